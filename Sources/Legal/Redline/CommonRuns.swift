/// Elements in a row that stand in both of two sequences.
struct CommonRun: Hashable {
  var old: Int
  var new: Int
  var count: Int
}

/// What two sequences have in common, in the order of both: the longest such, where few elements are in one alone.
///
/// Myers, "An O(ND) Difference Algorithm" (1986). Beyond `mostEdits` the path that has come furthest is taken, and the
/// comparison goes on from there: the answer is still common to both, and the time linear in their length.
func commonRuns(of old: ArraySlice<Int32>, and new: ArraySlice<Int32>, mostEdits: Int = 256) -> [CommonRun] {
  var runs: [CommonRun] = []
  func add(_ run: CommonRun) {
    guard run.count > 0 else { return }
    if let last = runs.last, last.old + last.count == run.old, last.new + last.count == run.new {
      runs[runs.count - 1].count += run.count
    } else {
      runs.append(run)
    }
  }
  let start = zip(old, new).prefix { $0 == $1 }.count
  add(CommonRun(old: old.startIndex, new: new.startIndex, count: start))
  var (oldRest, newRest) = (old.dropFirst(start), new.dropFirst(start))
  let end = zip(oldRest.reversed(), newRest.reversed()).prefix { $0 == $1 }.count
  (oldRest, newRest) = (oldRest.dropLast(end), newRest.dropLast(end))
  while !oldRest.isEmpty, !newRest.isEmpty {
    let found = furthest(oldRest, newRest, mostEdits)
    for run in found.runs { add(run) }
    (oldRest, newRest) = (oldRest.dropFirst(found.old), newRest.dropFirst(found.new))
  }
  add(CommonRun(old: old.endIndex - end, new: new.endIndex - end, count: end))
  return runs
}

/// The path with at most so many edits that leads furthest into both: what is common on it, and how much of each it
/// takes. It takes something of one.
private func furthest(
  _ old: ArraySlice<Int32>, _ new: ArraySlice<Int32>, _ mostEdits: Int
) -> (runs: [CommonRun], old: Int, new: Int) {
  // On diagonal k stand the places x of the old and x - k of the new.
  var reached = [Int](repeating: 0, count: 2 * mostEdits + 3)
  let middle = mostEdits + 1
  var history: [[Int]] = []
  for edits in 0...mostEdits {
    for k in stride(from: -edits, through: edits, by: 2) {
      var x = 0
      if edits > 0 {
        let isDown = k == -edits || k != edits && reached[middle + k - 1] < reached[middle + k + 1]
        x = isDown ? reached[middle + k + 1] : reached[middle + k - 1] + 1
      }
      var y = x - k
      while x < old.count, y < new.count, old[old.startIndex + x] == new[new.startIndex + y] { (x, y) = (x + 1, y + 1) }
      reached[middle + k] = x
      if x >= old.count, y >= new.count {
        return (path(to: (x, y), history, old.startIndex, new.startIndex), old.count, new.count)
      }
    }
    history.append(Array(reached[(middle - edits)...(middle + edits)]))
  }
  var best = (x: 0, y: 0)
  for k in stride(from: -mostEdits, through: mostEdits, by: 2) {
    let (x, y) = (reached[middle + k], reached[middle + k] - k)
    if x <= old.count, y >= 0, y <= new.count, x + y > best.x + best.y { best = (x, y) }
  }
  history.removeLast()
  return (path(to: best, history, old.startIndex, new.startIndex), best.x, best.y)
}

/// The common runs on the way to a place.
///
/// - Parameter history: for each number of edits before the last, how far each diagonal had come.
private func path(
  to end: (x: Int, y: Int), _ history: [[Int]], _ oldStart: Int, _ newStart: Int
) -> [CommonRun] {
  var runs: [CommonRun] = []
  var (x, y) = end
  for edits in stride(from: history.count, to: 0, by: -1) {
    let before = history[edits - 1]
    // Its middle is diagonal 0.
    func reached(_ k: Int) -> Int { before[k + edits - 1] }
    let k = x - y
    let isDown = k == -edits || k != edits && reachedOrNone(before, k - 1, edits) < reachedOrNone(before, k + 1, edits)
    let from = isDown ? k + 1 : k - 1
    let start = isDown ? reached(from) : reached(from) + 1
    runs.append(CommonRun(old: oldStart + start, new: newStart + start - k, count: x - start))
    (x, y) = (reached(from), reached(from) - from)
  }
  runs.append(CommonRun(old: oldStart, new: newStart, count: x))
  return runs.reversed().filter { $0.count > 0 }
}

private func reachedOrNone(_ history: [Int], _ k: Int, _ edits: Int) -> Int {
  let index = k + edits - 1
  return history.indices.contains(index) ? history[index] : -1
}
