import Diagnostics

/// What follows a value: attributes, items, calls, filters and tests, read by a loop, with the arguments they take.
extension Parser {
  mutating func parseFilters(onto value: ExpressionID, opening: Bool = false) throws(Mistake) -> ExpressionID {
    var steps: [(Step, Range<Int>)] = []
    if opening { steps.append(try parseFilter()) }
    while skip(.pipe) { steps.append(try parseFilter()) }
    return add(.postfix(value, add(steps)), range(of: value))
  }

  mutating func parsePostfix(_ value: ExpressionID, withFilters: Bool) throws(Mistake) -> ExpressionID {
    var steps: [(Step, Range<Int>)] = []
    loop: while true {
      switch token.kind {
      case .dot, .optionalDot: steps.append(try parseAttribute(of: value, isFirst: steps.isEmpty))
      case .openBracket: steps.append(try parseItem())
      case .openParenthesis: steps.append(try parseCallStep(of: value, after: steps))
      case .pipe where withFilters:
        advance()
        steps.append(try parseFilter())
      case .name where withFilters && isName(token, "is"): steps.append(try parseTest())
      default: break loop
      }
    }
    guard let last = steps.last else { return value }
    return add(
      .postfix(value, add(steps)), range(of: value).lowerBound..<max(range(of: value).upperBound, last.1.upperBound))
  }

  private mutating func parseAttribute(
    of value: ExpressionID, isFirst: Bool
  ) throws(Mistake) -> (Step, Range<Int>) {
    let isOptional = advance().kind == .optionalDot
    let token = token
    if token.kind == .integer, let index = Int(text(token)) {
      advance()
      return (.item(add(.integer(index), token.range)), token.range)
    }
    guard token.kind == .name else { throw unexpected(expected: "the name of an attribute") }
    let word = text(token)
    if isFirst, case .variable(let base) = syntax.expressions[Int(value.index)] {
      switch (syntax.text(of: base), word) {
      case ("forloop", _):
        let known = ["counter": "index", "counter0": "index0", "revcounter": "revindex", "revcounter0": "revindex0"]
        throw mistake(
          "unknown-variable", "`forloop` is written `loop` here", range(of: value),
          help: word == "parentloop"
            ? "write `{% set outer = loop %}` in the outer loop, and `outer` here"
            : "write `loop.\(known[word] ?? word)`")
      case ("block", "super"):
        throw mistake(
          "unknown-variable", "`block.super` is written `super()` here",
          range(of: value).lowerBound..<token.range.upperBound,
          help: "write `super()`")
      default: break
      }
    }
    advance()
    if self.token.kind == .openParenthesis, !isModule(value, isFirst), let help = Self.methods[word] {
      throw mistake("no-methods", "values have no methods", token.range, help: help)
    }
    return (.attribute(name(word), isOptional: isOptional), token.range)
  }

  /// Whether macros or blocks are called by `value.name()`.
  private func isModule(_ value: ExpressionID, _ isFirst: Bool) -> Bool {
    guard isFirst, case .variable(let base) = syntax.expressions[Int(value.index)] else { return false }
    return syntax.text(of: base) == "self"
      || syntax.imports.contains { if case .module(let name) = $0.names { name.id == base.id } else { false } }
  }

  /// Methods of Python's values, with what does the same here.
  private static let methods: [String: String] = {
    var methods: [String: String] = [:]
    for name in ["upper", "lower", "title", "capitalize", "replace", "trim", "center", "items"] {
      methods[name] = "use the filter `\(name)`"
    }
    methods["strip"] = "use the filter `trim`"
    methods["lstrip"] = "use the filter `trim`"
    methods["rstrip"] = "use the filter `trim`"
    methods["split"] = "use the filter `split`"
    methods["splitlines"] = "use the filter `lines`"
    methods["join"] = "use the filter `join`: `list|join(\", \")`"
    methods["format"] = "use the filter `format` or `~`"
    methods["startswith"] = "use the test `startingwith`"
    methods["endswith"] = "use the test `endingwith`"
    methods["keys"] = "use the filter `keys`"
    methods["values"] = "use the filter `values`"
    methods["get"] = "use `?.` or the filter `default`"
    methods["strftime"] = "use the filter `date`"
    methods["append"] = "values do not change: use `set list = list + [x]`"
    methods["count"] = "use the filter `length`"
    return methods
  }()

