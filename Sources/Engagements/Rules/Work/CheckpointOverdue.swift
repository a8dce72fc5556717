import Diagnostics
import Values

extension Rule {
  /// A control day that has passed was held.
  ///
  /// Of the stage in work only, and once: who sees the work early, sees trouble early. Control days of the practice's
  /// defaults, which no file of the engagement names, are on the desk and raise no warning.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// checkpoints:
  ///   points:
  ///     - at: 0
  ///     - at: 25
  ///   tell:
  ///     via: phone
  /// # log/payments.yaml
  /// - id: advance
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 4464.00
  /// # log/checkpoints.yaml
  /// - id: plan-0
  ///   held:
  ///     on: 2026-02-16
  ///     stage: plan
  ///     at: 0
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// checkpoints:
  ///   points:
  ///     - at: 0
  ///     - at: 25
  ///   tell:
  ///     via: phone
  /// # log/payments.yaml
  /// - id: advance
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 4464.00
  /// # log/checkpoints.yaml
  /// - id: plan-0
  ///   held:
  ///     on: 2026-02-16
  ///     stage: plan
  ///     at: 0
  /// - id: plan-25
  ///   held:
  ///     on: 2026-02-26
  ///     stage: plan
  ///     at: 25
  /// ```
  static let checkpointOverdue = Rule("checkpoint-overdue", .warning, .work) { engagement in
    // Days that only defaults promise are on the desk: warnings speak of what was written for this client.
    guard engagement.isAuthored(engagement.terms.checkpoints?.place(of: \.points)) else { return [] }
    let late = engagement.controlDaysOwed.filter { $0.day < engagement.today }.map { stage, at, day in
      Late(
        name: "the progress check of \(stage.terms.name) at \(at) %", until: day, span: stage.terms.place(of: \.title))
    }
    return late.finding("was", help: "hold it; `dossier mark` writes it down")
  }
}
