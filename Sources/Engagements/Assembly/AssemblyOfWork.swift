import Diagnostics
package import Values

// The work: stages with their days, results, control days, and how far each has come.

extension Assembly {
  func work(with options: Set<String>, taxation: Taxation?) -> Work {
    let stages = self.stages(with: options)
    let timings = stages.map { stage in
      StageTiming(
        id: stage.terms.id ?? "", start: stage.terms.start.map { Anchor(.day($0)) },
        due: stage.terms.due.map { Anchor(.day($0)) }, takes: stage.terms.takes,
        runs: stage.terms.price?.isPeriodic == true)
    }
    var faults: [Fault] = []
    let price = plannedPrice(of: stages.map(\.terms), taxation: taxation, &faults)
    var known = happened(paying: price.instalments)
    let starts = self.starts(paying: price.instalments)
    let isAssumed = self.isAssumed(starts, known)
    if isAssumed, let assumedStart { known[.starts] = assumedStart }
    if let begins = (try? starts?.resolved(known, calendar))?.day, let free = freeToBegin, begins < free {
      known[.starts] = free
    }
    // Before a first day is agreed, all days are told from it.
    let schedule = Schedule(timings, starts: starts ?? Anchor(.starts), known: known, calendar: calendar)
    let waitsForAdvance =
      isAgreed && waits(forAdvanceOf: price.instalments) && known[.advance] == nil && !isWorkRecorded
    let mayBegin = isAgreed && !waitsForAdvance
    var planned = stages.enumerated().map { index, stage in
      self.planned(
        stage.terms, number: index + 1, option: stage.option, schedule: schedule, position: index, mayBegin: mayBegin,
        &faults)
    }
    for stage in planned {
      if let accepted = stage.acceptedOn { known[.accepted(stage: stage.id)] = accepted }
    }
    let payments = self.payments(price.instalments, known: known, &faults)
    planned = planned.map { $0.settled(by: payments) }
    return Work(
      stages: planned, schedule: schedule, totals: price.totals, instalments: price.instalments, payments: payments,
      planFault: price.planFault, known: known, isAssumed: isAssumed, waitsForAdvance: waitsForAdvance, faults: faults)
  }

  /// The stages of the terms with those of the options among them: each option's after the stage that it names, or else
  /// at the end; of several at one place in their order.
  func stages(with options: Set<String>) -> [(terms: Stage, option: String?)] {
    var stages = (terms.stages ?? []).map { (terms: $0, option: String?.none, after: String?.none) }
    for option in (terms.options ?? []).flatMap({ $0.of ?? [] }) where options.contains(option.id ?? "") {
      let own = (option.stages ?? []).map { (terms: $0, option: option.id, after: option.after) }
      let place = option.after.flatMap { after in stages.lastIndex { $0.terms.id == after || $0.after == after } }
      stages.insert(contentsOf: own, at: place.map { $0 + 1 } ?? stages.endIndex)
    }
    return stages.map { (terms: $0.terms, option: $0.option) }
  }

  func planned(
    _ stage: Stage, number: Int, option: String?, schedule: Schedule, position: Int, mayBegin: Bool,
    _ faults: inout [Fault]
  ) -> PlannedStage {
    let scheduled = schedule.stages[position]
    let id = stage.id ?? ""
    let start = scheduled.start
    let due = scheduled.due
    let deliverables = terms.deliverables(of: stage).map {
      planned($0, of: stage, due: due, start: start, schedule, mayBegin: mayBegin, &faults)
    }
    let held = checkpointsHeld(of: id)
    return PlannedStage(
      terms: stage, id: id, number: number, start: start, due: due, deliverables: deliverables,
      checkpoints: checkpoints(of: stage, start: start?.day, due: due?.day, held: held, &faults), held: held,
      state: state(start, deliverables, mayBegin: mayBegin), option: option)
  }

  func planned(
    _ deliverable: Deliverable, of stage: Stage, due: Moment?, start: Moment?, _ schedule: Schedule, mayBegin: Bool,
    _ faults: inout [Fault]
  ) -> PlannedDeliverable {
    let id = deliverable.id ?? ""
    let record = (log.deliverables ?? []).first { $0.id == id }
    let own = deliverable.due.flatMap { anchor in
      faults.attempt("the day of \(deliverable.name)", at: deliverable.span(of: \.due)) { () throws(ArithmeticError) in
        try schedule.moment(of: anchor)
      }
    }
    return PlannedDeliverable(
      terms: deliverable, id: id, stage: stage, owner: deliverable.owner ?? roles[.lead],
      acceptedBy: deliverable.acceptedBy ?? terms.approval?.by ?? roles[.decides], due: own ?? due,
      revisions: deliverable.revisions ?? terms.revisions ?? 0, record: record,
      state: DeliverableState(record, hasBegun: start?.day.map { $0 <= today } ?? false && mayBegin))
  }

