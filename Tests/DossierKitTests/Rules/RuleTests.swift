import Diagnostics
import Engagements
import Foundation
import TestSupport
import Testing

/// Every rule, by the examples of its page in the manual and by cases of its own.
///
/// The base workspace has nothing wrong with it, and its contract is agreed, so that every rule bites.
@Suite struct RuleTests {
  @Test func baseIsClean() throws {
    #expect(try LaidOver().findings(with: [:]).shown == "")
  }

  @Test(arguments: RuleExample.all)
  func findsWhatIsWrongInItsExample(_ example: RuleExample) throws {
    let findings = try LaidOver().findings(with: example.wrong)
    #expect(Set(findings.map(\.id)) == [example.id])
    let expected = try RecordedText.expected(
      "DossierKitTests/Cases/Rules/examples/\(example.id).txt", recording: findings.shown)
    #expect(expected == findings.shown)
  }

  @Test(arguments: RuleExample.all)
  func findsNothingInItsRightExample(_ example: RuleExample) throws {
    #expect(!example.right.isEmpty)
    #expect(try LaidOver().findings(with: example.right).shown == "")
  }

  /// A folder a case: files laid over the base, and what is found in them beside them in `found.txt`.
  @Test(arguments: RuleCase.all)
  func findsWhatIsRecorded(_ ruleCase: RuleCase) throws {
    let shown = try LaidOver().findings(with: ruleCase.files()).shown
    #expect(try RecordedText.expected("\(ruleCase.folder)/found.txt", recording: shown) == shown)
  }

  @Test func everyRuleHasItsPage() {
    #expect(Rule.all.map(\.id).sorted() == RuleExample.all.map(\.id).sorted())
    #expect(Set(Rule.all.map(\.id)).count == Rule.all.count)
  }
}

/// A folder below `Cases/Rules/cases`, in a folder of its rule's name.
struct RuleCase: Sendable, CustomTestStringConvertible {
  let name: String

  var folder: String { "DossierKitTests/Cases/Rules/cases/\(name)" }
  var testDescription: String { name }

  static let all: [RuleCase] = {
    let folder = testsFolder.appending(path: "DossierKitTests/Cases/Rules/cases")
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return Set(
      paths.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".md") }.map {
        $0.split(separator: "/").prefix(2).joined(separator: "/")
      }
    )
    .sorted().map(RuleCase.init)
  }()

  func files() throws -> [String: String] {
    try DossierKitTests.files(below: folder).filter { $0.key.hasSuffix(".yaml") || $0.key.hasSuffix(".md") }
      .mapValues { String(decoding: $0, as: UTF8.self) }
  }
}
