import DossierKit
import TestSupport
import Testing

/// A text of four times the length takes the passes and rules about four times as long, whatever it holds.
@Suite struct GrowthTests {
  static let texts: [(name: String, lead: String, piece: @Sendable (Int) -> String)] = [
    ("findings in one block", "", { _ in "the the a " }),
    ("different findings in one block", "", { "w\($0) w\($0) " }),
    ("open brackets", "", { _ in "( " }),
    ("closing brackets", "", { _ in "a ) " }),
    ("empty headings", "---\nnumbering: none\n---\n", { _ in "## \n\n" }),
    ("equal headings", "", { _ in "## Fee\n\n" }),
    ("items", "---\nnumbering: us\n---\n## One\n\n", { _ in "1. a\n" }),
    ("definitions", "", { "\"**T\($0)**\" means so.\n\n" }),
    ("definitions with one address", "", { "\"**\(String(repeating: "T ", count: $0 % 9))**\" means so.\n\n" }),
    ("references", "---\nnumbering: us\n---\n## Fee {: #fee }\n\n", { _ in "[@fee] and [](#fee).\n\n" }),
    ("references to nothing", "---\nnumbering: us\n---\n", { _ in "[@fee]\n\n" }),
    ("places in tags", "---\nnumbering: us\n---\n", { "<b id=\"x\($0)\">a</b> [](#x\($0))\n\n" }),
  ]

  @Test(arguments: texts.map(\.name)) func isThatOfTheText(name: String) throws {
    let (_, lead, piece) = try #require(Self.texts.first { $0.name == name })
    let growth = growth(from: 250) { count in
      let text = lead + (0..<count).map(piece).joined()
      _ = check(file: (name: "text.md", bytes: Array(text.utf8)), shipped: DocumentRuleTests.shipped)
    }
    #expect(growth < mostGrowth)
  }

  /// What a rule finds, again and again, and what it almost finds.
  @Test(arguments: DocumentRuleExample.all) func isThatOfTheTextForEachRule(example: DocumentRuleExample) {
    for text in [example.wrong, example.right] {
      let (head, body) = parts(of: text)
      let growth = growth(from: 40) { count in
        let text = head + String(repeating: body + "\n", count: count)
        _ = check(
          file: (name: "text.md", bytes: Array(text.utf8)), asking: [example.id], shipped: DocumentRuleTests.shipped)
      }
      #expect(growth < mostGrowth)
    }
  }

  /// The front matter, with numbers for its clauses, and what stands behind it.
  private func parts(of text: String) -> (head: String, body: String) {
    guard text.hasPrefix("---\n"), let end = text.dropFirst(4).firstRange(of: "---\n")?.upperBound else {
      return ("---\nnumbering: us\n---\n", text)
    }
    let head = text[..<end]
    let isNumbered = head.contains("numbering:")
    return ((isNumbered ? "" : "---\nnumbering: us\n") + head.dropFirst(isNumbered ? 0 : 4), String(text[end...]))
  }
}
