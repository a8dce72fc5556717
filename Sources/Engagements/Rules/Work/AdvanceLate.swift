import Diagnostics
import Values

extension Rule {
  /// An advance that came after the first day has paused the work until then, and the pause is on record.
  ///
  /// The contract says that all days move by the working days of that pause; only a pause on record moves them.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/payments.yaml
  /// - id: advance
  ///   received:
  ///     - on: 2026-02-24
  ///       amount: 4464.00
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/payments.yaml
  /// - id: advance
  ///   received:
  ///     - on: 2026-02-24
  ///       amount: 4464.00
  /// # log/clock.yaml
  /// - id: pause-1
  ///   stopped:
  ///     on: 2026-02-16
  ///     because: the advance had not arrived
  ///   started:
  ///     on: 2026-02-24
  /// ```
  static let advanceLate = Rule("advance-late", .warning, .work) { engagement in
    guard let starts = engagement.terms.starts?.writtenDay, engagement.terms.workStarts == "advance_received",
      let advance = engagement.work.instalments.first, engagement.isAskedBeforeWork(advance),
      let came = engagement.work.known[.advance], came > starts,
      !engagement.isPaused(between: starts, and: came), !engagement.hasWork(before: came)
    else { return [] }
    let record = (engagement.log.payments ?? []).first { $0.id == advance.id }
    return [
      Finding(
        "the advance came on \(came), after the first day, \(starts), and no day has moved",
        at: record?.received?.last?.span(of: \.on),
        notes: engagement.terms.span(of: \.starts).map { [Diagnostic.Note("the first day is here", at: $0)] } ?? [],
        help: "record that the work waited: "
          + "`dossier new pause \(engagement.path) \"The advance had not arrived.\" --on \(starts)`, then "
          + "`dossier mark \(engagement.path) \(engagement.nextPause) started --on \(came)`")
    ]
  }
}

extension Engagement {
  /// The id that the next pause is given.
  fileprivate var nextPause: String {
    let given = (log.clock ?? []).compactMap(\.id)
    let nameless = NamelessRecord(title: nil, day: today, stage: nil, at: nil)
    return RecordKind.named(LogFields.fields.clock.key)?.traits.id(of: nameless, after: given) ?? "…"
  }

  fileprivate func isPaused(between first: Day, and last: Day) -> Bool {
    (log.clock ?? []).contains { pause in
      guard let stopped = pause.stopped?.on else { return false }
      return stopped < last && (pause.started?.on).map { $0 > first } ?? true
    }
  }

  /// Whether it began without waiting.
  fileprivate func hasWork(before day: Day) -> Bool {
    steps.contains { step in
      ["hours", "checkpoints", "deliverables"].contains(step.kind) && step.on < day
    }
  }
}
