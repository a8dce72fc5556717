import Diagnostics
import Values

extension Rule {
  /// A change order answers requests that were made, and that are to be answered by a proposal.
  ///
  /// What was given as a small extra, or declined, is not asked to be paid for as well.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # changes/groups.yaml
  /// title: A page for groups
  /// requests: [R-012]
  /// because: no page of the list is for groups
  /// price: 680
  /// days: 3wd
  /// # log/requests.yaml
  /// - id: R-001
  ///   asked:
  ///     on: 2026-05-04
  ///     text: a page for groups
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # changes/groups.yaml
  /// title: A page for groups
  /// requests: [R-001]
  /// because: no page of the list is for groups
  /// price: 680
  /// days: 3wd
  /// # log/requests.yaml
  /// - id: R-001
  ///   asked:
  ///     on: 2026-05-04
  ///     text: a page for groups
  /// ```
  static let changeRequest = Rule("change-request", .error, .changeOrder) { engagement in
    let requests = engagement.wholeLog.requests ?? []
    let ids = requests.compactMap(\.id)
    return engagement.changes.flatMap { change in
      (change.terms.datum(of: \.requests)?.list ?? []).compactMap { written -> Finding? in
        guard let id = written.text else { return nil }
        guard let request = requests.first(where: { $0.id == id }) else {
          return Finding(
            "there is no request `\(id)`", at: written.span,
            help: nearest(to: id, among: ids).map { "did you mean `\($0)`?" }
              ?? (ids.isEmpty
                ? "write it into log/requests.yaml"
                : "there \(ids.count == 1 ? "is" : "are") \(ids.joined(separator: ", "))"))
        }
        // What nobody can say yes to any more may be decided otherwise.
        guard let outcome = request.decided?.outcome, !request.isToBeOffered, !request.isPutOff,
          [.draft, .issued, .agreed].contains(engagement.state(of: change))
        else { return nil }
        return Finding(
          "request `\(id)` was decided as \(outcome), and \(change.name) answers it", at: written.span,
          notes: [Diagnostic.Note("it was decided here", at: request.decided?.span(of: \.outcome))],
          help: "put the decision right with `corrected:`, or take the request away here")
      }
    }
  }
}
