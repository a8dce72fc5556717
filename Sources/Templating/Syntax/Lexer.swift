import Diagnostics

/// Cuts a template into tokens and decides which lines vanish.
///
/// It works on bytes and never fails: what is no token becomes an ``Token/Kind/invalid`` one with a diagnostic in
/// ``mistakes``, and lexing goes on behind it or, where that is hopeless, behind the tag.
struct Lexer {
  private let source: Source
  private let bytes: [UInt8]
  private var offset: Int
  private let end: Int
  private let start: Int
  private let jinja: Jinja?
  private(set) var tokens: [Token] = []
  /// By index of the invalid token.
  private(set) var mistakes: [Int: Diagnostic] = [:]
  private var segments: [Segment] = []
  /// The segments that end a definition, by those that begin it, and the other way round.
  private var definitionEnds: [Int: Int] = [:]
  private var definitionStarts: [Int: Int] = [:]

  /// A run of text or a whole tag: what the rules for white space look at.
  private struct Segment {
    enum Kind { case text, print, statement, comment }
    /// The token of a text, or the one that opens a tag; −1 for comments.
    let token: Int
    let kind: Kind
    var keepsLine = false
  }

  /// The brackets that are open within a tag, and how many of them are braces.
  private struct Brackets {
    private var marks: [UInt8] = []
    private(set) var braces = 0

    mutating func open(_ mark: UInt8) {
      marks.append(mark)
      if mark == UInt8(ascii: "{") { braces += 1 }
    }

    mutating func close() {
      if marks.popLast() == UInt8(ascii: "{") { braces -= 1 }
    }
  }

  init(_ source: Source, body: Range<Int>, jinja: Jinja?) {
    self.source = source
    self.jinja = jinja
    bytes = source.bytes
    offset = body.lowerBound
    start = offset
    end = body.upperBound
  }

  mutating func run() {
    tokens.reserveCapacity((end - offset) / 8)
    var textStart = offset
    while offset < end {
      guard bytes[offset] == UInt8(ascii: "{"), let kind = tagKind(byte(at: offset + 1)) else {
        offset += 1
        continue
      }
      let trims = byte(at: offset + 2) == UInt8(ascii: "-")
      addText(textStart, kind == .print ? offset : withoutIndentation(textStart, offset), trimmedAtEnd: trims)
      switch kind {
      case .comment: lexComment()
      case .print: lexTag(kind, opening: .printStart, closing: .printEnd)
      case .statement:
        if !lexRaw() { lexTag(kind, opening: .statementStart, closing: .statementEnd) }
      case .text: break
      }
      textStart = offset
    }
    addText(textStart, end, trimmedAtEnd: false)
    tokens.append(Token(.endOfTemplate, end, end))
    if jinja == nil { removeTagLines() }
  }

  private func tagKind(_ byte: UInt8) -> Segment.Kind? {
    switch byte {
    case UInt8(ascii: "{"): .print
    case UInt8(ascii: "%"): .statement
    case UInt8(ascii: "#"): .comment
    default: nil
    }
  }

  /// Zero past the end: no token holds that byte.
  private func byte(at offset: Int) -> UInt8 { offset < end ? bytes[offset] : 0 }

  private mutating func addText(_ start: Int, _ end: Int, trimmedAtEnd: Bool, raw: Bool = false) {
    var end = end
    if trimmedAtEnd { while end > start, bytes[end - 1].isWhitespace { end -= 1 } }
    guard start < end else { return }
    segments.append(Segment(token: tokens.count, kind: .text))
    tokens.append(Token(raw ? .rawText : .text, start, end))
  }

  /// The end of a text before a statement or comment at `end`, without the blanks that only lead it.
  private func withoutIndentation(_ start: Int, _ end: Int) -> Int {
    guard jinja?.lstripsBlocks == true, byte(at: end + 2) != UInt8(ascii: "+") else { return end }
    var lineStart = end
    while lineStart > start, bytes[lineStart - 1].isBlank { lineStart -= 1 }
    return lineStart == self.start || bytes[lineStart - 1] == .lineFeed ? lineStart : end
  }

