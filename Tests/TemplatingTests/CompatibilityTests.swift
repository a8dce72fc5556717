import Foundation
import TestSupport
import Testing

/// The manual's page of differences from Jinja2 names the cases of each in a comment, and the cases are there.
@Suite struct CompatibilityTests {
  /// The items of its lists, each on one line.
  private static func differences() throws -> [String] {
    let page = testsFolder.deletingLastPathComponent().appending(path: "content/sites/manual/jinja.md")
    let blocks = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "\n\n")
    return blocks.filter { $0.hasPrefix("- ") }.flatMap { $0.dropFirst(2).components(separatedBy: "\n- ") }
      .map { $0.split { $0.isWhitespace }.joined(separator: " ") }
  }

  @Test func everyDifferenceNamesItsCases() throws {
    let differences = try Self.differences()
    #expect(differences.count > 50)
    for difference in differences {
      let comment = try #require(difference.wholeMatch(of: #/.+ \{# (?<cases>[a-zA-Z\-/ ]+) #\}/#), "\(difference)")
      for name in comment.cases.split(separator: " ") {
        let file = testsFolder.appending(path: "TemplatingTests/Cases/\(name).case")
        #expect(FileManager.default.fileExists(atPath: file.path), "\(name)")
      }
    }
  }
}
