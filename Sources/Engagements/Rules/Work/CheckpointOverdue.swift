import Diagnostics
import Values

extension Rule {
  /// A control day that has passed was held.
  ///
  /// Of the stage in work only, and once: who sees the work early, sees trouble early.
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
    guard let current = engagement.currentStage, current.state == .working,
      let days = (try? engagement.workDays())?.stages.first(where: { $0.stage.id == current.id })
    else { return [] }
    let held = Set(current.held.compactMap(\.held?.at))
    let late = days.checkpoints.compactMap { checkpoint -> Late? in
      guard checkpoint.day < engagement.today, let at = checkpoint.at.percent.integer, !held.contains(at) else {
        return nil
      }
      return Late(
        name: "the control day of \(current.terms.name) at \(at) %", until: checkpoint.day,
        span: current.terms.place(of: \.title))
    }
    return late.finding("was", help: "hold it; `dossier mark` writes it down")
  }
}
