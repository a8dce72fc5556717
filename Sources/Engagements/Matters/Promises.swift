import Values

// By when something was promised that somebody waits for: what the check warns of, the desk shows and messages say.

extension Engagement {
  /// The last day on which it is said what a request is.
  func triageDue(_ request: Entry<RequestFields>) -> Day? {
    guard let asked = request.asked?.on, let within = terms.extraWork?.triageWithin else { return nil }
    return lastDay(within: within, from: asked)
  }

  /// The last day on which a question is answered: as its channel has it, else as routine questions are.
  func answerDue(_ question: Entry<QuestionFields>) -> Day? {
    let communication = terms.communication
    let channel = communication?.channels?.first { $0.id == question.asked?.via }?.replyWithin
    let routine = communication?.situations?.first { $0.id == "routine" }?.replyWithin
    guard let asked = question.asked?.on, let within = channel ?? routine else { return nil }
    return lastDay(within: within, from: asked)
  }

  /// The last day on which a complaint is answered.
  func answerDue(_ complaint: Entry<ComplaintFields>) -> Day? { due(terms.complaints?.answer, for: complaint) }

  /// The last day on which it is said that a complaint has come.
  func acknowledgementDue(_ complaint: Entry<ComplaintFields>) -> Day? {
    due(terms.complaints?.acknowledge, for: complaint)
  }

  /// What the terms promise of records of meetings; nil where they promise none.
  var recordPromise: Entry<OwedFields>? { (terms.documentsOwed ?? []).first { $0.kind == "meeting" } }

  /// The last day on which the record of a call or a meeting goes out: as it is promised of meetings, else a working day
  /// later; nil where it was not held.
  func recordDue(_ conversation: Conversation, _ kind: ConversationKind) -> Day? {
    guard let held = conversation.held?.on else { return nil }
    return lastDay(within: kind == .meeting ? recordPromise?.within ?? aWorkingDay : aWorkingDay, from: held)
  }

  /// The calls and meetings that were held and whose record did not go out.
  var recordsOwed: [(kind: ConversationKind, record: Conversation)] {
    log.conversations.filter { $0.record.held?.on != nil && $0.record.sent == nil }.map { ($0.kind, $0.record) }
  }

  /// The control days that have come and were not held, of the first stage in work.
  var controlDaysOwed: [(stage: PlannedStage, at: Int, day: Day)] {
    guard log.contractAgreedOn != nil, !hasEnded,
      let days = (try? workDays())?.stages.first(where: { $0.stage.state == .working })
    else { return [] }
    return (days.checkpoints ?? []).compactMap { point in
      guard point.held == nil, let at = point.terms.at, let day = point.day, day <= today else { return nil }
      return (days.stage, at, day)
    }
  }

  /// The last day on which the client hears of a control day that was held.
  func wordDue(_ checkpoint: Entry<CheckpointRecordFields>) -> Day? {
    guard let held = checkpoint.held?.on else { return nil }
    return lastDay(within: terms.checkpoints?.tell?.within ?? aWorkingDay, from: held)
  }

  private func due(_ within: Length?, for complaint: Entry<ComplaintFields>) -> Day? {
    guard let received = complaint.received?.on, let within else { return nil }
    return lastDay(within: within, from: received)
  }
}

/// What holds where nothing is said of how soon the client hears.
private let aWorkingDay = Length(1, .workingDays)
