import Synchronization

/// Leaves what a command read and made to the end of its process: a long log is a million small things, and giving them
/// back one by one takes longer than some of the work.
func keepUntilExit(_ values: any Sendable...) { kept.withLock { $0 += values } }

private let kept = Mutex<[any Sendable]>([])
