import Diagnostics
import Values

/// Arithmetic, comparison, concatenation: exact, and an error where kinds do not go together.
extension Interpreter {
  func computed(_ left: Value, _ operation: Operator, _ right: Value) throws(Failure) -> Value {
    var result = try result(left, operation, right)
    if result.trail == .none { result.trail = trace.combine(left.trail, right.trail) }
    return result
  }

  private func result(_ left: Value, _ operation: Operator, _ right: Value) throws(Failure) -> Value {
    switch (operation, left.content, right.content) {
    case (.add, .integer(let a), .integer(let b)): return try checked(a.addingReportingOverflow(b))
    case (.subtract, .integer(let a), .integer(let b)): return try checked(a.subtractingReportingOverflow(b))
    case (.multiply, .integer(let a), .integer(let b)): return try checked(a.multipliedReportingOverflow(by: b))
    case (.add, .text(let a), .text(let b)):
      try checkLength(a.utf8.count + b.utf8.count)
      let sum = Value.text(a + b)
      try spend(sum.weight)
      return sum
    case (.add, .html, .text), (.add, .text, .html), (.add, .html, .html):
      return try concatenated([(left, place), (right, place)])
    case (.add, .list, .list), (.add, .dataList, .list), (.add, .list, .dataList), (.add, .dataList, .dataList):
      guard let a = try optionalItems(of: left, at: place),
        let b = try optionalItems(of: right, at: place)
      else { break }
      let sum = Value.list(a + b)
      try spend(sum.weight)
      return sum
    default: break
    }
    // Jinja2 tells decimals from whole numbers by how they came to be, not by their digits.
    let isDecimal = library.jinja != nil && (operation == .divide || left.isDecimal || right.isDecimal)
    if operation == .divideDown || operation == .remainder {
      guard let a = left.number, let b = right.number else { throw notAllowed(left, operation, right) }
      return try arithmetic { () throws(ArithmeticError) in
        let quotient = Number((try a / b).roundedToInteger(.down))
        return Value(operation == .divideDown ? quotient : try a - b * quotient, isDecimal: isDecimal)
      }
    }
    guard let a = left.quantity, let b = right.quantity else { throw notAllowed(left, operation, right) }
    return try arithmetic { () throws(ArithmeticError) in
      switch operation {
      case .add: Value(try a + b, isDecimal: isDecimal)
      case .subtract: Value(try a - b, isDecimal: isDecimal)
      case .multiply: Value(try a * b, isDecimal: isDecimal)
      default: Value(try a / b, isDecimal: isDecimal)
      }
    }
  }

  private func notAllowed(_ left: Value, _ operation: Operator, _ right: Value) -> Failure {
    if left.isNone || right.isNone {
      return Failure(
        "wrong-kind", "`\(operation.rawValue)` with nothing",
        help: "ask first: `{% if … %}`, or write `|default(0, true)`")
    }
    let help = operation == .add ? "use `~` to join texts" : nil
    return Failure("wrong-kind", "`\(operation.rawValue)` does not go with \(left.kind) and \(right.kind)", help: help)
  }

  private func checked(_ result: (partialValue: Int, overflow: Bool)) throws(Failure) -> Value {
    guard !result.overflow else { throw failure(of: ArithmeticError.overflow) }
    return .integer(result.partialValue)
  }

  /// Carries out a calculation; its error becomes a failure.
  func arithmetic<Result>(_ work: () throws(ArithmeticError) -> Result) throws(Failure) -> Result {
    do throws(ArithmeticError) { return try work() } catch { throw failure(of: error) }
  }

  func failure(of error: ArithmeticError) -> Failure {
    switch error {
    case .overflow: Failure("arithmetic-overflow", "the result is too large to be exact")
    case .divisionByZero: Failure("division-by-zero", "division by zero")
    case .currencies(let a, let b):
      Failure("currencies-differ", "\(a) and \(b) are two currencies", help: "compute with money of one currency")
    case .notAllowed(let operation, let left, let right):
      Failure("wrong-kind", "`\(operation)` does not go with \(left) and \(right)")
    case .needsCalendar(let length):
      Failure(
        "needs-calendar", "\(length) counts working days, which needs the practice's calendar",
        help: "write `day|add_working_days(\(length.count))`")
    case .dayOutOfRange: Failure("day-out-of-range", "the day is outside of the years 1 to 9999")
    }
  }

  func negated(_ value: Value, _ span: Span) throws(Failure) -> Value {
    var result: Value
    switch value.content {
    case .integer(let integer):
      guard integer != .min else { throw failure(of: ArithmeticError.overflow).located(itself: span) }
      result = .integer(-integer)
    case .number(let number):
      result = Value(.number(try arithmetic { () throws(ArithmeticError) in try number.negated() }))
    case .money(let money): result = Value(.money(try arithmetic { () throws(ArithmeticError) in try money.negated() }))
    case .share(let share):
      let fraction = try arithmetic { () throws(ArithmeticError) in try share.fraction.negated() }
      result = Value(.share(Share(fraction, notation: share.notation)))
    case .length(let length) where length.count != .min: result = Value(.length(Length(-length.count, length.unit)))
    default: throw Failure("wrong-kind", "`-` before \(value.kind)", at: .span(span))
    }
    result.trail = trace.combine(value.trail)
    return result
  }

