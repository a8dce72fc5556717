import Diagnostics
import Testing

@testable import Markdown

@Suite struct DocumentTests {
  private func document(_ text: String) -> Document {
    parse(MarkdownCase(name: "in.md", text: text).merged()).document
  }

  @Test func outlineHoldsValuesOnOneLine() {
    let document = document(
      "v: two\\nlines\n====\n# The *{{v}}* `x`\n\ntext\n\n## {{v}} {: #own }\n\n### Ω ~~gone~~\n\n####\n")
    #expect(
      document.outline == [
        OutlineEntry(level: 1, id: "the-x", text: "The two lines x"),
        OutlineEntry(level: 2, id: "own", text: "two lines"),
        OutlineEntry(level: 3, id: "ω-gone", text: "Ω gone"),
      ])
    #expect(document.title == "The two lines x")
    #expect(self.document("text\n\n## two").title == nil)
  }

  @Test func nodesKnowTheLineTheyBeginOn() throws {
    let document = document("v: x\n====\n# one\n\n| a |\n|---|\n| {{v}} |\n\n[d]: /x\n\n- item\n  more\n")
    let lines = document.preorder().compactMap { id -> String? in
      guard document[id].kind.isBlock, let span = document[id].span else { return nil }
      return "\(span.position.line) \(document[id].kind)"
    }
    let expected = ["3 heading", "5 table", "5 row", "5 cell", "7 row", "7 cell", "11 list", "11 item", "11 paragraph"]
    #expect(lines.count == expected.count)
    for (line, start) in zip(lines, expected) { #expect(line.utf8.starts(with: start.utf8)) }
  }

  @Test func editingKeepsTheTreeWhole() throws {
    var document = document("a\n\nb\n\nc")
    let paragraphs = document.children(of: Document.root)
    let quote = document.make(.blockQuote)
    document.insert(quote, before: paragraphs[0])
    document.append(paragraphs[1], to: quote)
    #expect(document.children(of: Document.root) == [quote, paragraphs[0], paragraphs[2]])
    document.replace(paragraphs[0], with: [document.make(.thematicBreak), document.make(.thematicBreak)])
    document.detach(paragraphs[2])
    #expect(renderHTML(document) == "<blockquote>\n<p>b</p>\n</blockquote>\n<hr />\n<hr />\n")
    #expect(document.ancestors(of: paragraphs[1]) == [quote, Document.root])
    #expect(document[paragraphs[0]].parent == nil)
  }

  @Test func adoptedNodesKeepTheirBindings() {
    let other = document("v: hers\n====\n{{v}} `{{v}}` [x](y \"{{v}}\")\n\n``` {{v}}\n```\n\nq\n{: k=\"{{v}}\" }\n")
    var document = document("v: mine\n====\n{{v}}\n")
    let before = document.bindings.count
    document.adopt(childrenOf: Document.root, of: other, under: Document.root)
    #expect(document.bindings.count == before + other.bindings.count)
    for id in document.preorder() {
      guard case .value(let value) = document[id].kind else { continue }
      #expect(document.bindings[value.binding].content == .text(value.text))
    }
    #expect(renderHTML(document) == "<p>mine</p>\n" + renderHTML(other))
  }

  @Test func slugsOfHeadingsAreNotTakenTwice() {
    let text = String(repeating: "# same\n\n", count: 3) + "# same 2\n"
    #expect(document(text).outline.map(\.id) == ["same", "same-2", "same-3", "same-2-2"])
  }

  /// One warning a text, however many tags it has.
  @Test func warnsOnceOfHTMLInData() {
    let source = Source(name: "text.md", text: "a <b>bold</b> word\n\n<div>\nblock\n</div>\n")
    let (_, diagnostics) = parse(markdown: source, options: ParseOptions(author: .data))
    #expect(diagnostics.map(\.id) == ["html-in-data"])
  }
}
