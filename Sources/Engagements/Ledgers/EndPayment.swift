import Values

// What an early end leaves is a payment like any other, in either direction.

extension Engagement {
  /// All payments, and after an early end what came of each, with the balance of the cancellation statement once that
  /// is asked for, or is to be paid back.
  func settledReceivables() throws(ArithmeticError) -> PaymentLedger? {
    let ledger = try receivables()
    guard state == .cancelled else { return ledger }
    let all = [try ledger?.dropped(), try endPayment()].compactMap(\.self)
    return all.isEmpty ? nil : try PaymentLedger(all, in: currency)
  }

  /// What an early end leaves, as a payment; nil where nothing is left, or the statement that asks for it did not go out.
  private func endPayment() throws(ArithmeticError) -> PaymentLedger? {
    guard let statement = try cancellation(by: sideOfNotice), !statement.balance.gross.isZero,
      let from = endPaymentCounts(for: statement), let within = timeToSettle(statement)
    else { return nil }
    let id = CancellationStatement.payment
    let taxed = statement.balance
    let instalment = Instalment(
      id: id, part: .rest, trigger: .anchor(Anchor(.day(from))), exact: taxed.net.amount, cumulative: taxed.net,
      groups: [], taxed: taxed, withheld: statement.withheld, payable: statement.payable)
    let came = try (log.payments ?? []).first { $0.id == id }?.amountReceived(in: currency)
    return try PaymentLedger(
      [instalment], received: [id: came ?? .zero(currency)], asked: [id: from], dueIn: within, known: [:],
      calendar: calendar,
      currency: currency, asOf: today)
  }

  /// The day from which the time to settle is counted: what is asked for is from the day its statement went out, what is
  /// paid back from the end.
  func endPaymentCounts(for statement: CancellationStatement) -> Day? {
    statement.balance.gross.isNegative ? endOfNotice : log.paper(of: "cancellation", about: nil)?.issuedOn
  }

  func timeToSettle(_ statement: CancellationStatement) -> Length? {
    statement.balance.gross.isNegative ? terms.cancellation?.byProvider?.refundWithin : terms.payments?.dueIn
  }
}
