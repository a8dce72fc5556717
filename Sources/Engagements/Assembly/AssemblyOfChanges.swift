import Diagnostics
import Values

// Change orders: each as the client is asked for a yes to it, made on what is in force before it.

extension Assembly {
  /// The change orders that were known today, and the work with those that are agreed.
  func changes(of work: Work) -> (changes: [PlannedChange], inForce: WorkInForce) {
    let known = changes.enumerated().compactMap { index, change -> KnownChange? in
      let records = (log.papers ?? []).filter { $0.isPaper(of: change.id) }
      // One of whose papers nothing had happened yet was not there on that day.
      let isLater = records.isEmpty && (wholeLog.papers ?? []).contains { $0.isPaper(of: change.id) }
      // What was replaced stays replaced, also by a version that was taken back.
      let record = records.last { $0.withdrawn == nil && log.revision(of: $0) == nil } ?? records.last
      let agreedOn = record?.agreedOn ?? (change.id == assumedYes ? today : nil)
      return isLater
        ? nil : KnownChange(id: change.id, terms: change.terms, record: record, agreedOn: agreedOn, index: index)
    }
    let agreed = known.filter { $0.agreedOn != nil }.sorted {
      ($0.agreedOn?.number ?? 0, $0.seriesNumber, $0.index) < ($1.agreedOn?.number ?? 0, $1.seriesNumber, $1.index)
    }
    var inForce = WorkInForce(work)
    var planned: [String: PlannedChange] = [:]
    for change in agreed {
      let next = self.planned(change, on: inForce, work)
      planned[change.id] = next
      inForce = self.inForce(inForce, with: next, work)
    }
    for change in known where planned[change.id] == nil {
      planned[change.id] = self.planned(change, on: inForce, work)
    }
    let inOrder = known.sorted { ($0.out, $0.number, $0.index) < ($1.out, $1.number, $1.index) }
    return (inOrder.compactMap { planned[$0.id] }, inForce)
  }

  /// - Parameter inForce: what is agreed before it; for one that is not agreed, all that is.
  private func planned(_ change: KnownChange, on inForce: WorkInForce, _ work: Work) -> PlannedChange {
    var faults: [Fault] = []
    let (stages, deliverables) = added(by: change.terms, to: inForce, work, &faults)
    let day = change.agreedOn ?? change.record?.issuedOn ?? today
    let taxation = Taxation(practice: practice, client: client, own: terms.tax, on: day)
    // Whoever agrees to it agrees to the price that went out.
    let offered = change.record?.issuedOn ?? day
    let lines = lines(of: change, among: inForce.stages, on: offered, taxation, &faults)
    let lastStage = change.terms.lastStage(among: inForce.stages, adding: stages)
    let price = price(of: change, lines, due: lastStage, beside: work.instalments, taxation: taxation, &faults)
    let firstMoved = change.terms.firstMoved(of: inForce.all.map { inForce.stage($0.id) ?? $0 })
    return PlannedChange(
      terms: change.terms, id: change.id, before: inForce.stages, record: change.record, agreedOn: change.agreedOn,
      stages: stages, deliverables: deliverables, lines: lines, taxation: taxation, totals: price.totals,
      instalments: price.instalments, planFault: price.planFault, firstMoved: firstMoved, lastStage: lastStage,
      faults: faults)
  }
}

/// A change order and its paper, as they were known today.
private struct KnownChange {
  let id: String
  let terms: Change
  let record: Entry<PaperRecordFields>?
  let agreedOn: Day?
  let index: Int

  /// When it went out; drafts come last.
  var out: Int32 { record?.issuedOn?.number ?? .max }
  var number: String { record?.id ?? "" }
  var seriesNumber: Int { PaperNumber(number)?.count ?? .max }
  /// As messages call it.
  var name: String { "change order `\(terms.title ?? id)`" }
}

// What comes in.

extension Assembly {
  private func added(
    by change: Change, to inForce: WorkInForce, _ work: Work, _ faults: inout [Fault]
  ) -> (stages: [PlannedStage], deliverables: [PlannedDeliverable]) {
    let beside = change.adds?.deliverables ?? []
    let stages = (change.adds?.stages ?? []).enumerated().map { index, stage in
      let (start, due) = (stage.start.map(Moment.day), stage.due.map(Moment.day))
      let deliverables = ((stage.delivers ?? []) + beside.filter { $0.stage == stage.id }).map {
        planned(
          $0, of: stage, due: due, start: start, work.schedule, mayBegin: isAgreed && !work.waitsForAdvance, &faults)
      }
      return PlannedStage(
        terms: stage, id: stage.id ?? "", number: inForce.stages.count + index + 1, start: start, due: due,
        deliverables: deliverables, checkpoints: [], held: [], state: .waiting, option: nil)
    }
    let others = beside.compactMap { deliverable -> PlannedDeliverable? in
      guard let stage = inForce.stages.first(where: { $0.id == deliverable.stage }) else { return nil }
      return planned(
        deliverable, of: stage.terms, due: nil, start: nil, work.schedule, mayBegin: isAgreed && !work.waitsForAdvance,
        &faults)
    }
    return (stages, others + stages.flatMap(\.deliverables))
  }
}