  /// Goes behind a line end that belongs to the statement or comment before it.
  private mutating func skipTrimmedLineEnd() {
    guard jinja?.trimsBlocks == true else { return }
    if byte(at: offset) == .carriageReturn, byte(at: offset + 1) == .lineFeed { offset += 1 }
    if byte(at: offset) == .lineFeed { offset += 1 }
  }

  private mutating func skipWhitespace() {
    while offset < end, bytes[offset].isWhitespace { offset += 1 }
  }

  private mutating func addMistake(_ id: String, _ message: String, _ range: Range<Int>, help: String) {
    mistakes[tokens.count] = Diagnostic(.error, id, message, at: Span(source, range), help: help)
    tokens.append(Token(.invalid, range.lowerBound, range.upperBound))
  }
}

// MARK: - Tags

extension Lexer {
  private mutating func lexComment() {
    let start = offset
    let marker = byte(at: start + 2)
    let keepsLine = marker == UInt8(ascii: "+")
    offset += keepsLine || marker == UInt8(ascii: "-") ? 3 : 2
    let textStart = offset
    while offset < end, !(bytes[offset] == UInt8(ascii: "#") && byte(at: offset + 1) == UInt8(ascii: "}")) {
      offset += 1
    }
    guard offset < end else {
      addMistake("unclosed-comment", "the comment is never closed", start..<start + 2, help: "write `#}` where it ends")
      return
    }
    let trims = offset > textStart && bytes[offset - 1] == UInt8(ascii: "-")
    let keeps = offset > textStart && bytes[offset - 1] == UInt8(ascii: "+")
    segments.append(Segment(token: -1, kind: .comment, keepsLine: keepsLine || keeps))
    offset += 2
    if trims { skipWhitespace() } else if !keeps { skipTrimmedLineEnd() }
  }

  private mutating func lexTag(_ kind: Segment.Kind, opening: Token.Kind, closing: Token.Kind) {
    let start = offset
    offset += 2
    let marker = byte(at: offset)
    if marker == UInt8(ascii: "-") || marker == UInt8(ascii: "+") { offset += 1 }
    let segment = segments.count
    segments.append(Segment(token: tokens.count, kind: kind, keepsLine: marker == UInt8(ascii: "+")))
    tokens.append(Token(opening, start, offset))
    let close = closing == .printEnd ? UInt8(ascii: "}") : UInt8(ascii: "%")
    var brackets = Brackets()
    while true {
      skipWhitespace()
      guard offset < end else {
        let help = closing == .printEnd ? "write `}}` where it ends" : "write `%}` where it ends"
        addMistake("unclosed-tag", "the tag is never closed", start..<start + 2, help: help)
        return
      }
      let marker = bytes[offset]
      let marked = (marker == UInt8(ascii: "-") || marker == UInt8(ascii: "+")) && closesTag(at: offset + 1, close)
      let mayEndMap = close == UInt8(ascii: "}") && brackets.braces > 0
      if marked || (closesTag(at: offset, close) && !mayEndMap) {
        let tagEnd = offset + (marked ? 3 : 2)
        tokens.append(Token(closing, offset, tagEnd))
        offset = tagEnd
        if marked, marker == UInt8(ascii: "-") {
          skipWhitespace()
        } else if marked {
          segments[segment].keepsLine = true
        } else if kind == .statement {
          skipTrimmedLineEnd()
        }
        return
      }
      if let length = strayEnd(brackets, close) {
        let found = source.text(in: offset..<offset + length)
        let (opened, needed) = closing == .printEnd ? ("{{", "}}") : ("{%", "%}")
        addMistake(
          "unclosed-tag", "the tag begins with `\(opened)` and ends with `\(found)`", start..<start + 2,
          help: "write `\(needed)` where it ends")
        offset += length
        tokens.append(Token(closing, offset, offset))
        return
      }
      lexWord(&brackets)
    }
  }

