import Diagnostics

extension Rule {
  /// Whoever signs a paper signs it once.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/papers.yaml
  /// - id: C-2026-001
  ///   signed:
  ///     - on: 2026-02-09
  ///       by: omar
  ///     - on: 2026-02-09
  ///       by: omar
  ///       place: Syros
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/papers.yaml
  /// - id: C-2026-001
  ///   signed:
  ///     - on: 2026-02-09
  ///       by: omar
  ///       place: Syros
  ///     - on: 2026-02-10
  ///       by: maria
  /// ```
  static let signedTwice = Rule("signed-twice", .error, .work) { engagement in
    (engagement.log.papers ?? []).flatMap { paper -> [Finding] in
      let signatures = paper.signed ?? []
      return signatures.enumerated().compactMap { place, signature in
        guard let by = signature.by, let first = signatures.prefix(place).firstIndex(where: { $0.by == by }) else {
          return nil
        }
        return Finding(
          "`\(by)` signed `\(paper.id ?? "")` twice", at: signature.span(of: \.by),
          notes: [Diagnostic.Note("the first signature is here", at: signatures[first].span(of: \.by))],
          help: "put the first right, and leave this one away: "
            + "`dossier mark \(engagement.path) \(paper.id ?? "") corrected step=signed number=\(first + 1) to.place=…`"
        )
      }
    }
  }
}
