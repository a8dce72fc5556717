package import Diagnostics

/// Data as a YAML file writes them, each knowing its place.
///
/// Nothing is guessed: a plain scalar is a ``Datum/Content/word(_:)`` exactly as written — `NO` is Norway,
/// `12:30` and `3000.00` wait for decoding — and nothing at all is ``Datum/Content/none``. Quoted and block
/// scalars are text. Of YAML 1.1 as libyaml reads it, anchors, aliases, tags, directives, several documents and
/// keys that are no line of text are refused. The datum is nil where the file does not say what it is; mistakes
/// that leave the data known are reported beside it. `source` is one that ``readText(name:bytes:)`` gave.
///
/// - Parameters:
///   - isNeeded: whether nothing is made without the file.
///   - guessing: whether plain scalars get the kind that they look like, for data without declarations.
package func readYAML(
  _ source: Source, isNeeded: Bool = false, guessing: Bool = false
) -> (datum: Datum?, diagnostics: [Diagnostic]) {
  let (datum, findings) = compose(source, textStart(of: source)..<source.bytes.count, guessing: guessing)
  if datum == nil, findings.isEmpty {
    let comment = source.bytes.contains(UInt8(ascii: "#"))
    let empty = Diagnostic(
      .error, "empty-file", comment ? "nothing but comments in this file" : "nothing in this file",
      at: Span(source, 0..<0),
      help: isNeeded ? "write what it should say; nothing is made without it" : "write what it should say, or delete it"
    )
    return (nil, [empty])
  }
  return (datum, findings.diagnostics)
}

/// Whether a text of YAML says nothing: blank lines and comments alone.
func hasNoData(_ source: Source) -> Bool {
  let (datum, findings) = compose(source, textStart(of: source)..<source.bytes.count)
  return datum == nil && findings.isEmpty
}

/// The data between a line `---` at the very start of a text and the next line `---`.
///
/// A text that does not begin so has none, and its body starts at its first byte; front matter without data is
/// an empty map. The body starts with the line after.
package func splitFrontMatter(
  _ source: Source
) -> (frontMatter: Datum?, bodyStart: Int, diagnostics: [Diagnostic]) {
  let start = textStart(of: source)
  guard isFence(source.range(ofLine: 1).lowerBound + start..<source.range(ofLine: 1).upperBound, of: source) else {
    return (nil, start, [])
  }
  guard let closing = (2...max(2, source.lineCount)).first(where: { isFence(source.range(ofLine: $0), of: source) })
  else {
    let unclosed = Diagnostic(
      .error, "front-matter-unclosed", "front matter begins here and does not end", at: Span(source, start..<start + 3),
      help: "end it with a line `---`; a rule at the top of a text is written `***`")
    return (nil, source.range(ofLine: 2).lowerBound, [unclosed])
  }
  let inside = source.range(ofLine: 2).lowerBound..<source.range(ofLine: closing).lowerBound
  let (datum, findings) = compose(source, inside)
  let nothing = Datum(.map(DatumMap()), origin: .written(Span(source, inside)))
  return (
    datum ?? (findings.isEmpty ? nothing : nil), source.range(ofLine: closing + 1).lowerBound, findings.diagnostics
  )
}

/// Where the text starts: after a byte order mark, which has been reported.
private func textStart(of source: Source) -> Int {
  source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
}

private func isFence(_ line: Range<Int>, of source: Source) -> Bool {
  let bytes = source.bytes[line]
  return bytes.starts(with: "---".utf8)
    && bytes.dropFirst(3).allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
}

/// The datum of a part of a source; nil without findings where nothing stands there.
private func compose(_ source: Source, _ range: Range<Int>, guessing: Bool = false) -> (Datum?, Findings) {
  var composition = Composition(source: source, guessing: guessing)
  let fault = forEachYAMLEvent(in: source, range) { composition.take($0) }
  if let fault {
    composition.isWhole = false
    let diagnostic = fault.diagnostic(in: source)
    // What was refused on the same line is most likely what libyaml stumbled over.
    if composition.lastFinding?.line != diagnostic.span?.position.line {
      composition.builder.findings.report(diagnostic)
    }
  }
  guard composition.isWhole, let root = composition.builder.root, !root.isNone else {
    return (nil, composition.builder.findings)
  }
  return (root, composition.builder.findings)
}

/// Data in the making, from the events of libyaml.
private struct Composition {
  var builder: DatumBuilder
  /// Whether the data can be known from what was read.
  var isWhole = true
  /// Where something of YAML was refused last.
  private(set) var lastFinding: Position?
  private var documents = 0
  /// Anchored scalars, so that what repeats them is checked like everything else.
  private var anchored: [String: Datum.Content] = [:]

  private var source: Source { builder.source }

  private let guessing: Bool

  init(source: Source, guessing: Bool) {
    builder = DatumBuilder(source: source)
    self.guessing = guessing
  }

