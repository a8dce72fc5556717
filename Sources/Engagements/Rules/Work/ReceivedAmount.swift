import Diagnostics
import Values

extension Rule {
  /// What is received is more than nothing, and so is what is paid back.
  ///
  /// What was paid back is no receipt: it has its own step, `refunded:`.
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
      let received = (payment.received ?? []).map { ("received", $0.amount, $0.span(of: \.amount)) }
      let refunded = (payment.refunded ?? []).map { ("paid back", $0.amount, $0.span(of: \.amount)) }
      return (received + refunded).compactMap { word, amount, span -> Finding? in
        guard let amount, amount.isZero || amount.isNegative else { return nil }
        return Finding(
          "\(amount) was \(word) for `\(payment.id ?? "")`", at: span, help: "write the amount, without a sign")
      }
    }
  }
}
