import Diagnostics
import Values

extension Rule {
  /// What `documents_owed:` promises to the client is sent by its day: at the end of every period, or so long after what
  /// makes it due.
  ///
  /// A status update is sent once its record has a step `sent:`, a paper once it is issued. Records of meetings are asked
  /// for by `record-late`.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// documents_owed:
  ///   - id: status
  ///     kind: status
  ///     title: Status update
  ///     every: 6w
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// documents_owed:
  ///   - id: status
  ///     kind: status
  ///     title: Status update
  ///     every: 6w
  /// # log/statuses.yaml
  /// - id: status-1
  ///   given:
  ///     on: 2026-03-27
  ///     verdict: All is as agreed.
  ///     overall: green
  ///     dates: green
  ///     budget: green
  ///     scope: green
  ///     risk: green
  ///   sent:
  ///     on: 2026-03-27
  ///     to: [jane]
  ///     via: email
  /// ```
  static let documentOverdue = Rule("document-overdue", .warning, .work) { engagement in
    guard !engagement.hasEnded else { return [] }
    let late = engagement.documentsOwedBesideRecords.flatMap { owed, rule in
      owed.overdue.map { Late(name: "`\(owed.id)`", until: $0, span: rule.span) }
    }
    return late.finding("was to be sent by", help: "send it, and record that it went out")
  }
}
