import Diagnostics
import Values

extension Rule {
  /// Before a result is handed over it has had its last look: the control day at 99 per cent.
  ///
  /// What the client finds on the first page was seen by nobody before. A look that comes late is one, and what the
  /// client has accepted needs none any more.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// checkpoints:
  ///   points:
  ///     - at: 99
  ///   tell:
  ///     via: phone
  /// # log/payments.yaml
  /// - id: advance
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 4464.00
  /// # log/deliverables.yaml
  /// - id: home-page
  ///   delivered:
  ///     - on: 2026-03-27
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// checkpoints:
  ///   points:
  ///     - at: 99
  ///   tell:
  ///     via: phone
  /// # log/checkpoints.yaml
  /// - id: plan-99
  ///   held:
  ///     on: 2026-03-26
  ///     stage: plan
  ///     at: 99
  /// # log/payments.yaml
  /// - id: advance
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 4464.00
  /// # log/deliverables.yaml
  /// - id: home-page
  ///   delivered:
  ///     - on: 2026-03-27
  /// ```
  static let deliveredUnchecked = Rule("delivered-unchecked", .warning, .work) { engagement in
    guard (engagement.terms.checkpoints?.points ?? []).contains(where: { $0.at == 99 }) else { return [] }
    return engagement.inForce.stages.compactMap { stage in
      let isHeld = stage.held.contains { $0.held?.at == 99 }
      let deliveries = stage.deliverables.filter { $0.state != .accepted }.flatMap { result in
        (result.record?.delivered ?? []).compactMap { step in step.on.map { (result: result, on: $0, step: step) } }
      }
      guard !isHeld, let last = deliveries.max(by: { $0.on < $1.on }) else { return nil }
      return Finding(
        "\(last.result.terms.name) was delivered on \(last.on), before the progress check of \(stage.terms.name) at 99 % "
          + "was held",
        at: last.step.span(of: \.on),
        help: "look at it now, and record that: `dossier mark \(engagement.path) \(stage.id)-99 held`")
    }
  }
}
