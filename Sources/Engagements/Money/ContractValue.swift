package import Values

/// The change orders of a contract, as far as its price is concerned, and what it is worth with them.
package struct ContractValue: Hashable, Sendable {
  /// The price that was first agreed.
  package let original: Money
  /// Agreed changes, in the order of their agreement: by day, then by number.
  package let agreed: [Line]
  /// Changes that wait for an answer, by number. They never count.
  package let pending: [Line]
  /// Σ of the agreed changes.
  package let change: Money
  /// Original + change.
  package let value: Money
  /// Σ of the pending changes, told apart.
  package let pendingChange: Money
  /// Change ÷ original; nil where the original is nothing.
  package let growth: Share?

  /// The five figures that a change order shows, as AIA's G701 has them; for a pending one as if it were agreed next.
  package struct Line: Hashable, Sendable {
    package let id: String
    package let original: Money
    /// Net of the changes agreed before.
    package let earlier: Money
    /// Original + earlier.
    package let before: Money
    package let this: Money
    /// Before + this.
    package let new: Money
    /// (Earlier + this) ÷ original; nil where the original is nothing.
    package let growth: Share?
  }

  /// The line of a change order; nil for one that is declined, expired or withdrawn, or not there.
  package func line(_ id: String) -> Line? {
    agreed.first { $0.id == id } ?? pending.first { $0.id == id }
  }
}

/// A change order's effect on the price.
package struct ValueChange: Hashable, Sendable {
  package enum State: Hashable, Sendable {
    case agreed(on: Day)
    case pending
    /// Declined, expired, withdrawn or superseded: it never counts.
    case void
  }

  package let id: String
  /// Its place in the series: 2 for `CO-002`.
  package let number: Int
  /// Signed.
  package let amount: Money
  package let state: State

  package init(id: String, number: Int, amount: Money, state: State) {
    self.id = id
    self.number = number
    self.amount = amount
    self.state = state
  }
}

extension ContractValue {
  /// The order of `changes` does not matter.
  package init(original: Money, changes: [ValueChange]) throws(ArithmeticError) {
    let ordered = changes.compactMap { change in change.agreementDay.map { (day: $0, change: change) } }
      .sorted { ($0.day, $0.change.number, $0.change.id) < ($1.day, $1.change.number, $1.change.id) }
    var sum = Money.zero(original.currency)
    var agreed: [Line] = []
    for (_, change) in ordered {
      agreed.append(try Line(change, original: original, earlier: sum))
      sum = try sum + change.amount
    }
    self.original = original
    self.agreed = agreed
    change = sum
    value = try original + sum
    growth = try Self.growth(sum, of: original)
    let earlier = sum
    let waiting = changes.filter { $0.state == .pending }.sorted { ($0.number, $0.id) < ($1.number, $1.id) }
    pending = try waiting.map { change throws(ArithmeticError) in
      try Line(change, original: original, earlier: earlier)
    }
    pendingChange = try Money.sum(waiting.map(\.amount), in: original.currency)
  }

  fileprivate static func growth(_ change: Money, of original: Money) throws(ArithmeticError) -> Share? {
    original.isZero ? nil : Share(try change / original)
  }
}

extension ContractValue.Line {
  fileprivate init(_ change: ValueChange, original: Money, earlier: Money) throws(ArithmeticError) {
    id = change.id
    self.original = original
    self.earlier = earlier
    before = try original + earlier
    this = change.amount
    new = try before + change.amount
    growth = try ContractValue.growth(earlier + change.amount, of: original)
  }
}

extension ValueChange {
  fileprivate var agreementDay: Day? {
    if case .agreed(let day) = state { day } else { nil }
  }
}
