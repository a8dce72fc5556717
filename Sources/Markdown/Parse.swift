package import Diagnostics

/// What parsing can be told.
package struct ParseOptions: Sendable {
  /// Who wrote the Markdown. A template may hold raw HTML and lead anywhere; data may not.
  package enum Author: Sendable { case template, data }

  package var author: Author
  /// Leads every id, so that they differ from those of the document that the Markdown comes into.
  package var idPrefix: String

  package init(author: Author = .template, idPrefix: String = "") {
    self.author = author
    self.idPrefix = idPrefix
  }
}

/// Parses a merged template. Text that is too long, too deeply nested or too tangled is an empty document and a
/// diagnostic.
package func parse(
  _ merged: Merged, options: ParseOptions = ParseOptions()
) -> (document: Document, diagnostics: [Diagnostic]) {
  let text = Array(merged.text.utf8)
  let place = merged.lines.first
  if let diagnostic = tooLong(text.count, at: place) { return (Document(), [diagnostic]) }
  let escapes = EscapedMarks(for: text)
  let lines = SourceLines(merged.lines)
  guard let scan = scanBlocks(text, extensions: true), !opensTooManyImages(text),
    var blocks = parseCommonMark(escapes.hidden(in: scan.text), lines: lines),
    let phrases = parseCommonMark(escapes.hidden(in: phraseText(of: scan)))
  else { return (Document(), [tooDeep(at: place)]) }
  // A value parts the text around it in two.
  blocks.reserve(nodes: phrases.count + 2 * merged.bindings.count)
  var structure = Structure(blocks: blocks.take(), phrases: phrases, scan: scan, lines: lines, author: options.author)
  structure.build()
  escapes.show(in: &structure.document)
  var binder = Binder(structure.document.take(), merged: merged, options: options)
  binder.bind()
  var document = binder.document.take()
  let footnotes = gatherFootnotes(in: &document, prefix: options.idPrefix)
  let headings = identifyHeadings(in: &document, prefix: options.idPrefix)
  return (document, structure.diagnostics + binder.diagnostics + footnotes + headings)
}

/// Parses Markdown that no template stands behind.
package func parse(
  markdown source: Source, options: ParseOptions = ParseOptions()
) -> (document: Document, diagnostics: [Diagnostic]) {
  let lines = (1...source.lineCount).map { Span(source, source.range(ofLine: $0)) }
  return parse(Merged(markdown: source.text, lines: lines), options: options)
}

/// HTML as `cmark --unsafe` writes it, byte for byte, for every UTF-8 text nested less than ``Limits/nesting``; other
/// text is a diagnostic.
package func commonMarkHTML(_ source: Source) -> (html: String, diagnostics: [Diagnostic]) {
  let place = Span(source, source.range(ofLine: 1))
  if let diagnostic = tooLong(source.bytes.count, at: place) { return ("", [diagnostic]) }
  guard String(validating: source.bytes, as: UTF8.self) != nil else {
    let finding = Diagnostic(
      .error, "not-utf8", "the text is not UTF-8", at: place, help: "save it as UTF-8")
    return ("", [finding])
  }
  guard scanBlocks(source.bytes, extensions: false) != nil, !opensTooManyImages(source.bytes) else {
    return ("", [tooDeep(at: place)])
  }
  return (commonMarkHTML(ofParsed: source.bytes), [])
}

extension Merged {
  /// Markdown as it is: a character that would be taken for a placeholder becomes a value that reads as itself.
  init(markdown text: String, lines: [Span]) {
    guard containsPlaceholder(text) else {
      self.init(text: text, bindings: [], lines: lines)
      return
    }
    var result = String.UnicodeScalarView()
    var bindings: [Binding] = []
    let whole = lines.first ?? Span(Source(name: "", bytes: []), 0..<0)
    for scalar in text.unicodeScalars {
      if Placeholder.index(of: scalar) != nil, let placeholder = Placeholder.scalar(bindings.count) {
        bindings.append(Binding(.text(String(scalar)), span: whole, origin: .given, path: nil))
        result.append(placeholder)
      } else {
        result.append(scalar)
      }
    }
    self.init(text: String(result), bindings: bindings, lines: lines)
  }
}

/// Where each line of a text comes from.
struct SourceLines {
  private let spans: [Span]

  init(_ spans: [Span]) { self.spans = spans }

  /// - Parameter line: from 1; what is behind the last stands for the last. Nil where there are none.
  func span(ofLine line: Int) -> Span? { spans.indices.contains(line - 1) ? spans[line - 1] : spans.last }
}

/// The text in which cells, captions and summaries are parsed in one go.
///
/// Each is a paragraph led by a letter and a blank, so that nothing in it begins a block, and the text's own link
/// definitions follow, so that references work in it.
private func phraseText(of scan: Scan) -> [UInt8] {
  guard !scan.phrases.isEmpty else { return [] }
  var text: [UInt8] = []
  func add(_ line: [UInt8], behind lead: String = "") {
    text += lead.utf8
    text += line
    text += "\n\n".utf8
  }
  for phrase in scan.phrases { add(phrase, behind: "x ") }
  for definition in scan.definitions { add(definition) }
  return text
}

private func tooLong(_ count: Int, at place: Span?) -> Diagnostic? {
  guard count > Limits.text else { return nil }
  return Diagnostic(
    .error, "text-too-long", "a document holds at most 4 MiB of Markdown, this one holds \(count) bytes", at: place,
    help: "split it into several documents")
}

private func tooDeep(at place: Span?) -> Diagnostic {
  Diagnostic(
    .error, "nesting", "quotations, lists, divisions, emphasis and links nest at most \(Limits.nesting) deep",
    at: place,
    help: "look for a run of marks that nothing closes: `>`, `-`, `*`, `![`")
}
