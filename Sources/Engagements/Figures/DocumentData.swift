package import Diagnostics
import Values

/// Which terms a document reads under `engagement.stages`, `.deliverables`, `.price`, `.instalments`, `.allowances`.
package enum TermsReading: Sendable {
  /// As the contract has them: what is agreed to says the same for ever.
  case ofContract
  /// As they are agreed today, change orders included: what says how things stand.
  case inForce
}

/// What documents read of the records, which is the most of it, and the same whatever terms they read: it is worked out
/// and projected once.
package struct RecordedFigures: Sendable {
  fileprivate let reader: Audience
  fileprivate let map: DatumMap

  package init(of engagement: Engagement, for reader: Audience) {
    self.reader = reader
    var figures = FigureWriter<EngagementFigures>()
    engagement.setEvents(&figures)
    engagement.setRecords(&figures)
    map = figures.datum.projected(for: reader).map ?? DatumMap()
  }
}

extension Engagement {
  /// What documents read: `practice`, `standards`, `client` and `engagement`, projected for the reader of the records.
  ///
  /// `engagement` is the terms with figures laid over them; where both have a key, the figure is read.
  package func documentData(_ reading: TermsReading, _ recorded: RecordedFigures) -> Datum {
    var map = partyData.map ?? DatumMap()
    map["standards"] = standards.datum.shown(to: .client)
    let engagement = engagementData(reading).projected(for: recorded.reader)
    var data = Datum(.map(map), audience: .client).projected(for: recorded.reader).map ?? DatumMap()
    var figures = FigureWriter<EngagementFigures>(over: engagement)
    figures.set(recorded.map)
    data["engagement"] = figures.datum
    return Datum(.map(data), audience: .client)
  }

  /// `practice` and `client` alone, for pages that are of no engagement.
  package var partyData: Datum {
    var map = DatumMap()
    map["practice"] = practiceData
    map["client"] = client.datum.shown(to: .client)
    return Datum(.map(map), audience: .client)
  }

  /// The practice, with the person who signs and the account for the currency in place of ids and lists.
  private var practiceData: Datum {
    var figures = FigureWriter<PracticeFigures>(over: practice.datum)
    figures.set(\.signer, people.datum(practice.signs ?? lead))
    figures.set(\.account, practice.bank?.first { $0.id == currency.code }?.datum)
    if let review = practice.handbook {
      var handbook = FigureWriter<HandbookFigures>(over: review.datum)
      handbook.set(\.nextReview, (try? nextReview).map(Datum.Content.day), from: review.spans)
      figures.set(\.handbook, handbook.datum)
    }
    return figures.datum
  }

  private func engagementData(_ reading: TermsReading) -> Datum {
    var figures = FigureWriter<EngagementFigures>(over: terms.datum)
    figures.set(\.id, .text(id))
    figures.set(\.state, .text(state.rawValue), from: log.spans)
    setPeople(&figures)
    setScope(&figures)
    setWork(&figures, reading)
    setMoney(&figures, reading)
    setOptions(&figures)
    figures.set(\.meetings, items: meetings.map(meetingFigures))
    if isServiceAlone, work.stages.allSatisfy(\.checkpoints.isEmpty) {
      figures.remove(\.checkpoints)
    } else {
      figures.set(\.checkpoints, checkpointPlan)
    }
    figures.set(\.rates, items: rateFigures(reading == .inForce ? log.dayOfRates(on: today) : pricedOn))
    figures.set(\.service, .bool(isServiceAlone), from: terms.spans)
    figures.set(\.daysOff, items: daysOff)
    figures.set(\.daysOffOf, .text(daysOffOf.rawValue))
    if let practice = timezones.ofPractice, let own = timezones.ofDeadlines, own.text != practice.text {
      figures.set(\.deadlineTimezone, own)
      figures.set(\.practiceTimezone, practice)
    }
    setProgress(&figures)
    setLedgers(&figures, reading)
    figures.set(\.notices, items: noticesGiven.map(noticeFigures))
    figures.set(\.statuses, items: statusFigures)
    if isDelivered { figures.set(\.closing, closingFigures) }
    return figures.datum
  }

  private func setPeople(_ figures: inout FigureWriter<EngagementFigures>) {
    figures.set(\.lead, people.datum(lead))
    figures.set(\.decides, people.datum(decides))
    figures.set(\.signs, people.datum(signs))
  }

