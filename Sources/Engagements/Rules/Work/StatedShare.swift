import Diagnostics
import Values

extension Rule {
  /// The part of the work that a control day states is at most the whole of it.
  ///
  /// What is stated last is what is paid for when the engagement ends early.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/checkpoints.yaml
  /// - id: plan-75
  ///   held:
  ///     on: 2026-03-17
  ///     stage: plan
  ///     at: 75
  ///     done: 120%
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
  /// # log/checkpoints.yaml
  /// - id: plan-75
  ///   held:
  ///     on: 2026-03-17
  ///     stage: plan
  ///     at: 75
  ///     done: 100%
  /// # log/payments.yaml
  /// - id: advance
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 4464.00
  /// ```
  static let statedShare = Rule("stated-share", .error, .work) { engagement in
    (engagement.log.checkpoints ?? []).compactMap { checkpoint in
      guard let held = checkpoint.held, let done = held.done, done > Share(percent: 100) else { return nil }
      return Finding(
        "`\(checkpoint.id ?? "")` states \(done.inWords) of the work", at: held.span(of: \.done),
        help: "state 100 % at most; work beyond the stage is a request")
    }
  }
}
