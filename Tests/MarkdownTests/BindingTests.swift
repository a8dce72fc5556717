import Diagnostics
import Foundation
import Templating
import Testing
import Values

@testable import Markdown

/// Data cannot change the shape of a document, and every value comes back letter for letter.
@Suite struct BindingTests {
  static let hostile = [
    "*Star* _Ltd_ <b>|</b> [x](javascript:alert(1)) 1.", "12 Quay\n# 5\nAthens", "` `` ``` ~~~", "a | b || \\| c",
    "# 5", "- item", "1. item", "> quote", "</p></td></table><script>alert(1)</script>", "-->", "<!--", ":::",
    "::: box",
    "{: #x .y }", "&amp; &#0; &lt;", "\\", "\\\\*", "~~gone~~", "[ ]", "[x]", "---", "===", "\u{202E}right\u{200F}",
    "🙂👩‍👩‍👧", "\u{301}mark", "e\u{301}", "\u{F0000}\u{F0001}\u{10FFFD}", "www.example.com", "a@b.example",
    "https://example.com", "\"quoted\" 'so'", "\t  leading", "trailing  ", "a\r\nb\rc", "{{ 7 }}", "\u{FEFF}",
    "a\u{A0}b",
    "!", "_", "*", "[", "]", "(", "<", ">", "x](y)", "\"", "'", "%41", "a\u{2028}b",
  ]

