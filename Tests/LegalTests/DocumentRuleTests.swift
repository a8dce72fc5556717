import Diagnostics
import DossierKit
import Foundation
import Legal
import TestSupport
import Testing

/// Every rule of documents, by the examples of its page in the manual and by cases of its own.
@Suite struct DocumentRuleTests {
  static let shipped = readShipped(share: testsFolder.deletingLastPathComponent().path).workspace

  /// A file a case below `Cases/rules`, and what is found in it beside it.
  static let cases =
    ((try? FileManager.default.contentsOfDirectory(
      atPath: testsFolder.appending(path: "LegalTests/Cases/rules").path)) ?? [])
    .filter { $0.hasSuffix(".md") }.sorted()

  @Test(arguments: DocumentRuleExample.all)
  func findsWhatIsWrongInItsExample(_ example: DocumentRuleExample) throws {
    let findings = findings(in: example.wrong, example)
    #expect(Set(findings.map(\.id)) == [example.id])
    let shown = shown(findings)
    let path = "LegalTests/Cases/rules/examples/\(example.id).txt"
    #expect(try RecordedText.expected(path, recording: shown) == shown)
  }

  @Test(arguments: DocumentRuleExample.all)
  func findsNothingInItsRightExample(_ example: DocumentRuleExample) {
    #expect(!example.right.isEmpty)
    #expect(shown(findings(in: example.right, example)) == "")
  }

  /// What a rule finds is left alone where the text allows it.
  @Test(arguments: DocumentRuleExample.all)
  func leavesAloneWhatIsAllowed(_ example: DocumentRuleExample) {
    let lines = example.wrong.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var inFrontMatter = lines.first == "---"
    let allowed = lines.enumerated().flatMap { offset, line -> [String] in
      if offset > 0, line == "---" { inFrontMatter = false }
      let begins =
        !inFrontMatter && !line.isEmpty && line != "---" && (!line.hasPrefix(":::") || line.hasPrefix("::: "))
        && !line.hasPrefix("|")
      guard begins, offset == 0 || lines[offset - 1].isEmpty || lines[offset - 1] == "---" else { return [line] }
      return ["<!-- check: allow \(example.id) -->", "", line]
    }
    let text =
      lines.contains { $0.hasPrefix("|") }
      ? "<!-- check: allow \(example.id) -->\n\n" + example.wrong : allowed.joined(separator: "\n")
    // Who is a party is said by the front matter, beside which nothing can be allowed.
    if ["party-twice"].contains(example.id) { return }
    #expect(findings(in: text, example).map(\.id).filter { $0 == example.id } == [])
  }

  @Test(arguments: cases)
  func findsWhatIsRecorded(name: String) throws {
    let path = "LegalTests/Cases/rules/\(name)"
    let bytes = Array(try Data(contentsOf: testsFolder.appending(path: path)))
    let shown = shown(check(file: (name: name, bytes: bytes), shipped: Self.shipped))
    #expect(try RecordedText.expected(path.replacing(".md", with: ".txt"), recording: shown) == shown)
  }

  @Test func everyRuleHasItsPage() {
    #expect(DocumentRule.all.map(\.id).sorted() == DocumentRuleExample.all.map(\.id))
    #expect(Self.cases.count > 3)
  }

  /// What the rules find in agreements that were not written for them is right.
  @Test func findsInAgreementsWhatIsRecorded() throws {
    let all = try WordTests.names.map { name in
      let bytes = Array(try Data(contentsOf: testsFolder.appending(path: "LegalTests/Agreements/\(name)")))
      return shown(check(file: (name: name, bytes: bytes), shipped: Self.shipped))
    }
    .joined()
    #expect(try RecordedText.expected("LegalTests/Cases/rules/agreements.txt", recording: all) == all)
  }

  /// Rules of clauses need numbers, unless the example is about a paper without.
  private func findings(in text: String, _ example: DocumentRuleExample) -> [Diagnostic] {
    let needsNumbers = ["number-literal", "reference-broken", "reference-heading"].contains(example.id)
    let source = needsNumbers ? "---\nnumbering: us\n---\n\(text)" : text
    return check(file: (name: "example.md", bytes: Array(source.utf8)), asking: [example.id], shipped: Self.shipped)
  }

  private func shown(_ findings: [Diagnostic]) -> String {
    findings.map { $0.terminalText(colour: false) + "\n" }.joined(separator: "\n")
  }
}
