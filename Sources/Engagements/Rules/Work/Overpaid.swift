import Diagnostics
import Values

extension Rule {
  /// No more is received for an instalment than it asks for.
  ///
  /// Either the amount is a slip, or the client is owed the difference.
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
        help: "put the amount right, or pay the difference back, and record that as `refunded:`")
    }
  }
}
