import Diagnostics

extension Rule {
  /// What is given gladly is an extra, and was said to be one before.
  ///
  /// What is included, a defect or a revision is done anyway and is no gift; and of what nobody has said what it is, neither
  /// the pace of extras nor an offer takes any account.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/requests.yaml
  /// - id: R-001
  ///   asked:
  ///     on: 2026-04-20
  ///     by: jane
  ///     text: A booking button on every page.
  ///   decided:
  ///     on: 2026-04-21
  ///     outcome: goodwill
  ///     estimate: 90m
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
  ///     text: A booking button on every page.
  ///   classed:
  ///     on: 2026-04-20
  ///     as: extra
  ///     because: not among the blocks of the page list
  ///   decided:
  ///     on: 2026-04-21
  ///     outcome: goodwill
  ///     estimate: 90m
  /// ```
  static let goodwillClass = Rule("goodwill-class", .error, .work) { engagement in
    (engagement.log.requests ?? []).compactMap { request in
      guard request.isGoodwill, request.classed?.kind != "extra", let id = request.id else { return nil }
      let step = request.decided?.span(of: \.outcome)
      guard let kind = request.classed?.kind else {
        return Finding(
          "`\(id)` is given gladly, and nobody has said that it is an extra", at: step,
          help: "say it first: `dossier mark \(engagement.path) \(id) classed as=extra because=…`")
      }
      return Finding(
        "`\(id)` is given gladly, and it is classed as `\(kind)`", at: step,
        notes: [Diagnostic.Note("it was classed here", at: request.classed?.span(of: \.kind))],
        help:
          "decide it as `outcome: included`; or correct the class: `dossier mark \(engagement.path) \(id) corrected "
          + "step=classed to.as=extra to.because=…`")
    }
  }
}
