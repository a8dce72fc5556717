import Diagnostics

/// Reads the tokens of a template into ``Syntax``.
///
/// A mistake is reported and the parser goes on behind its tag, so that a template shows up to five of them at
/// once. Blocks whose opening tag is wrong are still read to their end: their end tag is no second mistake.
struct Parser {
  let source: Source
  let names: NameTable
  let jinja: Jinja?
  let limits: Limits
  /// Whether prints of bare Markdown marks are mistakes.
  let isMarkdown: Bool
  let tokens: [Token]
  private let mistakes: [Int: Diagnostic]
  var next = 0
  var syntax = Syntax()
  var diagnostics: [Diagnostic] = []
  private var knownNames: [String: Name] = [:]
  /// Where constants stand in ``Syntax/constants``.
  var knownIntegers: [Int: Int32] = [:]
  var knownTexts: [String: Int32] = [:]
  /// The first block of each name.
  var blocks: [Int32: Int] = [:]
  var openTags: [OpenTag] = []
  /// Blocks, brackets and signs around the place that is being read.
  var nesting = 0
  var hasGivenUp = false
  /// Which of `caller`, `varargs`, `kwargs` the macro being read speaks of, innermost last.
  var macroUses: [Set<String>] = []
  /// Loops around the place, counted anew in each macro and block.
  var loopDepth = 0

  var calls: [NamedCall] = []

  static let mostMistakes = 5

  struct OpenTag {
    let word: String
    let ends: [String]
    let range: Range<Int>
  }

  struct Mistake: Error {
    let diagnostic: Diagnostic
  }

  init(_ source: Source, body: Range<Int>, names: NameTable, jinja: Jinja?, limits: Limits, isMarkdown: Bool) {
    self.source = source
    self.names = names
    self.jinja = jinja
    self.limits = limits
    self.isMarkdown = isMarkdown
    var lexer = Lexer(source, body: body, jinja: jinja)
    lexer.run()
    tokens = lexer.tokens
    mistakes = lexer.mistakes
  }

  mutating func run() {
    syntax.body = parseBody(of: nil)
  }
}

// MARK: - Tokens

extension Parser {
  var token: Token { tokens[next] }

  func peek(_ distance: Int = 1) -> Token { tokens[min(next + distance, tokens.count - 1)] }

  func text(_ token: Token) -> String { source.text(in: token.range) }

  func isName(_ token: Token, _ word: String) -> Bool {
    guard token.kind == .name, token.range.count == word.utf8.count else { return false }
    return source.bytes[token.range].elementsEqual(word.utf8)
  }

  @discardableResult mutating func advance() -> Token {
    let token = tokens[next]
    if next < tokens.count - 1 { next += 1 }
    return token
  }

  mutating func skip(_ kind: Token.Kind) -> Bool {
    guard token.kind == kind else { return false }
    advance()
    return true
  }

  mutating func skip(word: String) -> Bool {
    guard isName(token, word) else { return false }
    advance()
    return true
  }

  mutating func expect(_ kind: Token.Kind, _ what: String) throws(Mistake) {
    guard token.kind == kind else { throw unexpected(expected: what) }
    advance()
  }

  /// The complaint about the token at hand.
  func unexpected(expected: String) -> Mistake {
    if token.kind == .invalid, let mistake = mistakes[next] { return Mistake(diagnostic: mistake) }
    let found: String =
      switch token.kind {
      case .printEnd, .statementEnd: "the end of the tag"
      case .endOfTemplate: "the end of the template"
      case .text, .rawText: "text"
      default: "`\(text(token))`"
      }
    if token.kind == .assign, expected.contains("end of the tag") {
      return mistake("unexpected-token", "`=` assigns and does not compare", token.range, help: "write `==` to compare")
    }
    return mistake("unexpected-token", "expected \(expected), found \(found)", token.range)
  }

  func mistake(_ id: String, _ message: String, _ range: Range<Int>, help: String? = nil) -> Mistake {
    Mistake(diagnostic: Diagnostic(.error, id, message, at: Span(source, range), help: help))
  }

