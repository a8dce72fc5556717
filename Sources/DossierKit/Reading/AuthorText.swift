import Diagnostics
package import Engagements

/// The front matter of a text of the author's.
package struct AuthorTextFields: Fields {
  package static let name = "text"
  package static let kind = Kind(Self())
  package let audience = Field(
    "audience", .choice(Audience.allCases.map(\.rawValue)), .client, standard: "client",
    "who reads it; what is not for clients is in none of their documents")
}

/// Whether clients may read a text; what cannot be made out is not for them.
func readAudience(of source: Source) -> (isForClient: Bool, diagnostics: [Diagnostic]) {
  let (frontMatter, _, found) = splitFrontMatter(source)
  guard let frontMatter else { return (!found.hasErrors, found) }
  var decoding = Decoding()
  let fields = decoding.decode(frontMatter, as: AuthorTextFields.self)
  return (fields?.audience == Audience.client.rawValue, found + decoding.diagnostics)
}

/// What is odd about a text of the author's, which is Markdown and no template: nothing in it, or marks of templates,
/// which are shown as they stand.
func remarks(onText source: Source) -> [Diagnostic] {
  let body = source.bytes[splitFrontMatter(source).bodyStart...]
  guard !body.isBlankButForComments else {
    return [
      Diagnostic(
        .warning, "empty-text", "there is nothing in this text", at: Span(source, 0..<0),
        help: "write it, or delete the file: its section is left out then")
    ]
  }
  let marks: [[UInt8]] = [Array("{{".utf8), Array("{%".utf8)]
  guard let start = body.indices.first(where: { at in marks.contains { body[at...].starts(with: $0) } }) else {
    return []
  }
  let mark = Span(source, start..<start + 2)
  return [
    Diagnostic(
      .note, "not-a-template", "`\(mark.text)` is shown as it stands: a text is no template", at: mark,
      help: "what comes from the data belongs into a template")
  ]
}

/// What a text of the author's says, a datum a paragraph: what stands between blank lines, but for remarks.
func paragraphs(of source: Source) -> [Datum] {
  let first = source.position(of: splitFrontMatter(source).bodyStart).line
  var found: [Range<Int>] = []
  var isInParagraph = false
  for line in first...max(first, source.lineCount) {
    let range = source.range(ofLine: line)
    let isBlank = source.bytes[range].allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    if !isBlank, isInParagraph, let last = found.popLast() {
      found.append(last.lowerBound..<range.upperBound)
    } else if !isBlank {
      found.append(range)
    }
    isInParagraph = !isBlank
  }
  return found.map { Span(source, $0) }.filter { !$0.text.hasPrefix("<!--") }.map {
    Datum(.text($0.text), origin: .written($0), audience: .client)
  }
}

extension ArraySlice<UInt8> {
  /// Blanks, line ends and HTML comments alone.
  fileprivate var isBlankButForComments: Bool {
    var rest = self
    while let byte = rest.first {
      if [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r")].contains(byte) {
        rest = rest.dropFirst()
      } else if rest.starts(with: "<!--".utf8) {
        rest = rest.dropFirst(4)
        while !rest.isEmpty, !rest.starts(with: "-->".utf8) { rest = rest.dropFirst() }
        rest = rest.dropFirst(3)
      } else {
        return false
      }
    }
    return true
  }
}
