import Diagnostics
import Values

extension Rule {
  /// The record of a meeting goes out within the time that was promised.
  ///
  /// After a week nobody remembers alike what was said. The time is that of the document of kind
  /// `meeting` under `documents_owed:`.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// documents_owed:
  ///   - id: records
  ///     kind: meeting
  ///     title: Record of a meeting
  ///     within: 1wd
  /// # log/meetings.yaml
  /// - id: review-2026-04-14
  ///   title: Review call
  ///   held:
  ///     on: 2026-04-14
  ///     minutes: 35
  ///     with: [maria, jane]
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// documents_owed:
  ///   - id: records
  ///     kind: meeting
  ///     title: Record of a meeting
  ///     within: 1wd
  /// # log/meetings.yaml
  /// - id: review-2026-04-14
  ///   title: Review call
  ///   held:
  ///     on: 2026-04-14
  ///     minutes: 35
  ///     with: [maria, jane]
  ///   sent:
  ///     on: 2026-04-15
  ///     to: [jane]
  ///     via: email
  /// ```
  static let recordLate = Rule("record-late", .warning, .work) { engagement in
    guard let within = engagement.terms.documentsOwed?.first(where: { $0.kind == "meeting" })?.within else { return [] }
    let late = (engagement.log.meetings ?? []).compactMap { meeting -> Late? in
      guard let id = meeting.id, meeting.sent == nil, let held = meeting.held, let on = held.on,
        let until = engagement.lastDay(within: within, from: on), until < engagement.today
      else { return nil }
      return Late(name: "the record of `\(id)`", until: until, span: held.span(of: \.on))
    }
    return late.finding("was to go out by", help: "send it, and add `sent:`")
  }
}
