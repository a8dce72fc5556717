import Diagnostics
import Values

extension Rule {
  /// What happened in a call or a meeting happened on its day.
  ///
  /// A step with `meeting:` stands in the record of that conversation, which the client reads as what was said there. A
  /// decision taken by mail the day after has no `meeting:`; what raised it has.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/meetings.yaml
  /// - id: review
  ///   held:
  ///     on: 2026-04-14
  /// # log/decisions.yaml
  /// - id: D-001
  ///   taken:
  ///     on: 2026-04-17
  ///     by: jane
  ///     meeting: review
  ///     question: Do guests pay a deposit?
  ///     chosen: At the house
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/meetings.yaml
  /// - id: review
  ///   held:
  ///     on: 2026-04-14
  /// # log/decisions.yaml
  /// - id: D-001
  ///   wanted:
  ///     on: 2026-04-14
  ///     meeting: review
  ///     question: Do guests pay a deposit?
  ///   taken:
  ///     on: 2026-04-17
  ///     by: jane
  ///     chosen: At the house
  /// ```
  static let outsideMeeting = Rule("outside-meeting", .error, .work) { engagement in
    // Of any day: a record written down late would miss its meeting on the days between.
    let steps = engagement.stepsOfAnyDay.filter { $0.meeting != nil }
    guard !steps.isEmpty else { return [] }
    let conversations = Dictionary(grouping: engagement.wholeLog.conversations.map(\.record)) { $0.id ?? "" }
    return steps.compactMap { step in
      // One that is not there, or is there twice, was complained of.
      guard let meeting = step.meeting, let meant = conversations[meeting], let record = meant.first, meant.count == 1
      else { return nil }
      guard let held = record.held?.on else {
        return Finding(
          "`\(step.name)` of `\(step.record)` is said to be of `\(meeting)`, which was not held", at: step.meetingSpan,
          help: "record that it was, with `held:`, or take the `meeting:` away")
      }
      guard held != step.on else { return nil }
      return Finding(
        "`\(step.name)` of `\(step.record)` is on \(step.on), and `\(meeting)` was held on \(held)",
        at: step.meetingSpan, notes: [Diagnostic.Note("it was held here", at: record.held?.span(of: \.on))],
        help: "take the `meeting:` away from what happened on another day")
    }
  }
}