  private mutating func parseItem() throws(Mistake) -> (Step, Range<Int>) {
    let start = advance().range
    var first: ExpressionID?
    if token.kind != .colon { first = try parseExpression() }
    if let first, token.kind == .closeBracket {
      advance()
      return (.item(first), range(of: first))
    }
    guard skip(.colon) else { throw unexpected(expected: "`]`") }
    var parts: [ExpressionID?] = [nil, nil]
    if token.kind != .colon, token.kind != .closeBracket { parts[0] = try parseExpression() }
    if skip(.colon), token.kind != .closeBracket { parts[1] = try parseExpression() }
    let end = token.range
    try expect(.closeBracket, "`]`")
    return (.slice(first, parts[0], parts[1]), start.lowerBound..<end.upperBound)
  }

  private mutating func parseCallStep(
    of value: ExpressionID, after steps: [(Step, Range<Int>)]
  ) throws(Mistake) -> (Step, Range<Int>) {
    var range = steps.last?.1 ?? range(of: value)
    let arguments = try parseArguments(mayspread: true)
    if case .attribute? = steps.last?.0 { range = steps[steps.count - 1].1 }
    syntax.argumentLists.append(arguments)
    let list = Int32(syntax.argumentLists.count - 1)
    if case .variable(let name) = syntax.expressions[Int(value.index)] {
      if steps.isEmpty {
        calls.append(NamedCall(name: name, member: nil, arguments: list, range: TextRange(range)))
      } else if steps.count == 1, case .attribute(let member, isOptional: false) = steps[0].0 {
        calls.append(NamedCall(name: name, member: member, arguments: list, range: TextRange(range)))
      }
    }
    return (.call(list), range)
  }

  /// From `(` to `)`.
  private mutating func parseArguments(mayspread: Bool) throws(Mistake) -> ArgumentList {
    try expect(.openParenthesis, "`(`")
    var list = ArgumentList()
    var given: Set<Int32> = []
    var isFirst = true
    while token.kind != .closeParenthesis {
      if !isFirst { try expect(.comma, "`,` or `)`") }
      if token.kind == .closeParenthesis { break }
      isFirst = false
      if mayspread, skip(.doubleStar) {
        list.spreadMap = try parseExpression()
      } else if mayspread, skip(.star) {
        list.spreadList = try parseExpression()
      } else if token.kind == .name, peek().kind == .assign {
        let (name, range) = try expectName("the name of an argument")
        advance()
        guard given.insert(name.id).inserted else {
          throw mistake("duplicate-argument", "`\(syntax.text(of: name))` is given twice", range)
        }
        list.named.append((name, try parseExpression()))
      } else {
        guard list.named.isEmpty, list.spreadMap == nil else {
          throw mistake(
            "argument-order", "an argument without a name stands behind one with a name", token.range,
            help: "move it to the front")
        }
        list.positional.append(try parseExpression())
      }
    }
    advance()
    return list
  }

  private mutating func parseFilter() throws(Mistake) -> (Step, Range<Int>) {
    let (word, range) = try parseDottedName("the name of a filter")
    guard let index = Filter.index(of: word, inJinja: jinja != nil) else {
      throw unknown(.filter, word, range)
    }
    if token.kind == .colon {
      throw mistake(
        "unexpected-token", "arguments of filters stand in brackets", token.range,
        help: "write `|\(word)(…)`")
    }
    let arguments = token.kind == .openParenthesis ? try parseArguments(mayspread: false) : ArgumentList()
    let bound = try bind(arguments, to: Filter.all[index].signature, of: "the filter `\(word)`", range)
    try checkNamedBuiltin(Filter.all[index].takesName, bound)
    syntax.argumentLists.append(bound)
    return (.filter(Int32(index), Int32(syntax.argumentLists.count - 1)), range)
  }

