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
  /// title: Another home page
  /// because: the sea is missing
  /// changes:
  ///   deliverables:
  ///     - id: home-page
  ///       accepted_when: the sea is shown
  /// price: 300
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
  ///   stages: [launch]
  /// price: -4000
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
    func accepted(_ result: PlannedDeliverable) -> Bool { result.state == .accepted }
    return engagement.changes.filter { $0.agreedOn == nil && !$0.isOver }.flatMap { change -> [Finding] in
      let (removes, changes) = (change.terms.removes, change.terms.changes)
      let results = change.before.flatMap(\.deliverables)
      func finding(_ result: PlannedDeliverable, _ what: String, at span: Span?) -> Finding {
        Finding(
          "\(change.name) \(what) \(result.terms.name), which is accepted", at: span,
          notes: [Diagnostic.Note("it was accepted here", at: result.record?.accepted?.span(of: \.on))],
          help: "let a new deliverable come in for what is to be done about it")
      }
      let removedStages = (removes?.datum(of: \.stages)?.list ?? []).compactMap { id in
        change.before.first { $0.id == id.text }?.deliverables.first(where: accepted).map {
          finding($0, "takes away", at: id.span)
        }
      }
      let removed = (removes?.datum(of: \.deliverables)?.list ?? []).compactMap { id in
        results.first { $0.id == id.text && accepted($0) }.map { finding($0, "takes away", at: id.span) }
      }
      let changed = (changes?.deliverables ?? []).compactMap { item in
        results.first { $0.id == item.id && accepted($0) }.map {
          finding($0, "changes", at: item.span(of: \.id))
        }
      }
      return removedStages + removed + changed
    }
  }
}
