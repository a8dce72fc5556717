import Diagnostics
import Values

extension Rule {
  /// What was accepted is neither taken away nor made into something else.
  ///
  /// Its price is earned. Work on it is more work: a result that comes in, with a price of its own.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # changes/groups.yaml
  /// title: Without the home page
  /// because: the house keeps its old home page
  /// removes:
  ///   deliverables: [home-page]
  /// price: -500
  /// days: 0
  /// # log/payments.yaml
  /// - id: advance
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 4464.00
  /// # log/deliverables.yaml
  /// - id: home-page
  ///   delivered:
  ///     - on: 2026-03-20
  ///   accepted:
  ///     on: 2026-03-24
  ///     by: jane
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # changes/groups.yaml
  /// title: Without training
  /// because: both editors know the system
  /// removes:
  ///   deliverables: [training]
  /// price: -500
  /// days: 0
  /// # log/payments.yaml
  /// - id: advance
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 4464.00
  /// # log/deliverables.yaml
  /// - id: home-page
  ///   delivered:
  ///     - on: 2026-03-20
  ///   accepted:
  ///     on: 2026-03-24
  ///     by: jane
  /// ```
  static let changeOfAccepted = Rule("change-of-accepted", .error, .changeOrder) { engagement in
    let work = engagement.work
    func accepted(_ result: PlannedDeliverable) -> Bool { result.state == .accepted }
    return engagement.changes.filter { $0.agreedOn == nil }.flatMap { change -> [Finding] in
      let (removes, changes) = (change.terms.removes, change.terms.changes)
      func finding(_ result: PlannedDeliverable, _ what: String, at span: Span?) -> Finding {
        Finding(
          "\(change.name) \(what) \(result.terms.name), which is accepted", at: span,
          notes: [Diagnostic.Note("it was accepted here", at: result.record?.accepted?.span(of: \.on))],
          help: "let a new deliverable come in for what is to be done about it")
      }
      let removedStages = (removes?.datum(of: \.stages)?.list ?? []).compactMap { id in
        work.stages.first { $0.id == id.text }?.deliverables.first(where: accepted).map {
          finding($0, "takes away", at: id.span)
        }
      }
      let removed = (removes?.datum(of: \.deliverables)?.list ?? []).compactMap { id in
        work.deliverables.first { $0.id == id.text && accepted($0) }.map { finding($0, "takes away", at: id.span) }
      }
      let changed = (changes?.deliverables ?? []).compactMap { item in
        work.deliverables.first { $0.id == item.id && accepted($0) }.map {
          finding($0, "changes", at: item.span(of: \.id))
        }
      }
      return removedStages + removed + changed
    }
  }
}
