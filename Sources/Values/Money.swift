/// An amount of one currency, in whole minor units.
package struct Money: Hashable, Sendable {
  package let minorUnits: Int64
  package let currency: Currency

  package init(minorUnits: Int64, _ currency: Currency) {
    self.minorUnits = minorUnits
    self.currency = currency
  }

  package static func zero(_ currency: Currency) -> Money { Money(minorUnits: 0, currency) }

  /// The amount nearest to `amount` major units, half away from zero.
  package init(rounding amount: Number, _ currency: Currency) throws(ArithmeticError) {
    let minor = try (amount * Number(powerOfTen(currency.places))).roundedToInteger()
    guard let minorUnits = Int64(exactly: minor) else { throw .overflow }
    self.init(minorUnits: minorUnits, currency)
  }

  /// The amount of exactly `amount` major units; nil if that has more digits than the currency, or is too large.
  package init?(exactly amount: Number, _ currency: Currency) {
    guard let places = amount.exactPlaces, places <= currency.places,
      let money = try? Money(rounding: amount, currency)
    else { return nil }
    self = money
  }

  /// The amount in major units, exact; it prints with the currency's digits.
  package var amount: Number {
    // Neither step can fail: 64 bits by at most 10⁴ stays far inside 128 bits.
    (try? Number(Int128(minorUnits), over: powerOfTen(currency.places)).rounded(toPlaces: currency.places)) ?? .zero
  }

  package var isZero: Bool { minorUnits == 0 }
  package var isNegative: Bool { minorUnits < 0 }
}

extension Money {
  package static func + (left: Money, right: Money) throws(ArithmeticError) -> Money {
    guard left.currency == right.currency else { throw .currencies(left.currency, right.currency) }
    let (sum, overflow) = left.minorUnits.addingReportingOverflow(right.minorUnits)
    guard !overflow else { throw .overflow }
    return Money(minorUnits: sum, left.currency)
  }

  package static func - (left: Money, right: Money) throws(ArithmeticError) -> Money {
    guard left.currency == right.currency else { throw .currencies(left.currency, right.currency) }
    let (difference, overflow) = left.minorUnits.subtractingReportingOverflow(right.minorUnits)
    guard !overflow else { throw .overflow }
    return Money(minorUnits: difference, left.currency)
  }

  /// The product, rounded once to the minor unit, half away from zero.
  package static func * (left: Money, right: Number) throws(ArithmeticError) -> Money {
    try Money(rounding: left.amount * right, left.currency)
  }

  /// The quotient, rounded once to the minor unit, half away from zero.
  package static func / (left: Money, right: Number) throws(ArithmeticError) -> Money {
    try Money(rounding: left.amount / right, left.currency)
  }

  /// How many times `right` goes into `left`, exact.
  package static func / (left: Money, right: Money) throws(ArithmeticError) -> Number {
    guard left.currency == right.currency else { throw .currencies(left.currency, right.currency) }
    return try left.amount / right.amount
  }

  package func negated() throws(ArithmeticError) -> Money {
    guard minorUnits != .min else { throw .overflow }
    return Money(minorUnits: -minorUnits, currency)
  }

  /// −1, 0 or 1 as `self` is less than, equal to or greater than `other`.
  package func compared(to other: Money) throws(ArithmeticError) -> Int {
    guard currency == other.currency else { throw .currencies(currency, other.currency) }
    return (minorUnits > other.minorUnits ? 1 : 0) - (minorUnits < other.minorUnits ? 1 : 0)
  }

  package static func sum(_ amounts: some Sequence<Money>, in currency: Currency) throws(ArithmeticError) -> Money {
    var total = Money.zero(currency)
    for amount in amounts { total = try total + amount }
    return total
  }
}

extension Money: CustomStringConvertible {
  /// `1200.00 EUR`: for diagnostics and data, not for documents, where the locale decides.
  package var description: String { "\(amount) \(currency)" }
}
