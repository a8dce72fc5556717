import Diagnostics

extension Rule {
  /// A project is offered by a proposal and agreed by a contract; an order is both in one.
  ///
  /// What is recorded of a paper that the engagement does not have would be agreed by nobody.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/papers.yaml
  /// - id: O-2026-001
  ///   document: order
  ///   issued:
  ///     on: 2026-02-04
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/papers.yaml
  /// - id: C-2026-001
  ///   document: contract
  /// ```
  static let paperOfOtherKind = Rule("paper-of-other-kind", .error, .work) { engagement in
    let foreign = engagement.isOrder ? ["proposal", "contract"] : ["order"]
    return (engagement.wholeLog.papers ?? []).compactMap { paper in
      guard let document = paper.document, foreign.contains(document) else { return nil }
      let kind = engagement.terms.kind ?? ""
      let place = engagement.terms.span(of: \.kind)
      return Finding(
        "`\(paper.id ?? "")` is \(indefinite(document)), and the engagement is \(indefinite(kind))",
        at: paper.span(of: \.document), notes: place.map { [Diagnostic.Note("the kind is here", at: $0)] } ?? [],
        help: engagement.isOrder
          ? "an order is agreed by `document: order`" : "write `kind: order` if it is a small job")
    }
  }
}
