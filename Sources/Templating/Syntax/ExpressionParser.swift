import Diagnostics
import Values

/// Expressions, with Jinja's precedence, from loosest to tightest: inline `if`, `or`, `and`, `not`, comparison,
/// `+ -`, `~`, `* / // %`, `**`, signs, then what follows a value. Each chain is read by a loop.
extension Parser {
  func range(of expression: ExpressionID) -> Range<Int> { syntax.expressionRanges[Int(expression.index)].range }

  mutating func add(_ expression: Expression, _ range: Range<Int>) -> ExpressionID {
    let id = ExpressionID(index: Int32(syntax.expressions.count))
    syntax.expressions.append(expression)
    syntax.expressionRanges.append(TextRange(range))
    return id
  }

  private mutating func add(_ members: [ExpressionID]) -> Children {
    let children = Children(start: Int32(syntax.children.count), count: Int32(members.count))
    syntax.children += members
    return children
  }

  mutating func add(_ steps: [(Step, Range<Int>)]) -> Steps {
    let run = Steps(start: Int32(syntax.steps.count), count: Int32(steps.count))
    for (step, range) in steps {
      syntax.steps.append(step)
      syntax.stepRanges.append(TextRange(range))
    }
    return run
  }

  mutating func add(_ constant: Literal, _ range: Range<Int>) -> ExpressionID {
    add(.constant(index(of: constant)), range)
  }

  /// Where a constant stands: what is written again and again is kept once.
  private mutating func index(of constant: Literal) -> Int32 {
    let new = Int32(syntax.constants.count)
    let known =
      switch constant {
      case .integer(let integer): knownIntegers[integer]
      case .text(let text): knownTexts[text]
      case .none, .bool, .number: Int32?.none
      }
    if let known { return known }
    switch constant {
    case .integer(let integer): knownIntegers[integer] = new
    case .text(let text): knownTexts[text] = new
    case .none, .bool, .number: break
    }
    syntax.constants.append(constant)
    return new
  }

  /// `withConditional` is false where an `if` belongs to something else, as behind the sequence of `for`.
  mutating func parseExpression(withConditional: Bool = true) throws(Mistake) -> ExpressionID {
    try enter(token.range)
    defer { leave() }
    var value = try parseOr()
    guard withConditional, isName(token, "if") else { return value }
    var members: [ExpressionID] = []
    // Without an `else` each `if` stands around what comes before it.
    var turns = 0
    defer { for _ in 0..<turns { leave() } }
    while skip(word: "if") {
      let condition = try parseOr()
      members += [value, condition]
      guard skip(word: "else") else {
        turns += 1
        try enter(range(of: condition))
        value = add(.conditional(add(members)), range(of: members[0]).lowerBound..<range(of: condition).upperBound)
        members = []
        continue
      }
      value = try parseOr()
      guard isName(token, "if") else {
        members.append(value)
        break
      }
    }
    guard let first = members.first, let last = members.last else { return value }
    return add(.conditional(add(members)), range(of: first).lowerBound..<range(of: last).upperBound)
  }

  /// An expression, or several with commas between: a list without brackets.
  mutating func parseTuple(withConditional: Bool = true) throws(Mistake) -> ExpressionID {
    let first = try parseExpression(withConditional: withConditional)
    guard token.kind == .comma else { return first }
    var members = [first]
    while skip(.comma), ![.statementEnd, .printEnd, .closeParenthesis].contains(token.kind) {
      members.append(try parseExpression(withConditional: withConditional))
    }
    return add(.list(add(members)), range(of: first).lowerBound..<range(of: members[members.count - 1]).upperBound)
  }

  private mutating func parseOr() throws(Mistake) -> ExpressionID {
    let first = try parseAnd()
    guard isName(token, "or") else { return first }
    var members = [first]
    while skip(word: "or") { members.append(try parseAnd()) }
    return add(.any(add(members)), range(of: first).lowerBound..<range(of: members[members.count - 1]).upperBound)
  }

  private mutating func parseAnd() throws(Mistake) -> ExpressionID {
    let first = try parseNot()
    guard isName(token, "and") else { return first }
    var members = [first]
    while skip(word: "and") { members.append(try parseNot()) }
    return add(.all(add(members)), range(of: first).lowerBound..<range(of: members[members.count - 1]).upperBound)
  }

