import Diagnostics
import Values

extension Rule {
  /// No more is received for an instalment than it asks for.
  ///
  /// Either the amount is a slip, or it was one transfer for several payments, each of which is recorded with its part, or
  /// the client is owed the difference.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/payments.yaml
  /// - id: plan
  ///   received:
  ///     - on: 2026-04-08
  ///       amount: 6204.00
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/payments.yaml
  /// - id: plan
  ///   received:
  ///     - on: 2026-04-08
  ///       amount: 2604.00
  /// ```
  static let overpaid = Rule("overpaid", .warning, .work) { engagement in
    (engagement.paymentsInForce?.entries ?? []).compactMap { entry in
      guard !entry.isRefund, !entry.received.isZero, entry.open.isNegative, let excess = try? entry.open.negated()
      else { return nil }
      let record = engagement.log.payments?.first { $0.id == entry.instalment.id }
      return Finding(
        "\(entry.received) came in for `\(entry.instalment.id)`, which asks for \(entry.instalment.payable): \(excess) too much",
        at: record?.received?.last?.span(of: \.amount) ?? record?.span,
        help: engagement.wayToSplit(entry, excess: excess)
          ?? "put the amount right, `\(engagement.correction(of: entry)) to.amount=…`; or pay the difference back, and "
          + "record that as `refunded:`")
    }
  }
}

extension Engagement {
  /// The command that puts right what came last for a payment, but for what is right.
  fileprivate func correction(of entry: PaymentLedger.Entry) -> String {
    let id = entry.instalment.id
    // As they are written: what was taken back is counted too.
    let received = writtenLog.payments?.first { $0.id == id }?.received ?? []
    return "dossier mark \(path) \(id) corrected step=received\(wordsForLast(of: received.map(\.on)))"
  }

  /// How one transfer for two payments is recorded; nil where nothing else is to be paid.
  fileprivate func wayToSplit(_ entry: PaymentLedger.Entry, excess: Money) -> String? {
    let others = (paymentsInForce?.entries ?? []).filter { $0.isAsked && $0.instalment.id != entry.instalment.id }
    let fitting = others.filter { $0.open == excess }
    guard let other = fitting.first(where: { $0.asked != nil }) ?? fitting.first ?? others.first else { return nil }
    let records = log.payments?.first { $0.id == entry.instalment.id }?.received ?? []
    guard let last = records.last, let amount = last.amount, let own = try? amount - excess, !own.isNegative,
      !own.isZero
    else { return nil }
    let part = (try? excess.compared(to: other.open)).map { $0 <= 0 } ?? false ? "\(excess.amount)" : "…"
    return "where it was one transfer for `\(other.instalment.id)` as well, record to each its part: "
      + "`\(correction(of: entry)) to.amount=\(own.amount)`, "
      + "`dossier mark \(path) \(other.instalment.id) received amount=\(part)`; else put the amount right, or pay the "
      + "difference back, and record that as `refunded:`"
  }
}