  /// How long the end of a tag of the other kind is, or half an end; nil if the tag goes on here.
  private func strayEnd(_ brackets: Brackets, _ close: UInt8) -> Int? {
    let (brace, percent) = (UInt8(ascii: "}"), UInt8(ascii: "%"))
    guard brackets.braces == 0 else { return nil }
    if bytes[offset] == brace { return byte(at: offset + 1) == brace ? 2 : 1 }
    return close == brace && bytes[offset] == percent && byte(at: offset + 1) == brace ? 2 : nil
  }

  private func closesTag(at offset: Int, _ close: UInt8) -> Bool {
    byte(at: offset) == close && byte(at: offset + 1) == UInt8(ascii: "}")
  }

  /// `{% raw %}…{% endraw %}`: everything between is text. False, with nothing consumed, for any other tag.
  private mutating func lexRaw() -> Bool {
    let start = offset
    guard let opening = edge(of: "raw", at: start) else { return false }
    let contentStart = opening.trimsAfter ? afterWhitespace(opening.end) : opening.end
    var contentEnd = opening.end
    while contentEnd < end {
      if bytes[contentEnd] == UInt8(ascii: "{"), let closing = edge(of: "endraw", at: contentEnd) {
        segments.append(Segment(token: -1, kind: .statement, keepsLine: opening.keepsLine))
        let textStart = min(contentStart, contentEnd)
        addText(
          textStart, withoutIndentation(textStart, contentEnd), trimmedAtEnd: closing.trimsBefore, raw: true)
        segments.append(Segment(token: -1, kind: .statement, keepsLine: closing.keepsLine))
        offset = closing.trimsAfter ? afterWhitespace(closing.end) : closing.end
        if !closing.trimsAfter, !closing.keepsAfter { skipTrimmedLineEnd() }
        return true
      }
      contentEnd += 1
    }
    addMistake(
      "unclosed-block", "`raw` is never closed", start..<opening.end, help: "write `{% endraw %}` where it ends")
    offset = end
    return true
  }

  private func afterWhitespace(_ offset: Int) -> Int {
    var offset = offset
    while offset < end, bytes[offset].isWhitespace { offset += 1 }
    return offset
  }

  /// The tag `{% word %}`, if it stands at `start`.
  private func edge(
    of word: String, at start: Int
  ) -> (end: Int, trimsBefore: Bool, trimsAfter: Bool, keepsAfter: Bool, keepsLine: Bool)? {
    guard byte(at: start + 1) == UInt8(ascii: "%") else { return nil }
    var at = start + 2
    let before = byte(at: at)
    if before == UInt8(ascii: "-") || before == UInt8(ascii: "+") { at += 1 }
    at = afterWhitespace(at)
    for letter in word.utf8 {
      guard byte(at: at) == letter else { return nil }
      at += 1
    }
    at = afterWhitespace(at)
    let after = byte(at: at)
    if after == UInt8(ascii: "-") || after == UInt8(ascii: "+") { at += 1 }
    guard byte(at: at) == UInt8(ascii: "%"), byte(at: at + 1) == UInt8(ascii: "}") else { return nil }
    let plus = UInt8(ascii: "+")
    return (
      at + 2, before == UInt8(ascii: "-"), after == UInt8(ascii: "-"), after == plus, before == plus || after == plus
    )
  }
}

// MARK: - Words of expressions