// What it costs.

extension Assembly {
  private func lines(
    of known: KnownChange, among stages: [PlannedStage], on day: Day, _ taxation: Taxation?, _ faults: inout [Fault]
  ) -> [ChangeLine] {
    let change = known.terms
    var lines = (change.adds?.stages ?? []).compactMap { stage in
      stage.fixedPrice.map { ChangeLine(stage: stage.title, time: nil, amount: $0, spans: stage.spans) }
    }
    for stage in change.changes?.stages ?? [] {
      guard let price = stage.price else { continue }
      let title = stage.title ?? stages.first { $0.id == stage.id }?.title
      lines.append(ChangeLine(stage: title, time: nil, amount: price, spans: stage.spans))
    }
    if let price = change.price {
      lines.append(
        ChangeLine(stage: nil, time: nil, amount: price, spans: change.datum(of: \.price)?.origin.spans ?? []))
    } else if let hours = change.hours, let rate = practice.hourlyRate(change.rate),
      let perHour = rate.amount(on: log.dayOfRates(on: day), in: currency, taxation)
    {
      let spans = (change.datum(of: \.hours)?.origin.spans ?? []) + rate.spans
      let amount = faults.attempt("the price of \(known.name)", at: change.span(of: \.hours)) {
        () throws(ArithmeticError) in try perHour * hours
      }
      if let amount { lines.append(ChangeLine(stage: nil, time: (hours, perHour), amount: amount, spans: spans)) }
    }
    // Where only a fee becomes another, nothing is paid once.
    let fees = (change.changes?.stages ?? []).compactMap { $0.datum(of: \.fee) }
    if lines.isEmpty, change.hours == nil, !fees.isEmpty {
      lines.append(ChangeLine(stage: nil, time: nil, amount: .zero(currency), spans: fees.flatMap(\.origin.spans)))
    }
    return lines
  }

  private func price(
    of known: KnownChange, _ lines: [ChangeLine], due stage: String?, beside others: [Instalment], taxation: Taxation?,
    _ faults: inout [Fault]
  ) -> PlannedPrice {
    let change = known.terms
    let nothing = PlannedPrice(totals: nil, instalments: [], planFault: nil)
    guard let taxation, !lines.isEmpty else { return nothing }
    let totals = faults.attempt("the price of \(known.name)", at: change.place(of: \.price)) {
      () throws(ArithmeticError) -> Totals? in
      let priced = lines.map { PriceLine($0.stage ?? change.title ?? "", unitPrice: $0.amount) }
      return try Totals(of: Pricing(priced, in: currency, treatment: taxation.treatment))
    }
    guard let totals, !totals.payable.isZero, !totals.payable.isNegative else {
      return PlannedPrice(totals: totals, instalments: [], planFault: nil)
    }
    let trigger = stage.map(Trigger.stageAccepted) ?? .changeAgreed
    let schedule = change.payments ?? []
    // A file may be called as a stage is, after which a payment of the contract is called.
    let name = others.contains { $0.id == known.id } ? "\(known.id)-change" : known.id
    let plan =
      schedule.isEmpty
      ? PaymentPlan([PaymentPlan.Term(id: name, part: .rest, trigger: trigger)])
      : PaymentPlan(schedule, calling: "\(known.id)-", otherwise: trigger)
    do throws(PaymentPlanError) {
      return PlannedPrice(totals: totals, instalments: try plan.instalments(of: totals), planFault: nil)
    } catch {
      return PlannedPrice(totals: totals, instalments: [], planFault: error)
    }
  }
}

// What it touches.

extension Entry where F == ChangeFields {
  /// The stages of the work that it says something about.
  private func touches(_ stage: PlannedStage) -> Bool {
    let ids = stage.deliverables.map(\.id)
    let results = (self.changes?.deliverables ?? []).compactMap(\.id) + (self.removes?.deliverables ?? [])
    return bringsResult(into: stage)
      || (self.changes?.stages ?? []).contains { $0.id == stage.id }
      || (self.removes?.stages ?? []).contains(stage.id) || results.contains(where: ids.contains)
  }

  private func bringsResult(into stage: PlannedStage) -> Bool {
    (self.adds?.deliverables ?? []).contains { $0.stage == stage.id }
  }

  /// The place of the first stage whose days it moves.
  fileprivate func firstMoved(of stages: [PlannedStage]) -> Int? { stages.firstIndex(where: touches) }

  /// The stage with whose acceptance all that it changes is there; nil where it touches none.
  fileprivate func lastStage(among stages: [PlannedStage], adding added: [PlannedStage]) -> String? {
    let removed = self.removes?.stages ?? []
    // A service is accepted by nobody, until there is something in it that is.
    let last = stages.last { stage in
      touches(stage) && !removed.contains(stage.id) && (!stage.isService || bringsResult(into: stage))
    }
    return (added.last ?? last)?.id
  }
}
