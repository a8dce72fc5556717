import Diagnostics
import Values

extension Rule {
  /// Money that comes before a yes is recorded is a yes that is not recorded yet.
  ///
  /// Whoever pays the advance of an offer means it; by whom and when it was agreed belongs into the log all the same, for
  /// nothing begins before that. Where a contract follows the proposal, its yes is the contract's: after a proposal's yes
  /// the contract is what is missing. What comes before anything went out is refused by `step-before-papers`.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// valid_for: 20d
  /// # log/papers.yaml
  /// - id: P-2026-001
  ///   agreed: none
  /// - id: C-2026-001
  ///   agreed: none
  /// # log/payments.yaml
  /// - id: advance
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
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 4464.00
  /// ```
  static let paidUnagreed = Rule("paid-unagreed", .warning, .work) { engagement in
    guard engagement.log.contractAgreedOn == nil,
      let paper = engagement.log.papersInForce.last(where: \.isOfContract), let number = paper.id
    else { return [] }
    return (engagement.log.payments ?? []).compactMap { payment in
      guard let received = payment.received?.first, let day = received.on else { return nil }
      guard paper.agreedOn == nil else {
        return Finding(
          "`\(payment.id ?? "")` came in on \(day), and there is no contract yet", at: received.span(of: \.on),
          help:
            "nothing begins before it is agreed: issue it, `dossier issue \(engagement.path) contract`, and record the yes"
        )
      }
      return Finding(
        "`\(payment.id ?? "")` came in on \(day), and no yes to `\(number)` is recorded", at: received.span(of: \.on),
        help:
          "if it was paid for that paper, record who agreed to it: `dossier agree \(engagement.path) \(number) --by … "
          + "--via …`; nothing begins before the \(engagement.isOrder ? "order" : "contract") is agreed")
    }
  }
}
