import Diagnostics
package import Values

extension Engagement {
  /// Everything that a message can be about, whether or not there is something to say.
  package var matters: [Matter] {
    requestMatters + conversationMatters + inputMatters + decisionMatters + deliverableMatters + controlDayMatters
      + allowanceMatters + paymentMatters + paperMatters
      + changeMatters + tellingMatters + [whole]
  }

  /// The ids of all records, each with the kind of record it is: `requests`.
  package var recordIDs: [(id: String, kind: String)] {
    (log.datum.map?.entries ?? []).flatMap { kind in
      (kind.value.list ?? []).compactMap { $0["id"]?.text }.map { ($0, kind.key) }
    }
  }

  /// By when an answer of the client's is asked for, where nothing else says a day: as long as an approval may take.
  package var answerUntil: Day? { terms.approval?.within.flatMap { lastDay(within: $0, from: today) } }

  package var nextWorkingDay: Day? { try? calendar.workingDay(after: today) }

  /// The last day of a time within which something is promised; nil where there is no such day.
  func lastDay(within: Length, from day: Day) -> Day? {
    try? calendar.day(day, within: within)
  }

  private var whole: Matter {
    let isComplete = state == .closed
    let state: Matter.State = log.contractAgreedOn == nil ? .beginning : isComplete ? .complete : .contracted
    return Matter(.engagement, id, state, title: terms.title ?? id, at: terms.span)
  }
}

// Requests.

extension Engagement {
  private var requestMatters: [Matter] {
    let due = offersDue.filter(\.isForRequest)
    return (log.requests ?? []).map { request in
      var figures = FigureWriter<RequestMatterFigures>(over: requestFigures(request))
      if let until = triageDue(request) {
        figures.set(\.late, .bool(until < today), from: request.spans)
        figures.set(\.triageUntil, (until < today ? nextWorkingDay : until).map(Datum.Content.day), from: request.spans)
      }
      // What is owed unasked has a day already.
      if let until = due.first(where: { $0.about == request.id })?.until {
        figures.set(\.offerDue, .bool(true), from: request.spans)
        figures.set(\.quoteUntil, (until < today ? nextWorkingDay : until).map(Datum.Content.day), from: request.spans)
      } else if let yes = answerUntil, let within = terms.extraWork?.proposalWithin {
        figures.set(\.quoteUntil, lastDay(within: within, from: yes).map(Datum.Content.day), from: request.spans)
      }
      return Matter(
        .request, request.id ?? "", matterState(of: request), title: request.asked?.text ?? "",
        concerned: [request.asked?.by].compactMap { $0 }, data: figures.datum, at: request.span)
    }
  }

  /// What is to be done is answered until it is done; a no for as long as an answer may take.
  private func matterState(of request: Entry<RequestFields>) -> Matter.State {
    let state = Matter.State(rawValue: request.state) ?? .asked
    let outcome = request.decided?.outcome
    // After an early end nothing is promised of what was left open.
    if self.state == .cancelled, state == .asked || state == .classed { return .decided }
    switch state {
    case .classed: return request.classed?.kind == "extra" ? .extra : .answered
    case .decided where outcome == "included" || outcome == "goodwill": return .answered
    case .decided where outcome == "proposal" && change(answering: request.id) == nil: return .promised
    // Of an offer that is out, the offer is the answer.
    case .decided where outcome == "later" && change(answering: request.id) == nil: return .answered
    case .declined where outcome == "declined":
      let until = request.decided?.on.flatMap { day in
        terms.extraWork?.triageWithin.flatMap { lastDay(within: $0, from: day) }
      }
      return until.map { today <= $0 } ?? false ? .answered : .declined
    default: return state
    }
  }
}

// Calls and meetings.

extension Engagement {
  private var conversationMatters: [Matter] {
    let actions = log.actionsByConversation
    return log.conversations.compactMap { kind, _, record in
      guard let state = state(of: record) else { return nil }
      let title = record.subject
      return Matter(
        .conversation, record.id ?? "", state, title: title?.text ?? record.id ?? "",
        concerned: (record.held == nil ? record.planned?.with : record.held?.with) ?? [],
        data: conversationData(kind, record, title: title, actions: record.id.flatMap { actions[$0] } ?? []),
        appointment: appointment(record),
        at: record.span)
    }
  }

