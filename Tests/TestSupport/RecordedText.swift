import Foundation

/// What a case is expected to show, kept in a file beside it.
package enum RecordedText {
  /// The text of a file below `Tests`; nil if there is none.
  ///
  /// With `RECORD=1` in the environment `actual` is written there first, and nil is given back, so that the run
  /// fails and somebody reads what was recorded.
  package static func expected(_ path: String, recording actual: String) throws -> String? {
    let file = testsFolder.appending(path: path)
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(actual.utf8).write(to: file)
      return nil
    }
    return try? String(contentsOf: file, encoding: .utf8)
  }
}