  func power(_ base: Value, _ exponent: Value, _ span: Span) throws(Failure) -> Value {
    guard let number = base.number, case .integer(let times) = exponent.content else {
      throw Failure("wrong-kind", "`**` needs a number and a whole exponent", at: .span(span))
    }
    let isDecimal = library.jinja != nil && (base.isDecimal || times < 0)
    do throws(Failure) {
      var result = try arithmetic { () throws(ArithmeticError) in
        var result = Number.one
        var factor = number
        var rest = times.magnitude
        while rest > 0 {
          if rest % 2 == 1 { result = try result * factor }
          rest /= 2
          if rest > 0 { factor = try factor * factor }
        }
        return Value(times < 0 ? try Number.one / result : result, isDecimal: isDecimal)
      }
      result.trail = trace.combine(base.trail, exponent.trail)
      return result
    } catch { throw error.located(itself: span) }
  }

  // MARK: Comparison

  func holds(_ left: Value, _ comparison: Operator, _ right: Value) throws(Failure) -> Bool {
    for value in [left, right] {
      if case .fragment = value.content {
        throw Failure("markdown-already", "this is Markdown already", help: "compare the value before it goes in")
      }
      try spend(value.bulk)
    }
    switch comparison {
    case .equal: return try areEqual(left, right)
    case .notEqual: return !(try areEqual(left, right))
    case .isIn: return try contains(right, left)
    case .isNotIn: return !(try contains(right, left))
    case .less: return try order(left, right) < 0
    case .lessOrEqual: return try order(left, right) <= 0
    case .greater: return try order(left, right) > 0
    default: return try order(left, right) >= 0
    }
  }

  /// −1, 0 or 1.
  func order(_ left: Value, _ right: Value) throws(Failure) -> Int {
    func order<T: Comparable>(_ a: T, _ b: T) -> Int { a < b ? -1 : (a > b ? 1 : 0) }
    switch (left.content, right.content) {
    case (.integer(let a), .integer(let b)): return order(a, b)
    case (.text(let a), .text(let b)): return order(a, b)
    case (.time(let a), .time(let b)): return order(a, b)
    case (.bool(let a), .bool(let b)): return order(a ? 1 : 0, b ? 1 : 0)
    case (.list, .list), (.list, .dataList), (.dataList, .list), (.dataList, .dataList):
      let place = place
      let (a, b) = (try items(of: left, at: place), try items(of: right, at: place))
      for (first, second) in zip(a, b) {
        try spend(1)
        let result = try self.order(first, second)
        if result != 0 { return result }
      }
      return order(a.count, b.count)
    default: break
    }
    if let a = left.quantity, let b = right.quantity {
      return try arithmetic { () throws(ArithmeticError) in try a.compared(to: b) }
    }
    throw Failure("wrong-kind", "\(left.kind) and \(right.kind) have no order")
  }

  func contains(_ container: Value, _ value: Value) throws(Failure) -> Bool {
    if let text = container.characters, let part = value.characters {
      return part.isEmpty || text.utf8.firstRange(of: part.utf8) != nil
    }
    switch (container.content, value.content) {
    case (.list, _), (.dataList, _): return try holds(try items(of: container, at: place), value)
    case (.map, .text(let key)), (.dataMap, .text(let key)), (.namespace, .text(let key)):
      let found = try member(key, of: container, place)
      if found == nil { trace.missed(key, in: container.trail) }
      return found != nil
    default:
      throw Failure("wrong-kind", "`in` looks into lists, maps and texts, not for \(value.kind) in \(container.kind)")
    }
  }

  // MARK: Concatenation

  func checkLength(_ count: Int) throws(Failure) {
    guard count <= library.limits.text else {
      throw Failure("text-limit", "a text is longer than \(library.limits.text) bytes", kind: .limit)
    }
  }

  func concatenated(_ parts: [(value: Value, span: Span)]) throws(Failure) -> Value {
    var trail = Trail.none
    for part in parts { trail = trace.combine(trail, part.value.trail) }
    let isMade = parts.contains { part in
      switch part.value.content {
      case .fragment, .html, .markdown: true
      default: false
      }
    }
    if isMade {
      let piece = try capture { () throws(Failure) in
        for part in parts { try write(part.value, part.span, .amidText) }
      }
      return value(of: piece)
    }
    var text = ""
    for part in parts {
      text += try printed(part.value, part.span)
      guard text.utf8.count <= library.limits.text else { try checkLength(text.utf8.count); break }
    }
    try checkLength(text.utf8.count)
    let result = Value(.text(text), trail: trail)
    try spend(result.weight)
    return result
  }
}
