import Diagnostics
import Values

extension Rule {
  /// What was asked for is paid afterwards.
  ///
  /// Money may come unasked; where a payment was asked for later than it came, one of the days is probably a slip.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/payments.yaml
  /// - id: advance
  ///   asked:
  ///     on: 2026-02-13
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 4464.00
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
  static let paidBeforeAsked = Rule("paid-before-asked", .warning, .work) { engagement in
    (engagement.log.payments ?? []).compactMap { payment in
      guard let asked = payment.asked?.on, let first = payment.received?.first(where: { ($0.on ?? asked) < asked }),
        let on = first.on
      else { return nil }
      return Finding(
        "`\(payment.id ?? "")` came in on \(on), and was asked for on \(asked)", at: first.span(of: \.on),
        notes: [Diagnostic.Note("`asked` is here", at: payment.asked?.span(of: \.on))],
        help: "put the wrong day right, or leave `asked` out of what came unasked")
    }
  }
}
