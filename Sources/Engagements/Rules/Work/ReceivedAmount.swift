import Diagnostics
import Values

extension Rule {
  /// What is received is more than nothing.
  ///
  /// What was paid back is no receipt: put the receipt right that was too much.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/payments.yaml
  /// - id: advance
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: -4464.00
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/payments.yaml
  /// - id: advance
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 4464.00
  /// ```
  static let receivedAmount = Rule("received-amount", .error, .work) { engagement in
    (engagement.log.payments ?? []).flatMap { payment in
      (payment.received ?? []).compactMap { part in
        guard let amount = part.amount, amount.isZero || amount.isNegative else { return nil }
        return Finding(
          "\(amount) was received for `\(payment.id ?? "")`", at: part.span(of: \.amount),
          help: "write the amount that came, without a sign")
      }
    }
  }
}
