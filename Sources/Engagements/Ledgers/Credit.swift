package import Values

/// What a change that lowers the price takes off the payments still to come.
package struct Credit: Hashable, Sendable {
  /// When it is taken off a payment; of several of one turn off the last one first.
  package enum Turn: Sendable {
    /// Before all others: what the payment was for is taken out with the change.
    case first
    case then
    case never
  }

  /// The id of the change order.
  package let id: String
  /// The day on which it was agreed.
  package let on: Day
  /// What it takes off; negative as a price is.
  package let amount: TaxedAmount
  package let withheld: Money

  package init(id: String, on: Day, _ totals: Totals) {
    self.id = id
    self.on = on
    amount = TaxedAmount(net: totals.net, taxable: totals.taxable, tax: totals.tax, gross: totals.gross)
    withheld = totals.withheld
  }
}

extension Totals {
  fileprivate var taxable: Money {
    (try? Money.sum(groups.map(\.taxed.taxable), in: net.currency)) ?? net
  }
}

extension [Instalment] {
  /// The plan after credits, in the order of their agreement.
  ///
  /// A credit is taken off the payments that were not asked for before its day, from the last one backwards. What they
  /// do not cover is an instalment of its own, which is paid back.
  ///
  /// - Parameters:
  ///   - turn: when a credit is taken off a payment.
  ///   - asked: the day on which a payment was asked for, or became due; nil while it was not.
  package func less(
    _ credits: [Credit], turn: (Credit, Instalment) -> Credit.Turn, asked: (Instalment) -> Day?
  ) throws(ArithmeticError) -> [Instalment] {
    var plan = self
    for credit in credits.sorted(by: { ($0.on, $0.id) < ($1.on, $1.id) }) {
      let turns = map { turn(credit, $0) }
      let places = [Credit.Turn.first, .then].flatMap { turn in indices.reversed().filter { turns[$0] == turn } }
      var (left, withheld) = (credit.amount, credit.withheld)
      for place in places where left.gross.isNegative {
        let instalment = plan[place]
        guard asked(instalment).map({ $0 > credit.on }) ?? true, !instalment.payable.isNegative else { continue }
        let rest = try instalment.taxed + left
        guard rest.gross.isNegative || rest.net.isNegative else {
          plan[place] = try instalment.asking(rest, withheld: instalment.withheld + withheld)
          (left, withheld) = (.zero(left.net.currency), .zero(left.net.currency))
          break
        }
        let currency = left.net.currency
        plan[place] = try instalment.asking(.zero(currency), withheld: .zero(currency))
        (left, withheld) = (rest, try withheld + instalment.withheld)
      }
      if left.gross.isNegative || !withheld.isZero {
        plan.append(
          Instalment(
            id: credit.id, part: .rest, trigger: .changeAgreed, exact: left.net.amount, cumulative: left.net,
            groups: [], taxed: left, withheld: withheld, payable: try left.gross - withheld))
      }
    }
    return plan
  }
}

extension Instalment {
  /// The same, due with something else.
  func waiting(for trigger: Trigger) -> Instalment {
    Instalment(
      id: id, part: part, trigger: trigger, exact: exact, cumulative: cumulative, groups: groups, taxed: taxed,
      withheld: withheld, payable: payable)
  }

  fileprivate func asking(_ taxed: TaxedAmount, withheld: Money) throws(ArithmeticError) -> Instalment {
    Instalment(
      id: id, part: part, trigger: trigger, exact: exact, cumulative: cumulative,
      groups: groups.count == 1 ? [InstalmentGroup(rate: groups[0].rate, taxed: taxed)] : groups, taxed: taxed,
      withheld: withheld, payable: try taxed.gross - withheld)
  }
}
