import Diagnostics

extension Rule {
  /// An engagement is ended once: a second notice is not given while the first one stands.
  ///
  /// What is paid or paid back is worked out from one notice: from who gave it, and from its day. A notice that was
  /// written wrongly is corrected, one on which both sides went back is `withdrawn:`.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/cancellations.yaml
  /// - id: cancellation-1
  ///   given:
  ///     on: 2026-04-20
  ///     by: omar
  /// - id: cancellation-2
  ///   given:
  ///     on: 2026-04-22
  ///     by: maria
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/cancellations.yaml
  /// - id: cancellation-1
  ///   given:
  ///     on: 2026-04-20
  ///     by: omar
  /// ```
  static let endedTwice = Rule("ended-twice", .error, .work) { engagement in
    let notices = engagement.log.noticesOfEnd
    guard let first = notices.first else { return [] }
    return notices.dropFirst().map { notice in
      let by = first.given?.by.map { " by `\($0)`" } ?? ""
      let id = first.id ?? ""
      return Finding(
        "`\(notice.id ?? "")` would end what `\(id)`\(by) has ended already", at: notice.span,
        notes: [Diagnostic.Note("notice was given here", at: first.given?.span(of: \.on))],
        help:
          "put what is wrong about `\(id)` right: `dossier mark \(engagement.path) \(id) corrected step=given to.KEY=…`; "
          + "or take it back: `dossier mark \(engagement.path) \(id) withdrawn because=…`")
    }
  }
}
