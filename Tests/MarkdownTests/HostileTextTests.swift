import Diagnostics
import TestSupport
import Testing

@testable import Markdown

/// Texts made to break parsers: each ends, in a document or in a diagnostic.
@Suite struct HostileTextTests {
  private static let count = 100_000

  static let tooDeep: [(name: String, text: String)] = [
    ("images", String(repeating: "![[]()", count: count)),
    ("quotations", String(repeating: ">", count: count)),
    ("lists", String(repeating: "- ", count: count) + "a"),
    ("lists over lines", (0..<1_000).map { String(repeating: " ", count: $0 * 2) + "- a\n" }.joined()),
    ("blank lines in lists", String(repeating: "- ", count: 99) + "a\n" + String(repeating: "\n", count: 1_000_000)),
  ]

  @Test(arguments: tooDeep.map(\.name)) func isRefusedBeforeLibcmark(name: String) throws {
    let text = try #require(Self.tooDeep.first { $0.name == name }).text
    let source = Source(name: "text.md", text: text)
    #expect(commonMarkHTML(source).diagnostics.map(\.id) == ["nesting"])
    #expect(parse(markdown: source).diagnostics.map(\.id) == ["nesting"])
  }

  @Test func emphasisIsRefusedByUsAlone() {
    let text = String(repeating: "*a **a ", count: Self.count) + "b" + String(repeating: " a** a*", count: Self.count)
    let source = Source(name: "text.md", text: text)
    #expect(commonMarkHTML(source).diagnostics.isEmpty)
    #expect(parse(markdown: source).diagnostics.map(\.id) == ["nesting"])
  }

  @Test func divisionsAreRefused() {
    let source = Source(name: "text.md", text: String(repeating: "::: a\n", count: Self.count))
    #expect(parse(markdown: source).diagnostics.map(\.id) == ["nesting"])
  }

  static let pieces = [
    "[", "![", "[a](", "[a](<b", "[ (](", "a <!-- ", "a <?", "a <!A ", "a <![CDATA[ ", "<a b=\"", "a**b_ ",
    "**x [a*b**c*](d)",
    "&", "<", "<a@", "[](\n", "a\n=\n", "[1]: u\n", "~~a ", "~~a~~", "{: ", "a {: ", "{: a=\"", "*a*{: .b }", "|",
    "a|b\n-|-\n",
    "| a |\n|---|\n", "| a ", "::: a\n:::\n", "{: .a }\n", "(http://a", "(http://a.b", "http://a.b ", "a@", "a@b.c ",
    "- [ ] a\n",
    "# a\n", "# a {: #a }\n", "<b>", "<script>", "<!-- -->", "\u{0}", "\r", "\r\n\r", "\\", "\\~~", "`",
    "[a]: b\n\n[a]\n", "[^", "[^a]", "[^a]:", "[^a]: b\n", "[^a]: [^a]: ", "[^a] [^a]: b\n\n", "[^a]:\n    ",
    "_www.a", "(www.a_b.", "~a ", "~a a~~ ",
  ]

  /// A text of four times the length takes about four times as long.
  @Test(arguments: pieces) func takesTimeAsItIsLong(piece: String) {
    let growth = growth(from: 1_000) { count in
      let source = Source(name: "text.md", text: String(repeating: piece, count: count))
      _ = renderHTML(parse(markdown: source).document)
    }
    #expect(growth < mostGrowth)
  }

  /// Half of a text opens what the other half does not close.
  @Test func strikesOfOtherLengthsTakeTimeAsTheyAreMany() {
    let growth = growth(from: 500) { count in
      let text = String(repeating: "~a ", count: count) + String(repeating: "a~~ ", count: count)
      _ = parse(markdown: Source(name: "text.md", text: text))
    }
    #expect(growth < mostGrowth)
  }

  @Test(arguments: pieces) func endsInADocument(piece: String) {
    let source = Source(name: "text.md", text: String(repeating: piece, count: 5_000))
    let (document, diagnostics) = parse(markdown: source)
    #expect(
      !renderHTML(document).isEmpty || !diagnostics.isEmpty || piece.allSatisfy(\.isWhitespace)
        || ["[1]: u\n", "<!-- -->"].contains(piece))
    _ = document.outline
  }

  @Test func tooLongIsRefused() {
    let source = Source(name: "text.md", text: String(repeating: "a", count: 4 << 20) + "b")
    #expect(commonMarkHTML(source).diagnostics.map(\.id) == ["text-too-long"])
    #expect(parse(markdown: source).diagnostics.map(\.id) == ["text-too-long"])
  }

  @Test func valuesTogetherAreRefused() throws {
    let span = Span(Source(name: "in.md", text: "{{v}}"), 0..<5)
    let placeholder = try #require(Placeholder.scalar(0))
    let value = Binding(.text(String(repeating: "\"", count: 33 << 20)), span: span, origin: .given, path: "v")
    // The definition shows it once more.
    let text = "\(placeholder) [a]\n\n[a]: x?\(placeholder)"
    #expect(parse(Merged(text: text, bindings: [value], lines: [span])).diagnostics.map(\.id) == ["values-too-long"])
  }

  @Test func bytesThatAreNotTextAreRefused() {
    let source = Source(name: "text.md", bytes: [0x61, 0xFF, 0x62])
    #expect(commonMarkHTML(source).diagnostics.map(\.id) == ["not-utf8"])
  }
}
