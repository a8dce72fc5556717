import Diagnostics

extension Rule {
  /// A paper that was taken back keeps its number, and says why it is void.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/papers.yaml
  /// - id: P-2026-002
  ///   document: proposal
  ///   issued:
  ///     on: 2026-02-03
  ///   withdrawn:
  ///     on: 2026-02-04
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/papers.yaml
  /// - id: P-2026-002
  ///   document: proposal
  ///   issued:
  ///     on: 2026-02-03
  ///   withdrawn:
  ///     on: 2026-02-04
  ///     because: it was to go to another client
  /// ```
  static let withdrawnWithoutBecause = Rule("withdrawn-without-because", .warning, .work) { engagement in
    (engagement.log.papers ?? []).compactMap { paper in
      // A draft for reading has no number that would be missed.
      guard let withdrawn = paper.withdrawn, withdrawn.lacks(\.because), paper.id.flatMap(PaperNumber.init) != nil
      else { return nil }
      return Finding(
        "`\(paper.id ?? "")` was taken back, and nothing says why", at: withdrawn.span,
        help: "add `because:`; its number is not given again")
    }
  }
}