  private func setScope(_ figures: inout FigureWriter<EngagementFigures>) {
    figures.set(\.services, items: terms.scope?.datum(of: \.services)?.list ?? [])
    let short = terms.datum(of: \.notIncluded)?.list ?? []
    figures.set(\.notIncluded, items: short + (terms.scope?.datum(of: \.notIncluded)?.list ?? []))
    figures.set(\.assumptions, items: terms.scope?.datum(of: \.assumptions)?.list ?? [])
  }

  private func setWork(_ figures: inout FigureWriter<EngagementFigures>, _ reading: TermsReading) {
    let stages = reading == .inForce ? inForce.stages : work.stages
    figures.set(\.begins, begins.map(momentFigures))
    figures.set(\.ends, ends.map(momentFigures))
    figures.set(\.endedOn, contractEndedOn.map(Datum.Content.day), from: log.spans)
    let days = try? workDays()
    let gross = reading == .inForce ? [:] : work.grossOfStages
    func figuresNow(_ stage: PlannedStage) -> Datum {
      stageFigures(stage, kept: days?.of(stage), gross: gross[stage.id])
    }
    figures.set(\.stages, items: stages.map(figuresNow))
    figures.set(\.currentStage, currentStage.map(figuresNow))
    let results = stages.flatMap { stage in
      stage.deliverables.map { deliverableFigures($0, kept: days?.of(stage)?.results[$0.id]) }
    }
    figures.set(\.deliverables, items: results)
    let accepted = stages.flatMap(\.deliverables).filter { $0.state == .accepted }
    figures.set(
      \.deliverablesAccepted, .number(Number(accepted.count)), from: accepted.compactMap { $0.record?.accepted?.span })
    figures.set(\.needs, items: inputs.map { inputFigures($0, reading) })
  }

  private func setOptions(_ figures: inout FigureWriter<EngagementFigures>) {
    guard !options.isEmpty else { return }
    figures.set(
      \.options,
      items: options.map { group in
        var choice = FigureWriter<OptionGroupFigures>(over: group.terms.datum)
        choice.set(\.of, items: group.options.map(optionFigures))
        return choice.datum
      })
    let recommended = options.flatMap(\.options).first { $0.terms.recommended == true }
    figures.set(\.recommended, recommended.map(optionFigures))
    figures.set(\.chosen, items: options.flatMap(\.options).filter(\.isTaken).map(optionFigures))
  }

  fileprivate func setRecords(_ figures: inout FigureWriter<EngagementFigures>) {
    figures.set(\.requests, items: (log.requests ?? []).map(requestFigures))
    figures.set(\.extras, log.extrasFigures { try? value(ofMinutes: $0, on: $1) })
    figures.set(\.points, items: log.pointFigures(people))
    figures.set(\.questions, items: log.questionFigures(people))
    figures.set(\.complaintsMade, items: complaintFigures)
    figures.set(\.decisions, items: log.decisionFigures(people))
    figures.set(\.actions, items: log.actionFigures(people))
    figures.set(\.conversations, items: conversationFigures)
    figures.set(\.papers, items: paperFigures)
    figures.set(\.offer, offerState.map { .text($0.rawValue) }, from: log.datum(of: \.papers)?.origin.spans ?? [])
    figures.set(\.changes, items: changes.map(changeFigures))
    figures.set(\.risks, items: log.riskFigures())
  }
}

extension Engagement {
  /// The person of the practice who does the work.
  package var lead: String? { roles[.lead] }

  /// The person of the client who approves results.
  package var decides: String? { roles[.decides] }

  /// The person of the client who signs.
  package var signs: String? { roles[.signs] }

  /// The first day: agreed, or that of the first stage.
  package var begins: Moment? {
    if let start = terms.term?.start { return .day(start) }
    return work.stages.first?.start
  }

  /// The last day of the term: agreed, or five working days after the last stage.
  package var ends: Moment? {
    if let end = terms.term?.end { return .day(end) }
    return try? term()?.end
  }

  func term() throws(ArithmeticError) -> (start: Moment, end: Moment)? { try work.schedule.term() }

  /// The first stage that is not accepted, once work has begun.
  package var currentStage: PlannedStage? {
    guard state == .active || state == .paused else { return nil }
    return inForce.stages.first { !$0.state.isAccepted }
  }

