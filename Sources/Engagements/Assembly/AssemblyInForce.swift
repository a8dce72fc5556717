import Diagnostics
import Values

// What a change order makes of the work, once it is agreed.

extension Assembly {
  func inForce(_ before: WorkInForce, with change: PlannedChange, _ work: Work) -> WorkInForce {
    var after = before
    after.changes.append(change)
    let removed = change.terms.removes?.stages ?? []
    after.stages = before.stages.filter { !removed.contains($0.id) }.map {
      self.stage($0, changedBy: change, work, &after.faults)
    }
    for stage in change.stages {
      let new = self.stage(stage, broughtInBy: change, to: after, work, &after.faults)
      after.stages.append(new)
      after.all.append(new)
    }
    // Nothing is worked on any more where nothing is delivered.
    after.stages = after.stages.map { after.isEmptied($0) ? $0.with(state: .waiting) : $0 }
    return after
  }

  private func mayBegin(_ work: Work) -> Bool { isAgreed && !work.waitsForAdvance }

  /// A stage there was, with the words, the price and the results that it has from then on.
  private func stage(
    _ stage: PlannedStage, changedBy change: PlannedChange, _ work: Work, _ faults: inout [Fault]
  ) -> PlannedStage {
    let changed = (change.terms.changes?.stages ?? []).filter { $0.id == stage.id }
    let removed = change.terms.removes?.deliverables ?? []
    let kept = stage.deliverables.filter { !removed.contains($0.id) }
    let added = change.deliverables.filter { $0.stage.id == stage.id }
    let results = (change.terms.changes?.deliverables ?? []).filter { one in kept.contains { $0.id == one.id } }
    guard !changed.isEmpty || !added.isEmpty || !results.isEmpty || kept.count < stage.deliverables.count else {
      return stage
    }
    let terms = changed.reduce(stage.terms) { $0.changed(by: $1) }
    let (start, due) = (stage.start, stage.due)
    var deliverables: [PlannedDeliverable] = []
    for result in kept + added {
      let news = results.filter { $0.id == result.id }
      var new = planned(
        news.reduce(result.terms) { $0.changed(by: $1) }, of: terms, due: due, start: start, work.schedule,
        mayBegin: mayBegin(work), &faults)
      new.addedBy = added.contains { $0.id == result.id } ? change.id : result.addedBy
      new.changedBy = result.changedBy + (news.isEmpty ? [] : [change.id])
      deliverables.append(new)
    }
    return PlannedStage(
      terms: terms, id: stage.id, number: stage.number, start: start, due: due, deliverables: deliverables,
      checkpoints: stage.checkpoints, held: stage.held, state: state(start, deliverables, mayBegin: mayBegin(work)),
      option: stage.option, addedBy: stage.addedBy, changedBy: stage.changedBy + (changed.isEmpty ? [] : [change.id]))
  }

  /// A stage that is new. One that says no days follows the one before, as stages of the contract do.
  private func stage(
    _ stage: PlannedStage, broughtInBy change: PlannedChange, to inForce: WorkInForce, _ work: Work,
    _ faults: inout [Fault]
  ) -> PlannedStage {
    let days = faults.attempt("the days of \(stage.terms.name)", at: stage.terms.span(of: \.takes) ?? stage.terms.span)
    {
      () throws(ArithmeticError) -> (start: Day?, due: Day?)? in
      try self.days(of: stage, addedTo: inForce)
    }
    let (start, due) = (days?.start.map(Moment.day), days?.due.map(Moment.day))
    var deliverables: [PlannedDeliverable] = []
    for result in stage.deliverables {
      var new = planned(
        result.terms, of: stage.terms, due: due, start: start, work.schedule, mayBegin: mayBegin(work), &faults)
      new.addedBy = change.id
      deliverables.append(new)
    }
    let held = checkpointsHeld(of: stage.id)
    return PlannedStage(
      terms: stage.terms, id: stage.id, number: inForce.stages.count + 1, start: start, due: due,
      deliverables: deliverables,
      checkpoints: checkpoints(of: stage.terms, start: start?.day, due: due?.day, held: held, &faults), held: held,
      state: state(start, deliverables, mayBegin: mayBegin(work)), option: nil, addedBy: change.id)
  }

  private func days(
    of stage: PlannedStage, addedTo inForce: WorkInForce
  ) throws(ArithmeticError) -> (start: Day?, due: Day?) {
    var (start, due) = (stage.start?.day, stage.due?.day)
    if stage.start == nil, let last = inForce.stages.last, let end = try agreedDue(of: last, in: inForce) {
      start = try calendar.workingDay(after: end)
    }
    if stage.due == nil, let start, let takes = stage.terms.takes {
      due = try calendar.lastDay(of: takes, countedWith: start, runs: stage.terms.price?.isPeriodic == true)
    }
    return (start, due)
  }

  /// The last day of a stage with the changes agreed until then, whatever was late.
  private func agreedDue(of stage: PlannedStage, in inForce: WorkInForce) throws(ArithmeticError) -> Day? {
    guard let due = stage.due?.day, let place = inForce.all.firstIndex(where: { $0.id == stage.id }) else { return nil }
    return try calendar.day(due, plus: inForce.changes(movingDueOf: stage, at: place).daysMoved)
  }
}

extension Entry where F == StageFields {
  fileprivate func changed(by change: Entry<ChangedStageFields>) -> Stage {
    var terms = FigureWriter<StageFields>(over: datum)
    terms.set(\.title, change.datum(of: \.title))
    terms.set(\.summary, change.datum(of: \.summary))
    terms.set(\.price, change.datum(of: \.price) ?? periodicPrice(with: change.datum(of: \.fee)))
    return Entry(terms.datum)
  }
}

extension Entry where F == StageFields {
  /// Its price by the period, with another fee; nil where it has none, or nothing is said of it.
  private func periodicPrice(with fee: Datum?) -> Datum? {
    guard let fee, case .periodic? = self.price, let before = datum(of: \.price),
      let periodic = Entry<PriceFields>(before).datum(of: \.periodic)
    else { return nil }
    var terms = FigureWriter<PeriodicFields>(over: periodic)
    terms.set(\.fee, fee)
    var after = FigureWriter<PriceFields>(from: fee.origin.spans)
    after.set(\.periodic, terms.datum)
    return after.datum
  }
}

extension Entry where F == DeliverableFields {
  /// What it is accepted by is said anew as a whole.
  fileprivate func changed(by change: Entry<ChangedDeliverableFields>) -> Deliverable {
    var terms = FigureWriter<DeliverableFields>(over: datum)
    terms.set(\.title, change.datum(of: \.title))
    terms.set(\.form, change.datum(of: \.form))
    if change.acceptedWhen != nil { terms.remove(\.acceptance) }
    terms.set(\.acceptedWhen, change.datum(of: \.acceptedWhen))
    return Entry(terms.datum)
  }
}