  mutating func report(_ mistake: Mistake) {
    guard !hasGivenUp else { return }
    diagnostics.append(mistake.diagnostic)
    if diagnostics.count >= Self.mostMistakes { giveUp() }
  }

  private mutating func giveUp() {
    hasGivenUp = true
    next = tokens.count - 1
  }

  /// Reports a mistake within a tag and goes behind the tag.
  mutating func recover(from mistake: Mistake) {
    report(mistake)
    while true {
      switch token.kind {
      case .printEnd, .statementEnd:
        advance()
        return
      case .text, .rawText, .printStart, .statementStart, .endOfTemplate: return
      default: advance()
      }
    }
  }

  mutating func name(_ text: String) -> Name {
    if let known = knownNames[text] { return known }
    let name = Name(id: names.id(of: text), spelling: Int32(syntax.spellings.count))
    syntax.spellings.append(text)
    knownNames[text] = name
    return name
  }

  mutating func expectName(_ what: String) throws(Mistake) -> (name: Name, range: Range<Int>) {
    guard token.kind == .name else { throw unexpected(expected: what) }
    let token = advance()
    let word = text(token)
    if Self.reserved.contains(word) {
      throw mistake("reserved-word", "`\(word)` is a word of the language and no name", token.range)
    }
    return (name(word), token.range)
  }

  static let reserved: Set<String> = [
    "and", "or", "not", "in", "is", "if", "else", "elif", "true", "false", "none", "True", "False", "None", "null",
  ]

  /// Counts a level of nesting in; the caller counts it out with `leave`.
  mutating func enter(_ range: Range<Int>) throws(Mistake) {
    nesting += 1
    guard nesting <= limits.nesting else {
      let error = mistake(
        "nesting-limit", "nested more than \(limits.nesting) deep", range,
        help: "move the inner part into a macro or a template of its own")
      report(error)
      giveUp()
      throw error
    }
  }

  mutating func leave() { nesting -= 1 }

  mutating func note(use word: String) {
    guard !macroUses.isEmpty else { return }
    macroUses[macroUses.count - 1].insert(word)
  }
}

// MARK: - Bodies

extension Parser {
  /// Statements up to, not including, one of the end tags of `open`; to the end of the template without it.
  mutating func parseBody(of open: OpenTag?) -> Body {
    if let open {
      openTags.append(open)
      do throws(Mistake) { try enter(open.range) } catch { report(error) }
    }
    defer {
      if open != nil {
        openTags.removeLast()
        leave()
      }
    }
    var statements: [StatementID] = []
    while !hasGivenUp {
      switch token.kind {
      case .endOfTemplate:
        if let open { report(unclosed(open)) }
        return add(statements)
      case .text, .rawText:
        let token = advance()
        if token.start < token.end { statements.append(add(.text(TextRange(token.range)), token.range)) }
      case .printStart:
        if let statement = parsePrint() { statements.append(statement) }
      case .statementStart:
        if endsBody(open) { return add(statements) }
        if let statement = parseStatement() { statements.append(statement) }
      default:
        recover(from: unexpected(expected: "text or a tag"))
        if token.kind == .invalid { advance() }
      }
    }
    return add(statements)
  }

  private func unclosed(_ open: OpenTag) -> Mistake {
    mistake(
      "unclosed-block", "`\(open.word)` is never closed", open.range,
      help: "write `{% \(open.ends.last ?? "end") %}` where it ends")
  }

  /// Whether the statement at hand ends the body of `open`. Reports end tags that are out of place.
  private mutating func endsBody(_ open: OpenTag?) -> Bool {
    let word = text(peek())
    guard peek().kind == .name else { return false }
    if let open, open.ends.contains(word) { return true }
    guard let open else { return false }
    // It belongs to a block further out: this one was left open.
    if openTags.dropLast().contains(where: { $0.ends.contains(word) }) {
      report(unclosed(open))
      return true
    }
    guard let end = open.ends.last, Self.blockWords.contains(where: { "end" + $0 == word }), !isClosedAhead(end) else {
      return false
    }
    let complaint = mistake(
      "unexpected-end", "`\(open.word)` is closed by `\(word)`", peek().range, help: "write `\(end)`")
    advance()
    recover(from: complaint)
    return true
  }

