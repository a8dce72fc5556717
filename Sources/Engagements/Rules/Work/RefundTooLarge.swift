import Diagnostics
import Values

extension Rule {
  /// No more is paid back than is owed, and of what came in no more than came.
  ///
  /// Either the amount is a slip, or the same refund is recorded twice, or the client has too much. What the client reads
  /// asks for nothing because of it.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/payments.yaml
  /// - id: plan
  ///   received:
  ///     - on: 2026-04-08
  ///       amount: 2604.00
  ///   refunded:
  ///     - on: 2026-04-20
  ///       amount: 3000.00
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/payments.yaml
  /// - id: plan
  ///   received:
  ///     - on: 2026-04-08
  ///       amount: 3000.00
  ///   refunded:
  ///     - on: 2026-04-20
  ///       amount: 396.00
  /// ```
  static let refundTooLarge = Rule("refund-too-large", .warning, .work) { engagement in
    (engagement.paymentsInForce?.entries ?? []).compactMap { entry in
      guard let record = engagement.log.payments?.first(where: { $0.id == entry.instalment.id }),
        let refunds = record.refunded, !refunds.isEmpty,
        let back = try? Money.sum(refunds.compactMap(\.amount), in: engagement.currency),
        let excess = entry.refundedTooMuch
      else { return nil }
      let id = entry.instalment.id
      let of = wordsForLast(of: refunds.map(\.on))
      return Finding(
        "\(back) was paid back for `\(id)`: \(excess) too much", at: refunds.last?.span(of: \.amount) ?? record.span,
        help:
          "put the amount right: `dossier mark \(engagement.path) \(id) corrected step=refunded\(of) to.amount=…`; where so "
          + "much did leave you, ask for the difference, and record it as `received` when it has come")
    }
  }
}