  /// The control days held of a stage, the last first; of one day the one written last.
  func checkpointsHeld(of stage: String) -> [Entry<CheckpointRecordFields>] {
    (log.checkpoints ?? []).enumerated()
      .compactMap { index, record -> (day: Day, index: Int, record: Entry<CheckpointRecordFields>)? in
        guard let held = record.held, let day = held.on, held.stage == stage else { return nil }
        return (day: day, index: index, record: record)
      }
      .sorted { ($0.day, $0.index) > ($1.day, $1.index) }
      .map(\.record)
  }

  func checkpoints(
    of stage: Stage, start: Day?, due: Day?, held: [Entry<CheckpointRecordFields>], _ faults: inout [Fault]
  ) -> [PlannedCheckpoint] {
    let points = terms.points(of: stage, from: start, due: due, calendar).map { point in
      let day = faults.attempt("a control day of \(stage.name)", at: stage.span) { () throws(ArithmeticError) -> Day? in
        guard let start, let due, let at = point.at else { return nil }
        let part = Share(try Number(Int128(at), over: 100))
        return try Checkpoint.days(at: [part], from: start, due: due, calendar: calendar).first?.day
      }
      return PlannedCheckpoint(terms: point, day: day, record: held.first { $0.held?.at == point.at })
    }
    return PlannedCheckpoint.joined(points)
  }

  func state(_ start: Moment?, _ deliverables: [PlannedDeliverable], mayBegin: Bool) -> StageState {
    if !deliverables.isEmpty {
      if deliverables.allSatisfy({ $0.state == .accepted }) { return .accepted }
      if deliverables.allSatisfy({ $0.state == .accepted || $0.state == .delivered }) { return .delivered }
    }
    guard mayBegin, let day = start?.day, day <= today else { return .waiting }
    return .working
  }

  /// Whether the contract is agreed: before that nothing is in work.
  var isAgreed: Bool { log.contractAgreedOn != nil }

  /// Whether work was done: then it has begun, whatever it was to wait for.
  private var isWorkRecorded: Bool {
    (log.hours ?? []).contains { $0.worked != nil } || (log.checkpoints ?? []).contains { $0.held != nil }
      || (log.deliverables ?? []).contains { $0.delivered?.isEmpty == false }
  }
}

extension DeliverableState {
  /// planned → in work → delivered → (returned → delivered)* → accepted
  fileprivate init(_ record: Entry<DeliveryFields>?, hasBegun: Bool) {
    if record?.accepted != nil {
      self = .accepted
    } else if let delivered = record?.delivered, let last = delivered.last?.on {
      let returned = record?.returned ?? []
      let isBack = returned.last?.on.map { day in
        // Within a day what was returned comes after the delivery of the same place in its list.
        day == last ? returned.count >= delivered.count : day > last
      }
      self = isBack ?? false ? .returned : .delivered
    } else {
      self = hasBegun ? .inWork : .planned
    }
  }
}

extension PlannedStage {
  /// The day on which the last of its deliverables was accepted; nil before.
  package var acceptedOn: Day? {
    guard !deliverables.isEmpty else { return nil }
    let days = deliverables.compactMap { $0.record?.accepted?.on }
    return days.count == deliverables.count ? days.max() : nil
  }

  /// The stage as settled once it is accepted and its instalments are paid.
  func settled(by payments: PaymentLedger?) -> PlannedStage {
    let entries = (payments?.entries ?? []).filter { $0.instalment.trigger == .stageAccepted(id) }
    guard state == .accepted, !entries.isEmpty, entries.allSatisfy({ $0.state == .paid }) else { return self }
    return with(state: .settled)
  }

  /// The stage with another state, and what goes with it.
  func with(
    state: StageState, number: Int? = nil, deliverables: [PlannedDeliverable]? = nil,
    checkpoints: [PlannedCheckpoint]? = nil
  ) -> PlannedStage {
    PlannedStage(
      terms: terms, id: id, number: number ?? self.number, start: start, due: due,
      deliverables: deliverables ?? self.deliverables, checkpoints: checkpoints ?? self.checkpoints, held: held,
      state: state, option: option, addedBy: addedBy, changedBy: changedBy)
  }
}