  /// The points of the plan that some stage has.
  private var checkpointPlan: Datum? {
    guard let plan = terms.checkpoints, let points = plan.points else { return terms.checkpoints?.datum }
    var figures = FigureWriter<CheckpointPlanFigures>(over: plan.datum)
    let owed = points.compactMap { point -> Datum? in
      let having = work.stages.filter { stage in
        stage.checkpoints.flatMap(\.apart).contains { $0.terms.at == point.at }
      }
      guard !having.isEmpty || work.stages.isEmpty else { return nil }
      var figures = FigureWriter<PlannedPointFigures>(over: point.datum)
      if having.count < work.stages.count { figures.set(\.stages, items: having.map { reference($0.terms) }) }
      return figures.datum
    }
    figures.set(\.points, items: owed)
    let counts = work.stages.map(\.checkpoints.count)
    // Control days that fall on one day are one, and on which they fall may not be known yet.
    let isKnown = work.stages.flatMap(\.checkpoints).allSatisfy { $0.day != nil }
    // While days are not known, no stage is promised fewer than are agreed.
    let most = isKnown ? counts.max() ?? owed.count : owed.count
    let isAlike = Set(counts).count < 2 && isKnown
    figures.set(\.most, .number(Number(most)), from: plan.spans)
    figures.set(\.alike, .bool(isAlike), from: plan.spans)
    return figures.datum
  }

  /// A meeting that returns, its rhythm taken apart so that documents can put it into words.
  private func meetingFigures(_ meeting: Entry<MeetingPlanFields>) -> Datum {
    var figures = FigureWriter<MeetingFigures>(over: meeting.datum)
    let spans = meeting.datum(of: \.every)?.origin.spans ?? []
    figures.remove(\.every)
    figures.remove(\.from)
    figures.remove(\.until)
    figures.set(\.every, meeting.every.map { .length($0.every) }, from: spans)
    figures.set(\.weekday, (meeting.every?.weekday).map { .text("\($0)") }, from: spans)
    figures.set(\.time, (meeting.every?.time).map(Datum.Content.time), from: spans)
    figures.set(\.from, meeting.from.map(Datum.Content.length), from: spans)
    figures.set(\.until, last(of: meeting).map(Datum.Content.length), from: spans)
    let owed = (terms.documentsOwed ?? []).first { $0.kind == "meeting" }
    figures.set(\.recordWithin, meeting.datum(of: \.recordWithin) ?? owed?.datum(of: \.within))
    figures.set(\.attends, items: (meeting.attends ?? []).compactMap { people.datum($0) })
    return figures.datum
  }

  /// The rates that the terms refer to, each once, as the list of a day has them.
  private func rateFigures(_ day: Day) -> [Datum] {
    let beyond = (terms.allowances ?? []).compactMap(\.beyond?.rate)
    let hourly = work.stages.compactMap { stage -> String? in
      if case .hourly(let rate, _)? = stage.terms.price { rate } else { nil }
    }
    let used = Set(beyond + hourly + [terms.goodwill?.valueRate].compactMap { $0 })
    return (practice.rates ?? []).filter { $0.id.map(used.contains) ?? false }.map { rate in
      let step = rate.step(on: day)
      var figures = FigureWriter<RateFigures>(from: rate.spans)
      figures.set(\.id, rate.datum(of: \.id))
      figures.set(\.title, rate.datum(of: \.title))
      figures.set(\.unit, rate.datum(of: \.unit))
      let amount = rate.amount(on: day, in: currency, taxation)
      figures.set(\.amount, amount.map(Datum.Content.money), from: step?.spans ?? [])
      figures.set(
        \.gross, amount.flatMap { withTax($0, taxation) }.map(Datum.Content.money),
        from: (step?.spans ?? []) + (taxation?.row.spans ?? []))
      figures.set(\.from, step?.datum(of: \.from))
      return figures.datum
    }
  }

  /// What an extra is worth, by the rate that holds on its day; nil where the practice has no such rate.
  func value(ofMinutes minutes: Int, on day: Day) throws(ArithmeticError) -> Money? {
    guard let amount = hourlyRate(terms.goodwill?.valueRate, on: day) else { return nil }
    return try amount * Number(Int128(minutes), over: 60)
  }
}

extension Entry where F == RateFields {
  /// What holds on a day; nil before the first.
  func step(on day: Day) -> Entry<RateStepFields>? {
    let steps = (self.history ?? []).filter { $0.from.map { $0 <= day } ?? false }
    return steps.max { ($0.from?.number ?? 0) < ($1.from?.number ?? 0) }
  }

  /// Of one of it on a day, told as the prices are: nil where it says nothing.
  func amount(on day: Day, in currency: Currency, _ taxation: Taxation?) -> Money? {
    guard let amount = step(on: day)?.amount?[currency] else { return nil }
    guard let taxation else { return amount }
    return try? taxation.asPriced(amount)
  }
}
