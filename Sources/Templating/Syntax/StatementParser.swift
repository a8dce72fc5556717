import Diagnostics

/// One statement after the other, by their first word.
extension Parser {
  mutating func parseStatement() -> StatementID? {
    let start = token
    let standing = start.standing
    advance()
    guard token.kind == .name else {
      recover(from: unexpected(expected: "the name of a statement"))
      return nil
    }
    let wordToken = advance()
    let word = text(wordToken)
    let range = wordToken.range
    switch word {
    case "if": return parseConditional(range)
    case "for": return parseLoop(range)
    case "set": return parseSet(range)
    case "with": return parseWith(range)
    case "block": return parseBlock(range, standing)
    case "macro": return parseMacro(range)
    case "call": return parseCall(range, standing)
    case "filter": return parseFilterBody(range, standing)
    case "include": return parseSimple(range) { parser throws(Mistake) in try parser.parseInclude(start) }
    case "import": return parseSimple(range) { parser throws(Mistake) in try parser.parseImport() }
    case "from": return parseSimple(range) { parser throws(Mistake) in try parser.parseFromImport() }
    case "extends": return parseSimple(range) { parser throws(Mistake) in try parser.parseExtends(range) }
    case "break", "continue":
      return parseSimple(range) { parser throws(Mistake) in
        guard parser.loopDepth > 0 else {
          throw parser.mistake("outside-loop", "`\(word)` stands outside of any loop", range)
        }
        return word == "break" ? .breakLoop : .continueLoop
      }
    default:
      recover(from: unknownStatement(word, range))
      skipBody(of: word, range)
      return nil
    }
  }

  /// A statement that is one tag.
  private mutating func parseSimple(
    _ range: Range<Int>, _ parse: (inout Parser) throws(Mistake) -> Statement?
  ) -> StatementID? {
    do throws(Mistake) {
      let statement = try parse(&self)
      try expect(.statementEnd, "the end of the tag")
      return statement.map { add($0, range) }
    } catch {
      recover(from: error)
      return nil
    }
  }

  /// Reads the end tag of `word`, with an optional name behind it as in `{% endblock title %}`.
  private mutating func closeBlock(_ word: String, mayName: String? = nil) -> Standing {
    guard !hasGivenUp, token.kind == .statementStart, isName(peek(), "end" + word) else { return .amidText }
    let standing = token.standing
    advance()
    advance()
    do throws(Mistake) {
      if let mayName, token.kind == .name {
        let name = advance()
        if text(name) != mayName {
          throw mistake("unexpected-token", "this ends `\(mayName)`, not `\(text(name))`", name.range)
        }
      }
      try expect(.statementEnd, "the end of the tag")
    } catch { recover(from: error) }
    return standing
  }

  private mutating func parseConditional(_ range: Range<Int>) -> StatementID? {
    var arms: [Arm] = []
    var hasElse = false
    var opening = OpenTag(word: "if", ends: ["elif", "else", "endif"], range: range)
    var condition = parseCondition()
    while true {
      let body = parseBody(of: opening)
      arms.append(Arm(condition: condition, body: body))
      guard !hasGivenUp, token.kind == .statementStart, peek().kind == .name else { break }
      let word = text(peek())
      guard word == "elif" || word == "else" else { break }
      advance()
      let wordRange = advance().range
      if hasElse {
        report(
          mistake("unexpected-token", "`\(word)` stands behind `else`", wordRange, help: "`else` comes last, once"))
      }
      if word == "else" {
        hasElse = true
        condition = nil
        if isName(token, "if") {
          recover(
            from: mistake("unknown-statement", "`else if` is written `elif` here", wordRange, help: "write `elif`"))
        } else {
          closeTag()
        }
        opening = OpenTag(word: "if", ends: ["elif", "else", "endif"], range: range)
      } else {
        condition = parseCondition()
      }
    }
    _ = closeBlock("if")
    let first = Int32(syntax.arms.count)
    syntax.arms += arms
    return add(.conditional(first: first, count: Int32(arms.count)), range)
  }

