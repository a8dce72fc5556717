import Diagnostics
import Values

extension Rule {
  /// Work begins when the terms say it does: with the advance, or with the contract.
  ///
  /// Hours, control days and deliveries before that are work for which nobody has paid or signed yet.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/payments.yaml
  /// - id: advance
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 4464.00
  /// # log/hours.yaml
  /// - id: H-001
  ///   worked:
  ///     on: 2026-02-10
  ///     by: maria
  ///     time: 6h
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
  /// # log/hours.yaml
  /// - id: H-001
  ///   worked:
  ///     on: 2026-02-17
  ///     by: maria
  ///     time: 6h
  /// ```
  static let workBeforeStart = Rule("work-before-start", .warning, .work) { engagement in
    let steps = engagement.steps.filter { step in
      switch (step.kind, step.name) {
      case ("hours", "worked"), ("checkpoints", "held"), ("deliverables", "delivered"): true
      default: false
      }
    }
    // A plan without an advance has nothing to wait for but the contract.
    let waitsForAdvance =
      engagement.terms.workStarts == "advance_received"
      && engagement.work.instalments.first.map(engagement.isAskedBeforeWork) ?? false
    let start = engagement.work.known[waitsForAdvance ? .advance : .contract]
    let event =
      waitsForAdvance ? "the advance was received" : "the \(engagement.isOrder ? "order" : "contract") was agreed"
    let early = steps.filter { step in start.map { step.on < $0 } ?? true }
    // One late payment can make the work of months early: the first says it for all.
    guard let first = early.min(by: { $0.on < $1.on }) else { return [] }
    let others =
      early.count == 1
      ? [] : [Diagnostic.Note(early.count == 2 ? "so is one further step" : "so are \(early.count - 1) further steps")]
    return [
      Finding(
        "`\(first.name)` of `\(first.record)` is on \(first.on), "
          + (start.map { "before \(event) on \($0)" } ?? "before \(event)"),
        at: first.span, notes: others,
        help: waitsForAdvance ? "work begins when the advance is received; `work_starts: contract` says otherwise" : nil
      )
    ]
  }
}
