import Diagnostics
package import Values

// What is needed, what comes next, what happened.

extension Engagement {
  func setProgress(_ figures: inout FigureWriter<EngagementFigures>) {
    figures.set(\.onTrack, .bool(isOnTrack), from: log.datum(of: \.checkpoints)?.origin.spans ?? [])
    figures.set(\.wanted, items: wanted)
    figures.set(\.delays, items: delays)
    figures.set(\.ending, ending)
    let dates = upcoming
    figures.set(\.upcoming, items: dates.map(\.datum))
    figures.set(\.nextMeeting, dates.first { $0.kind == "meeting" || $0.kind == "call" }?.datum)
    let happened = events
    figures.set(\.events, items: happened.map(\.datum))
    let recent = happened.filter { $0.day > (try? today.adding(days: -Self.recentDays)) ?? $0.day }
    figures.set(\.recent, items: recent.map(\.datum))
    figures.set(\.lastChanged, .day(lastChanged), from: log.spans)
    figures.set(
      \.completion,
      items: completion.map { fact, holds in
        var condition = FigureWriter<CompletionFigures>(from: terms.datum(of: \.completeWhen)?.origin.spans ?? [])
        condition.set(\.fact, .text(fact.rawValue))
        condition.set(\.holds, .bool(holds))
        return condition.datum
      })
  }

  private static let recentDays = 14

  /// The newest day on which something that clients may know was recorded; today while nothing is.
  package var lastChanged: Day { events.map(\.recorded).max() ?? today }

  /// What is needed from the client now: open inputs, decisions, results to accept, payments, actions; by their days.
  private var wanted: [Datum] {
    var wanted: [(until: Day?, datum: Datum)] = []
    func add(
      _ kind: String, _ what: Datum?, who: String?, until: Day?, amount: Money? = nil,
      choice: Entry<WantedFields>? = nil, from spans: [Span]
    ) {
      var figures = FigureWriter<WantedThingFigures>(from: spans)
      figures.set(\.kind, .text(kind))
      figures.set(\.what, what)
      figures.set(\.who, people.datum(who))
      figures.set(\.until, until.map(Datum.Content.day), from: spans)
      figures.set(\.overdue, .bool(until.map { $0 < today } ?? false), from: spans)
      figures.set(\.amount, amount.map(Datum.Content.money), from: spans)
      figures.set(\.options, choice?.datum(of: \.options))
      figures.set(\.recommended, choice?.datum(of: \.recommended))
      wanted.append((until, figures.datum))
    }
    for input in inputs where input.receivedOn == nil && !hasEnded {
      add(
        "input", input.terms.datum(of: \.what), who: input.terms.from, until: input.until?.day, from: input.terms.spans)
    }
    for decision in log.decisions ?? [] where decision.taken == nil && !hasEnded {
      let step = decision.wanted
      add(
        "decision", step?.datum(of: \.question), who: step?.from ?? decides, until: step?.until, choice: step,
        from: decision.spans)
    }
    for result in work.deliverables where result.state == .delivered && !hasEnded {
      let until = try? approvalUntil(result)
      add("acceptance", result.terms.datum(of: \.title), who: result.acceptedBy, until: until, from: result.terms.spans)
    }
    // What is owed after an early end is worked out on its own, and is not the plan's next payment.
    for entry in work.payments?.entries ?? [] where state != .cancelled && entry.isAsked {
      let id = Datum(.text(entry.instalment.id))
      let spans = terms.payments?.spans ?? []
      add("payment", id, who: signs, until: entry.due.day, amount: entry.open, from: spans)
    }
    for action in log.actions ?? [] where action.done == nil && !hasEnded && !people.isOurs(action.given?.who) {
      add(
        "action", action.given?.datum(of: \.what), who: action.given?.who, until: action.given?.until,
        from: action.spans)
    }
    return wanted.enumerated()
      .sorted { ($0.element.until?.number ?? .max, $0.offset) < ($1.element.until?.number ?? .max, $1.offset) }
      .map(\.element.datum)
  }
}

// What has stopped it, or moves its days.

extension Engagement {
  /// Complete, or ended early: nothing is planned or asked for any more.
  var hasEnded: Bool { state == .closed || state == .cancelled }

  /// Late inputs by which the days move, and pauses, while work is open. The days shown do not move yet.
  private var delays: [Datum] {
    guard state == .agreed || state == .active || state == .paused else { return [] }
    let late = inputs.compactMap { input -> Datum? in
      guard input.terms.ifLate == "dates_move", let until = input.until?.day,
        calendar.workingDays(after: until, through: input.receivedOn ?? today) > 0
      else { return nil }
      var figures = FigureWriter<DelayFigures>(from: input.terms.spans)
      figures.set(\.kind, .text("input"))
      figures.set(\.what, input.terms.datum(of: \.what))
      figures.set(\.from, .day(until), from: input.terms.spans)
      figures.set(\.until, input.receivedOn.map(Datum.Content.day), from: input.terms.spans)
      return figures.datum
    }
    let pauses = (log.clock ?? []).compactMap { pause -> Datum? in
      guard pause.stopped != nil else { return nil }
      var figures = FigureWriter<DelayFigures>(from: pause.spans)
      figures.set(\.kind, .text("pause"))
      figures.set(\.what, pause.stopped?.datum(of: \.because))
      figures.set(\.from, pause.stopped?.datum(of: \.on))
      figures.set(\.until, pause.started?.datum(of: \.on))
      return figures.datum
    }
    return late + pauses
  }

