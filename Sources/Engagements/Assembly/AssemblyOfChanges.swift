import Diagnostics
import Values

// Change orders: each on its own, as the client is asked for a yes to it. What agreed ones make of the terms, of the
// payment plan and of the days shown elsewhere is not worked out here.

extension Assembly {
  func changes(of work: Work) -> [PlannedChange] {
    let known = changes.enumerated().compactMap { index, change -> KnownChange? in
      let records = (log.papers ?? []).filter { $0.isPaper(of: change.id) }
      // One of whose papers nothing had happened yet was not there on that day.
      let isLater = records.isEmpty && (wholeLog.papers ?? []).contains { $0.isPaper(of: change.id) }
      let record = records.last { $0.withdrawn == nil } ?? records.last
      return isLater ? nil : KnownChange(id: change.id, terms: change.terms, record: record, index: index)
    }
    let agreed = known.filter { $0.agreement != nil }.sorted {
      ($0.agreement?.day.number ?? 0, $0.number, $0.index) < ($1.agreement?.day.number ?? 0, $1.number, $1.index)
    }
    return known.sorted { ($0.out, $0.number, $0.index) < ($1.out, $1.number, $1.index) }.map { change in
      planned(change, after: Array(agreed.prefix { $0.id != change.id }), work: work)
    }
  }

  /// - Parameter earlier: the changes that were agreed before it; for one that is not agreed, all that are.
  private func planned(_ change: KnownChange, after earlier: [KnownChange], work: Work) -> PlannedChange {
    var faults: [Fault] = []
    let (stages, deliverables) = added(by: change.terms, work: work, &faults)
    let day = change.record?.agreedOn ?? change.record?.issuedOn ?? today
    let taxation = Taxation(practice: practice, client: client, own: terms.tax, on: day)
    let lines = lines(of: change, on: day, &faults)
    let price = price(
      of: change, lines, due: change.terms.lastStage(among: work.stages, adding: stages), taxation: taxation, &faults)
    let (moves, ends) = moves(by: change, after: earlier, work: work, &faults)
    return PlannedChange(
      terms: change.terms, id: change.id, record: change.record, stages: stages, deliverables: deliverables,
      lines: lines, taxation: taxation, totals: price.totals, instalments: price.instalments,
      planFault: price.planFault, firstMoved: change.terms.firstMoved(of: work.stages), moves: moves, ends: ends,
      faults: faults)
  }
}

/// A change order and its paper, as they were known today.
private struct KnownChange {
  let id: String
  let terms: Change
  let record: Entry<PaperRecordFields>?
  let index: Int

  var agreement: (day: Day, id: String)? { record?.agreedOn.map { ($0, id) } }
  /// When it went out; drafts come last.
  var out: Int32 { record?.issuedOn?.number ?? .max }
  var number: String { record?.id ?? "" }
  /// As messages call it.
  var name: String { "change order `\(terms.title ?? id)`" }
}

// What comes in.

extension Assembly {
  private func added(
    by change: Change, work: Work, _ faults: inout [Fault]
  ) -> (stages: [PlannedStage], deliverables: [PlannedDeliverable]) {
    let beside = change.adds?.deliverables ?? []
    let stages = (change.adds?.stages ?? []).enumerated().map { index, stage in
      let (start, due) = (stage.start.map(Moment.day), stage.due.map(Moment.day))
      let deliverables = ((stage.delivers ?? []) + beside.filter { $0.stage == stage.id }).map {
        planned(
          $0, of: stage, due: due, start: start, work.schedule, mayBegin: isAgreed && !work.waitsForAdvance, &faults)
      }
      return PlannedStage(
        terms: stage, id: stage.id ?? "", number: work.stages.count + index + 1, start: start, due: due,
        deliverables: deliverables, checkpoints: [], held: [], state: .waiting, option: nil)
    }
    let others = beside.compactMap { deliverable -> PlannedDeliverable? in
      guard let stage = work.stages.first(where: { $0.id == deliverable.stage }) else { return nil }
      return planned(
        deliverable, of: stage.terms, due: nil, start: nil, work.schedule, mayBegin: isAgreed && !work.waitsForAdvance,
        &faults)
    }
    return (stages, others + stages.flatMap(\.deliverables))
  }
}

// What it costs.

