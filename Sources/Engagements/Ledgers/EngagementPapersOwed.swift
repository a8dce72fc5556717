package import Values

// Which documents the client waits for, and how far the work has come.

extension Engagement {
  /// What the terms owe that has a day: documents owed at the end of every period, those owed once a stage is accepted
  /// or a day has come, records of conversations, statements of periods that are over. What is owed "when something
  /// changes" has none.
  package func documentsOwed() throws(ArithmeticError) -> [OwedDocument] {
    guard log.contractAgreedOn != nil else { return [] }
    var owed: [OwedDocument] = []
    for terms in self.terms.documentsOwed ?? [] {
      let (id, sent) = (terms.id ?? "", sent(terms))
      if terms.kind == "statement" {
        owed += try statementsOwed(terms)
      } else if let every = terms.every, let begins = begins?.day, begins <= today {
        owed.append(try OwedDocument(id: id, every: every, from: begins, through: lastDay, sent: sent, asOf: today))
      } else if terms.kind == "meeting" {
        for held in meetingsWithoutRecord {
          owed.append(try document(id, once: held, terms.within, []))
        }
      } else if terms.every == nil, let once = occasion(terms) {
        owed.append(try document(id, once: once, terms.within, sent))
      }
    }
    return owed.filter { $0.next != nil || !$0.overdue.isEmpty }
  }

  /// What is owed, each with what the terms say of it; without the records of conversations, which have a term of their
  /// own.
  var documentsOwedBesideRecords: [(owed: OwedDocument, rule: Entry<OwedFields>)] {
    ((try? documentsOwed()) ?? []).compactMap { owed in
      (terms.documentsOwed ?? []).first { $0.id == owed.id && $0.kind != "meeting" }.map { (owed, $0) }
    }
  }

  /// A statement is of a period of the allowance, and due so long after its end; where only its rhythm is agreed, by the
  /// end of the time in which the next one is made.
  private func statementsOwed(_ terms: Entry<OwedFields>) throws(ArithmeticError) -> [OwedDocument] {
    guard let within = terms.within ?? terms.every else { return [] }
    return try statementsOwed.filter { $0.period.closedOn == nil }.map { statement throws(ArithmeticError) in
      try document(terms.id ?? "", once: statement.period.days.upperBound, within, [])
    }
  }

  private func document(
    _ id: String, once day: Day, _ within: Length?, _ sent: [Day]
  ) throws(ArithmeticError) -> OwedDocument {
    try OwedDocument(
      id: id, once: day, within: within, sent: sent, calendar: calendar,
      asOf: today)
  }

  /// The days of the meetings whose records did not go out.
  private var meetingsWithoutRecord: [Day] {
    recordsOwed.filter { $0.kind == .meeting }.compactMap { $0.record.held?.on }.sorted()
  }

  /// After it nothing is owed any more; nil while it goes on.
  private var lastDay: Day? { hasEnded ? today : nil }

  /// The day of what makes a document due, where that can be told.
  private func occasion(_ owed: Entry<OwedFields>) -> Day? {
    if let trigger = owed.when.flatMap({ try? Trigger($0) }), let moment = try? work.schedule.moment(of: trigger.day) {
      if case .stageAccepted(let stage) = trigger { return inForce.stage(stage)?.acceptedOn }
      return moment.day ?? work.known[trigger.day.event]
    }
    guard owed.kind == "closing" else { return nil }
    let stages = inForce.stages.filter { !inForce.isEmptied($0) }
    let days = stages.compactMap(\.acceptedOn)
    guard days.count == stages.count else { return nil }
    // What was taken out last may have been all that was left to do.
    return (days + inForce.changes.filter(\.removesWork).compactMap(\.agreedOn)).max()
  }

  /// The days on which papers of its kind, or of its name, went out and were not taken back; of status updates those on
  /// which they were sent.
  private func sent(_ owed: Entry<OwedFields>) -> [Day] {
    if owed.kind == "status" { return log.statusesGiven.compactMap(\.sent?.on) }
    return (log.papers ?? []).filter { $0.withdrawn == nil }.compactMap { paper in
      let id = paper.id ?? ""
      let isIt =
        paper.document != nil && paper.document == owed.kind || id == owed.id || id.hasPrefix("\(owed.id ?? "")-")
      return isIt ? paper.issuedOn : nil
    }
  }
}

/// How far the work has come: never a share of the whole, which nobody has stated.
package struct Progress: Hashable, Sendable {
  /// A share of a stage's work as the client was told it.
  package struct Stated: Hashable, Sendable {
    package let stage: String
    package let share: Share
    package let on: Day
  }

  package let accepted: Int
  package let deliverables: Int
  /// Of stages in work, in their order.
  package let stated: [Stated]
}

extension Engagement {
  package var progress: Progress {
    let deliverables = inForce.deliverables
    return Progress(
      accepted: deliverables.count { $0.state == .accepted }, deliverables: deliverables.count,
      stated: inForce.stages.filter { $0.acceptedOn == nil }.compactMap(\.lastStated))
  }
}

extension PlannedStage {
  /// The control day that states the share of its work: what the client was told last; what was only seen is ours.
  var lastTold: Entry<CheckpointRecordFields>? {
    held.enumerated().filter { $1.held?.done != nil && $1.told?.on != nil }
      .max { ($0.element.told?.on?.number ?? 0, -$0.offset) < ($1.element.told?.on?.number ?? 0, -$1.offset) }?.element
  }

  /// The share of its work that the client was told last.
  var lastStated: Progress.Stated? {
    guard let share = lastTold?.held?.done, let day = lastTold?.told?.on else { return nil }
    return Progress.Stated(stage: id, share: share, on: day)
  }
}
