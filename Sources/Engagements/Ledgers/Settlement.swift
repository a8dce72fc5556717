package import Values

/// What an engagement comes to in the end, by what was agreed, and what came for it.
///
/// Work priced by the hour is not in it.
package struct Settlement: Hashable, Sendable {
  /// The price first agreed, as prices are stated; nil where there are only fees by the period.
  package let original: Money?
  /// By how much change orders that hold changed it.
  package let change: Money
  /// What was more than the allowances include, of the statements that went out.
  package let beyond: Money
  /// What is more than the allowances include, of the periods whose statement is still to come.
  let unasked: Money
  /// The fees of the periods that have begun.
  package let fees: Money
  /// All of it, with its tax: what the payments are added up.
  package let taxed: TaxedAmount
  package let payable: Money
  package let received: Money
  /// Payable − received; negative where it is paid back.
  package let open: Money
}

extension Engagement {
  /// Nil where nothing is to be paid.
  package func settlement() throws(ArithmeticError) -> Settlement? {
    guard let ledger = paymentsInForce, !ledger.entries.isEmpty else { return nil }
    let value = try contractValue()
    let instalments = ledger.entries.map(\.instalment)
    var taxed = TaxedAmount.zero(currency)
    for instalment in instalments { taxed = try taxed + instalment.taxed }
    var unasked = Money.zero(currency)
    for allowance in try allowances() {
      let open = allowance.statements.filter { $0.period.closedOn == nil }
      unasked = try unasked + Money.sum(open.compactMap(\.owed) + [allowance.owedAfterwards], in: currency)
    }
    return Settlement(
      original: value?.original, change: value?.change ?? .zero(currency),
      beyond: try Money.sum(try statements().compactMap(\.owed), in: currency),
      unasked: unasked,
      fees: try Money.sum(try periodicFees().map(\.amount), in: currency), taxed: taxed,
      payable: try Money.sum(instalments.map(\.payable), in: currency), received: ledger.received, open: ledger.open)
  }

  /// Whether everything there is to deliver is delivered, and waits for its acceptance at most.
  package var isDelivered: Bool {
    let results = inForce.deliverables
    return log.contractAgreedOn != nil && !results.isEmpty
      && results.allSatisfy { $0.state == .delivered || $0.state == .accepted }
  }

  /// Whether the client is to receive the paper that closes the work, and it is time for it. A small job, agreed on one
  /// page, is accepted without one. The state of the engagement asks this, so this does not ask for the state.
  package var owesClosing: Bool {
    !isOrder && endedOn == nil && isDelivered && (terms.documentsOwed ?? []).contains { $0.kind == "closing" }
  }
}
