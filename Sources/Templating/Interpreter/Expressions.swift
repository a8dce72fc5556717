import Diagnostics

/// What expressions give.
extension Interpreter {
  func span(_ expression: ExpressionID) -> Span {
    template.span(template.syntax.expressionRanges[Int(expression.index)])
  }

  func span(step position: Int) -> Span { template.span(template.syntax.stepRanges[position]) }

  /// The value of an expression; where it is not there, a failure, or — if `lenient` — an undefined value.
  func evaluate(
    _ id: ExpressionID, lenient: Bool = false, caller: MacroValue? = nil
  ) throws(Failure) -> Value {
    if let rehearsal { return try rehearsed(id, caller: caller, rehearsal) }
    try spend(1)
    let value: Value
    switch template.syntax.expressions[Int(id.index)] {
    case .constant(let index): return Value(template.syntax.constants[Int(index)])
    case .captured: return captured
    case .variable(let name): value = try variable(name, id)
    default:
      try deepen()
      defer { rise() }
      value = try evaluateCompound(id, lenient: lenient, caller: caller)
    }
    if !lenient, case .undefined(let missing) = value.content { throw failure(of: missing) }
    return value
  }

  func evaluateCompound(
    _ id: ExpressionID, lenient: Bool, caller: MacroValue?
  ) throws(Failure) -> Value {
    switch template.syntax.expressions[Int(id.index)] {
    case .constant, .captured, .variable: return .none
    case .list(let children): return try evaluateList(children)
    case .map(let children): return try evaluateMap(children)
    case .negative(let operand): return try negated(try evaluate(operand), span(id))
    case .positive(let operand):
      let value = try evaluate(operand)
      guard value.quantity != nil else {
        throw Failure("wrong-kind", "`+` before \(value.kind)", at: .span(span(id)))
      }
      return value
    case .not(let operand): return .bool(!(try evaluateTruth(operand)))
    case .power(let base, let exponent):
      return try power(try evaluate(base), try evaluate(exponent), span(id))
    case .chain(let first, let steps): return try evaluateChain(first, steps)
    case .comparison(let first, let steps): return try evaluateComparison(first, steps)
    case .all(let children): return try evaluateJunction(children, endsAt: false)
    case .any(let children): return try evaluateJunction(children, endsAt: true)
    case .conditional(let children): return try evaluateConditional(children, id, lenient: lenient)
    case .postfix(let base, let steps): return try evaluatePostfix(base, steps, caller: caller)
    }
  }

  func evaluateTruth(_ id: ExpressionID) throws(Failure) -> Bool {
    let value = try evaluate(id)
    trace.use(value.trail)
    return value.isTrue
  }

  private func evaluateList(_ children: Children) throws(Failure) -> Value {
    var items: [Value] = []
    items.reserveCapacity(Int(children.count))
    for child in template.syntax.children[children.range] { items.append(try evaluate(child)) }
    let list = Value.list(items)
    try spend(list.weight)
    try checkNesting(list)
    return list
  }

  private func evaluateMap(_ children: Children) throws(Failure) -> Value {
    var map = ValueMap()
    let members = template.syntax.children[children.range]
    for (key, value) in zip(
      members.enumerated().lazy.filter { $0.offset % 2 == 0 }.map(\.element),
      members.enumerated().lazy.filter { $0.offset % 2 == 1 }.map(\.element))
    {
      let name = try self.key(try evaluate(key), at: span(key))
      map[name] = try evaluate(value)
    }
    let value = Value(.map(map))
    try spend(value.weight)
    try checkNesting(value)
    return value
  }

  /// A value as the key of a map.
  func key(_ value: Value, at place: Span) throws(Failure) -> String {
    switch value.content {
    case .text(let text): return text
    case .integer(let integer): return String(integer)
    default: throw Failure("wrong-kind", "a key of a map is a text, not \(value.kind)", at: .span(place))
    }
  }

