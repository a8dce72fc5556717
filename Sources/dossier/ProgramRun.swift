import Dispatch
import Foundation
import Synchronization

/// Another program, run to its end.
struct ProgramRun {
  enum End: Equatable {
    case status(Int32)
    case signal(Int32)
    /// It was stopped at its time limit.
    case late
    /// Dossier was told to stop, and stopped it.
    case interrupted(by: Int32)
  }

  let end: End
  /// What it printed and complained of, in this order.
  let output: String

  /// Starts a program and waits for it. What it prints is kept in the scratch folder meanwhile, which is also the
  /// folder it is run in.
  ///
  /// - Parameters:
  ///   - environment: laid over Dossier's own.
  ///   - limit: in seconds.
  init(
    _ executable: URL, _ arguments: [String], environment: [String: String], in scratch: URL, limit: Double
  ) throws {
    let log = scratch.appending(path: "output")
    try Data().write(to: log)
    let writing = try FileHandle(forWritingTo: log)
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.currentDirectoryURL = scratch
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = writing
    process.standardError = writing
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    let interruption = Interruption { ended.signal() }
    try process.run()
    let isInTime = ended.wait(timeout: .now() + limit) == .success
    if process.isRunning { process.stop() }
    process.waitUntilExit()
    if let signal = interruption.signal {
      end = .interrupted(by: signal)
    } else if !isInTime {
      end = .late
    } else {
      end =
        process.terminationReason == .exit ? .status(process.terminationStatus) : .signal(process.terminationStatus)
    }
    try writing.close()
    output = String(decoding: try Data(contentsOf: log), as: UTF8.self)
  }
}

extension Process {
  /// Ends the program and those that it started.
  fileprivate func stop() {
    // Foundation makes it the head of a group of its own; where it does not, there is no such group.
    if kill(-processIdentifier, SIGKILL) != 0 { kill(processIdentifier, SIGKILL) }
  }
}

/// Notices that Dossier is told to stop, so that what it started can be stopped first, and what it wrote removed.
private final class Interruption {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]
  private let sources: [any DispatchSourceSignal]
  private let received: Received

  /// The signal that came; nil while none has.
  var signal: Int32? { received.signal.withLock { $0 } }

  /// Shared with the queue on which signals arrive.
  private final class Received: Sendable {
    let signal = Mutex<Int32?>(nil)
  }

  /// Signals are noticed from the moment it returns.
  init(handler: @escaping @Sendable () -> Void) {
    let received = Received()
    self.received = received
    let queue = DispatchQueue(label: "interruption")
    let registered = DispatchSemaphore(value: 0)
    sources = Self.signals.map { number in
      // Else the signal would end Dossier before anybody hears of it.
      ignore(number)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        received.signal.withLock { $0 = number }
        handler()
      }
      source.setRegistrationHandler { registered.signal() }
      source.resume()
      return source
    }
    // The system hears of a source later than the source is resumed; until then a signal is lost.
    for _ in sources { registered.wait() }
  }

  deinit {
    for source in sources { source.cancel() }
    for number in Self.signals { restore(number) }
  }
}

// Apart from the class, in which `signal` is its own.

private func ignore(_ number: Int32) { _ = signal(number, SIG_IGN) }

private func restore(_ number: Int32) { _ = signal(number, SIG_DFL) }
