import Foundation
import Synchronization

/// Threads whose stacks hold whatever the interpreter's limit of depth lets through, kept from one merge to the next.
///
/// The threads a program is given have as little as 512 KiB, and a template decides how deep the interpreter goes.
/// Only the pages that are touched take memory.
final class DeepStacks: Sendable {
  private let idle = Mutex<[Worker]>([])

  /// Does `work` on one of the threads, while this one waits.
  func run<Result: Sendable>(_ work: @escaping @Sendable () -> Result) -> Result? {
    let worker = idle.withLock { $0.popLast() } ?? Worker()
    let result = Handover<Result>()
    worker.run { result.value.withLock { $0 = work() } }
    idle.withLock { $0.append(worker) }
    return result.value.withLock { $0 }
  }

  deinit {
    for worker in idle.withLock({ $0 }) { worker.end() }
  }
}

private final class Handover<Result: Sendable>: Sendable {
  let value = Mutex<Result?>(nil)
}

/// A thread that does one thing after another.
private final class Worker: Sendable {
  /// What is to be done next; nil ends the thread.
  private let job = Mutex<(@Sendable () -> Void)?>(nil)
  private let isWanted = DispatchSemaphore(value: 0)
  private let isDone = DispatchSemaphore(value: 0)

  init() {
    let thread = Thread { [self] in
      while true {
        isWanted.wait()
        guard let job = job.withLock({ $0.take() }) else { return }
        job()
        isDone.signal()
      }
    }
    thread.stackSize = 256 << 20
    thread.start()
  }

  func run(_ work: @escaping @Sendable () -> Void) {
    job.withLock { $0 = work }
    isWanted.signal()
    isDone.wait()
  }

  func end() { isWanted.signal() }
}
