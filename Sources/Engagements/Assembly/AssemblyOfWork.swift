import Diagnostics
package import Values

// The work: stages with their days, results, control days, and how far each has come.

extension Assembly {
  func work(with options: Set<String>, taxation: Taxation?) -> Work {
    let stages = self.stages(with: options)
    let timings = stages.map { stage in
      StageTiming(
        id: stage.terms.id ?? "", start: stage.terms.start.map { Anchor(.day($0)) },
        due: stage.terms.due.map { Anchor(.day($0)) }, takes: stage.terms.takes)
    }
    let known = knownBeforePayments()
    // Before a first day is agreed, all days are told from it.
    let schedule = Schedule(timings, starts: terms.starts ?? Anchor(.starts), known: known, calendar: calendar)
    var planned = stages.enumerated().map { index, stage in
      self.planned(stage.terms, number: index + 1, option: stage.option, schedule: schedule, position: index)
    }
    let totals = self.totals(of: planned, taxation: taxation)
    var fault: PaymentPlanError?
    var instalments: [Instalment] = []
    if let totals {
      do throws(PaymentPlanError) {
        let whole = try PaymentPlan(planTerms(of: planned)).instalments(of: totals)
        // Nobody is asked for nothing, as for a free stage, unless there is nothing else.
        let asking = whole.filter { !$0.payable.isZero }
        instalments = asking.isEmpty ? whole : asking
      } catch {
        fault = error
      }
    }
    let payments = self.payments(instalments, of: planned, known: known)
    planned = planned.map { $0.settled(by: payments) }
    return Work(
      stages: planned, schedule: schedule, totals: totals, instalments: instalments, payments: payments,
      planFault: fault)
  }

  /// The stages of the terms, then those of the options, in their order.
  func stages(with options: Set<String>) -> [(terms: Stage, option: String?)] {
    let own = (terms.stages ?? []).map { (terms: $0, option: String?.none) }
    let optional = (terms.options ?? []).flatMap { $0.of ?? [] }.filter { options.contains($0.id ?? "") }
    return own + optional.flatMap { option in (option.stages ?? []).map { (terms: $0, option: option.id) } }
  }

  func planned(
    _ stage: Stage, number: Int, option: String?, schedule: Schedule, position: Int
  ) -> PlannedStage {
    let scheduled = schedule.stages[position]
    let id = stage.id ?? ""
    var amount: Money?
    if case .fixed(let money)? = stage.price { amount = money }
    let start = scheduled.start
    let due = scheduled.due
    let own = (terms.deliverables ?? []).filter { $0.stage == id }
    let deliverables = ((stage.delivers ?? []) + own).map { planned($0, of: stage, due: due, start: start, schedule) }
    return PlannedStage(
      terms: stage, id: id, number: number, amount: amount, start: start, due: due, deliverables: deliverables,
      checkpoints: checkpoints(of: id, start: start?.day, due: due?.day), state: state(start, deliverables),
      option: option)
  }

  func planned(
    _ deliverable: Deliverable, of stage: Stage, due: Moment?, start: Moment?, _ schedule: Schedule
  ) -> PlannedDeliverable {
    let id = deliverable.id ?? ""
    let record = (log.deliverables ?? []).first { $0.id == id }
    let own = deliverable.due.flatMap { anchor in try? schedule.moment(of: anchor) }
    return PlannedDeliverable(
      terms: deliverable, id: id, stage: stage, owner: deliverable.owner ?? roles[.lead],
      acceptedBy: deliverable.acceptedBy ?? terms.approval?.by ?? roles[.decides], due: own ?? due,
      revisions: deliverable.revisions ?? terms.revisions ?? 0, record: record,
      state: DeliverableState(record, hasBegun: start?.day.map { $0 <= today } ?? false && isAgreed))
  }

  func checkpoints(of stage: String, start: Day?, due: Day?) -> [PlannedCheckpoint] {
    (terms.checkpoints?.points ?? []).map { point in
      let record = (log.checkpoints ?? []).first { $0.held?.stage == stage && $0.held?.at == point.at }
      var day: Day?
      if let start, let due, let at = point.at, let part = try? Number(Int128(at), over: 100) {
        day = try? Checkpoint.days(at: [Share(part)], from: start, due: due, calendar: calendar).first?.day
      }
      return PlannedCheckpoint(terms: point, day: day, record: record)
    }
  }

  func state(_ start: Moment?, _ deliverables: [PlannedDeliverable]) -> StageState {
    if !deliverables.isEmpty {
      if deliverables.allSatisfy({ $0.state == .accepted }) { return .accepted }
      if deliverables.allSatisfy({ $0.state == .accepted || $0.state == .delivered }) { return .delivered }
    }
    guard isAgreed, let day = start?.day, day <= today else { return .waiting }
    return .working
  }

  /// Whether the contract is agreed: before that nothing is in work.
  var isAgreed: Bool { happened[.contract] != nil }
}

extension DeliverableState {
  /// planned → in work → delivered → (returned → delivered)* → accepted
  fileprivate init(_ record: Entry<DeliveryFields>?, hasBegun: Bool) {
    if record?.accepted != nil {
      self = .accepted
    } else if let delivered = record?.delivered?.last?.on {
      let returned = record?.returned?.last?.on
      self = returned.map { $0 >= delivered } ?? false ? .returned : .delivered
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

  /// The stage as settled once it is accepted and its instalment is paid.
  fileprivate func settled(by payments: PaymentLedger?) -> PlannedStage {
    guard state == .accepted,
      let entry = payments?.entries.first(where: { $0.instalment.trigger == .stageAccepted(id) }), entry.state == .paid
    else { return self }
    return PlannedStage(
      terms: terms, id: id, number: number, amount: amount, start: start, due: due, deliverables: deliverables,
      checkpoints: checkpoints, state: .settled, option: option)
  }
}
