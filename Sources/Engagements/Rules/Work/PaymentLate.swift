import Diagnostics
import Values

extension Rule {
  /// What was asked for is paid by its day, and some days of grace where the terms give them.
  ///
  /// Asked are the payments that log/payments.yaml speaks of.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/payments.yaml
  /// - id: advance
  ///   asked:
  ///     on: 2026-02-09
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 1000.00
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/payments.yaml
  /// - id: advance
  ///   asked:
  ///     on: 2026-02-09
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 4464.00
  /// ```
  static let paymentLate = Rule("payment-late", .warning, .work) { engagement in
    guard let ledger = engagement.paymentsInForce else { return [] }
    var records: [String: Entry<PaymentRecordFields>] = [:]
    for record in engagement.log.payments ?? [] { records[record.id ?? ""] = record }
    let late = ledger.entries.compactMap { entry -> Late? in
      // Whoever writes down no payments is not told of each that it is late.
      guard entry.state == .overdue, !entry.isRefund, !entry.received.isNegative, let due = entry.due.day,
        let record = records[entry.instalment.id]
      else {
        return nil
      }
      let last = engagement.lastDayOfGrace(after: due)
      guard last < engagement.today else { return nil }
      return Late(
        name: "\(entry.open) of `\(entry.instalment.id)`", until: due,
        span: record.asked?.span(of: \.on) ?? record.span)
    }
    return late.finding("was to be paid by", help: "remind them; when it has come, `dossier mark` writes it down")
  }
}