  /// The notice to end it early: that which took effect, else the last one given.
  private var ending: Datum? {
    let notices = log.cancellations ?? []
    guard let notice = notices.first(where: { $0.effective != nil }) ?? notices.last(where: { $0.given != nil }) else {
      return nil
    }
    var figures = FigureWriter<EndingFigures>(from: notice.spans)
    figures.set(\.givenOn, notice.given?.datum(of: \.on))
    figures.set(\.by, people.datum(notice.given?.by))
    figures.set(\.because, notice.given?.datum(of: \.because))
    figures.set(\.effectiveOn, notice.effective?.datum(of: \.on))
    return figures.datum
  }
}

extension Engagement {
  /// The last day to approve what was delivered.
  func approvalUntil(_ result: PlannedDeliverable) throws(ArithmeticError) -> Day? {
    guard let delivered = result.record?.delivered?.last?.on, let within = terms.approval?.within else { return nil }
    return try calendar.day(delivered, plus: within)
  }
}

// What comes next.

extension Engagement {
  private struct Upcoming {
    let day: Day
    let time: TimeOfDay?
    let kind: String
    let datum: Datum
  }

  /// Dates from today on, in their order: conversations, control days, starts and ends of stages, inputs.
  private var upcoming: [Upcoming] {
    guard !hasEnded else { return [] }
    let all = plannedConversations + recurringMeetings + stageDates + inputDates
    return all.enumerated()
      .sorted {
        let (a, b) = ($0.element, $1.element)
        return (a.day.number, a.time?.minutes ?? 0, $0.offset) < (b.day.number, b.time?.minutes ?? 0, $1.offset)
      }
      .map(\.element)
  }

  private func date(
    _ kind: String, on day: Day, title: Datum?, time: TimeOfDay? = nil, minutes: Int? = nil,
    with persons: [String] = [],
    agenda: Datum? = nil, at: Int? = nil, from spans: [Span]
  ) -> Upcoming {
    var figures = FigureWriter<UpcomingFigures>(from: spans)
    figures.set(\.day, .day(day), from: spans)
    figures.set(\.kind, .text(kind))
    figures.set(\.title, title)
    figures.set(\.time, time.map(Datum.Content.time), from: spans)
    figures.set(\.minutes, minutes.map { .number(Number($0)) }, from: spans)
    figures.set(\.with, items: persons.compactMap { people.datum($0) })
    figures.set(\.agenda, agenda)
    figures.set(\.at, at.map { .number(Number($0)) })
    return Upcoming(day: day, time: time, kind: kind, datum: figures.datum)
  }

  private var plannedConversations: [Upcoming] {
    log.conversations.compactMap { kind, _, record in
      guard record.held == nil, let plan = record.planned, let day = plan.day, day >= today else { return nil }
      let minutes = plan.start.flatMap { start in plan.end.map { $0.minutes - start.minutes } }
      return date(
        kind.rawValue, on: day, title: record.datum(of: \.title) ?? plan.datum(of: \.purpose), time: plan.start,
        minutes: minutes, with: plan.with ?? [], agenda: plan.datum(of: \.agenda), from: record.spans)
    }
  }

  /// The next time of each meeting that returns, unless it is planned on its own already.
  private var recurringMeetings: [Upcoming] {
    guard reached >= .work, let first = begins?.day else { return [] }
    let planned = Set(log.conversations.compactMap(\.record.planned?.day))
    return (terms.communication?.meetings ?? []).compactMap { plan in
      guard let every = plan.every else { return nil }
      let from = (try? day(of: plan.from)) ?? first
      let until = plan.until == nil ? ends?.day : try? day(of: plan.until)
      guard
        let next = every.next(onOrAfter: today, from: from, until: until, times: plan.times, calendar: calendar),
        !planned.contains(next.day)
      else { return nil }
      return date(
        "meeting", on: next.day, title: plan.datum(of: \.title) ?? plan.datum(of: \.id), time: next.time,
        minutes: plan.minutes, with: plan.attends ?? [], from: plan.spans)
    }
  }

  /// The day so long after the first one; nil where nothing is said, or there is no first day yet.
  func day(of length: Length?) throws(ArithmeticError) -> Day? {
    guard let length, let first = begins?.day else { return nil }
    return try calendar.day(first, plus: length)
  }

