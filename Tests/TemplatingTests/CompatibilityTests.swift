import Foundation
import TestSupport
import Testing

/// The page of differences from Jinja2 names a case for each, and the cases are there.
@Suite struct CompatibilityTests {
  private static let page = testsFolder.deletingLastPathComponent().appending(path: "docs/compatibility.md")

  /// The items of its lists, each on one line.
  private static func differences() throws -> [String] {
    let blocks = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "\n\n")
    return blocks.flatMap { block in
      block.components(separatedBy: "\n- ").enumerated().compactMap { index, item in
        index > 0 ? item : item.hasPrefix("- ") ? String(item.dropFirst(2)) : nil
      }
    }
  }

  @Test func everyDifferenceNamesItsCases() throws {
    let differences = try Self.differences()
    #expect(differences.count > 50)
    for difference in differences {
      let links = difference.components(separatedBy: "](").dropFirst().compactMap { $0.split(separator: ")").first }
      #expect(!links.isEmpty, "\(difference)")
      for link in links {
        let file = Self.page.deletingLastPathComponent().appending(path: String(link))
        #expect(FileManager.default.fileExists(atPath: file.path), "\(link)")
      }
    }
  }
}
