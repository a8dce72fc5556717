package import Values

/// A part of a price, with the tax in it: what is asked for when its trigger happens.
package struct Instalment: Hashable, Sendable {
  package let id: String
  package let part: PaymentPlan.Part
  package let trigger: Trigger
  /// What the term asks for before rounding, in major units, as prices are stated.
  package let exact: Number
  /// What this and all instalments before it come to, as prices are stated: the exact sum, rounded once.
  package let cumulative: Money
  /// In the order of the totals' tax groups.
  package let groups: [InstalmentGroup]
  /// Σ of the groups.
  package let taxed: TaxedAmount
  package let withheld: Money
  /// Gross − withheld.
  package let payable: Money
}

/// What an instalment asks for at one rate of tax.
package struct InstalmentGroup: Hashable, Sendable {
  package let rate: TaxRate
  package let taxed: TaxedAmount
}

extension PaymentPlan {
  /// The whole of a price as one payment that falls due on a day; none while either is not known.
  static func single(_ id: String, of totals: Totals?, on day: Day?) throws(ArithmeticError) -> [Instalment] {
    guard let totals, let day else { return [] }
    let plan = PaymentPlan([Term(id: id, part: .rest, trigger: .anchor(Anchor(.day(day))))])
    do throws(PaymentPlanError) {
      return try plan.instalments(of: totals)
    } catch {
      guard case .arithmetic(let error) = error else { return [] }
      throw error
    }
  }

  /// The instalments of a document's price, by cumulative rounding.
  ///
  /// Net amounts, taxes and what is withheld each add up to the document's own figures, in any number of parts: each
  /// instalment is what is due up to it less what was asked before, and the last one takes the document's total.
  /// Where prices include the tax, it is the gross amount that is divided.
  package func instalments(of totals: Totals) throws(PaymentPlanError) -> [Instalment] {
    let total = totals.asStated
    let parts = try exactParts(of: total)
    return try arithmetic { () throws(ArithmeticError) in
      var asked = Due(nothingOf: totals)
      var exactSum = Number.zero
      var instalments: [Instalment] = []
      for (index, (term, exact)) in zip(terms, parts).enumerated() {
        exactSum = try exactSum + exact
        let cumulative = try Money(rounding: exactSum, total.currency)
        let due = index == terms.count - 1 ? Due(allOf: totals) : try Due(cumulative, of: totals)
        instalments.append(
          try Instalment(term, exact: exact, cumulative: cumulative, due: due, asked: asked, of: totals))
        asked = due
      }
      return instalments
    }
  }
}

/// What is due up to some point: the amounts of the totals' groups, in their order, and what is withheld of them.
private struct Due {
  let groups: [TaxedAmount]
  let withheld: Money

  init(nothingOf totals: Totals) {
    groups = totals.groups.map { _ in .zero(totals.net.currency) }
    withheld = .zero(totals.net.currency)
  }

  init(allOf totals: Totals) {
    groups = totals.groups.map(\.taxed)
    withheld = totals.withheld
  }

  init(_ amount: Money, of totals: Totals) throws(ArithmeticError) {
    let amounts = try amount.spread(over: totals.groups.map(\.amount))
    var sum = TaxedAmount.zero(amount.currency)
    var groups: [TaxedAmount] = []
    for (group, amount) in zip(totals.groups, amounts) {
      let taxed = try totals.treatment.taxed(amount, at: group.rate)
      groups.append(taxed)
      sum = try sum + taxed
    }
    self.groups = groups
    withheld = try totals.treatment.withheld(of: sum)
  }
}

extension Instalment {
  fileprivate init(
    _ term: PaymentPlan.Term, exact: Number, cumulative: Money, due: Due, asked: Due, of totals: Totals
  ) throws(ArithmeticError) {
    (id, part, trigger) = (term.id, term.part, term.trigger)
    self.exact = exact
    self.cumulative = cumulative
    var sum = TaxedAmount.zero(cumulative.currency)
    var groups: [InstalmentGroup] = []
    for (index, group) in totals.groups.enumerated() {
      let taxed = try due.groups[index] - asked.groups[index]
      groups.append(InstalmentGroup(rate: group.rate, taxed: taxed))
      sum = try sum + taxed
    }
    self.groups = groups
    taxed = sum
    withheld = try due.withheld - asked.withheld
    payable = try sum.gross - withheld
  }
}
