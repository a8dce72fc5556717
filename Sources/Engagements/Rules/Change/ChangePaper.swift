import Diagnostics
import Values

extension Rule {
  /// The record of a change order's paper names the change order, and no other record names one.
  ///
  /// By it the page knows its number, and whether it was agreed.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # changes/groups.yaml
  /// title: A page for groups
  /// because: no page of the list is for groups
  /// adds:
  ///   deliverables:
  ///     - title: Page for groups
  ///       stage: build
  ///       accepted_when: a group sends its days, and both of you receive them
  /// price: 680
  /// days: 3wd
  /// # log/papers.yaml
  /// - id: CO-001
  ///   document: change-order
  ///   issued:
  ///     on: 2026-05-04
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # changes/groups.yaml
  /// title: A page for groups
  /// because: no page of the list is for groups
  /// adds:
  ///   deliverables:
  ///     - title: Page for groups
  ///       stage: build
  ///       accepted_when: a group sends its days, and both of you receive them
  /// price: 680
  /// days: 3wd
  /// # log/papers.yaml
  /// - id: CO-001
  ///   document: change-order
  ///   change: groups
  ///   issued:
  ///     on: 2026-05-04
  /// ```
  static let changePaper = Rule("change-paper", .error, .work) { engagement in
    (engagement.wholeLog.papers ?? []).compactMap { paper in
      let isChange = paper.document == "change-order"
      if isChange, paper.lacks(\.change) {
        let ids = engagement.changes.map(\.id)
        return Finding(
          "`\(paper.id ?? "")` does not say which change order it is", at: paper.span(of: \.document),
          help: ids.isEmpty
            ? "write it into `changes/`, and name its file here: `change: …`"
            : "add `change:` with the name of its file: \(ids.joined(separator: ", "))")
      }
      guard !isChange, !paper.lacks(\.change), let document = paper.document else { return nil }
      return Finding(
        "`\(paper.id ?? "")` is \(indefinite(document)), and names a change order", at: paper.span(of: \.change),
        help: "write `document: change-order`, or take the name away")
    }
  }
}
