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
}
