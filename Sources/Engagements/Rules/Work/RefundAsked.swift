import Diagnostics
import Values

extension Rule {
  /// What is paid back to the client is not asked of the client.
  ///
  /// Where more came than an early end leaves to the practice, the statement says what is paid back and by when; nothing is
  /// due from the client.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/payments.yaml
  /// - id: advance
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 4464.00
  /// - id: cancellation
  ///   asked:
  ///     on: 2026-03-17
  /// # log/cancellations.yaml
  /// - id: end
  ///   given:
  ///     on: 2026-03-02
  ///     by: maria
  ///   effective:
  ///     on: 2026-03-16
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
  /// - id: cancellation
  ///   refunded:
  ///     - on: 2026-03-17
  ///       amount: 4464.00
  /// # log/cancellations.yaml
  /// - id: end
  ///   given:
  ///     on: 2026-03-02
  ///     by: maria
  ///   effective:
  ///     on: 2026-03-16
  /// ```
  static let refundAsked = Rule("refund-asked", .error, .work) { engagement in
    let payments = engagement.log.payments ?? []
    guard engagement.state == .cancelled,
      let asked = payments.first(where: { $0.id == CancellationStatement.payment })?.asked, let day = asked.on,
      // What came since may be more than was open on that day.
      !payments.contains(where: { $0.received?.contains { $0.on.map { $0 >= day } ?? false } ?? false }),
      let statement = try? engagement.cancellation(by: engagement.sideOfNotice),
      statement.balance.gross.isNegative || statement.balance.gross.isZero
    else { return [] }
    let amount = statement.balance.gross
    let back = amount.isZero ? nil : try? amount.negated()
    return [
      Finding(
        "`\(CancellationStatement.payment)` was asked for on \(day), and "
          + (back.map { "\($0) is to be paid back" } ?? "nothing is open"),
        at: asked.span(of: \.on),
        help: back == nil
          ? "leave `asked` out"
          : "leave `asked` out; when it is paid back: `dossier mark \(engagement.path) "
            + "\(CancellationStatement.payment) refunded amount=…`")
    ]
  }
}