  private func evaluateChain(_ first: ExpressionID, _ steps: Steps) throws(Failure) -> Value {
    var value = try evaluate(first)
    // `~` copies what stands before it: gathered at once, a long chain stays linear.
    if case .operation(.concatenate, _) = template.syntax.steps[steps.range.lowerBound] {
      var parts = [(value, span(first))]
      for position in steps.range {
        try spend(1)
        guard case .operation(_, let operand) = template.syntax.steps[position] else { continue }
        parts.append((try evaluate(operand), span(operand)))
      }
      return try concatenated(parts)
    }
    var left = first
    for position in steps.range {
      try spend(1)
      guard case .operation(let operation, let operand) = template.syntax.steps[position] else { continue }
      let right = try evaluate(operand)
      do throws(Failure) {
        value = try computed(value, operation, right)
      } catch {
        var failure = error.located(itself: span(step: position))
        failure.notes += values(
          of: position == steps.range.lowerBound ? [(left, value), (operand, right)] : [(operand, right)])
        throw failure
      }
      left = operand
    }
    return value
  }

  private func evaluateComparison(_ first: ExpressionID, _ steps: Steps) throws(Failure) -> Value {
    var left = try evaluate(first)
    var leftExpression = first
    for position in steps.range {
      try spend(1)
      guard case .operation(let comparison, let operand) = template.syntax.steps[position] else { continue }
      let right = try evaluate(operand)
      trace.use(left.trail)
      trace.use(right.trail)
      do throws(Failure) {
        guard try holds(left, comparison, right) else { return .bool(false) }
      } catch {
        var failure = error.located(itself: span(step: position))
        failure.notes += values(of: [(leftExpression, left), (operand, right)])
        throw failure
      }
      left = right
      leftExpression = operand
    }
    return .bool(true)
  }

  /// `and` and `or` give the operand that decides, as in Jinja.
  private func evaluateJunction(_ children: Children, endsAt end: Bool) throws(Failure) -> Value {
    var value = Value.none
    for child in template.syntax.children[children.range] {
      value = try evaluate(child)
      trace.use(value.trail)
      if value.isTrue == end { return value }
    }
    return value
  }

  private func evaluateConditional(
    _ children: Children, _ id: ExpressionID, lenient: Bool
  ) throws(Failure) -> Value {
    let members = template.syntax.children[children.range]
    var index = members.startIndex
    while index + 1 < members.endIndex {
      if try evaluateTruth(members[index + 1]) { return try evaluate(members[index], lenient: lenient) }
      index += 2
    }
    if index < members.endIndex { return try evaluate(members[index], lenient: lenient) }
    let span = span(id)
    return Value(.undefined(Missing(.condition, span.text, span)))
  }

  /// What names of an expression stand for, for the message of its failure.
  func values(of operands: [(ExpressionID, Value)]) -> [Diagnostic.Note] {
    let parts = operands.compactMap { operand, value -> String? in
      switch template.syntax.expressions[Int(operand.index)] {
      case .variable, .postfix: value.excerpt.map { "`\(span(operand).text)` is \($0)" }
      default: nil
      }
    }
    guard !parts.isEmpty else { return [] }
    let place = operands.lazy.compactMap { self.trace.datum($0.1.trail, in: self.root)?.span }.first
    return [Diagnostic.Note(parts.joined(separator: ", "), at: place)]
  }
}

// MARK: - What follows a value

extension Interpreter {
  private func evaluatePostfix(
    _ base: ExpressionID, _ steps: Steps, caller: MacroValue?
  ) throws(Failure) -> Value {
    var value = try evaluate(base, lenient: true)
    // Behind a `?.` that found nothing, the rest of the path gives nothing too.
    var isCutOff = false
    for position in steps.range {
      try spend(1)
      switch template.syntax.steps[position] {
      case .attribute(let name, let isOptional):
        if isCutOff { continue }
        let word = template.syntax.text(of: name)
        if isOptional, value.isNone || isAbsent(value) {
          (value, isCutOff) = (.none, true)
          continue
        }
        value = try attribute(word, of: value, base, position)
        if isOptional, isAbsent(value) { (value, isCutOff) = (.none, true) }
      case .item(let index):
        if isCutOff { continue }
        let key = try evaluate(index)
        value = try item(key, of: value, base, position)
      case .slice(let start, let end, let step):
        if isCutOff { continue }
        value = try slice(try present(value), start, end, step, position)
      case .call(let list):
        isCutOff = false
        let isLast = position == steps.range.upperBound - 1
        value = try call(
          try present(value), template.syntax.argumentLists[Int(list)], base, position, caller: isLast ? caller : nil)
      case .filter(let index, let list):
        isCutOff = false
        value = try filtered(value, Int(index), Int(list), base, position)
      case .test(let index, let list, let isNegated):
        isCutOff = false
        value = .bool(try isPassed(value, Int(index), Int(list), base, position) != isNegated)
      case .operation: break
      }
    }
    return value
  }

