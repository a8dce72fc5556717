import Diagnostics
import Values

// Stages, deliverables, inputs and options as documents read them.

extension Engagement {
  func momentFigures(_ moment: Moment) -> Datum {
    var figures = FigureWriter<MomentFigures>(from: terms.datum(of: \.starts)?.origin.spans ?? [])
    switch moment {
    case .day(let day):
      figures.set(\.day, .day(day))
      figures.set(\.assumed, .bool(work.isAssumed))
    case .pending(let anchor):
      figures.set(\.anchor, .text(anchor.event.description))
      let after = anchor.offsets.filter { $0.count > 0 }
      let before = anchor.offsets.filter { $0.count < 0 }.map { Length(-$0.count, $0.unit) }
      if !after.isEmpty { figures.set(\.after, items: after.map { Datum(.length($0)) }) }
      if !before.isEmpty { figures.set(\.before, items: before.map { Datum(.length($0)) }) }
      figures.set(\.assumed, .bool(false))
    }
    return figures.datum
  }

  /// - Parameters:
  ///   - kept: the days of it that hold now; nil for one that is not agreed.
  ///   - gross: what it comes to with its tax among the stages it is told with; nil where that is not told.
  func stageFigures(_ stage: PlannedStage, kept: StageDays? = nil, gross: Money? = nil) -> Datum {
    var figures = FigureWriter<StageFigures>(over: stage.terms.datum)
    figures.set(\.option, options.flatMap(\.options).first { $0.id == stage.option }?.terms.datum(of: \.title))
    figures.set(\.number, .number(Number(stage.number)))
    figures.set(
      \.amount, stage.amount.map(Datum.Content.money), from: stage.terms.datum(of: \.price)?.origin.spans ?? [])
    figures.set(
      \.gross, gross.map(Datum.Content.money),
      from: (stage.terms.datum(of: \.price)?.origin.spans ?? []) + (taxation?.row.spans ?? []))
    setPricing(&figures, stage)
    figures.remove(\.start)
    figures.remove(\.due)
    figures.set(\.start, stage.start.map(momentFigures))
    figures.set(\.due, stage.due.map(momentFigures))
    if let start = kept?.start, start.isMoved { figures.set(\.newStart, keptDayFigures(start)) }
    if let due = kept?.due, due.isMoved { figures.set(\.newDue, keptDayFigures(due)) }
    let time = self.time(of: stage, kept)
    figures.set(\.from, time.from.map(momentFigures))
    figures.set(\.until, time.until.map(momentFigures))
    figures.set(\.state, .text(stage.state.rawValue), from: stage.terms.spans)
    figures.set(\.current, .bool(stage.id == currentStage?.id))
    figures.set(\.deliverables, items: stage.deliverables.map { deliverableFigures($0, kept: kept?.results[$0.id]) })
    figures.set(\.checkpoints, items: (kept?.checkpoints ?? stage.checkpoints).map(checkpointFigures))
    let (first, last) = (kept?.start?.day ?? stage.start?.day, kept?.due?.day ?? stage.due?.day)
    if stage.state == .working, !hasEnded, let start = first, let due = last, start <= due {
      figures.set(\.dayNumber, .number(Number(today.days(since: start) + 1)))
      figures.set(\.dayCount, .number(Number(due.days(since: start) + 1)))
    }
    figures.set(\.stated, stage.lastTold?.held?.datum(of: \.done))
    figures.set(\.statedOn, stage.lastTold?.told?.datum(of: \.on))
    figures.set(\.addedBy, stage.addedBy.flatMap(changeReference))
    figures.set(\.changedBy, items: stage.changedBy.compactMap(changeReference))
    return figures.datum
  }

