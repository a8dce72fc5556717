package import Values

// What the contract is worth, with the change orders that hold.

extension Engagement {
  /// The change orders that hold, in the order of their agreement: by day, then by number.
  var changesInForce: [PlannedChange] {
    agreedChanges.enumerated().sorted {
      ($0.element.agreedOn?.number ?? 0, $0.element.seriesNumber, $0.offset)
        < ($1.element.agreedOn?.number ?? 0, $1.element.seriesNumber, $1.offset)
    }.map(\.element)
  }

  /// The contract's value with its change orders, as prices are stated; nil while there is no price.
  ///
  /// - Parameter asked: the change order of this id counts as waiting for its answer even while it is a draft.
  package func contractValue(asking asked: String? = nil) throws(ArithmeticError) -> ContractValue? {
    guard let original = work.totals?.asStated else { return nil }
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

extension Totals {
  /// What prices are compared by: net, or with the tax in it where they include it.
  package var asStated: Money { treatment.pricesIncludeTax ? gross : net }
}

extension PlannedChange {
  /// Its place in the series of its papers; drafts come last.
  var seriesNumber: Int { (record?.id).flatMap { PaperNumber($0) }?.count ?? .max }
}

/// A stage as it is agreed today, with what change orders made of it.
package struct AgreedStage: Sendable {
  package let stage: PlannedStage
  /// What it earns when it is accepted, as prices are stated: its price less its part of the discount, and the prices
  /// of the changes that are paid with it. Nil while it has none, or is not of a fixed price.
  package let price: Money?
  /// The id of the change order that brought it in.
  package let addedBy: String?
}

extension Engagement {
  /// The stages as they are agreed today: without those that were taken out, with those that came in.
  package func stagesInForce() throws(ArithmeticError) -> [AgreedStage] {
    let inForce = changesInForce
    let removed = Set(inForce.flatMap { $0.terms.removes?.stages ?? [] })
    var prices = try originalPrices()
    for change in inForce {
      for (stage, amount) in change.prices(among: work.stages) {
        guard let stage else { continue }
        prices[stage] = try (prices[stage] ?? .zero(currency)) + amount
      }
    }
    let own = work.stages.map { (stage: $0, addedBy: String?.none) }
    let added = inForce.flatMap { change in change.stages.map { (stage: $0, addedBy: String?.some(change.id)) } }
    return (own + added).filter { !removed.contains($0.stage.id) }.map {
      AgreedStage(stage: $0.stage, price: prices[$0.stage.id], addedBy: $0.addedBy)
    }
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

  /// What change orders cost that touch no stage: it is earned with their agreement.
  func changesWithoutStage() throws(ArithmeticError) -> [(change: PlannedChange, price: Money)] {
    var found: [(change: PlannedChange, price: Money)] = []
    for change in changesInForce {
      for (stage, amount) in change.prices(among: work.stages) where stage == nil { found.append((change, amount)) }
    }
    return found
  }
}

extension PlannedChange {
  /// Its prices with the stages they are earned with. What is priced for the change itself is earned with the last
  /// stage that it touches; nil where it touches none.
  fileprivate func prices(among stages: [PlannedStage]) -> [(stage: String?, amount: Money)] {
    let added = (terms.adds?.stages ?? []).compactMap { stage in
      stage.fixedPrice.map { (stage: stage.id, amount: $0) }
    }
    let changed = (terms.changes?.stages ?? []).compactMap { stage in
      stage.price.map { (stage: stage.id, amount: $0) }
    }
    let own = lines.dropFirst(added.count + changed.count).map { line in
      (stage: terms.lastStage(among: stages, adding: self.stages), amount: line.amount)
    }
    return added + changed + own
  }
}
