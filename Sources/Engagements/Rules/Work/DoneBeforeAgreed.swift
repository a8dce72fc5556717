import Diagnostics
import Values

extension Rule {
  /// What is to be offered, or was left for later, is not done before the client has agreed to an offer of it.
  ///
  /// There is no money without a yes before: what was done without one can only be given gladly.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/requests.yaml
  /// - id: R-001
  ///   asked:
  ///     on: 2026-04-20
  ///     by: jane
  ///     text: A page for groups.
  ///   classed:
  ///     on: 2026-04-20
  ///     as: extra
  ///     because: no page of the list is for groups
  ///   decided:
  ///     on: 2026-04-21
  ///     outcome: proposal
  ///     estimate: 90m
  ///   done:
  ///     on: 2026-04-24
  ///     actual: 80m
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/requests.yaml
  /// - id: R-001
  ///   asked:
  ///     on: 2026-04-20
  ///     by: jane
  ///     text: A page for groups.
  ///   classed:
  ///     on: 2026-04-20
  ///     as: extra
  ///     because: no page of the list is for groups
  ///   decided:
  ///     on: 2026-04-21
  ///     outcome: goodwill
  ///     estimate: 90m
  ///   done:
  ///     on: 2026-04-24
  ///     actual: 80m
  /// ```
  static let doneBeforeAgreed = Rule("done-before-agreed", .error, .work) { engagement in
    var changes: [String: PlannedChange] = [:]
    for change in engagement.changes {
      // Of several that answer one request the one agreed to first makes it the client's.
      for id in change.terms.requests ?? [] where changes[id]?.agreedOn.map({ $0 <= change.agreedOn ?? $0 }) != true {
        changes[id] = change
      }
    }
    return (engagement.log.requests ?? []).compactMap { request in
      guard request.isToBeOffered || request.isPutOff, let done = request.done?.on, let id = request.id else {
        return nil
      }
      let change = changes[id]
      if let agreed = change?.agreedOn, agreed <= done { return nil }
      let answer =
        change.map { change in
          change.agreedOn.map { "\(change.name) was agreed on \($0)" } ?? "\(change.name) is not agreed"
        } ?? "no change order answers it"
      return Finding(
        "`\(id)` was \(request.isPutOff ? "left for later" : "to be offered") and was done on \(done); \(answer)",
        at: request.done?.span(of: \.on),
        notes: [Diagnostic.Note("it was decided here", at: request.decided?.span(of: \.outcome))],
        help: "decide otherwise, such as `outcome: goodwill`; what was done before a yes is not charged for")
    }
  }
}
