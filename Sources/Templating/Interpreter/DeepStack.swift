import Foundation
import Synchronization

/// Does `work` on a thread of its own, whose stack holds whatever the interpreter's limit of depth lets through.
///
/// The threads a program is given have as little as 512 KiB, and a template decides how deep the interpreter goes.
/// Only the pages that are touched take memory.
func withDeepStack<Result: Sendable>(_ work: @escaping @Sendable () -> Result) -> Result? {
  let result = Handover<Result>()
  let thread = Thread {
    result.value.withLock { $0 = work() }
    result.isDone.signal()
  }
  thread.stackSize = 256 << 20
  thread.start()
  result.isDone.wait()
  return result.value.withLock { $0 }
}

private final class Handover<Result: Sendable>: Sendable {
  let value = Mutex<Result?>(nil)
  let isDone = DispatchSemaphore(value: 0)
}
