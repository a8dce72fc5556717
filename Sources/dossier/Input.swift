import ArgumentParser
import Diagnostics
import Foundation

/// A file named on the command line, or the standard input.
struct Input {
  let bytes: [UInt8]

  /// Ends the command where there is no such file.
  init(_ name: String, _ terminal: Terminal, help: String? = nil) throws {
    if name == "-" {
      bytes = Array(FileHandle.standardInput.readDataToEndOfFile())
      return
    }
    do {
      bytes = Array(try Data(contentsOf: URL(fileURLWithPath: name)))
    } catch {
      let isFolder = try? URL(filePath: name).resourceValues(forKeys: [.isDirectoryKey]).isDirectory
      let reason =
        switch isFolder {
        case true?: "it is a folder"
        case false?: "it is no readable file"
        case nil: "there is no such file"
        }
      try terminal.stop(at: [
        Diagnostic(.error, "unreadable", "`\(name)` cannot be read: \(reason)", at: nil, help: help)
      ])
      throw ExitCode(70)
    }
  }
}
