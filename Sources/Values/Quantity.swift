/// A value that can be computed with, and the table of what is allowed:
///
/// | left | | right | gives |
/// |---|---|---|---|
/// | number | + − × ÷ | number | number |
/// | money | + − | money of its currency | money |
/// | money | × ÷ | number, share | money, rounded once to the minor unit |
/// | number, share | × | money | money |
/// | money | ÷ | money of its currency | number |
/// | share | + − | share | share |
/// | share | × ÷ | number | share |
/// | number | × | share | number |
/// | day | + − | length | day |
/// | day | − | day | length in days |
/// | length | + − | length of the same unit | length |
/// | length | × | whole number | length |
///
/// All else is ``ArithmeticError/notAllowed(operation:left:right:)``.
package enum Quantity: Hashable, Sendable {
  case number(Number)
  case money(Money)
  case share(Share)
  case day(Day)
  case length(Length)
}

extension Quantity {
  package static func + (left: Quantity, right: Quantity) throws(ArithmeticError) -> Quantity {
    switch (left, right) {
    case (.number(let a), .number(let b)): return .number(try a + b)
    case (.money(let a), .money(let b)): return .money(try a + b)
    case (.share(let a), .share(let b)): return .share(Share(try a.fraction + b.fraction, notation: a.notation))
    case (.day(let a), .length(let b)): return .day(try a + b)
    case (.length(let a), .length(let b)) where a.unit == b.unit:
      let (sum, overflow) = a.count.addingReportingOverflow(b.count)
      guard !overflow else { throw .overflow }
      return .length(Length(sum, a.unit))
    default: throw left.notAllowed("+", right)
    }
  }

  package static func - (left: Quantity, right: Quantity) throws(ArithmeticError) -> Quantity {
    switch (left, right) {
    case (.number(let a), .number(let b)): return .number(try a - b)
    case (.money(let a), .money(let b)): return .money(try a - b)
    case (.share(let a), .share(let b)): return .share(Share(try a.fraction - b.fraction, notation: a.notation))
    case (.day(let a), .length(let b)): return .day(try a - b)
    case (.day(let a), .day(let b)): return .length(a - b)
    case (.length(let a), .length(let b)) where a.unit == b.unit:
      let (difference, overflow) = a.count.subtractingReportingOverflow(b.count)
      guard !overflow else { throw .overflow }
      return .length(Length(difference, a.unit))
    default: throw left.notAllowed("-", right)
    }
  }

  package static func * (left: Quantity, right: Quantity) throws(ArithmeticError) -> Quantity {
    switch (left, right) {
    case (.number(let a), .number(let b)): return .number(try a * b)
    case (.money(let a), .number(let b)), (.number(let b), .money(let a)): return .money(try a * b)
    case (.money(let a), .share(let b)), (.share(let b), .money(let a)): return .money(try a * b.fraction)
    case (.number(let a), .share(let b)): return .number(try a * b.fraction)
    case (.share(let a), .number(let b)): return .share(Share(try a.fraction * b, notation: a.notation))
    case (.length(let a), .number(let b)), (.number(let b), .length(let a)):
      guard b.isInteger else { throw left.notAllowed("*", right) }
      guard let factor = b.integer else { throw .overflow }
      let (product, overflow) = a.count.multipliedReportingOverflow(by: factor)
      guard !overflow else { throw .overflow }
      return .length(Length(product, a.unit))
    default: throw left.notAllowed("*", right)
    }
  }

  package static func / (left: Quantity, right: Quantity) throws(ArithmeticError) -> Quantity {
    switch (left, right) {
    case (.number(let a), .number(let b)): return .number(try a / b)
    case (.money(let a), .number(let b)): return .money(try a / b)
    case (.money(let a), .share(let b)): return .money(try a / b.fraction)
    case (.money(let a), .money(let b)): return .number(try a / b)
    case (.share(let a), .number(let b)): return .share(Share(try a.fraction / b, notation: a.notation))
    default: throw left.notAllowed("/", right)
    }
  }

  /// −1, 0 or 1. Only quantities of one kind have an order; lengths only within a unit.
  package func compared(to other: Quantity) throws(ArithmeticError) -> Int {
    func order<T: Comparable>(_ a: T, _ b: T) -> Int { a < b ? -1 : (a > b ? 1 : 0) }
    switch (self, other) {
    case (.number(let a), .number(let b)): return order(a, b)
    case (.money(let a), .money(let b)): return try a.compared(to: b)
    case (.share(let a), .share(let b)): return order(a, b)
    case (.day(let a), .day(let b)): return order(a, b)
    case (.length(let a), .length(let b)) where a.unit == b.unit: return order(a.count, b.count)
    default: throw notAllowed("<", other)
    }
  }

  /// The kind in a word, for messages.
  package var kind: String {
    switch self {
    case .number: "number"
    case .money: "money"
    case .share: "share"
    case .day: "day"
    case .length: "length of time"
    }
  }

  private func notAllowed(_ operation: String, _ other: Quantity) -> ArithmeticError {
    .notAllowed(operation: operation, left: kind, right: other.kind)
  }
}