  private var stageDates: [Upcoming] {
    work.stages.filter { $0.state != .accepted && $0.state != .settled }.flatMap { stage -> [Upcoming] in
      let title = stage.terms.datum(of: \.title)
      var dates: [Upcoming] = []
      if let start = stage.start?.day, start >= today {
        dates.append(date("stage_start", on: start, title: title, from: stage.terms.spans))
      }
      for point in stage.checkpoints where point.record?.held == nil {
        guard let day = point.day, day >= today, point.terms.at != 0 else { continue }
        dates.append(date("control_day", on: day, title: title, at: point.terms.at, from: stage.terms.spans))
      }
      if let due = stage.due?.day, due >= today {
        dates.append(date("stage_due", on: due, title: title, from: stage.terms.spans))
      }
      return dates
    }
  }

  private var inputDates: [Upcoming] {
    inputs.compactMap { input in
      guard input.receivedOn == nil, let day = input.until?.day, day >= today else { return nil }
      return date("input", on: day, title: input.terms.datum(of: \.what), from: input.terms.spans)
    }
  }
}

// What happened.

extension Engagement {
  private struct Event {
    let day: Day
    let recorded: Day
    let datum: Datum
  }

  /// What clients may know of what happened, the newest first; on one day in the order of the log's kinds.
  private var events: [Event] {
    var events: [Event] = []
    func add(_ kind: String, _ step: Datum?, _ title: Datum?, by: String? = nil, amount: Money? = nil, at: Int? = nil) {
      guard let step, case .day(let day)? = step["on"]?.content else { return }
      var recorded = day
      if case .day(let later)? = step["recorded"]?.content { recorded = max(day, later) }
      var figures = FigureWriter<EventFigures>(from: step.origin.spans)
      figures.set(\.day, step["on"])
      figures.set(\.kind, .text(kind))
      figures.set(\.title, title)
      figures.set(\.by, people.datum(by))
      figures.set(\.amount, amount.map(Datum.Content.money), from: step.origin.spans)
      figures.set(\.at, at.map { .number(Number($0)) }, from: step.origin.spans)
      events.append(Event(day: day, recorded: recorded, datum: figures.datum))
    }
    for paper in log.papers ?? [] {
      let title = paper.datum(of: \.document)
      add("paper_sent", paper.sent?.datum ?? paper.issued?.datum, title)
      add("paper_agreed", paper.agreed?.datum, title, by: paper.agreed?.by)
      add("paper_declined", paper.declined?.datum, title, by: paper.declined?.by)
    }
    for result in work.deliverables {
      let title = result.terms.datum(of: \.title)
      for step in result.record?.delivered ?? [] { add("deliverable_delivered", step.datum, title, by: result.owner) }
      for step in result.record?.returned ?? [] { add("deliverable_returned", step.datum, title, by: step.by) }
      add("deliverable_accepted", result.record?.accepted?.datum, title, by: result.record?.accepted?.by)
    }
    for input in inputs where input.receivedOn != nil {
      let record = (log.inputs ?? []).first { $0.id == input.id }
      add("input_received", record?.completion?.datum, input.terms.datum(of: \.what), by: input.terms.from)
    }
    for payment in log.payments ?? [] {
      for part in payment.received ?? [] {
        add("payment_received", part.datum, payment.datum(of: \.id), amount: part.amount)
      }
    }
    for record in log.checkpoints ?? [] {
      let stage = allStages.first { $0.id == record.held?.stage }
      add(
        "checkpoint_held", record.held?.datum, stage?.datum(of: \.title) ?? record.held?.datum(of: \.stage),
        at: record.held?.at)
    }
    for request in log.requests ?? [] {
      let title = request.asked?.datum(of: \.text)
      add("request_asked", request.asked?.datum, title, by: request.asked?.by)
      add("request_done", request.done?.datum, title)
    }
    for question in log.questions ?? [] {
      add("question_answered", question.answered?.datum, question.asked?.datum(of: \.text), by: question.answered?.by)
    }
    for decision in log.decisions ?? [] {
      let title = decision.wanted?.datum(of: \.question) ?? decision.taken?.datum(of: \.question)
      add("decision_taken", decision.taken?.datum, title, by: decision.taken?.by)
    }
    for action in log.actions ?? [] {
      add("action_done", action.done?.datum, action.given?.datum(of: \.what), by: action.given?.who)
    }
    for (kind, _, record) in log.conversations {
      add("\(kind.rawValue)_held", record.held?.datum, record.datum(of: \.title) ?? record.held?.datum(of: \.about))
    }
    for pause in log.clock ?? [] {
      add("clock_stopped", pause.stopped?.datum, pause.stopped?.datum(of: \.because), by: pause.stopped?.by)
      add("clock_started", pause.started?.datum, pause.stopped?.datum(of: \.because))
    }
    for notice in log.cancellations ?? [] {
      add("cancellation_given", notice.given?.datum, notice.given?.datum(of: \.because), by: notice.given?.by)
      add("cancellation_effective", notice.effective?.datum, nil)
    }
    return events.enumerated()
      .sorted { $0.element.day == $1.element.day ? $0.offset < $1.offset : $0.element.day > $1.element.day }
      .map(\.element)
  }
}
