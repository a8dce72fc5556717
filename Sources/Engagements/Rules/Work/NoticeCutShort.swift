import Diagnostics
import Values

extension Rule {
  /// An end takes effect when the time of notice that was agreed is over.
  ///
  /// Both sides may agree on an earlier day; then say so, with `because:`.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/cancellations.yaml
  /// - id: cancellation-1
  ///   given:
  ///     on: 2026-04-20
  ///     by: omar
  ///   effective:
  ///     on: 2026-04-24
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
  ///   effective:
  ///     on: 2026-04-24
  ///     because: you and we agreed on that day in our call of 20 April
  /// ```
  static let noticeCutShort = Rule("notice-cut-short", .warning, .work) { engagement in
    engagement.log.noticesOfEnd.compactMap { notice in
      guard let effective = notice.effective, effective.lacks(\.because), let day = effective.on,
        let given = notice.given?.on, let last = (try? engagement.lastDayOfNotice(notice)) ?? nil, day < last
      else { return nil }
      let agreed = engagement.terms.cancellation?.span(of: \.notice)
      let id = notice.id ?? ""
      return Finding(
        "`\(id)` takes effect on \(day), and notice of \(given) runs until \(last)", at: effective.span(of: \.on),
        notes: agreed.map { [Diagnostic.Note("the time of notice is here", at: $0)] } ?? [],
        help: "put the day right; where both sides agreed on an earlier one, say so: "
          + "`dossier mark \(engagement.path) \(id) corrected step=effective to.because=…`")
    }
  }
}
