import Values

/// A late advance that held the work up: by the contract all days move by the working days of that pause, and only a
/// pause on record moves them.
package struct WaitForAdvance: Sendable {
  /// The id of the payment.
  let payment: String
  /// The first day, on which it was to be there.
  let starts: Day
  /// Nil while it has not come.
  let came: Day?
  /// The pause, or the one that is to be recorded.
  let pause: String
  /// Whether that it began is on record.
  let isOnRecord: Bool
  /// What is still to be recorded, one after the other.
  package let commands: [String]
}

extension Engagement {
  /// Nil where nothing is to be recorded: the advance was there in time, or the work did not wait for it, or the pause is on
  /// record from its first day to its last.
  package var waitForAdvance: WaitForAdvance? {
    guard log.contractAgreedOn != nil, let starts = terms.starts?.writtenDay, terms.workStarts == "advance_received",
      let advance = work.instalments.first, isAskedBeforeWork(advance)
    else { return nil }
    let came = work.known[.advance]
    let until = came ?? today
    guard until > starts, !hasWork(before: until) else { return nil }
    let pauses = (log.clock ?? []).filter { pause in
      guard let stopped = pause.stopped?.on else { return false }
      return stopped < until && (pause.started?.on).map { $0 > starts } ?? true
    }
    // One that goes on may have other reasons, unless the work stood still from its first day.
    let open = pauses.first { $0.started == nil && $0.stopped?.on == starts }
    guard pauses.isEmpty || came != nil && open != nil else { return nil }
    let pause = open?.id ?? nextPause
    let begins = "dossier new pause \(path) \"The advance had not arrived.\" --on \(starts)"
    let ends = came.map { "dossier mark \(path) \(pause) started --on \($0)" }
    return WaitForAdvance(
      payment: advance.id, starts: starts, came: came, pause: pause, isOnRecord: open != nil,
      commands: [open == nil ? begins : nil, ends].compactMap(\.self))
  }

  /// The id that the next pause is given.
  private var nextPause: String {
    let given = (log.clock ?? []).compactMap(\.id)
    let nameless = NamelessRecord(title: nil, day: today, stage: nil, at: nil)
    return RecordKind.named(LogFields.fields.clock.key)?.traits.id(of: nameless, after: given) ?? "…"
  }

  /// Whether it began without waiting.
  private func hasWork(before day: Day) -> Bool {
    steps.contains { step in
      ["hours", "checkpoints", "deliverables"].contains(step.kind) && step.on < day
    }
  }
}
