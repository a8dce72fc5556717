import Diagnostics
import Values

extension Rule {
  /// The record of a meeting goes out within the time that was promised.
  ///
  /// After a week nobody remembers alike what was said. The time is that of the document of kind
  /// `meeting` under `documents_owed:`. Where none is promised, and of calls, the desk shows what is to be written.
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
    guard engagement.recordPromise != nil else { return [] }
    let late = engagement.recordsOwed.compactMap { kind, meeting -> Late? in
      guard kind == .meeting, let until = engagement.recordDue(meeting, kind), until < engagement.today else {
        return nil
      }
      return Late(
        name: "the record of `\(meeting.id ?? "")`", until: until, span: meeting.held?.span(of: \.on))
    }
    return late.finding("was to go out by", help: "send it, and add `sent:`")
  }
}