  private mutating func parseCondition() -> ExpressionID? {
    do throws(Mistake) {
      let condition = try parseExpression()
      try expect(.statementEnd, "an operator or the end of the tag")
      return condition
    } catch {
      recover(from: error)
      return nil
    }
  }

  private mutating func closeTag() {
    do throws(Mistake) { try expect(.statementEnd, "the end of the tag") } catch { recover(from: error) }
  }

  private mutating func parseLoop(_ range: Range<Int>) -> StatementID? {
    var header: (target: Target, sequence: ExpressionID, filter: ExpressionID?, isRecursive: Bool)?
    do throws(Mistake) {
      let target = try parseTarget(upTo: "in")
      guard skip(word: "in") else { throw unexpected(expected: "`in`") }
      let sequence = try parseTuple(withConditional: false)
      let filter = skip(word: "if") ? try parseExpression() : nil
      header = (target, sequence, filter, skip(word: "recursive"))
      try expect(.statementEnd, "the end of the tag")
    } catch { recover(from: error) }
    loopDepth += 1
    let body = parseBody(of: OpenTag(word: "for", ends: ["else", "endfor"], range: range))
    loopDepth -= 1
    var otherwise: Body?
    if token.kind == .statementStart, isName(peek(), "else") {
      advance()
      advance()
      closeTag()
      otherwise = parseBody(of: OpenTag(word: "for", ends: ["endfor"], range: range))
    }
    _ = closeBlock("for")
    guard let header else { return nil }
    syntax.loops.append(
      Loop(
        target: header.target, sequence: header.sequence, filter: header.filter, isRecursive: header.isRecursive,
        body: body, otherwise: otherwise, range: syntax.expressionRanges[Int(header.sequence.index)]))
    return add(.loop(Int32(syntax.loops.count - 1)), range)
  }

  /// `a`, `a, b`, `(a, b)`, `a, (b, c)`, and for `set` also `ns.a`.
  private mutating func parseTarget(upTo word: String?) throws(Mistake) -> Target {
    let start = token.range.lowerBound
    var parts = [try parseSingleTarget()]
    var isList = false
    while skip(.comma) {
      isList = true
      guard token.kind == .name && !(word.map { isName(token, $0) } ?? false) || token.kind == .openParenthesis else {
        break
      }
      parts.append(try parseSingleTarget())
    }
    return isList ? .unpacked(parts, TextRange(start..<tokens[next - 1].range.upperBound)) : parts[0]
  }

  private mutating func parseSingleTarget() throws(Mistake) -> Target {
    if token.kind == .openParenthesis {
      try enter(token.range)
      defer { leave() }
      advance()
      let target = try parseTarget(upTo: nil)
      try expect(.closeParenthesis, "`)`")
      return target
    }
    let (name, range) = try expectName("a name to assign to")
    guard token.kind == .dot else { return .name(name, TextRange(range)) }
    advance()
    let attribute = try expectName("the name of an attribute")
    return .attribute(name, attribute.name, TextRange(range.lowerBound..<attribute.range.upperBound))
  }

  private mutating func parseSet(_ range: Range<Int>) -> StatementID? {
    var target: Target?
    var filters: ExpressionID?
    do throws(Mistake) {
      let assigned = try parseTarget(upTo: nil)
      target = assigned
      if skip(.assign) {
        let value = try parseTuple()
        try expect(.statementEnd, "an operator or the end of the tag")
        syntax.assignments.append(Assignment(target: assigned, value: .expression(value)))
        return add(.assign(Int32(syntax.assignments.count - 1)), range)
      }
      if token.kind == .pipe { filters = try parseFilters(onto: captured(range)) }
      try expect(.statementEnd, "`=` or the end of the tag")
    } catch {
      recover(from: error)
      // With a `=` in it, it was meant as a single tag.
      if tokens[..<next].last(where: { $0.kind == .assign || $0.kind == .statementStart })?.kind == .assign {
        return nil
      }
    }
    let body = parseBody(of: OpenTag(word: "set", ends: ["endset"], range: range))
    _ = closeBlock("set")
    guard let target else { return nil }
    syntax.assignments.append(Assignment(target: target, value: .body(body, filters: filters)))
    return add(.assign(Int32(syntax.assignments.count - 1)), range)
  }

