import Diagnostics
import Values

extension Rule {
  /// A call or a meeting is recorded once.
  ///
  /// Two of one day about the same are probably one, and would use what is included twice.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/calls.yaml
  /// - id: call-2026-04-16
  ///   held:
  ///     on: 2026-04-16
  ///     minutes: 20
  ///     with: [maria, jane]
  ///     about: deposits
  /// - id: call-2026-04-16-2
  ///   held:
  ///     on: 2026-04-16
  ///     minutes: 20
  ///     with: [maria, jane]
  ///     about: Deposits
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/calls.yaml
  /// - id: call-2026-04-16
  ///   held:
  ///     on: 2026-04-16
  ///     minutes: 20
  ///     with: [maria, jane]
  ///     about: deposits
  /// - id: call-2026-04-16-2
  ///   held:
  ///     on: 2026-04-16
  ///     minutes: 10
  ///     with: [maria, jane]
  ///     about: the photographs
  /// ```
  static let recordedTwice = Rule("recorded-twice", .warning, .work) { engagement in
    let held = engagement.log.conversations.map(\.record).filter { $0.held?.on != nil && $0.held?.minutes != 0 }
    return held.enumerated().compactMap { index, record in
      guard let day = record.held?.on, let subject = record.subjectAsSlug,
        let first = held[..<index].first(where: { $0.held?.on == day && $0.subjectAsSlug == subject })
      else { return nil }
      let id = record.id ?? ""
      return Finding(
        "`\(id)` and `\(first.id ?? "")` are both of \(day), about the same", at: record.held?.span(of: \.on),
        notes: [Diagnostic.Note("the first is here", at: first.held?.span(of: \.on))],
        help:
          "if it was one, take the second back: `dossier mark \(engagement.path) \(id) corrected step=held never=yes "
          + "because=…`; if there were two, say what each was about")
    }
  }
}

extension Entry where F == ConversationFields {
  /// What it was about, whatever its capitals and points; nil where nobody says.
  fileprivate var subjectAsSlug: String? {
    (self.title ?? self.held?.about ?? self.planned?.purpose).map(slug).flatMap { $0.isEmpty ? nil : $0 }
  }
}
