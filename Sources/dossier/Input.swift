import ArgumentParser
import Foundation

/// A file named on the command line, or the standard input.
struct Input {
  let bytes: [UInt8]

  init(_ name: String) throws {
    if name == "-" {
      bytes = Array(FileHandle.standardInput.readDataToEndOfFile())
      return
    }
    do {
      bytes = Array(try Data(contentsOf: URL(fileURLWithPath: name)))
    } catch {
      Terminal.printError(
        "error: `\(name)` cannot be read: \((error as NSError).localizedFailureReason ?? error.localizedDescription)")
      throw ExitCode(1)
    }
  }
}
