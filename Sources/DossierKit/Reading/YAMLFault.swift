import Diagnostics

/// Why libyaml could not go on, in its words; ``diagnostic(in:)`` puts it in ours.
struct YAMLFault {
  let problem: String
  let place: Int
  /// What was being read, and where that began.
  let context: String
  let contextPlace: Int?
}

extension YAMLFault {
  /// The mistake as someone sees it who writes such files and knows no YAML.
  ///
  /// libyaml names the rule that was broken, at the place where it noticed. Of the common mistakes this finds
  /// where they were made; of the others it says what libyaml says.
  func diagnostic(in source: Source) -> Diagnostic {
    let text = FaultyText(source: source)
    if let tab = tab(in: text) { return tab }
    switch (context, problem) {
    case ("while scanning a quoted scalar", _):
      return text.error(
        "yaml-syntax", "\(text.sign(at: opening)) opens a text that is not closed", opening,
        help: "write \(text.sign(at: opening)) at its end")
    case ("while parsing a quoted scalar", "found unknown escape character"):
      return text.error("yaml-syntax", "unknown escape \(text.signs(2, at: place))", place, 2, help: Self.escapeHelp)
    case ("while parsing a quoted scalar", _):
      return text.error("yaml-syntax", "the escape stands for no character", place, help: Self.escapeHelp)
    case ("while scanning an anchor", _), ("while scanning an alias", _):
      return text.mustBeQuoted(at: opening, id: "yaml-alias")
    case ("while scanning a tag", _), ("while parsing a tag", _), (_, "found undefined tag handle"):
      return text.mustBeQuoted(at: opening, id: "yaml-tag")
    case ("while scanning a block scalar", _):
      return text.error(
        "yaml-syntax", "\(text.sign(at: opening)) begins a text on the lines below; nothing follows it on its own line",
        place, help: "begin the text on the next line, or put it in quotes")
    case (_, "found incompatible YAML document"), (_, "found duplicate %YAML directive"),
      (_, "found duplicate %TAG directive"):
      return text.directive(at: place)
    case (let context, _) where context.hasSuffix("directive"):
      return text.directive(at: opening)
    case (_, "mapping values are not allowed in this context"): return colon(in: text)
    case (_, "could not find expected ':'"):
      return text.missingColon(at: opening)
    case (_, "block sequence entries are not allowed in this context"):
      return text.error(
        "yaml-syntax", "a list begins on a line of its own", place,
        help: "put `- ` on the next line, or the text in quotes")
    case (_, "found character that cannot start any token"), (_, "did not find expected node content"),
      (_, "mapping keys are not allowed in this context"):
      return text.mustBeQuoted(at: place, id: "yaml-syntax")
    case ("while parsing a flow sequence", _): return bracket(closing: "]", in: text)
    case ("while parsing a flow mapping", _): return bracket(closing: "}", in: text)
    case ("while parsing a block collection", _), ("while parsing a block mapping", _), ("", _):
      return misplaced(in: text)
    default:
      return text.error(
        "yaml-syntax", ([context, problem].filter { !$0.isEmpty }).joined(separator: ": "), place, help: nil)
    }
  }

  private static let escapeHelp = "a backslash is written `\\\\`; between single quotes it is a character like others"

  private var opening: Int { contextPlace ?? place }

  /// A tab that leads a line of block structure.
  private func tab(in text: FaultyText) -> Diagnostic? {
    let isInFlow = context.contains("flow") || context.contains("quoted")
    let lines = isInFlow ? [] : [place, opening]
    let led = lines.lazy.compactMap { text.tabInIndentation(ofLineAt: $0) }.first
    guard let tab = led ?? (problem.contains("tab character") ? place : nil) else { return nil }
    return text.error(
      "tab-indentation", "lines are indented with spaces, not with tabs", tab,
      help: "put two spaces in place of each tab")
  }

  /// A colon where none may stand: within a text, or in the line after a text that was meant as a key.
  private func colon(in text: FaultyText) -> Diagnostic {
    let line = text.line(at: place)
    let before = text.source.text(in: line.lowerBound..<place)
    if before.contains(": ") || before.contains(":\t") {
      return text.error(
        "yaml-syntax", "`: ` within a text that is not in quotes", place,
        help: "put the text in quotes: `key: \"a: b\"`")
    }
    let key = text.firstLetter(of: line)
    guard let previous = text.contentLine(before: line.lowerBound) else {
      return text.error(
        "yaml-syntax", "what stands before `:` is no key", key,
        help: "a key stands on one line and has less than 1024 characters")
    }
    if text.indentation(of: line) > text.indentation(of: previous), text.source.text(in: previous).contains(": ") {
      return text.error(
        "yaml-syntax", "the line stands deeper than the one above, which has its value already", key,
        help: "indent it like the keys beside it")
    }
    return text.missingColon(at: text.firstLetter(of: previous))
  }

  private func bracket(closing: String, in text: FaultyText) -> Diagnostic {
    let inside = text.line(at: opening)
    let here = text.line(at: place)
    let isOutside =
      place >= text.lastLetter + 1
      || (here.lowerBound > inside.lowerBound && text.indentation(of: here) <= text.indentation(of: inside))
    guard !isOutside else {
      return text.error(
        "yaml-syntax", "\(text.sign(at: opening)) is not closed", opening, help: "write `\(closing)` at its end")
    }
    return text.error(
      "yaml-syntax", "`,` or `\(closing)` is missing before \(text.sign(at: place))", place,
      notes: [Diagnostic.Note("\(text.sign(at: opening)) opens here", at: text.span(opening))],
      help: "separate what stands within by commas; put a text that holds commas, colons or brackets in quotes")
  }

