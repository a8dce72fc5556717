import Foundation

/// What a case is expected to show, kept in a file beside it.
///
/// It equals a text of the same bytes: two texts are equal to Swift that differ in their code points.
package struct RecordedText: CustomStringConvertible {
  package let description: String

  package init(_ text: String) { description = text }

  /// The text of a file below `Tests`; nil if there is none.
  ///
  /// With `RECORD=1` in the environment `actual` is written there first, and nil is given back, so that the run
  /// fails and somebody reads what was recorded.
  package static func expected(_ path: String, recording actual: String) throws -> RecordedText? {
    let file = testsFolder.appending(path: path)
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(actual.utf8).write(to: file)
      return nil
    }
    return (try? String(contentsOf: file, encoding: .utf8)).map(RecordedText.init)
  }

  package static func == (recorded: RecordedText, actual: String) -> Bool {
    recorded.description.utf8.elementsEqual(actual.utf8)
  }
}

extension RecordedText? {
  package static func == (recorded: RecordedText?, actual: String) -> Bool { recorded.map { $0 == actual } ?? false }
}
