import ArgumentParser
import Diagnostics
import Foundation

/// A file named on the command line, or the standard input.
struct Input {
  let bytes: [UInt8]

  /// Ends the command where there is no such file.
  init(_ name: String, _ terminal: Terminal) throws {
    if name == "-" {
      bytes = Array(FileHandle.standardInput.readDataToEndOfFile())
      return
    }
    do {
      bytes = Array(try Data(contentsOf: URL(fileURLWithPath: name)))
    } catch {
      let reason =
        (error as? CocoaError)?.code == .fileReadNoSuchFile ? "there is no such file" : "it is no readable file"
      terminal.report([Diagnostic(.error, "unreadable", "`\(name)` cannot be read: \(reason)", at: nil)])
      throw ExitCode(1)
    }
  }
}