  /// When a stage is worked on: as it is planned now, and once it is accepted as it was. What was accepted before the day
  /// to which its start had moved began when the contract said, or that very day.
  func time(of stage: PlannedStage, _ kept: StageDays?) -> (from: Moment?, until: Moment?) {
    let start = kept?.start.map { Moment.day($0.day) } ?? stage.start
    let due = kept?.due.map { Moment.day($0.day) } ?? stage.due
    guard let accepted = stage.acceptedOn else {
      // What an early end cut short went on until then.
      guard let end = endedOn, let last = due?.day, last > end, start?.day.map({ $0 <= end }) ?? false else {
        return (start, due)
      }
      return (start, .day(end))
    }
    let days = [start, stage.start].compactMap { $0?.day }
    guard !days.isEmpty else { return (start, .day(accepted)) }
    return (.day(days.first { $0 <= accepted } ?? accepted), .day(accepted))
  }

  private func setPricing(_ figures: inout FigureWriter<StageFigures>, _ stage: PlannedStage) {
    let spans = stage.terms.datum(of: \.price)?.origin.spans ?? []
    switch stage.terms.price {
    case .fixed: figures.set(\.pricing, .text("fixed"), from: spans)
    case .later: figures.set(\.pricing, .text("later"), from: spans)
    case .hourly(let id, let cap):
      let rate = practice.hourlyRate(id)
      figures.set(\.pricing, .text("hourly"), from: spans)
      figures.set(
        \.rate, rate?.amount(on: pricedOn, in: currency, taxation).map(Datum.Content.money), from: rate?.spans ?? [])
      figures.set(\.cap, cap.map(Datum.Content.money), from: spans)
    case .periodic(let fee, let every):
      figures.set(\.pricing, .text("periodic"), from: spans)
      figures.set(\.fee, .money(fee), from: spans)
      figures.set(\.every, .length(every), from: spans)
      figures.set(\.periodPrice, priceFigures(taxedBy: taxation, taxation.flatMap { try? fee.totals($0) }, from: spans))
    case nil: break
    }
  }

  /// - Parameter kept: the last day that holds now; nil for one that is not agreed.
  func deliverableFigures(_ deliverable: PlannedDeliverable, kept: KeptDay? = nil) -> Datum {
    var figures = FigureWriter<DeliverableFigures>(over: deliverable.terms.datum)
    figures.set(\.stage, reference(deliverable.stage))
    figures.set(\.owner, people.datum(deliverable.owner))
    figures.set(\.acceptedBy, people.datum(deliverable.acceptedBy))
    figures.remove(\.due)
    figures.set(\.due, deliverable.due.map(momentFigures))
    if let kept, kept.isMoved { figures.set(\.newDue, keptDayFigures(kept)) }
    figures.set(\.acceptance, items: acceptance(of: deliverable.terms))
    let rounds = rounds(of: deliverable)
    figures.set(\.revisions, .number(Number(rounds.included)))
    figures.set(\.roundsUsed, .number(Number(rounds.used)), from: deliverable.record?.spans ?? [])
    figures.set(\.roundsLeft, .number(Number(rounds.left)), from: deliverable.record?.spans ?? [])
    figures.set(\.state, .text(deliverable.state.rawValue), from: deliverable.record?.spans ?? [])
    let last = deliverable.record?.delivered?.last
    figures.set(\.deliveredOn, last?.datum(of: \.on))
    figures.set(\.acceptedOn, deliverable.record?.accepted?.datum(of: \.on))
    let deviations = deviationFigures(deliverable)
    if !deviations.isEmpty { figures.set(\.deviations, items: deviations) }
    figures.set(\.link, last?.datum(of: \.link))
    figures.set(\.addedBy, deliverable.addedBy.flatMap(changeReference))
    figures.set(\.changedBy, items: deliverable.changedBy.compactMap(changeReference))
    return figures.datum
  }

  /// The rows written out; the short `accepted_when` is a row of its own. Level and method stay out where nothing is
  /// said of them: what holds then is a sentence of the document's.
  func acceptance(of deliverable: Deliverable) -> [Datum] {
    var rows = deliverable.datum(of: \.acceptance)?.list ?? []
    if let short = deliverable.datum(of: \.acceptedWhen) {
      var row = DatumMap()
      row["standard"] = short
      rows.insert(Datum(.map(row), origin: short.origin, audience: .client), at: 0)
    }
    return rows
  }