  private mutating func parseNot() throws(Mistake) -> ExpressionID {
    var signs: [Range<Int>] = []
    while isName(token, "not") { signs.append(advance().range) }
    var value = try parseComparison()
    guard let innermost = signs.last, let outermost = signs.first else { return value }
    let end = range(of: value).upperBound
    value = add(.not(value), innermost.lowerBound..<end)
    // `not not x` is the truth of `x`; more pairs change nothing.
    if signs.count % 2 == 0 { value = add(.not(value), outermost.lowerBound..<end) }
    return value
  }

  private mutating func parseComparison() throws(Mistake) -> ExpressionID {
    let first = try parseChain(0)
    var steps: [(Step, Range<Int>)] = []
    var last = first
    while let (comparison, range) = comparisonAhead() {
      last = try parseChain(0)
      steps.append((.operation(comparison, last), range))
    }
    guard !steps.isEmpty else { return first }
    return add(.comparison(first, add(steps)), range(of: first).lowerBound..<range(of: last).upperBound)
  }

  private mutating func comparisonAhead() -> (Operator, Range<Int>)? {
    let comparison: Operator
    switch token.kind {
    case .equal: comparison = .equal
    case .notEqual: comparison = .notEqual
    case .less: comparison = .less
    case .lessOrEqual: comparison = .lessOrEqual
    case .greater: comparison = .greater
    case .greaterOrEqual: comparison = .greaterOrEqual
    case .name where isName(token, "in"): comparison = .isIn
    case .name where isName(token, "not") && isName(peek(), "in"):
      let start = advance().range
      return (.isNotIn, start.lowerBound..<advance().range.upperBound)
    default: return nil
    }
    return (comparison, advance().range)
  }

  private static let levels: [[Token.Kind: Operator]] = [
    [.plus: .add, .minus: .subtract],
    [.tilde: .concatenate],
    [.star: .multiply, .slash: .divide, .doubleSlash: .divideDown, .percent: .remainder],
  ]

  private mutating func parseChain(_ level: Int) throws(Mistake) -> ExpressionID {
    guard level < Self.levels.count else { return try parsePower() }
    let first = try parseChain(level + 1)
    guard Self.levels[level][token.kind] != nil else { return first }
    var steps: [(Step, Range<Int>)] = []
    var last = first
    while let operation = Self.levels[level][token.kind] {
      let range = advance().range
      last = try parseChain(level + 1)
      steps.append((.operation(operation, last), range))
    }
    return add(.chain(first, add(steps)), range(of: first).lowerBound..<range(of: last).upperBound)
  }

  private mutating func parsePower() throws(Mistake) -> ExpressionID {
    let base = try parseUnary()
    guard skip(.doubleStar) else { return base }
    let exponent = try parseUnary()
    if token.kind == .doubleStar {
      throw mistake(
        "ambiguous-power", "`a ** b ** c` could be read two ways", token.range, help: "put brackets around one of them")
    }
    return add(.power(base, exponent), range(of: base).lowerBound..<range(of: exponent).upperBound)
  }

  private mutating func parseUnary(withFilters: Bool = true) throws(Mistake) -> ExpressionID {
    let start = token.range
    switch token.kind {
    case .minus, .plus:
      let isNegative = token.kind == .minus
      try enter(start)
      defer { leave() }
      advance()
      let operand = try parseUnary(withFilters: false)
      let whole = start.lowerBound..<range(of: operand).upperBound
      let signed = add(isNegative ? .negative(operand) : .positive(operand), whole)
      return try parsePostfix(signed, withFilters: withFilters)
    default:
      return try parsePostfix(try parsePrimary(), withFilters: withFilters)
    }
  }

  // MARK: Values

