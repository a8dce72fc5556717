package import Values

// What the contract is worth, with the change orders that hold.

extension Engagement {
  /// The contract's value with its change orders, as prices are stated; nil while there is no price.
  ///
  /// - Parameter asked: the change order of this id counts as waiting for its answer even while it is a draft.
  package func contractValue(asking asked: String? = nil) throws(ArithmeticError) -> ContractValue? {
    guard let original = work.totals?.asStated else { return nil }
    return try contractValue(of: original, asking: asked)
  }

  /// - Parameter original: what was first agreed, and is changed.
  func contractValue(of original: Money, asking asked: String?) throws(ArithmeticError) -> ContractValue {
    let known = changes.compactMap { change -> ValueChange? in
      guard let amount = change.totals?.asStated else { return nil }
      let state: ValueChange.State =
        if let day = change.agreedOn {
          .agreed(on: day)
        } else if change.id == asked || state(of: change) == .issued {
          .pending
        } else {
          .void
        }
      return ValueChange(id: change.id, number: change.seriesNumber, amount: amount, state: state)
    }
    return try ContractValue(original: original, changes: known)
  }
}

extension PlannedChange {
  /// Its place in the series of its papers; drafts come last.
  var seriesNumber: Int { (record?.id).flatMap { PaperNumber($0) }?.count ?? .max }
}

/// A stage in force, and what it earns.
package struct AgreedStage: Sendable {
  package let stage: PlannedStage
  /// What it earns when it is accepted, as prices are stated: its price less its part of the discount, and the prices
  /// of the changes that are paid with it. Nil while it has none, or is not of a fixed price.
  package let price: Money?
}

extension AgreedStage {
  fileprivate var isPriced: Bool { price.map { !$0.isNegative } ?? false }
}

/// The prices by which an early end counts; together they are the contract's value.
package struct PricesToEarn {
  package fileprivate(set) var stages: [AgreedStage]
  /// What change orders cost that touch no stage: it is earned with their agreement.
  package fileprivate(set) var apart: [(change: PlannedChange, price: Money)] = []
  /// The change orders that touch no stage and are in the prices of all: what they take off is taken off those.
  package fileprivate(set) var loweredBy: [PlannedChange] = []
}

extension [AgreedStage] {
  /// With an amount taken off those that were not accepted when a change order was agreed, and the rest of it off the
  /// others; nil where all come to less.
  fileprivate func lowered(by off: Money, since change: PlannedChange) throws(ArithmeticError) -> [AgreedStage]? {
    let open = map { stage in
      stage.isPriced && (stage.stage.acceptedOn.map { $0 > change.agreedOn ?? $0 } ?? true)
    }
    let ofOpen = try Money.sum(zip(self, open).compactMap { $1 ? $0.price : nil }, in: off.currency)
    let offOpen = try off.compared(to: ofOpen) < 0 ? off : ofOpen
    return try lowered(by: offOpen, where: open)?.lowered(by: off - offOpen, where: map(\.isPriced))
  }

  /// With an amount taken off the prices of some of them, in proportion; nil where they come to less.
  fileprivate func lowered(by off: Money, where isMeant: [Bool]) throws(ArithmeticError) -> [AgreedStage]? {
    let prices = zip(self, isMeant).map { stage, isMeant in
      isMeant ? stage.price ?? .zero(off.currency) : .zero(off.currency)
    }
    guard try off.compared(to: Money.sum(prices, in: off.currency)) <= 0 else { return nil }
    var lowered: [AgreedStage] = []
    for (stage, part) in zip(self, try off.spread(over: prices)) {
      let price = try stage.price.map { price throws(ArithmeticError) in try price - part }
      lowered.append(AgreedStage(stage: stage.stage, price: price))
    }
    return lowered
  }
}

/// What the price is earned with; together it is the contract's value.
private struct Earnings {
  var byStage: [String: Money] = [:]
  /// What change orders cost that touch no stage: it is earned with their agreement.
  var apart: [(change: PlannedChange, price: Money)] = []
}

extension Engagement {
  /// The stages in force with their prices.
  package func stagesInForce() throws(ArithmeticError) -> [AgreedStage] {
    let earnings = try self.earnings()
    return inForce.stages.map { AgreedStage(stage: $0, price: earnings.byStage[$0.id]) }
  }

  /// What change orders cost that touch no stage: it is earned with their agreement.
  func changesWithoutStage() throws(ArithmeticError) -> [(change: PlannedChange, price: Money)] {
    // What a stage that goes out takes with it may leave nothing.
    try earnings().apart.filter { !$0.price.isZero || ($0.change.terms.removes?.stages ?? []).isEmpty }
  }

  /// What an early end earns: what a change order takes off the price without touching a stage is taken
  /// off what the stages earn, by their prices, as a discount is; as the payments are, off those that were not accepted by
  /// its day as far as they go, and only the rest off the others. Else what was never earned would be paid back.
  package func pricesToEarn() throws(ArithmeticError) -> PricesToEarn {
    var prices = PricesToEarn(stages: try stagesInForce())
    for (change, price) in try changesWithoutStage() {
      guard price.isNegative, let lowered = try prices.stages.lowered(by: price.negated(), since: change) else {
        prices.apart.append((change, price))
        continue
      }
      prices.stages = lowered
      prices.loweredBy.append(change)
    }
    return prices
  }

  private func earnings() throws(ArithmeticError) -> Earnings {
    var earnings = Earnings(byStage: try originalPrices())
    for change in inForce.changes {
      for stage in change.terms.adds?.stages ?? [] { try earnings.add(stage.fixedPrice, to: stage.id, of: change) }
      for stage in change.terms.changes?.stages ?? [] { try earnings.add(stage.price, to: stage.id, of: change) }
      let priced =
        (change.terms.adds?.stages ?? []).compactMap(\.fixedPrice).count
        + (change.terms.changes?.stages ?? []).compactMap(\.price).count
      // What is priced for the change itself is earned with the last stage that it touches. Of a stage that goes out,
      // the price that is not taken back goes with it.
      for line in change.lines.dropFirst(priced) { try earnings.add(line.amount, to: change.lastStage, of: change) }
      for stage in change.terms.removes?.stages ?? [] {
        try earnings.add(earnings.byStage.removeValue(forKey: stage), to: change.lastStage, of: change)
      }
    }
    return earnings
  }

  /// The fixed prices of the contract's stages, each less its part of the discount; together they are its price.
  private func originalPrices() throws(ArithmeticError) -> [String: Money] {
    let priced = work.stages.compactMap { stage in stage.amount.map { (id: stage.id, amount: $0) } }
    guard let totals = work.totals else { return [:] }
    let discounts = try totals.discount.spread(over: priced.map(\.amount))
    var prices: [String: Money] = [:]
    for (stage, discount) in zip(priced, discounts) {
      prices[stage.id] = try (prices[stage.id] ?? .zero(currency)) + (stage.amount - discount)
    }
    return prices
  }
}

extension Earnings {
  /// - Parameter stage: nil for what no stage earns.
  fileprivate mutating func add(
    _ amount: Money?, to stage: String?, of change: PlannedChange
  ) throws(ArithmeticError) {
    guard let amount else { return }
    if let stage {
      byStage[stage] = try byStage[stage].map { sum throws(ArithmeticError) in try sum + amount } ?? amount
    } else if let place = apart.firstIndex(where: { $0.change.id == change.id }) {
      apart[place].price = try apart[place].price + amount
    } else {
      apart.append((change, amount))
    }
  }
}