extension Lexer {
  private mutating func lexWord(_ brackets: inout Brackets) {
    let start = offset
    let first = bytes[start]
    if first.startsName {
      while offset < end, bytes[offset].continuesName { offset += 1 }
      tokens.append(Token(.name, start, offset))
    } else if first.isDigit {
      lexNumber()
    } else if first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") {
      lexString(first)
    } else {
      lexOperator(&brackets)
    }
  }

  private mutating func lexNumber() {
    let start = offset
    var kind = Token.Kind.integer
    let underscore = UInt8(ascii: "_")
    if bytes[start] == UInt8(ascii: "0"),
      [UInt8(ascii: "x"), UInt8(ascii: "o"), UInt8(ascii: "b")].contains(byte(at: start + 1) | 0x20)
    {
      offset += 2
      while byte(at: offset).isDigit || byte(at: offset).isLetter || byte(at: offset) == underscore { offset += 1 }
    } else {
      skipDigits()
      // `rows.0.1` is an item of an item.
      let isItem = tokens.last.map { $0.kind == .dot || $0.kind == .optionalDot } ?? false
      if !isItem, byte(at: offset) == UInt8(ascii: "."), byte(at: offset + 1).isDigit {
        kind = .decimal
        offset += 1
        skipDigits()
      }
      if byte(at: offset) | 0x20 == UInt8(ascii: "e") {
        let sign = byte(at: offset + 1)
        let signed = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
        if byte(at: offset + (signed ? 2 : 1)).isDigit {
          kind = .decimal
          offset += signed ? 2 : 1
          skipDigits()
        }
      }
    }
    if byte(at: offset).startsName {
      while byte(at: offset).continuesName { offset += 1 }
      addMistake(
        "bad-number", "`\(source.text(in: start..<offset))` is neither a number nor a name", start..<offset,
        help: "begin names with a letter")
      return
    }
    tokens.append(Token(kind, start, offset))
  }

  private mutating func skipDigits() {
    while byte(at: offset).isDigit || byte(at: offset) == UInt8(ascii: "_") { offset += 1 }
  }

  private mutating func lexString(_ quote: UInt8) {
    let start = offset
    offset += 1
    while offset < end, bytes[offset] != quote { offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1 }
    guard offset < end else {
      // The tag most likely ends where the next tag end stands.
      offset = start + 1
      while offset < end,
        !(bytes[offset] == UInt8(ascii: "}") && [UInt8(ascii: "}"), UInt8(ascii: "%")].contains(bytes[offset - 1]))
      {
        offset += 1
      }
      if offset < end { offset -= 1 }
      addMistake(
        "unclosed-string", "the text is never closed", start..<start + 1,
        help: "write `\(quote == UInt8(ascii: "'") ? "'" : "\"")` where it ends")
      return
    }
    offset += 1
    tokens.append(Token(.string, start, offset))
  }

  private mutating func lexOperator(_ brackets: inout Brackets) {
    let start = offset
    let next = byte(at: start + 1)
    func two(_ second: UnicodeScalar) -> Bool { next == UInt8(ascii: second) }
    var length = 1
    var kind: Token.Kind?
    switch bytes[start] {
    case UInt8(ascii: "+"): kind = .plus
    case UInt8(ascii: "-"): kind = .minus
    case UInt8(ascii: "*"): (kind, length) = two("*") ? (.doubleStar, 2) : (.star, 1)
    case UInt8(ascii: "/"): (kind, length) = two("/") ? (.doubleSlash, 2) : (.slash, 1)
    case UInt8(ascii: "%"): kind = .percent
    case UInt8(ascii: "~"): kind = .tilde
    case UInt8(ascii: "="): (kind, length) = two("=") ? (.equal, 2) : (.assign, 1)
    case UInt8(ascii: "!") where two("="): (kind, length) = (.notEqual, 2)
    case UInt8(ascii: "<"): (kind, length) = two("=") ? (.lessOrEqual, 2) : (.less, 1)
    case UInt8(ascii: ">"): (kind, length) = two("=") ? (.greaterOrEqual, 2) : (.greater, 1)
    case UInt8(ascii: "."): kind = .dot
    case UInt8(ascii: "?") where two("."): (kind, length) = (.optionalDot, 2)
    case UInt8(ascii: ","): kind = .comma
    case UInt8(ascii: ":"): kind = .colon
    case UInt8(ascii: "|") where !two("|"): kind = .pipe
    case UInt8(ascii: "("): kind = .openParenthesis
    case UInt8(ascii: ")"): kind = .closeParenthesis
    case UInt8(ascii: "["): kind = .openBracket
    case UInt8(ascii: "]"): kind = .closeBracket
    case UInt8(ascii: "{"): kind = .openBrace
    case UInt8(ascii: "}"): kind = .closeBrace
    default: break
    }
    switch kind {
    case .openParenthesis, .openBracket, .openBrace: brackets.open(bytes[start])
    case .closeParenthesis, .closeBracket, .closeBrace: brackets.close()
    default: break
    }
    if let kind {
      offset += length
      tokens.append(Token(kind, start, offset))
    } else {
      lexStranger()
    }
  }

  /// A character no token begins with; the operators of other languages are known.
  private mutating func lexStranger() {
    let start = offset
    let pair = source.text(in: start..<min(start + 2, end))
    let isFirst = tokens.last.map { $0.kind == .printStart || $0.kind == .statementStart } ?? false
    let (message, help, length): (String, String, Int) =
      switch pair {
      case "&&": ("`&&` is written `and` here", "write `and`", 2)
      case "||": ("`||` is written `or` here", "write `or`", 2)
      case "??": ("`??` is written `|default(…)` here", "write `|default(…)`", 2)
      case "?:": ("`?:` is written `or` here", "write `a or b`", 2)
      default:
        switch bytes[start] {
        case UInt8(ascii: "!"): ("`!` is written `not` here", "write `not`", 1)
        case UInt8(ascii: "?"): ("`a ? b : c` is written `b if a else c` here", "write `b if a else c`", 1)
        case UInt8(ascii: "$") where byte(at: start + 1).startsName:
          ("names begin with no `$` here", "write the name alone", 1)
        case UInt8(ascii: "#") where isFirst, UInt8(ascii: "^") where isFirst:
          ("blocks are written with `{% … %}` here", "write `{% if … %}` or `{% for … in … %}`", 1)
        default: ("unexpected character `\(pair.unicodeScalars.prefix(1).map(String.init).joined())`", "take it out", 1)
        }
      }
    offset += length
    addMistake("unexpected-character", message, start..<offset, help: help)
  }
}

// MARK: - Lines of tags

extension Lexer {
  /// Takes out the lines that hold nothing but statements, comments and blanks, and tells each tag how it stands.
  private mutating func removeTagLines() {
    pairDefinitions()
    var opening: Int?
    var firstMember = 0
    for index in 0...segments.count {
      if index < segments.count {
        guard segments[index].kind == .text, firstLineEnd(tokens[segments[index].token].range) != nil else { continue }
      }
      settleLine(
        opening: opening, members: firstMember..<index, closing: index < segments.count ? segments[index].token : nil)
      opening = index < segments.count ? segments[index].token : nil
      firstMember = index + 1
    }
  }

  /// One line: the end of the text `opening`, the segments `members`, and the beginning of the text `closing`.
  private mutating func settleLine(opening: Int?, members: Range<Int>, closing: Int?) {
    guard !members.isEmpty else { return }
    let lead = opening.map { tokens[$0].range }.map { lastLineStart($0)..<$0.upperBound }
    let rest = closing.map {
      tokens[$0].range.lowerBound..<(firstLineEnd(tokens[$0].range) ?? tokens[$0].range.upperBound)
    }
    let (leadIsBlank, restIsBlank) = (lead.map(isBlank) ?? true, rest.map(isBlank) ?? true)
    if restIsBlank { markLastTags(of: members) }
    if leadIsBlank, restIsBlank, members.allSatisfy(vanishes) {
      remove(lead, of: opening, Array(members), rest, of: closing)
      return
    }
    // What stands within a definition is not written here: the line vanishes if the rest of it would.
    let part = outsideOfDefinitions(members)
    guard part.holdsDefinition, part.members.allSatisfy(vanishes), part.hidesLead || leadIsBlank,
      part.hidesRest || restIsBlank
    else { return }
    remove(part.hidesLead ? nil : lead, of: opening, part.members, part.hidesRest ? nil : rest, of: closing)
  }

  /// Tags with nothing but blanks and other tags behind them on their line.
  private mutating func markLastTags(of members: Range<Int>) {
    for index in members.reversed() {
      let segment = segments[index]
      if segment.kind == .text {
        guard isBlank(tokens[segment.token].range) else { return }
      } else if segment.token >= 0 {
        tokens[segment.token].standing = .endsLine
        if segment.kind == .print { return }
      }
    }
  }

  private func vanishes(_ index: Int) -> Bool {
    let segment = segments[index]
    switch segment.kind {
    case .print: return false
    case .text: return tokens[segment.token].kind == .text && isBlank(tokens[segment.token].range)
    case .statement, .comment: return !segment.keepsLine
    }
  }

  private mutating func remove(
    _ lead: Range<Int>?, of opening: Int?, _ members: [Int], _ rest: Range<Int>?, of closing: Int?
  ) {
    guard members.contains(where: { segments[$0].kind != .text }) else { return }
    if let opening, let lead { tokens[opening].end = Int32(lead.lowerBound) }
    for token in members.map({ segments[$0].token }) where token >= 0 {
      if tokens[token].kind == .text {
        tokens[token].end = tokens[token].start
      } else {
        tokens[token].standing = .aloneOnLine
      }
    }
    if let closing, let rest {
      let feed = bytes[rest.upperBound] == .carriageReturn ? rest.upperBound + 1 : rest.upperBound
      tokens[closing].start = Int32(feed + 1)
    }
  }

  /// The segments of a line without those within `macro` and block `set`, which may begin or end on other lines.
  private func outsideOfDefinitions(
    _ members: Range<Int>
  ) -> (members: [Int], holdsDefinition: Bool, hidesLead: Bool, hidesRest: Bool) {
    var outside: [Int] = []
    var (holdsDefinition, hidesLead, hidesRest) = (false, false, false)
    var index = members.lowerBound
    while index < members.upperBound {
      if let end = definitionEnds[index] {
        holdsDefinition = true
        outside.append(index)
        guard end < members.upperBound else {
          hidesRest = true
          break
        }
        index = end
      } else if let start = definitionStarts[index], start < members.lowerBound {
        (outside, holdsDefinition, hidesLead) = ([], true, true)
      }
      outside.append(index)
      index += 1
    }
    return (outside, holdsDefinition, hidesLead, hidesRest)
  }

  /// Finds the pairs of tags around what is captured and not written where it stands.
  private mutating func pairDefinitions() {
    var open: [(word: String, segment: Int)] = []
    for (index, segment) in segments.enumerated() where segment.kind == .statement && segment.token >= 0 {
      let name = tokens[segment.token + 1]
      guard name.kind == .name else { continue }
      switch source.text(in: name.range) {
      case "macro": open.append(("macro", index))
      case "set":
        let tag = tokens[segment.token...].prefix { $0.kind != .statementEnd && $0.kind != .text }
        if !tag.contains(where: { $0.kind == .assign }) { open.append(("set", index)) }
      case "endmacro" where open.last?.word == "macro", "endset" where open.last?.word == "set":
        guard let start = open.popLast()?.segment else { continue }
        definitionEnds[start] = index
        definitionStarts[index] = start
      default: break
      }
    }
  }

  private func isBlank(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy(\.isBlank) }

  /// The offset of the first LF, or of the CR before it.
  private func firstLineEnd(_ range: Range<Int>) -> Int? {
    guard let feed = bytes[range].firstIndex(of: .lineFeed) else { return nil }
    return feed > range.lowerBound && bytes[feed - 1] == .carriageReturn ? feed - 1 : feed
  }

  private func lastLineStart(_ range: Range<Int>) -> Int {
    bytes[range].lastIndex(of: .lineFeed).map { $0 + 1 } ?? range.lowerBound
  }
}