  mutating func parsePrimary() throws(Mistake) -> ExpressionID {
    let token = token
    switch token.kind {
    case .name:
      let word = text(token)
      switch word {
      case "true", "True":
        advance()
        return add(.bool(true), token.range)
      case "false", "False":
        advance()
        return add(.bool(false), token.range)
      case "none", "None", "null":
        advance()
        return add(.none, token.range)
      case _ where Self.reserved.contains(word): throw unexpected(expected: "a value")
      default:
        advance()
        if word == "caller" || word == "varargs" || word == "kwargs" { note(use: word) }
        return add(.variable(name(word)), token.range)
      }
    case .integer, .decimal:
      advance()
      return add(try number(token), token.range)
    case .string:
      var text = unescaped(token)
      var range = token.range
      advance()
      // Neighbouring texts are one, as in Jinja.
      while self.token.kind == .string {
        text += unescaped(self.token)
        range = range.lowerBound..<advance().range.upperBound
      }
      return add(.text(text), range)
    case .openParenthesis:
      advance()
      if self.token.kind == .closeParenthesis {
        return add(.list(add([])), token.range.lowerBound..<advance().range.upperBound)
      }
      let value = try parseTuple()
      try expect(.closeParenthesis, "an operator or `)`")
      return value
    case .openBracket: return try parseList()
    case .openBrace: return try parseMap()
    default: throw unexpected(expected: "a value")
    }
  }

  private mutating func parseList() throws(Mistake) -> ExpressionID {
    let start = advance().range
    var members: [ExpressionID] = []
    while token.kind != .closeBracket {
      if !members.isEmpty { try expect(.comma, "`,` or `]`") }
      if token.kind == .closeBracket { break }
      members.append(try parseExpression())
    }
    return add(.list(add(members)), start.lowerBound..<advance().range.upperBound)
  }

  private mutating func parseMap() throws(Mistake) -> ExpressionID {
    let start = advance().range
    var members: [ExpressionID] = []
    while token.kind != .closeBrace {
      if !members.isEmpty { try expect(.comma, "`,` or `}`") }
      if token.kind == .closeBrace { break }
      members.append(try parseExpression())
      try expect(.colon, "`:` and a value")
      members.append(try parseExpression())
    }
    return add(.map(add(members)), start.lowerBound..<advance().range.upperBound)
  }

  private func number(_ token: Token) throws(Mistake) -> Literal {
    let digits = String(decoding: source.bytes[token.range].filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
    if token.kind == .integer {
      let radix =
        switch digits.utf8.dropFirst().first.map({ $0 | 0x20 }) {
        case UInt8(ascii: "x"): 16
        case UInt8(ascii: "o"): 8
        case UInt8(ascii: "b"): 2
        default: 10
        }
      if let value = Int(radix == 10 ? digits[...] : digits.dropFirst(2), radix: radix) { return .integer(value) }
    } else if let value = Number(literal: digits) {
      return .number(value)
    }
    throw mistake(
      "bad-number", "the number `\(text(token))` does not fit", token.range,
      help: "whole numbers have 64 bits, decimals \(Number.mostDigits) digits")
  }

  /// The text between the quotation marks, with the escapes of Python that make sense in text.
  private func unescaped(_ token: Token) -> String {
    let inner = source.bytes[(token.range.lowerBound + 1)..<(token.range.upperBound - 1)]
    guard inner.contains(UInt8(ascii: "\\")) || inner.contains(.carriageReturn) else {
      return String(decoding: inner, as: UTF8.self)
    }
    let simple: [Unicode.Scalar: Unicode.Scalar] = [
      "n": "\n", "t": "\t", "r": "\r", "\\": "\\", "'": "'", "\"": "\"", "0": "\0", "b": "\u{8}", "f": "\u{C}",
      "v": "\u{B}", "a": "\u{7}",
    ]
    let scalars = Array(String(decoding: inner, as: UTF8.self).unicodeScalars)
    var result = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      if scalar == "\r", index < scalars.count, scalars[index] == "\n" { continue }
      guard scalar == "\\", index < scalars.count else {
        result.append(scalar)
        continue
      }
      let escape = scalars[index]
      let width = ["x": 2, "u": 4, "U": 8][escape] ?? 0
      if let plain = simple[escape] {
        result.append(plain)
        index += 1
      } else if escape == "\n" {
        index += 1
      } else if width > 0, index + width < scalars.count,
        let value = UInt32(String(String.UnicodeScalarView(scalars[(index + 1)...(index + width)])), radix: 16),
        let character = Unicode.Scalar(value)
      {
        result.append(character)
        index += 1 + width
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