  private func checkpointFigures(_ checkpoint: PlannedCheckpoint) -> Datum {
    var figures = FigureWriter<CheckpointFigures>(over: checkpoint.terms.datum)
    // Whatever moved since, one that was held stands on its day.
    let day = checkpoint.held?.held?.on ?? checkpoint.day
    figures.set(\.day, day.map { momentFigures(.day($0)) })
    if !checkpoint.joined.isEmpty {
      let asked = checkpoint.apart.flatMap { $0.terms.datum(of: \.ask)?.list ?? [] }
      figures.set(\.ask, items: asked)
    }
    figures.set(\.heldOn, checkpoint.held?.held?.datum(of: \.on))
    figures.set(\.answers, checkpoint.held?.held?.datum(of: \.answers))
    figures.set(\.onSchedule, checkpoint.held?.held?.datum(of: \.onSchedule))
    return figures.datum
  }

  /// - Parameter reading: which last day is told: the contract's, or the one as things stand.
  func inputFigures(_ input: PlannedInput, _ reading: TermsReading) -> Datum {
    var figures = FigureWriter<InputFigures>(over: input.terms.datum)
    figures.set(\.from, people.datum(input.terms.from))
    figures.remove(\.until)
    figures.set(\.until, untilFigures(reading == .inForce ? input.until : input.agreed, of: input.terms))
    figures.set(\.stages, items: input.stages.map { reference($0.terms) })
    figures.set(\.state, .text(input.state.rawValue))
    figures.set(\.receivedOn, input.receivedOn.map(Datum.Content.day))
    return figures.datum
  }

  /// Until when an input is due. While the day is open it is told as the terms have it: a stage may begin some days after
  /// what it waits for.
  private func untilFigures(_ moment: Moment?, of terms: Entry<InputFields>) -> Datum? {
    guard let moment else { return nil }
    if case .pending = moment, let anchor = terms.until { return momentFigures(.pending(anchor)) }
    return momentFigures(moment)
  }

  func optionFigures(_ option: PlannedOption) -> Datum {
    var figures = FigureWriter<OptionFigures>(over: option.terms.datum)
    let own = option.work.stages.filter { $0.option == option.id }
    figures.set(\.price, priceFigures(option.work))
    figures.set(
      \.added, (try? option.added(in: currency)).map(Datum.Content.money),
      from: own.compactMap(\.terms.span))
    figures.remove(\.after)
    figures.set(\.after, option.stageBefore.map { reference($0.terms) })
    figures.set(\.ends, option.work.stages.last?.due.map(momentFigures))
    let gross = option.work.grossOfStages
    figures.set(
      \.addedGross,
      gross.isEmpty
        ? nil : (try? Money.sum(own.compactMap { gross[$0.id] }, in: currency)).map(Datum.Content.money),
      from: own.compactMap(\.terms.span) + (taxation?.row.spans ?? []))
    figures.set(\.stages, items: own.map { stageFigures($0, gross: gross[$0.id]) })
    return figures.datum
  }

  func reference(_ stage: Stage) -> Datum {
    var figures = FigureWriter<ReferenceFigures>(from: stage.spans)
    figures.set(\.id, stage.datum(of: \.id))
    figures.set(\.title, stage.datum(of: \.title))
    return figures.datum
  }
}

extension PlannedOption {
  /// The stage that its own are said to follow.
  fileprivate var stageBefore: PlannedStage? {
    work.stages.first { $0.id == terms.after }
  }

  /// The price of its own stages.
  func added(in currency: Currency) throws(ArithmeticError) -> Money {
    try Money.sum(work.stages.filter { $0.option == id }.compactMap(\.amount), in: currency)
  }
}

extension Money {
  /// What it comes to, charged alone.
  func totals(_ taxation: Taxation) throws(ArithmeticError) -> Totals {
    try Totals(of: Pricing([PriceLine("", unitPrice: self)], in: currency, treatment: taxation.treatment))
  }
}