  /// Nil where it is neither planned nor held.
  private func state(of record: Entry<ConversationFields>) -> Matter.State? {
    if record.held?.on != nil { return record.sent == nil ? .held : .sent }
    return record.planned?.day.map { $0 < today ? .missed : .planned }
  }

  private func conversationData(
    _ kind: ConversationKind, _ record: Entry<ConversationFields>, title: Datum?, actions: [Entry<ActionFields>]
  ) -> Datum {
    let (plan, held) = (record.planned, record.held)
    var figures = FigureWriter<ConversationMatterFigures>(from: record.spans)
    figures.set(\.kind, .text(kind.rawValue))
    figures.set(\.title, title)
    figures.set(\.day, held?.datum(of: \.on) ?? plan?.datum(of: \.day))
    figures.set(\.start, held == nil ? plan?.datum(of: \.start) : held?.datum(of: \.start))
    figures.set(\.end, held == nil ? plan?.datum(of: \.end) : nil)
    figures.set(\.minutes, held?.datum(of: \.minutes))
    figures.set(\.channel, channelTitle(held == nil ? plan?.via : held?.via))
    let present = (held == nil ? plan?.with : held?.with) ?? []
    figures.set(\.with, items: present.compactMap { people.datum($0) })
    figures.set(\.purpose, plan?.datum(of: \.purpose))
    figures.set(\.agenda, items: plan?.datum(of: \.agenda)?.list ?? [])
    figures.set(\.decided, items: held?.datum(of: \.decided)?.list ?? [])
    figures.set(\.notReached, items: held?.datum(of: \.notReached)?.list ?? [])
    let toDo = held == nil ? [] : actions.filter { $0.done == nil }
    figures.set(\.toDo, items: toDo.map { $0.figures(people) })
    let dayBefore = plan?.day.flatMap { try? calendar.workingDay(before: $0) }
    figures.set(\.replyUntil, dayBefore.map { .day(max($0, today)) }, from: record.spans)
    figures.set(\.correctionsUntil, correctionsOfMessage(on: record).map(Datum.Content.day), from: record.spans)
    return figures.datum
  }

  /// Counted from the day the record went out; of one that goes out today, or anew after that time, from today.
  private func correctionsOfMessage(on record: Conversation) -> Day? {
    let until = try? correctionsUntil(sentOn: record.sent?.on ?? today)
    return until.flatMap { $0 < today ? try? correctionsUntil(sentOn: today) : $0 }
  }

  private func channelTitle(_ id: String?) -> Datum? {
    guard let id, let channel = terms.communication?.channels?.first(where: { $0.id == id }) else { return nil }
    return channel.datum(of: \.title) ?? channel.datum(of: \.id)
  }

  private func appointment(_ record: Entry<ConversationFields>) -> Appointment? {
    guard record.held == nil, let plan = record.planned, let day = plan.day, let start = plan.start, let end = plan.end,
      let written = plan.on
    else { return nil }
    let corrections = (record.datum[CorrectionFields.field.key]?.list ?? []).map(Entry<CorrectionFields>.init)
      .filter { $0.step == ConversationFields.fields.planned.key }
    let days =
      [written, plan.recorded].compactMap { $0 } + corrections.flatMap { [$0.on, $0.recorded] }.compactMap { $0 }
    return Appointment(
      day: day, start: start, end: end, channel: channelTitle(plan.via)?.text, revision: corrections.count,
      writtenOn: days.max() ?? written)
  }
}

// Inputs.

extension Engagement {
  /// After the end nothing is asked for any more.
  private var inputMatters: [Matter] {
    hasEnded
      ? []
      : inputs.filter { $0.isNotNeededSince == nil }.map { input in
        var figures = FigureWriter<InputMatterFigures>(over: inputFigures(input, .inForce))
        if let until = input.until?.day {
          let days = calendar.workingDays(after: until, through: today)
          figures.set(\.lateDays, .number(Number(max(0, days))), from: input.terms.spans)
        }
        return Matter(
          .input, input.id, state(of: input), title: input.terms.what ?? input.id,
          concerned: [input.terms.from].compactMap { $0 }, data: figures.datum, at: input.terms.span)
      }
  }

  private func state(of input: PlannedInput) -> Matter.State {
    guard input.receivedOn == nil else { return .received }
    guard input.until?.day != nil, log.contractAgreedOn != nil else { return .waiting }
    return input.state == .overdue ? .overdue : .open
  }
}