  @Test func everyPlaceOfTheCases() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")
    for name in CaseTests.names {
      let text = try String(contentsOf: folder.appending(path: "\(name)/in.md"), encoding: .utf8)
      let template = MarkdownCase(name: name, text: text)
      for value in Self.hostile { try check(template, value) }
    }
  }

  @Test func generatedTemplates() throws {
    for seed in 0..<2_000 {
      var generator = MarkdownGenerator(
        seed: UInt64(seed), words: MarkdownGenerator.commonMark + MarkdownGenerator.ours + MarkdownGenerator.ours)
      let text = "v: \nw: \n====\n" + generator.text(length: 4 + seed % 60)
      try check(MarkdownCase(name: "seed \(seed)", text: text), Self.hostile[seed % Self.hostile.count])
    }
  }

  /// Templates with values in every place, merged with data by the engine.
  @Test func mergedTemplates() throws {
    let settings = Settings(language: "en", today: try #require(Day("2026-02-16")))
    var merges = 0
    for seed in 0..<1_500 {
      var generator = TemplateGenerator(seed: UInt64(seed))
      let templates = generator.templates()
      let label: Comment = "seed \(seed)\n\(templates["main.md"] ?? "")\n---\n\(templates["part.md"] ?? "")"
      let library = Library { name in templates[name].map { TemplateText(Source(name: name, text: $0)) } }
      let loading = library.template("main.md")
      // A number that would count a list is found when it is loaded.
      guard let template = loading.template else {
        #expect(loading.diagnostics.allSatisfy { $0.id == "printed-number" }, label)
        continue
      }
      let merging = library.merge(template, with: generator.data(), output: .markdown, settings: settings)
      // A value that would lead the lines of Markdown as more than blanks is refused.
      #expect(merging.diagnostics.allSatisfy { $0.id == "wrong-value" }, label)
      guard merging.diagnostics.isEmpty else { continue }
      let merged = try #require(merging.merged, label)
      merges += 1
      #expect(!merged.text.contains(TemplateGenerator.name), label)
      try check(merged, label)
    }
    #expect(merges > 1_000)
  }

  private func check(_ template: MarkdownCase, _ value: String) throws {
    let label: Comment = "\(template.source.name): \(value.debugDescription)\n\(String(template.template))"
    try check(template.merged { substituted($0, value) }, label)
  }

  private func check(_ merged: Merged, _ label: Comment) throws {
    let plainBindings = merged.bindings.map { binding in
      Binding(substituted(binding.content, "word"), span: binding.span, origin: binding.origin, path: binding.path)
    }
    let plain = parse(Merged(text: merged.text, bindings: plainBindings, lines: merged.lines))
    let (document, diagnostics) = parse(merged)
    #expect(shape(of: plain.document) == shape(of: document), label)
    #expect(!diagnostics.contains { $0.id == "structure" }, label)

    // A value shows its own characters, but in addresses, ids and places of one line.
    var shown: Set<Int> = []
    for id in document.preorder() {
      for found in values(of: document[id]) {
        shown.insert(found.binding)
        guard case .text(let value) = document.bindings[found.binding].content else { continue }
        let own = cleaned(value)
        let readings = [
          own, onOneLine(own), encodedAddress(own), encodedComponent(own), encodedComponent(own, keeping: "@"),
          encodedComponent(own, keeping: "+"), "",
        ]
        #expect(readings.contains(found.text), label)
      }
    }
    // What is shown nowhere was complained of.
    for (index, binding) in document.bindings.enumerated() where isText(binding) && !shown.contains(index) {
      let isKnown =
        diagnostics.contains { $0.severity == .error && $0.span == binding.span }
        || document.preorder().contains { !document[$0].attributes.isEmpty }
        // Their values go with them.
        || diagnostics.contains { $0.id == "footnote-unused" || $0.id == "footnote-duplicate" }
      #expect(isKnown, label)
    }
    try checkText(of: document, label)
  }

  /// The words of the document, read back from its HTML, are those of its tree.
  private func checkText(of document: Document, _ label: Comment) throws {
    var expected = ""
    for id in document.preorder() {
      switch document[id].kind {
      // Its own tags would have to be told from ours.
      case .html, .htmlBlock: return
      case .text(let text) where !isAlternative(id, document): expected += text
      case .value(let value) where !isAlternative(id, document): expected += value.text
      default: break
      }
    }
    let html = renderHTML(document)
    #expect(letters(withoutTags(withoutFootnoteMarks(html))) == letters(expected), label)
  }

  /// Numbers of footnotes and what leads back from them are not in the tree.
  private func withoutFootnoteMarks(_ html: String) -> String {
    html.replacing(#/<sup class="footnote">.*?</sup>|<a [^>]*class="back"[^>]*>[^<]*</a>/#, with: "")
  }

  private func isAlternative(_ id: Document.NodeID, _ document: Document) -> Bool {
    document.ancestors(of: id).contains { if case .image = document[$0].kind { true } else { false } }
  }

  private func isText(_ binding: Binding) -> Bool {
    if case .text = binding.content { true } else { false }
  }

  private func substituted(_ content: Binding.Content, _ value: String) -> Binding.Content {
    if case .text = content { .text(value) } else { content }
  }

  private func values(of node: Document.Node) -> [Value] {
    let attributes = node.attributes.pairs.flatMap(\.value.values)
    switch node.kind {
    case .value(let value): return attributes + [value]
    case .codeBlock(let info): return attributes + info.values
    case .link(let target), .image(let target): return attributes + target.address.values + target.title.values
    default: return attributes
    }
  }

  /// Kinds and depths, in reading order; an address that was refused has the shape of one that was not.
  private func shape(of document: Document) -> [String] {
    document.preorder().map { id in
      let depth = document.ancestors(of: id).count
      let node = document[id]
      let kind =
        switch node.kind {
        case .text(let text): "text \(text)"
        case .value(let value): "value \(value.binding)"
        case .link: "link"
        case .image: "image"
        case .codeBlock: "code block"
        default: "\(node.kind)"
        }
      return "\(depth) \(kind) \(node.attributes.classes.count) \(node.attributes.pairs.map(\.key))"
    }
  }

  private func withoutTags(_ html: String) -> String {
    var text = String.UnicodeScalarView()
    var inTag = false
    for scalar in html.unicodeScalars {
      if scalar == "<" { inTag = true }
      if !inTag { text.append(scalar) }
      if scalar == ">" { inTag = false }
    }
    // As bytes: a combining mark behind a reference would hide it from String.
    var bytes = Array(String(text).utf8)
    for (reference, mark) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
      bytes.replace(Array(reference.utf8), with: Array(mark.utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func letters(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { !" \n".unicodeScalars.contains($0) }
  }
}