  private mutating func parseWith(_ range: Range<Int>) -> StatementID? {
    var assignments: [Assignment] = []
    do throws(Mistake) {
      while token.kind != .statementEnd {
        if !assignments.isEmpty { try expect(.comma, "`,` or the end of the tag") }
        let target = try parseTarget(upTo: nil)
        try expect(.assign, "`=`")
        assignments.append(Assignment(target: target, value: .expression(try parseExpression())))
      }
      try expect(.statementEnd, "the end of the tag")
    } catch { recover(from: error) }
    let first = Int32(syntax.assignments.count)
    syntax.assignments += assignments
    let body = parseBody(of: OpenTag(word: "with", ends: ["endwith"], range: range))
    _ = closeBlock("with")
    syntax.withs.append(With(first: first, count: Int32(assignments.count), body: body))
    return add(.with(Int32(syntax.withs.count - 1)), range)
  }

  private mutating func parseBlock(_ range: Range<Int>, _ standing: Standing) -> StatementID? {
    var header: (name: Name, range: Range<Int>)?
    var isScoped = false
    var isRequired = false
    do throws(Mistake) {
      header = try expectName("the name of the block")
      while token.kind == .name {
        if skip(word: "scoped") {
          isScoped = true
        } else if skip(word: "required") {
          isRequired = true
          if isName(token, "scoped") {
            throw mistake(
              "unexpected-token", "`scoped` stands before `required`", token.range, help: "write `scoped required`")
          }
        } else {
          throw unexpected(expected: "`scoped`, `required` or the end of the tag")
        }
      }
      try expect(.statementEnd, "the end of the tag")
      if let header, let first = blocks[header.name.id] {
        let twin = syntax.blocks[first]
        var error = mistake(
          "duplicate-block", "a block named `\(syntax.text(of: header.name))` exists already", header.range,
          help: "give one of them another name, or print the first again with `self`"
        ).diagnostic
        error.notes.append(Diagnostic.Note("the first", at: Span(source, twin.range.range)))
        report(Mistake(diagnostic: error))
      }
    } catch { recover(from: error) }
    let outerLoops = loopDepth
    loopDepth = 0
    // Entered before its body, so that a block of the same name within it is found.
    let index = syntax.blocks.count
    if let header {
      if blocks[header.name.id] == nil { blocks[header.name.id] = index }
      syntax.blocks.append(
        Block(
          name: header.name, body: Body(start: 0, count: 0), isScoped: isScoped, isRequired: isRequired,
          standing: .amidText, range: TextRange(header.range)))
    }
    let body = parseBody(of: OpenTag(word: "block", ends: ["endblock"], range: range))
    loopDepth = outerLoops
    let closing = closeBlock("block", mayName: header.map { syntax.text(of: $0.name) })
    guard let header else { return nil }
    if isRequired, !isEmpty(body) {
      report(
        mistake(
          "required-block", "a required block has nothing in it: a child fills it", header.range,
          help: "take `required` or the text out"))
    }
    let alone = standing == .aloneOnLine && closing == .aloneOnLine
    syntax.blocks[index] = Block(
      name: header.name, body: body, isScoped: isScoped, isRequired: isRequired,
      standing: alone ? .aloneOnLine : .amidText, range: TextRange(header.range))
    return add(.block(Int32(index)), range)
  }

  private func isEmpty(_ body: Body) -> Bool {
    syntax.bodyStatements[body.range].allSatisfy { id in
      guard case .text(let text) = syntax.statements[Int(id.index)] else { return false }
      return source.bytes[text.range].allSatisfy(\.isWhitespace)
    }
  }

  private mutating func parseMacro(_ range: Range<Int>) -> StatementID? {
    var header: (name: Name, parameters: [Macro.Parameter])?
    do throws(Mistake) {
      let (name, _) = try expectName("the name of the macro")
      header = (name, try parseParameters())
      try expect(.statementEnd, "the end of the tag")
    } catch { recover(from: error) }
    let (body, uses) = parseMacroBody(OpenTag(word: "macro", ends: ["endmacro"], range: range))
    _ = closeBlock("macro", mayName: header.map { syntax.text(of: $0.name) })
    guard let header else { return nil }
    let index = addMacro(header.name, header.parameters, body, uses)
    return add(.defineMacro(index), range)
  }