  private mutating func parseDottedName(_ what: String) throws(Mistake) -> (String, Range<Int>) {
    guard token.kind == .name else { throw unexpected(expected: what) }
    let first = advance()
    var (word, range) = (text(first), first.range)
    while token.kind == .dot, peek().kind == .name {
      advance()
      let part = advance()
      word += "." + text(part)
      range = range.lowerBound..<part.range.upperBound
    }
    return (word, range)
  }

  private mutating func parseTest() throws(Mistake) -> (Step, Range<Int>) {
    advance()
    let isNegated = skip(word: "not")
    let (word, range) = try parseDottedName("the name of a test")
    guard let index = Test.index(of: word, inJinja: jinja != nil) else { throw unknown(.test, word, range) }
    var arguments = ArgumentList()
    switch token.kind {
    case .openParenthesis: arguments = try parseArguments(mayspread: false)
    case .name where ["else", "or", "and", "if", "is", "not", "in"].contains(where: { isName(token, $0) }): break
    case .name, .string, .integer, .decimal, .openBracket, .openBrace:
      try enter(range)
      defer { leave() }
      arguments.positional = [try parsePostfix(try parsePrimary(), withFilters: false)]
    default: break
    }
    syntax.argumentLists.append(try bind(arguments, to: Test.all[index].signature, of: "the test `\(word)`", range))
    return (.test(Int32(index), Int32(syntax.argumentLists.count - 1), isNegated: isNegated), range)
  }

  private enum BuiltinKind: String { case filter, test }

  private func unknown(_ kind: BuiltinKind, _ word: String, _ range: Range<Int>) -> Mistake {
    let (message, help) = kind == .filter ? Filter.unknown(word) : Test.unknown(word)
    return mistake("unknown-\(kind.rawValue)", message, range, help: help)
  }

  /// `map("upper")` and its like name a filter or a test by a text: it is checked where it stands.
  private func checkNamedBuiltin(_ kind: Filter.NameKind?, _ arguments: ArgumentList) throws(Mistake) {
    guard let kind, let first = arguments.positional.first,
      case .constant(let constant) = syntax.expressions[Int(first.index)],
      case .text(let word) = syntax.constants[Int(constant)]
    else { return }
    switch kind {
    case .filter where Filter.index(of: word, inJinja: jinja != nil) == nil:
      throw unknown(.filter, word, range(of: first))
    case .test where Test.index(of: word, inJinja: jinja != nil) == nil: throw unknown(.test, word, range(of: first))
    default: break
    }
  }

  /// Gives each parameter of a declaration its argument; too many, too few and unknown names are mistakes.
  func bind(
    _ arguments: ArgumentList, to signature: Signature, of what: String, _ range: Range<Int>
  ) throws(Mistake) -> ArgumentList {
    var bound = ArgumentList()
    bound.slots = Array(repeating: nil, count: signature.parameters.count)
    for (index, argument) in arguments.positional.enumerated() {
      if index < signature.positionalCount {
        bound.slots[index] = argument
      } else if signature.takesMore {
        bound.positional.append(argument)
      } else {
        throw mistake(
          "argument-count", "\(what) takes \(mostArguments(signature.positionalCount))", self.range(of: argument),
          help: "it is written `\(signature.text)`")
      }
    }
    for (name, value) in arguments.named {
      let word = syntax.text(of: name)
      if let index = signature.parameters.firstIndex(where: { $0.name == word }) {
        guard bound.slots[index] == nil else {
          throw mistake("duplicate-argument", "`\(word)` is given twice", self.range(of: value))
        }
        bound.slots[index] = value
      } else if signature.takesNamed {
        bound.named.append((name, value))
      } else {
        throw mistake(
          "unknown-argument", "\(what) has no argument `\(word)`", self.range(of: value),
          help: nearest(to: word, among: signature.parameters.map(\.name)).map { "did you mean `\($0)`?" }
            ?? "it is written `\(signature.text)`")
      }
    }
    for (index, parameter) in signature.parameters.enumerated() where parameter.isRequired && bound.slots[index] == nil
    {
      throw mistake(
        "argument-count", "\(what) needs `\(parameter.name)`", range, help: "it is written `\(signature.text)`")
    }
    return bound
  }
}
