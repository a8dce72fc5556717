import Diagnostics

extension Rule {
  /// The signed copy of a paper is the yes to it: when it has come back, the yes is recorded.
  ///
  /// `dossier agree` takes `--via paper` in every engagement, whatever its channels are. `signed` and `back` say who signed
  /// on which day, and when the copy came; what follows from a yes follows from `agreed`.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/papers.yaml
  /// - id: C-2026-001
  ///   agreed: none
  ///   signed:
  ///     - on: 2026-02-09
  ///       by: omar
  ///   back:
  ///     on: 2026-02-11
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/papers.yaml
  /// - id: C-2026-001
  ///   agreed:
  ///     on: 2026-02-09
  ///     by: omar
  ///     via: paper
  ///   signed:
  ///     - on: 2026-02-09
  ///       by: omar
  ///   back:
  ///     on: 2026-02-11
  /// ```
  static let signedUnagreed = Rule("signed-unagreed", .warning, .work) { engagement in
    engagement.papersSigned.map { paper in
      let id = paper.id ?? ""
      let signature = paper.signed?.last { $0.by.map { !engagement.people.isOurs($0) } ?? false }
      let signer = signature?.by ?? engagement.signs
      let signedOn = signature?.on ?? paper.back?.on
      return Finding(
        "`\(id)` came back signed, and no yes to it is recorded", at: paper.back?.span(of: \.on),
        help: "record it: `dossier agree \(engagement.path) \(id) --by \(signer ?? "…") --via paper"
          + (signedOn.map { " --on \($0)" } ?? "") + "`")
    }
  }
}
