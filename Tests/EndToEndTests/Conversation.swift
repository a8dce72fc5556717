import Foundation
import TestSupport

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A terminal on which a command runs, and at which somebody types.
///
/// What is typed waits for its question, so that the screen shows both in the order in which a person sees them.
struct Conversation {
  /// What stood on the screen in the end.
  private(set) var screen = ""
  private let master: Int32
  private let terminal: FileHandle

  init() throws {
    var (own, slave): (Int32, Int32) = (-1, -1)
    guard openpty(&own, &slave, nil, nil, nil) == 0 else {
      throw UnreadableCase("there is no terminal to be had: \(String(cString: strerror(errno)))")
    }
    // Programs that other tests start meanwhile would hold the terminal open.
    for end in [own, slave] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    master = own
    terminal = FileHandle(fileDescriptor: slave, closeOnDealloc: true)
  }

  /// Runs a program on the terminal and types `answers`, a line for each question; when there are none left, the end of
  /// input.
  mutating func run(_ program: Process, typing answers: [String]) throws {
    program.standardInput = terminal
    program.standardOutput = terminal
    program.standardError = terminal
    try program.run()
    // From here on only the program has the terminal open, and its end is the end of what can be read.
    try terminal.close()
    var waiting = answers[...]
    // What is read may end within a character.
    var shown: [UInt8] = []
    while let piece = read() {
      shown += piece
      guard shown.suffix(2).elementsEqual(": ".utf8) else { continue }
      type(waiting.popFirst().map { $0 + "\n" } ?? "\u{4}")
    }
    close(master)
    program.waitUntilExit()
    screen = String(decoding: shown, as: UTF8.self).replacing("\r\n", with: "\n")
  }

  private func read() -> ArraySlice<UInt8>? {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = systemRead(master, &bytes, bytes.count)
    return count > 0 ? bytes[..<count] : nil
  }

  private func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(master, bytes, bytes.count)
  }
}

/// `read` of the system, which the method of the same name hides.
private func systemRead(_ descriptor: Int32, _ start: UnsafeMutableRawPointer, _ count: Int) -> Int {
  read(descriptor, start, count)
}