  private func isAbsent(_ value: Value) -> Bool {
    guard case .undefined(let missing) = value.content else { return false }
    if case .reported = missing.reason { return false }
    return true
  }

  private func present(_ value: Value) throws(Failure) -> Value {
    if case .undefined(let missing) = value.content { throw failure(of: missing) }
    return value
  }

  /// The span of the value that a step works on.
  private func input(_ base: ExpressionID, _ position: Int) -> Span {
    let start = template.syntax.expressionRanges[Int(base.index)]
    let before = position > 0 ? template.syntax.stepRanges[position - 1] : start
    return Span(
      template.source,
      Int(
        start.start)..<max(
          Int(start.end),
          before.end > start.end && before.end <= template.syntax.stepRanges[position].start
            ? Int(before.end) : Int(start.end)))
  }

  func filtered(
    _ value: Value, _ index: Int, _ list: Int, _ base: ExpressionID, _ position: Int
  ) throws(Failure) -> Value {
    let filter = Filter.all[index]
    if !filter.takesUndefined { _ = try present(value) }
    if case .undefined(let missing) = value.content, case .reported = missing.reason { throw .reported }
    let arguments = template.syntax.argumentLists[list]
    let call = try invocation(of: value, arguments)
    do throws(Failure) {
      return try apply(filter, to: value, call)
    } catch {
      throw located(error, value, arguments, base, position)
    }
  }

  private func isPassed(
    _ value: Value, _ index: Int, _ list: Int, _ base: ExpressionID, _ position: Int
  ) throws(Failure) -> Bool {
    let test = Test.all[index]
    if !test.takesUndefined { _ = try present(value) }
    if case .undefined(let missing) = value.content, case .reported = missing.reason { throw .reported }
    let arguments = template.syntax.argumentLists[list]
    let call = try invocation(of: value, arguments)
    do throws(Failure) {
      try spend(value.bulk)
      trace.use(value.trail)
      return try test.holds(call)
    } catch {
      throw located(error, value, arguments, base, position)
    }
  }

  private func located(
    _ failure: Failure, _ value: Value, _ arguments: ArgumentList, _ base: ExpressionID, _ position: Int
  ) -> Failure {
    var failure = failure.located(itself: span(step: position), input: input(base, position)) { slot in
      arguments.slots.indices.contains(slot) ? arguments.slots[slot].map { self.span($0) } : nil
    }
    if case .mistake = failure.kind, failure.notes.isEmpty {
      let written = input(base, position)
      if let excerpt = value.excerpt, !(template.literalKinds(base) && written.range == span(base).range) {
        failure.notes = [
          Diagnostic.Note("`\(written.text)` is \(excerpt)", at: trace.datum(value.trail, in: root)?.span)
        ]
      }
    }
    return failure
  }

  private func invocation(of value: Value, _ arguments: ArgumentList) throws(Failure) -> Invocation {
    var slots: [Value?] = []
    slots.reserveCapacity(arguments.slots.count)
    for slot in arguments.slots { slots.append(try slot.map { slot throws(Failure) in try evaluate(slot) }) }
    var more: [Value] = []
    for argument in arguments.positional { more.append(try evaluate(argument)) }
    var named: [(String, Value)] = []
    for (name, argument) in arguments.named { named.append((template.syntax.text(of: name), try evaluate(argument))) }
    return Invocation(interpreter: self, input: value, arguments: slots, more: more, named: named)
  }