  private mutating func addMacro(
    _ name: Name?, _ parameters: [Macro.Parameter], _ body: Body, _ uses: Set<String>
  ) -> Int32 {
    syntax.macros.append(
      Macro(
        name: name, parameters: parameters, body: body, usesCaller: uses.contains("caller"),
        usesVarargs: uses.contains("varargs"), usesKwargs: uses.contains("kwargs")))
    return Int32(syntax.macros.count - 1)
  }

  private mutating func parseMacroBody(_ open: OpenTag) -> (Body, Set<String>) {
    let outerLoops = loopDepth
    loopDepth = 0
    macroUses.append([])
    let body = parseBody(of: open)
    loopDepth = outerLoops
    return (body, macroUses.removeLast())
  }

  private mutating func parseParameters() throws(Mistake) -> [Macro.Parameter] {
    var parameters: [Macro.Parameter] = []
    var given: Set<Int32> = []
    try expect(.openParenthesis, "`(`")
    while token.kind != .closeParenthesis {
      if !parameters.isEmpty { try expect(.comma, "`,` or `)`") }
      if token.kind == .closeParenthesis { break }
      let (name, range) = try expectName("the name of a parameter")
      guard given.insert(name.id).inserted else {
        throw mistake("duplicate-parameter", "`\(syntax.text(of: name))` is a parameter already", range)
      }
      let fallback = skip(.assign) ? try parseExpression() : nil
      if fallback == nil, syntax.text(of: name) == "caller" {
        throw mistake(
          "caller-parameter", "a parameter `caller` needs a default: not every call has a body", range,
          help: "write `caller=none`, or leave it out: a macro that prints `caller()` has it")
      }
      if fallback == nil, parameters.last?.fallback != nil {
        throw mistake(
          "parameter-order", "a parameter without a default stands behind one with a default", range,
          help: "move it to the front or give it a default")
      }
      parameters.append(Macro.Parameter(name: name, fallback: fallback))
    }
    advance()
    return parameters
  }

  private mutating func parseCall(_ range: Range<Int>, _ standing: Standing) -> StatementID? {
    var header: (parameters: [Macro.Parameter], call: ExpressionID)?
    do throws(Mistake) {
      let parameters = token.kind == .openParenthesis ? try parseParameters() : []
      let start = token.range
      let call = try parseExpression()
      guard case .postfix(_, let steps) = syntax.expressions[Int(call.index)],
        case .call = syntax.steps[steps.range.upperBound - 1]
      else { throw mistake("not-a-call", "`call` needs the call of a macro", start, help: "write `{% call name() %}`") }
      header = (parameters, call)
      try expect(.statementEnd, "the end of the tag")
    } catch { recover(from: error) }
    let (body, uses) = parseMacroBody(OpenTag(word: "call", ends: ["endcall"], range: range))
    let closing = closeBlock("call")
    guard let header else { return nil }
    for use in uses { note(use: use) }
    let caller = addMacro(nil, header.parameters, body, uses)
    let alone = standing == .aloneOnLine && closing == .aloneOnLine
    syntax.macroCalls.append(
      MacroCall(call: header.call, caller: caller, standing: alone ? .aloneOnLine : .amidText))
    return add(.callMacro(Int32(syntax.macroCalls.count - 1)), range)
  }

  private mutating func parseFilterBody(_ range: Range<Int>, _ standing: Standing) -> StatementID? {
    var filters: ExpressionID?
    do throws(Mistake) {
      filters = try parseFilters(onto: captured(range), opening: true)
      try expect(.statementEnd, "`|` or the end of the tag")
    } catch { recover(from: error) }
    let body = parseBody(of: OpenTag(word: "filter", ends: ["endfilter"], range: range))
    let closing = closeBlock("filter")
    let alone = standing == .aloneOnLine && closing == .aloneOnLine
    guard let filters else { return nil }
    syntax.filterBodies.append(
      FilterBody(filters: filters, body: body, standing: alone ? .aloneOnLine : .amidText))
    return add(.filterBody(Int32(syntax.filterBodies.count - 1)), range)
  }