extension Assembly {
  private func lines(of known: KnownChange, on day: Day, _ faults: inout [Fault]) -> [ChangeLine] {
    let change = known.terms
    var lines = (change.adds?.stages ?? []).compactMap { stage in
      stage.fixedPrice.map { ChangeLine(stage: stage.title, time: nil, amount: $0, spans: stage.spans) }
    }
    for stage in change.changes?.stages ?? [] {
      guard let price = stage.price else { continue }
      let title = stage.title ?? (terms.stages ?? []).first { $0.id == stage.id }?.title
      lines.append(ChangeLine(stage: title, time: nil, amount: price, spans: stage.spans))
    }
    if let price = change.price {
      lines.append(
        ChangeLine(stage: nil, time: nil, amount: price, spans: change.datum(of: \.price)?.origin.spans ?? []))
    } else if let hours = change.hours, let rate = practice.rates?.first(where: { $0.id == change.rate }),
      let perHour = rate.amount(on: day, in: currency)
    {
      let spans = (change.datum(of: \.hours)?.origin.spans ?? []) + rate.spans
      let amount = faults.attempt("the price of \(known.name)", at: change.span(of: \.hours)) {
        () throws(ArithmeticError) in try perHour * hours
      }
      if let amount { lines.append(ChangeLine(stage: nil, time: (hours, perHour), amount: amount, spans: spans)) }
    }
    return lines
  }

  private func price(
    of known: KnownChange, _ lines: [ChangeLine], due stage: String?, taxation: Taxation?, _ faults: inout [Fault]
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
    let plan =
      schedule.isEmpty
      ? PaymentPlan([PaymentPlan.Term(id: known.id, part: .rest, trigger: trigger)])
      : PaymentPlan(schedule, otherwise: trigger)
    do throws(PaymentPlanError) {
      return PlannedPrice(totals: totals, instalments: try plan.instalments(of: totals), planFault: nil)
    } catch {
      return PlannedPrice(totals: totals, instalments: [], planFault: error)
    }
  }
}

// Which days it moves.

extension Assembly {
  /// The days of what is open, from the first stage that the change touches on, and the last day of all: as they are
  /// with the changes agreed before, and as they are with this one.
  private func moves(
    by change: KnownChange, after earlier: [KnownChange], work: Work, _ faults: inout [Fault]
  ) -> (stages: [StageMove], ends: Move?) {
    guard let days = change.terms.days, days.count != 0 else { return ([], nil) }
    let span = change.terms.span(of: \.days)
    /// - Parameter moved: whether an earlier change, by its first stage whose days it moves, has moved this day.
    func move(_ moment: Moment?, _ moved: (Int?) -> Bool) -> Move? {
      faults.attempt("the days of \(change.name)", at: span) { () throws(ArithmeticError) -> Move? in
        let before = earlier.filter { moved($0.terms.firstMoved(of: work.stages)) }.compactMap(\.terms.days)
        guard let moment = try moment?.adding(before, calendar) else { return nil }
        return Move(before: moment, after: try moment.adding([days], calendar))
      }
    }
    let first = change.terms.firstMoved(of: work.stages) ?? work.stages.count
    let removed = change.terms.removes?.stages ?? []
    var stages: [StageMove] = []
    for (place, stage) in work.stages.enumerated().dropFirst(first) {
      guard stage.state != .accepted, stage.state != .settled, !removed.contains(stage.id),
        let due = move(stage.due, { $0.map { $0 <= place } ?? false })
      else { continue }
      // The stage in which the work is begins as before.
      let start = place == first ? nil : move(stage.start) { $0.map { $0 < place } ?? false }
      stages.append(StageMove(stage: stage, start: start, due: due))
    }
    let end = terms.term?.end.map(Moment.day) ?? (try? work.schedule.term())?.end
    return (stages, move(end) { _ in true })
  }
}

extension Entry where F == ChangeFields {
  /// The stages of the work that it says something about.
  private func touches(_ stage: PlannedStage) -> Bool {
    let ids = stage.deliverables.map(\.id)
    let results = (self.changes?.deliverables ?? []).compactMap(\.id) + (self.removes?.deliverables ?? [])
    return (self.adds?.deliverables ?? []).contains { $0.stage == stage.id }
      || (self.changes?.stages ?? []).contains { $0.id == stage.id }
      || (self.removes?.stages ?? []).contains(stage.id) || results.contains(where: ids.contains)
  }

  /// The place of the first stage whose days it moves.
  fileprivate func firstMoved(of stages: [PlannedStage]) -> Int? { stages.firstIndex(where: touches) }

  /// The stage with whose acceptance all that it changes is there; nil where it touches none.
  func lastStage(among stages: [PlannedStage], adding added: [PlannedStage]) -> String? {
    let removed = self.removes?.stages ?? []
    return (added.last ?? stages.last { touches($0) && !removed.contains($0.id) })?.id
  }
}