  static let blockWords = ["block", "call", "filter", "for", "if", "macro", "raw", "set", "with"]

  /// Whether the block at hand has an end tag of its own further on.
  private func isClosedAhead(_ end: String) -> Bool {
    let word = String(end.dropFirst("end".count))
    var depth = 0
    for index in next..<tokens.count - 1 where tokens[index].kind == .statementStart {
      if isName(tokens[index + 1], word) { depth += 1 }
      guard isName(tokens[index + 1], end) else { continue }
      if depth == 0 { return true }
      depth -= 1
    }
    return false
  }

  mutating func add(_ statements: [StatementID]) -> Body {
    let body = Body(start: Int32(syntax.bodyStatements.count), count: Int32(statements.count))
    syntax.bodyStatements += statements
    return body
  }

  mutating func add(_ statement: Statement, _ range: Range<Int>) -> StatementID {
    let id = StatementID(index: Int32(syntax.statements.count))
    syntax.statements.append(statement)
    syntax.statementRanges.append(TextRange(range))
    return id
  }

  private mutating func parsePrint() -> StatementID? {
    let start = advance()
    do throws(Mistake) {
      let value = try parseTuple()
      let end = token
      try expect(.printEnd, "an operator or the end of the tag")
      let range = syntax.expressionRanges[Int(value.index)].range
      if isMarkdown {
        try checkMarks(printed: value)
        try checkNumber(printed: value, start.range.lowerBound..<end.range.upperBound)
      }
      return add(.print(value, start.standing), range)
    } catch {
      recover(from: error)
      return nil
    }
  }

  /// Markdown marks in braces would be shown as characters, never read as marks.
  private func checkMarks(printed value: ExpressionID) throws(Mistake) {
    switch syntax.expressions[Int(value.index)] {
    case .constant(let index):
      if case .text(let text) = syntax.constants[Int(index)], isOnlyMarks(text) {
        throw mistake(
          "printed-marks", "a printed value is never read as Markdown, and this one is nothing but marks or line ends",
          syntax.expressionRanges[Int(value.index)].range,
          help: "write it outside the braces, or repeat lines with `{% for %}`")
      }
    case .conditional(let children):
      for (place, child) in syntax.children[children.range].enumerated()
      where place % 2 == 0 { try checkMarks(printed: child) }
    default: break
    }
  }

  /// `{{ n }}. text` at the start of a line looks like an item of a list, and would be a paragraph.
  private func checkNumber(printed value: ExpressionID, _ tag: Range<Int>) throws(Mistake) {
    let bytes = source.bytes
    guard tag.upperBound + 1 < bytes.count, bytes[tag.upperBound + 1].isBlank,
      [UInt8(ascii: "."), UInt8(ascii: ")")].contains(bytes[tag.upperBound])
    else { return }
    // Marks of quotations and of other items may stand before an item.
    let lineStart = bytes[..<tag.lowerBound].lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
    guard bytes[lineStart..<tag.lowerBound].split(whereSeparator: \.isBlank).allSatisfy(isMark) else { return }
    // What a macro or a block gives is Markdown and no value.
    if case .postfix(_, let steps) = syntax.expressions[Int(value.index)],
      case .call = syntax.steps[steps.range.upperBound - 1]
    {
      return
    }
    throw mistake(
      "printed-number", "a printed value never numbers an item of a list", tag,
      help: "write `1.`: CommonMark counts; or let the line begin with a word")
  }

  /// `>`, `-`, `1.` and their like.
  private func isMark(_ word: ArraySlice<UInt8>) -> Bool {
    if word.allSatisfy({ $0 == UInt8(ascii: ">") }) { return true }
    if word.count == 1, let mark = word.first, "-+*".utf8.contains(mark) { return true }
    return word.count > 1 && word.dropLast().allSatisfy(\.isDigit) && (word.last.map(".)".utf8.contains) ?? false)
  }

  private func isOnlyMarks(_ text: String) -> Bool {
    let marks = Set("#*_-+>|`~[]()!=<\\\n\r".utf8)
    return text.utf8.contains { marks.contains($0) } && text.utf8.allSatisfy { marks.contains($0) || $0.isBlank }
  }
}