  /// Adds what an event tells; false where there is no sense in going on.
  mutating func take(_ event: YAMLEvent) -> Bool {
    let start = event.anchor != nil || event.isTagged ? refuseProperties(of: event) : event.range.lowerBound
    let place = min(start, event.range.upperBound)..<event.range.upperBound
    switch event.kind {
    case .documentStart(let hasDirectives): return startDocument(at: event.range, hasDirectives: hasDirectives)
    case .start(let collection):
      let isOpen = builder.open(collection, at: start..<min(start + 1, source.bytes.count))
      if !isOpen { isWhole = false }
      return isOpen
    case .end:
      // The end of a block is only known from what follows it; brackets end where they end.
      builder.close(at: event.range.isEmpty ? nil : event.range.upperBound)
    case .scalar(let text, let style): add(text, style, at: place, anchor: event.anchor)
    case .alias(let name): addAlias(name, at: event.range)
    }
    return true
  }

  private mutating func startDocument(at place: Range<Int>, hasDirectives: Bool) -> Bool {
    documents += 1
    if documents > 1 {
      refuse(
        "several-documents", "a file holds one document; a second begins here", place,
        help: "remove the line, or put what follows into a file of its own")
      return false
    }
    if hasDirectives {
      refuse("yaml-directive", "YAML directives are not read", word(at: place.lowerBound), help: "remove the line")
    }
    return true
  }

  private mutating func add(
    _ text: String, _ style: YAMLEvent.ScalarStyle, at place: Range<Int>, anchor: String?
  ) {
    var place = place
    let content: Datum.Content
    switch style {
    case .plain:
      content = text.isEmpty ? .none : guessing && !builder.awaitsKey ? guessed(text) : .word(text)
      warnOfComment(after: place)
    case .quoted:
      content = .text(text)
      if let scalar = text.unicodeScalars.first(where: { isRefused($0) || $0 == "\r" }) {
        refuse(
          "control-character", "\(codePoint(scalar)) is no character of a text", place,
          help: "remove the escape that stands for it")
      }
    case .block:
      content = .text(text)
      // libyaml ends it where the next thing begins.
      while place.count > 1, isBlank(source.bytes[place.upperBound - 1]) {
        place = place.lowerBound..<place.upperBound - 1
      }
    }
    if let anchor { anchored[anchor] = content }
    if case .word("<<") = content, builder.awaitsKey {
      refuse(
        "yaml-alias", "`<<` does not merge maps here", place, help: "write the keys out, or put them into defaults")
      isWhole = false
    }
    builder.add(content, at: Span(source, place))
  }

  /// A text that goes on with a blank and `#7` most likely means what it says, and YAML ends it there.
  private mutating func warnOfComment(after place: Range<Int>) {
    let rest = source.bytes[place.upperBound...]
    guard let sign = rest.firstIndex(where: { $0 != UInt8(ascii: " ") }), sign > place.upperBound,
      source.bytes[sign] == UInt8(ascii: "#"), !place.isEmpty
    else { return }
    let comment = sign..<(rest[sign...].firstIndex(of: UInt8(ascii: "\n")) ?? source.bytes.count)
    guard comment.count > 1, !isBlank(source.bytes[sign + 1]), source.bytes[sign + 1] != UInt8(ascii: "#") else {
      return
    }
    builder.findings.report(
      Diagnostic(
        .warning, "comment-in-text", "`#` begins a comment: the text ends before it", at: Span(source, comment),
        help: "put the text in quotation marks if it goes on; begin a comment with `#` and a space"))
  }

  private mutating func addAlias(_ name: String, at place: Range<Int>) {
    refuse(
      "yaml-alias", "aliases are not read", place,
      help: "write the value out; a text that begins with `*` stands in quotes")
    if anchored[name] == nil { isWhole = false }
    builder.add(anchored[name] ?? .none, at: Span(source, place))
  }

  /// Reports each anchor and tag before a value, and returns where the value itself begins.
  private mutating func refuseProperties(of event: YAMLEvent) -> Int {
    var place = word(at: event.range.lowerBound)
    while let sign = source.bytes[place].first {
      switch sign {
      case UInt8(ascii: "&"):
        refuse(
          "yaml-alias", "anchors are not read", place,
          help: "write the value where it is needed; a text that begins with `&` stands in quotes")
      case UInt8(ascii: "!"):
        refuse(
          "yaml-tag", "tags are not read", place,
          help: "leave it out: the key decides the kind; a text that begins with `!` stands in quotes")
      default: return place.lowerBound
      }
      place = word(at: source.bytes[place.upperBound...].firstIndex { !isBlank($0) } ?? source.bytes.count)
    }
    return place.lowerBound
  }

  /// The bytes from `start` to the next blank.
  private func word(at start: Int) -> Range<Int> {
    start..<(source.bytes[start...].firstIndex(where: isBlank) ?? source.bytes.count)
  }

  private mutating func refuse(_ id: String, _ message: String, _ place: Range<Int>, help: String) {
    builder.report(id, message, place, help: help)
    lastFinding = source.position(of: place.lowerBound)
  }
}

private func isBlank(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
}