  /// A filter's result, with the data it rests on.
  func apply(_ filter: Filter, to value: Value, _ call: Invocation) throws(Failure) -> Value {
    if case .fragment = value.content, !filter.takesFragments {
      throw Failure(
        "markdown-already", "this is Markdown already", at: .input, help: "filter the value before it goes in")
    }
    try spend(value.bulk)
    var result = try isKeptHTML(value, filter, call) ? keepingHTML(filter, call) : filter.apply(call)
    try checkNesting(result)
    if case .text(let text) = result.content { try checkLength(text.utf8.count) }
    try spend(result.weight)
    trace.use(value.trail)
    guard result.trail == .none else { return result }
    switch value.content {
    case .list, .dataList, .map, .dataMap: result.trail = trace.combine(value.trail)
    default: result.trail = value.trail
    }
    return result
  }

  private func isKeptHTML(_ value: Value, _ filter: Filter, _ call: Invocation) -> Bool {
    func isHTML(_ value: Value?) -> Bool { if case .html? = value?.content { true } else { false } }
    guard escapesHTML, let escaped = filter.escapedArguments else { return false }
    return isHTML(value) || escaped.contains { isHTML(call.arguments[$0]) }
  }

  /// HTML that a filter of texts changes stays HTML where text is escaped, and what comes in beside it is escaped; so
  /// is a text into which HTML comes.
  private func keepingHTML(_ filter: Filter, _ call: Invocation) throws(Failure) -> Value {
    func escaped(_ value: Value) -> Value {
      if case .text(let text) = value.content { return Value(.text(escapedHTML(text)), trail: value.trail) }
      return value
    }
    var call = call
    call.input = escaped(call.input)
    for index in filter.escapedArguments ?? [] { call.arguments[index] = call.arguments[index].map(escaped) }
    call.more = call.more.map(escaped)
    call.named = call.named.map { ($0.name, escaped($0.value)) }
    let result = try filter.apply(call)
    if case .text(let text) = result.content { return madeHTML(text) }
    return result
  }

  private func slice(
    _ value: Value, _ start: ExpressionID?, _ end: ExpressionID?, _ step: ExpressionID?, _ position: Int
  ) throws(Failure) -> Value {
    func integer(_ expression: ExpressionID?) throws(Failure) -> Int? {
      guard let expression else { return nil }
      let value = try evaluate(expression)
      if value.isNone { return nil }
      guard case .integer(let integer) = value.content else {
        throw Failure(
          "wrong-kind", "a slice counts in whole numbers, not in \(value.kind)", at: .span(span(expression)))
      }
      return integer
    }
    let stride = try integer(step) ?? 1
    let (first, last) = (try integer(start), try integer(end))
    guard stride != 0 else {
      throw Failure("wrong-value", "the step of a slice is zero", at: .span(span(step: position)))
    }
    try spend(value.bulk)
    if let text = value.characters {
      let scalars = Array(text.unicodeScalars)
      let picked = sliceIndices(scalars.count, first, last, stride).map { scalars[$0] }
      let part = String(String.UnicodeScalarView(picked))
      try spend(part.utf8.count / 16)
      // A piece of HTML is as safe as the whole to Jinja2.
      if case .html = value.content, escapesHTML { return madeHTML(part) }
      return Value(.text(part), trail: value.trail)
    }
    let items = try items(of: value, at: span(step: position))
    let part = Value(.list(sliceIndices(items.count, first, last, stride).map { items[$0] }), trail: value.trail)
    try spend(part.weight)
    return part
  }

  /// Python's rule: negative positions count from the end, all are clamped.
  private func sliceIndices(_ count: Int, _ start: Int?, _ end: Int?, _ stride: Int) -> [Int] {
    func clamped(_ position: Int?, _ fallback: Int) -> Int {
      guard let position else { return fallback }
      let absolute = position < 0 ? position + count : position
      return stride > 0 ? min(max(absolute, 0), count) : min(max(absolute, -1), count - 1)
    }
    let first = clamped(start, stride > 0 ? 0 : count - 1)
    let last = clamped(end, stride > 0 ? count : -1)
    // A stride beyond the count takes at most the first.
    return Array(Swift.stride(from: first, to: last, by: min(max(stride, -count - 1), count + 1)))
  }
}

extension Template {
  /// Whether the expression is written out, so that showing its value says nothing new.
  func literalKinds(_ id: ExpressionID) -> Bool {
    if case .constant = syntax.expressions[Int(id.index)] { return true }
    return false
  }
}
