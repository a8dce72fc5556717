import TestSupport
import Values

/// A figure of the tables: `12`, `10.00 EUR`, `30%`, `1/3`, `2026-02-16`, `3w`.
func quantity(_ text: String) throws -> Quantity {
  let words = text.split(separator: " ")
  if words.count == 2, let amount = Number(words[0]), let currency = Currency(String(words[1])),
    let money = Money(exactly: amount, currency)
  {
    return .money(money)
  }
  if let number = Number(text) { return .number(number) }
  // Results, and the ends of integers, are beyond what may be written.
  if text.last == "%", let percent = Number(text.dropLast()) { return .share(Share(try percent / Number(100))) }
  if let share = Share(text) { return .share(share) }
  if let day = Day(text) { return .day(day) }
  let unit = text.drop { "+-0123456789".contains($0) }
  if let count = Int(text.prefix(upTo: unit.startIndex)), let unit = Length.Unit(rawValue: String(unit)) {
    return .length(Length(count, unit))
  }
  throw UnreadableCase("no figure: \(text)")
}

func number(_ text: String) throws -> Number {
  if let number = Number(text) { return number }
  if let share = Share(text) { return share.fraction }
  throw UnreadableCase("no number: \(text)")
}

func money(_ text: String, _ currency: Currency) throws -> Money {
  guard let amount = Number(text), let money = Money(exactly: amount, currency) else {
    throw UnreadableCase("no amount of \(currency): \(text)")
  }
  return money
}

func text(_ quantity: Quantity) -> String {
  switch quantity {
  case .number(let number): number.description
  case .money(let money): money.description
  case .share(let share): share.description
  case .day(let day): day.description
  case .length(let length): length.description
  }
}

/// The result in the words of the tables.
func outcome(_ calculate: () throws(ArithmeticError) -> String) -> String {
  do {
    return try calculate()
  } catch {
    switch error {
    case .overflow: return "error: overflow"
    case .divisionByZero: return "error: division by zero"
    case .currencies(let left, let right): return "error: currencies \(left) \(right)"
    case .notAllowed(let operation, let left, let right): return "error: not allowed \(left) \(operation) \(right)"
    case .needsCalendar(let length): return "error: needs calendar \(length)"
    case .dayOutOfRange: return "error: day out of range"
    }
  }
}

/// `left` and `right` under one of the operators `+ - * / <`.
func calculated(_ left: Quantity, _ sign: String, _ right: Quantity) throws(ArithmeticError) -> String {
  switch sign {
  case "+": text(try left + right)
  case "-": text(try left - right)
  case "*": text(try left * right)
  case "/": text(try left / right)
  default: String(try left.compared(to: right))
  }
}
