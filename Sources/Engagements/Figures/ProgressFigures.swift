import Diagnostics
package import Values

// What is needed, what comes next, what happened.

extension Engagement {
  func setProgress(_ figures: inout FigureWriter<EngagementFigures>) {
    figures.set(\.waitsForAdvance, .bool(work.waitsForAdvance), from: log.datum(of: \.payments)?.origin.spans ?? [])
    figures.set(\.onTrack, .bool(isOnTrack), from: log.datum(of: \.checkpoints)?.origin.spans ?? [])
    figures.set(\.wanted, items: wanted)
    setDelays(&figures)
    figures.set(\.ending, ending)
    let dates = upcoming
    figures.set(\.upcoming, items: dates.map(\.datum))
    figures.set(\.nextMeeting, dates.first { $0.kind == "meeting" || $0.kind == "call" }?.datum)
    figures.set(
      \.completion,
      items: completion.map { fact, holds in
        var condition = FigureWriter<CompletionFigures>(from: terms.datum(of: \.completeWhen)?.origin.spans ?? [])
        condition.set(\.fact, .text(fact.rawValue))
        condition.set(\.holds, .bool(holds))
        return condition.datum
      })
  }

  func setEvents(_ figures: inout FigureWriter<EngagementFigures>) {
    let happened = events
    figures.set(\.lastChanged, .day(happened.map(\.recorded).max() ?? today), from: log.spans)
    figures.set(\.events, items: happened.map(\.datum))
    let recent = happened.filter { $0.day > (try? today.adding(days: -Self.recentDays)) ?? $0.day }
    figures.set(\.recent, items: recent.map(\.datum))
  }

  private static let recentDays = 14

  /// The newest day on which something that clients may know was recorded; today while nothing is.
  package var lastChanged: Day { happenings.map(\.recorded).max() ?? today }

  /// What is needed from the client now, the most urgent first.
  private var wanted: [Datum] {
    let payments = (paymentsInForce?.asked ?? []).map { entry in
      OpenItem(
        .payment, .client, entry.instalment.id, Datum(.text(entry.instalment.id)), who: signs,
        // What nobody has asked for has no last day yet.
        until: entry.asked == nil ? nil : entry.due.day,
        amount: entry.open, from: terms.payments?.spans ?? [])
    }
    return (openWork + payments + openActions).mostPressingFirst().map { item in
      var figures = FigureWriter<WantedThingFigures>(from: item.spans)
      figures.set(\.kind, .text(item.kind.rawValue))
      figures.set(\.what, item.what)
      figures.set(\.who, people.datum(item.who))
      figures.set(\.until, item.until.map(Datum.Content.day), from: item.spans)
      figures.set(\.overdue, .bool(item.urgency(on: today) == .late), from: item.spans)
      figures.set(\.amount, item.amount.map(Datum.Content.money), from: item.spans)
      figures.set(\.options, item.choice?.datum(of: \.options))
      figures.set(\.recommended, item.choice?.datum(of: \.recommended))
      return figures.datum
    }
  }
}

// What has stopped it, or moves its days.

extension Engagement {
  /// Complete, or ended early: nothing is planned or asked for any more.
  package var hasEnded: Bool { state == .closed || state == .cancelled }

  func setDelays(_ figures: inout FigureWriter<EngagementFigures>) { figures.set(\.delays, items: delays) }

  /// Late inputs by which the days move, and pauses, while work is open.
  private var delays: [Datum] {
    guard state == .agreed || state == .active || state == .paused else { return [] }
    let late = inputs.compactMap { input -> Datum? in
      // A change order may have come between: it is one input, and here or not.
      let first = input.late.first { calendar.workingDays(after: $0.after, through: $0.through) > 0 }
      guard let first else { return nil }
      var figures = FigureWriter<DelayFigures>(from: input.terms.spans)
      figures.set(\.kind, .text("input"))
      figures.set(\.what, input.terms.datum(of: \.what))
      figures.set(\.from, .day(first.after), from: input.terms.spans)
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

  /// An early end, once notice of it was given.
  var ending: Datum? {
    guard let notice else { return nil }
    var figures = FigureWriter<EndingFigures>(from: notice.spans)
    figures.set(\.givenOn, notice.given?.datum(of: \.on))
    figures.set(\.by, people.datum(notice.given?.by))
    figures.set(\.because, notice.given?.datum(of: \.because))
    if let effective = notice.effective?.datum(of: \.on) {
      figures.set(\.effectiveOn, effective)
    } else {
      figures.set(\.effectiveOn, endedOn.map(Datum.Content.day), from: notice.spans)
    }
    figures.set(\.endsOn, endOfNotice.map(Datum.Content.day), from: notice.spans)
    figures.set(\.statement, endStatementFigures)
    return figures.datum
  }
}

extension Engagement {
  /// The last day to approve what was delivered.
  func approvalUntil(_ result: PlannedDeliverable) throws(ArithmeticError) -> Day? {
    guard let delivered = result.record?.delivered?.last?.on, let within = terms.approval?.within else { return nil }
    return try calendar.day(delivered, within: within)
  }
}
