package import Foundation

/// Cases as a table in a file: a line a case, columns separated by ` | `, their names in the first line.
///
/// Lines that are empty or begin with `#` are remarks. A cell holds no `|`; an empty one is the empty string.
package enum CaseTable {
  /// The rows of a table below `Tests`, such as `ValuesTests/Cases/days.txt`.
  ///
  /// A table that cannot be read comes as one row whose cells throw, so that its test fails and is not skipped.
  package static func rows(_ path: String) -> [CaseRow] {
    guard let text = try? String(contentsOf: testsFolder.appending(path: path), encoding: .utf8) else {
      return [CaseRow(place: path, cells: [:])]
    }
    var rows: [CaseRow] = []
    var columns: [String]?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }
      guard let columns else {
        columns = cells
        continue
      }
      let place = "\(path):\(index + 1)"
      // A row of another width has no cells at all: whatever its test asks for, it fails.
      let pairs = cells.count == columns.count ? Array(zip(columns, cells)) : []
      rows.append(CaseRow(place: place, cells: Dictionary(pairs) { first, _ in first }))
    }
    return rows.isEmpty ? [CaseRow(place: path, cells: [:])] : rows
  }
}

/// The folder that holds the folders of all test targets.
package let testsFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

/// A line of a ``CaseTable``.
package struct CaseRow: Sendable, CustomStringConvertible {
  /// File and line, for the report of a failure.
  package let place: String
  private let cells: [String: String]

  init(place: String, cells: [String: String]) {
    self.place = place
    self.cells = cells
  }

  package subscript(column: String) -> String {
    get throws {
      guard let cell = cells[column] else { throw UnreadableCase("\(place): no column \(column)") }
      return cell
    }
  }

  /// The words of a cell, separated by blanks.
  package func words(_ column: String) throws -> [String] {
    try self[column].split(separator: " ").map(String.init)
  }

  package var description: String { place }
}

/// A case that says nothing its test understands.
package struct UnreadableCase: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}
