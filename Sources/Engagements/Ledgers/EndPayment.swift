import Values

// What an early end leaves is a payment like any other, in either direction.

extension Engagement {
  /// All payments, and after an early end what came of each, with the balance of the cancellation statement once that
  /// is asked for, or is to be paid back.
  func settledReceivables() throws(ArithmeticError) -> PaymentLedger? {
    var all = [try receivables()].compactMap(\.self)
    if state == .cancelled { all = [try all.first?.dropped(), try endPayment()].compactMap(\.self) }
    let other = try otherPayments(than: Set(all.flatMap(\.entries).map(\.instalment.id)))
    if !other.entries.isEmpty { all.append(other) }
    return all.isEmpty ? nil : try PaymentLedger(all, in: currency)
  }

  /// What came, or was paid back, for what is not asked for any more: an early end that was taken back, a change order that
  /// was withdrawn. It asks for nothing, and what came stays.
  private func otherPayments(than ids: Set<String>) throws(ArithmeticError) -> PaymentLedger {
    let others = (log.payments ?? []).filter { payment in
      guard let id = payment.id, !ids.contains(id) else { return false }
      return !((try? payment.amountReceived(in: currency))?.isZero ?? false)
    }
    // What has no such name is an error of its own, and the fee of a period that is still to come may be paid.
    let days = others.flatMap { ($0.received ?? []).compactMap(\.on) + ($0.refunded ?? []).compactMap(\.on) }
    let fees = others.isEmpty ? [] : Set(try periodicFees(begunBy: max(days.max() ?? today, today)).map(\.id))
    let known = others.isEmpty ? [] : paymentIDs.subtracting(fees)
    let nothing = TaxedAmount.zero(currency)
    var received: [String: Money] = [:]
    var instalments: [Instalment] = []
    for payment in others {
      guard let id = payment.id, known.contains(id) else { continue }
      let day = (payment.refunded?.last?.on ?? payment.received?.last?.on).map { Anchor.Event.day($0) } ?? .contract
      received[id] = try payment.amountReceived(in: currency)
      instalments.append(
        Instalment(
          id: id, part: .rest, trigger: .anchor(Anchor(day)), exact: .zero, cumulative: nothing.net, groups: [],
          taxed: nothing, withheld: nothing.net, payable: nothing.net))
    }
    return try PaymentLedger(
      instalments, received: received, dueIn: terms.payments?.dueIn ?? Length(14, .days), known: work.known,
      calendar: calendar, currency: currency, asOf: today)
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
