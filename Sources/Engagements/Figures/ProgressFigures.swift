import Diagnostics
package import Values

// What is needed, what comes next, what happened.

extension Engagement {
  func setProgress(_ figures: inout FigureWriter<EngagementFigures>) {
    figures.set(\.waitsForAdvance, .bool(work.waitsForAdvance), from: log.datum(of: \.payments)?.origin.spans ?? [])
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
    for input in inputs where input.receivedOn == nil && !hasEnded && !isOff {
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

  private var ending: Datum? {
    guard let notice else { return nil }
    var figures = FigureWriter<EndingFigures>(from: notice.spans)
    figures.set(\.givenOn, notice.given?.datum(of: \.on))
    figures.set(\.by, people.datum(notice.given?.by))
    figures.set(\.because, notice.given?.datum(of: \.because))
    figures.set(\.effectiveOn, notice.effective?.datum(of: \.on))
    let end = endOfNotice
    figures.set(\.endsOn, end.map(Datum.Content.day), from: notice.spans)
    figures.set(\.statement, endStatementFigures(by: notice.given?.by, endingOn: end))
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
