import Foundation

/// How many times as long some work takes for four times as much: about 4 where it is linear, 16 where it is quadratic.
///
/// It is counted in processor time of this thread, the least of three runs, so that what else the machine does does not
/// show. Small works say nothing: one that takes less than 20 ms for the greater amount counts as linear.
package func growth(from count: Int, of work: (_ count: Int) throws -> Void) rethrows -> Double {
  func seconds(_ count: Int) throws -> Double {
    var least = Double.infinity
    for _ in 0..<3 {
      let start = processorTime()
      try work(count)
      least = min(least, processorTime() - start)
    }
    return least
  }
  let greater = try seconds(4 * count)
  return greater < 0.02 ? 4 : greater / (try seconds(count))
}

/// The most that ``growth(from:of:)`` may be.
package let mostGrowth = 8.0

private func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