  private mutating func captured(_ range: Range<Int>) -> ExpressionID { add(.captured, range) }
}

// MARK: - Other templates

extension Parser {
  private mutating func parseExtends(_ range: Range<Int>) throws(Mistake) -> Statement? {
    let name = try parseExpression()
    if jinja != nil { return .extend(name) }
    guard openTags.isEmpty else {
      throw mistake(
        "extends-within-block", "`extends` stands within `\(openTags.last?.word ?? "")`", range,
        help: "write it once, at the start of the template")
    }
    guard syntax.parent == nil else {
      throw mistake("extends-twice", "the template extends another already", range, help: "a template has one parent")
    }
    syntax.parent = Parent(name: name, range: syntax.expressionRanges[Int(name.index)])
    return nil
  }

  private mutating func parseInclude(_ start: Token) throws(Mistake) -> Statement? {
    let template = try parseExpression()
    var ignoresMissing = false
    var isIsolated = false
    var variables: ExpressionID?
    if isName(token, "ignore"), isName(peek(), "missing") {
      advance()
      advance()
      ignoresMissing = true
    }
    if isName(token, "with") || isName(token, "without"), isName(peek(), "context") {
      isIsolated = isName(token, "without")
      advance()
      advance()
    } else if skip(word: "with") {
      variables = try parseExpression()
    }
    if skip(word: "only") { isIsolated = true }
    let lead = start.standing == .aloneOnLine ? indentation(before: start) : 0..<0
    syntax.inclusions.append(
      Inclusion(
        template: template, ignoresMissing: ignoresMissing, variables: variables, isIsolated: isIsolated,
        standing: start.standing, lead: TextRange(lead)))
    return .include(Int32(syntax.inclusions.count - 1))
  }

  /// The blanks at the beginning of the line on which a tag stands.
  private func indentation(before tag: Token) -> Range<Int> {
    let first = Int(tokens.first?.start ?? 0)
    var start = Int(tag.start)
    while start > first, source.bytes[start - 1] != .lineFeed { start -= 1 }
    return start..<(source.bytes[start..<Int(tag.start)].firstIndex { !$0.isBlank } ?? Int(tag.start))
  }

  private mutating func parseImport() throws(Mistake) -> Statement? {
    let template = try parseExpression()
    guard skip(word: "as") else { throw unexpected(expected: "`as` and a name") }
    let (alias, _) = try expectName("a name")
    let isWithContext = try parseContext()
    syntax.imports.append(Import(template: template, isWithContext: isWithContext, names: .module(alias)))
    return .importTemplate(Int32(syntax.imports.count - 1))
  }

  private mutating func parseFromImport() throws(Mistake) -> Statement? {
    let template = try parseExpression()
    guard skip(word: "import") else { throw unexpected(expected: "`import`") }
    var members: [(name: Name, alias: Name, range: TextRange)] = []
    var isWithContext = false
    while token.kind == .name {
      if isName(token, "with") || isName(token, "without"), isName(peek(), "context") { break }
      let (member, range) = try expectName("a name to import")
      if syntax.text(of: member).hasPrefix("_") {
        throw mistake("private-name", "names that begin with `_` are not for other templates", range)
      }
      let alias = skip(word: "as") ? try expectName("a name").name : member
      members.append((member, alias, TextRange(range)))
      guard skip(.comma) else { break }
    }
    guard !members.isEmpty else { throw unexpected(expected: "a name to import") }
    isWithContext = try parseContext()
    syntax.imports.append(Import(template: template, isWithContext: isWithContext, names: .members(members)))
    return .importTemplate(Int32(syntax.imports.count - 1))
  }

  private mutating func parseContext() throws(Mistake) -> Bool {
    let isWith = isName(token, "with")
    guard isWith || isName(token, "without") else { return false }
    advance()
    guard skip(word: "context") else { throw unexpected(expected: "`context`") }
    return isWith
  }
}

// MARK: - Statements there are not