  /// Something that fits neither the list nor the map it stands in.
  private func misplaced(in text: FaultyText) -> Diagnostic {
    let line = text.line(at: place)
    let first = text.firstLetter(of: line)
    if place > first { return afterClosing(in: text, line) }
    if text.endsDocument(before: place) {
      return text.error(
        "several-documents", "a file holds one document; a second begins here", place, help: "remove the line `...`")
    }
    if problem.contains("<document start>") {
      return text.error(
        "yaml-syntax", "the data of the file end above this line", place,
        help: "a file holds one map, or one list: give what follows a place in it")
    }
    switch text.source.bytes[line].dropFirst(place - line.lowerBound).first {
    case UInt8(ascii: ":"):
      return text.error("yaml-syntax", "the key is missing before `:`", place, help: "write `key: value`")
    case UInt8(ascii: "-") where problem == "did not find expected key":
      return text.error(
        "yaml-syntax", "a list item among the keys of a map", place,
        help: "indent it under its key, with the other items of its list")
    default: break
    }
    let message =
      problem == "did not find expected '-' indicator"
      ? "the line is no item of the list it stands in, whose items begin with `- `"
      : "the line is indented like none of those above it"
    return text.error(
      "yaml-syntax", message, place,
      notes: contextPlace.map { [Diagnostic.Note("what it stands in begins here", at: text.span($0))] } ?? [],
      help: "give it the indentation of its neighbours")
  }

  /// Something behind a closing quote or bracket: too much text, or a quote that was meant to open one.
  private func afterClosing(in text: FaultyText, _ line: Range<Int>) -> Diagnostic {
    let bytes = text.source.bytes
    let isQuote = { (byte: UInt8) in byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
    let closing = bytes[line.lowerBound..<place].lastIndex { $0 != UInt8(ascii: " ") } ?? line.lowerBound
    let quote = bytes[closing]
    let before = bytes[line.lowerBound..<closing].count { $0 == quote }
    if isQuote(quote), before % 2 == 0, let opening = bytes[..<line.lowerBound].lastIndex(of: quote) {
      return text.error(
        "yaml-syntax", "\(text.sign(at: opening)) opens a text that is not closed on its line", opening,
        notes: [Diagnostic.Note("it ends here", at: text.span(closing))],
        help: "write \(text.sign(at: opening)) at its end")
    }
    return text.error(
      "yaml-syntax", "text after the closing \(text.sign(at: closing))", place,
      help: "put the whole text in quotes; within single quotes `''` stands for one, within double quotes `\\\"`")
  }
}

/// The text that libyaml could not read, looked at line by line.
private struct FaultyText {
  let source: Source

  func error(
    _ id: String, _ message: String, _ place: Int, _ length: Int = 1, notes: [Diagnostic.Note] = [], help: String?
  ) -> Diagnostic {
    Diagnostic(.error, id, message, at: span(place, length), notes: notes, help: help)
  }

  func directive(at place: Int) -> Diagnostic {
    error(
      "yaml-directive", "YAML directives are not read", place,
      help: "remove the line, or put a key that begins with `%` in quotes")
  }

  func mustBeQuoted(at place: Int, id: String) -> Diagnostic {
    error(
      id, "a text that begins with \(sign(at: place)) stands in quotes", place,
      help: "put quotes around the whole text")
  }

  func missingColon(at place: Int) -> Diagnostic {
    error(
      "yaml-syntax", "a line of a map is `key: value`; `: ` is missing here", place,
      max(1, line(at: place).upperBound - place), help: "write a colon and a space after the key")
  }

  func span(_ place: Int, _ length: Int = 1) -> Span {
    let place = min(place, source.bytes.count)
    return Span(source, place..<min(place + length, source.bytes.count))
  }

  /// The character at a place, between backquotes.
  func sign(at place: Int) -> String { signs(1, at: place) }

  func signs(_ count: Int, at place: Int) -> String {
    let rest = source.text(in: place..<max(place, line(at: place).upperBound)).unicodeScalars
    let letters = String(String.UnicodeScalarView(rest.prefix(count)))
    return letters.isEmpty ? "the line end" : letters == "`" ? "a backquote" : "`\(letters)`"
  }

  func line(at place: Int) -> Range<Int> { source.range(ofLine: source.position(of: place).line) }

  func indentation(of line: Range<Int>) -> Int {
    source.bytes[line].prefix { $0 == UInt8(ascii: " ") }.count
  }

  func firstLetter(of line: Range<Int>) -> Int { line.lowerBound + indentation(of: line) }

  func tabInIndentation(ofLineAt place: Int) -> Int? {
    let line = line(at: place)
    let lead = source.bytes[line].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    return lead.firstIndex(of: UInt8(ascii: "\t"))
  }

  /// The last line before `place` that is neither blank nor a comment.
  func contentLine(before place: Int) -> Range<Int>? {
    var number = source.position(of: place).line - 1
    while number >= 1 {
      let line = source.range(ofLine: number)
      let rest = source.bytes[line].dropFirst(indentation(of: line))
      if let first = rest.first, first != UInt8(ascii: "#") { return line }
      number -= 1
    }
    return nil
  }

  func endsDocument(before place: Int) -> Bool {
    contentLine(before: place).map { source.text(in: $0) == "..." } ?? false
  }

  /// Where the last byte stands that is no blank.
  var lastLetter: Int {
    source.bytes.lastIndex { $0 > UInt8(ascii: " ") } ?? 0
  }
}
