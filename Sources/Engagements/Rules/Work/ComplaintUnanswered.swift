import Diagnostics
import Values

extension Rule {
  /// A complaint is acknowledged and answered within the times that `complaints:` promises.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// complaints:
  ///   to: nikos
  /// # log/complaints.yaml
  /// - id: X-001
  ///   received:
  ///     on: 2026-04-14
  ///     by: omar
  ///     text: Nobody rang back.
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// complaints:
  ///   to: nikos
  /// # log/complaints.yaml
  /// - id: X-001
  ///   received:
  ///     on: 2026-04-14
  ///     by: omar
  ///     text: Nobody rang back.
  ///   acknowledged:
  ///     on: 2026-04-15
  ///   answered:
  ///     on: 2026-04-21
  ///     text: The number on the page was wrong, and is right now.
  /// ```
  static let complaintUnanswered = Rule("complaint-unanswered", .warning, .work) { engagement in
    func late(_ complaint: Entry<ComplaintFields>, _ until: Day?) -> Late? {
      guard let id = complaint.id, let until, until < engagement.today else { return nil }
      return Late(name: "`\(id)`", until: until, span: complaint.received?.span(of: \.on))
    }
    let open = (engagement.log.complaints ?? []).filter { $0.answered == nil }
    let unanswered = open.compactMap { late($0, engagement.answerDue($0)) }
    let answersLate = Set(unanswered.map(\.name))
    let silent = open.filter { $0.acknowledged == nil }.compactMap { late($0, engagement.acknowledgementDue($0)) }
    return unanswered.finding("was to be answered by", help: "answer it, and add `answered:`")
      + silent.filter { !answersLate.contains($0.name) }
      .finding("was to be acknowledged by", help: "write to them that you have it, and add `acknowledged:`")
  }
}