extension Parser {
  private func unknownStatement(_ word: String, _ range: Range<Int>) -> Mistake {
    if word.hasPrefix("end") || ["elif", "else"].contains(word) {
      let message =
        openTags.last.map { "`\(word)` closes nothing here: `\($0.word)` is open" } ?? "`\(word)` closes nothing here"
      var help = openTags.last.map { "write `{% \($0.ends.last ?? "") %}` first" } ?? "take it out"
      let meant = word.hasSuffix("s") ? String(word.dropLast()) : word
      if meant != word, Self.statementWords.contains(where: { meant == "end" + $0 }) { help = "write `\(meant)`" }
      return mistake("unexpected-end", message, range, help: help)
    }
    if let (message, help) = Self.leftOut[word] { return mistake("unknown-statement", message, range, help: help) }
    let near = nearest(to: word, among: Self.statementWords)
    return mistake(
      "unknown-statement", "there is no statement `\(word)`", range,
      help: near.map { "did you mean `\($0)`?" } ?? "the statements are \(Self.statementWords.joined(separator: ", "))")
  }

  static let statementWords = [
    "block", "break", "call", "continue", "extends", "filter", "for", "from", "if", "import", "include", "macro", "raw",
    "set", "with",
  ]

  /// Statements of Jinja that are left out, and those of other engines.
  private static let leftOut: [String: (String, String)] = [
    "do": ("`do` is left out: expressions here change nothing", "use `set`, with a `namespace` to reach out of a loop"),
    "trans": ("`trans` is left out", "print a word of the language's word list: `{{ words.… }}`"),
    "autoescape": ("`autoescape` is left out: escaping follows the type of the file", "take the tag out"),
    "debug": ("`debug` is left out", "use `dossier why` to see what a page read"),
    "elseif": ("`elseif` is written `elif` here", "write `elif`"),
    "elsif": ("`elsif` is written `elif` here", "write `elif`"),
    "assign": ("`assign` is written `set` here", "write `{% set name = value %}`"),
    "capture": ("`capture` is written `set` here", "write `{% set name %}…{% endset %}`"),
    "unless": ("`unless` is written `if not` here", "write `{% if not … %}`"),
    "case": ("`case` is written with `if` and `elif` here", "write `{% if x == … %}`"),
    "comment": ("comments are written `{# … #}` here", "write `{# … #}`"),
    "load": ("there is nothing to load: all filters are there", "take the tag out"),
    "url": ("`url` is left out", "write the link: `[text](address)`"),
    "render": ("`render` is written `include` here", "write `{% include \"name\" %}`"),
    "each": ("`each` is written `for` here", "write `{% for x in … %}`"),
    "include_once": ("`include_once` is written `include` here", "write `{% include \"name\" %}`"),
    "let": ("`let` is written `set` here", "write `{% set name = value %}`"),
    "var": ("`var` is written `set` here", "write `{% set name = value %}`"),
    "pluralize": ("`pluralize` is left out with `trans`", "choose the form: `n|plural(\"day\", \"days\")`"),
    "cycle": ("`cycle` is a function of loops here", "write `{{ loop.cycle(\"a\", \"b\") }}`"),
    "ifchanged": ("`ifchanged` is a function of loops here", "write `{% if loop.changed(x) %}`"),
    "now": ("`now` is left out: pages carry a day and no time", "write `{{ today|date }}`"),
    "switch": ("`switch` is written with `if` and `elif` here", "write `{% if x == … %}`"),
    "verbatim": ("`verbatim` is written `raw` here", "write `{% raw %}…{% endraw %}`"),
    "foreach": ("`foreach` is written `for` here", "write `{% for x in … %}`"),
  ]

  /// Goes behind the end tag of an unknown statement that has one, so that it is no second mistake.
  private mutating func skipBody(of word: String, _ range: Range<Int>) {
    let end = "end" + word
    var index = next
    while index + 1 < tokens.count {
      if tokens[index].kind == .statementStart, isName(tokens[index + 1], end) {
        _ = parseBody(of: OpenTag(word: word, ends: [end], range: range))
        _ = closeBlock(word)
        return
      }
      index += 1
    }
  }
}
