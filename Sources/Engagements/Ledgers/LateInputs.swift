import Values

// The last days of inputs as things stand, and when they were late.

extension Engagement {
  /// The inputs with their last days as things stand.
  ///
  /// One that hangs on a stage follows it, wherever change orders, other late inputs and pauses move it. Only what comes
  /// before the day has come moves it: neither its own lateness nor what was agreed or lost later.
  func inputsInForce() throws(ArithmeticError) -> [PlannedInput] {
    guard log.contractAgreedOn != nil else { return inputs }
    let late = try lateInputs(in: inForce, asOf: today)
    return inputs.map { input in
      let dropped = dayOfNoNeed(of: input, in: inForce)
      let day = late.untils[input.id] ?? input.until?.day
      let isOverdue = dropped == nil && day.map { $0 < today } ?? false
      return PlannedInput(
        terms: input.terms, id: input.id, agreed: input.agreed, until: day.map(Moment.day) ?? input.until,
        stages: input.stages, receivedOn: input.receivedOn, isNotNeededSince: dropped,
        late: late.standstills[input.id] ?? [],
        state: input.receivedOn != nil ? .received : isOverdue ? .overdue : .open, fault: input.fault)
    }
  }

  /// What stood still until today; nothing where that cannot be worked out, which is told of the days of the work.
  var standstills: [Standstill] { (try? standstills(in: inForce, asOf: today)) ?? [] }

  /// What stood still as of a day because an input was late and the terms say that dates move, and because of pauses;
  /// to the day of an early end.
  func standstills(in work: WorkInForce, asOf day: Day) throws(ArithmeticError) -> [Standstill] {
    guard log.contractAgreedOn != nil else { return [] }
    let late = try lateInputs(in: work, asOf: day).standstills
    return inputs.flatMap { late[$0.id] ?? [] } + pauses(until: lastDay(asOf: day))
  }

  private func lastDay(asOf day: Day) -> Day {
    min(day, endedOn ?? day)
  }

  private func pauses(until last: Day) -> [Standstill] {
    (log.clock ?? []).compactMap { pause in
      guard let stopped = pause.stopped?.on else { return nil }
      let through = min(last, pause.started?.on ?? last)
      return through <= stopped ? nil : Standstill(.pause, after: stopped, through: through)
    }
  }

  /// In the order of time: an input's last day is told once nothing that comes before it can move it any more.
  private func lateInputs(
    in work: WorkInForce, asOf day: Day
  ) throws(ArithmeticError) -> (untils: [String: Day], standstills: [String: [Standstill]]) {
    let last = lastDay(asOf: day)
    var known = pauses(until: last)
    var untils: [String: Day] = [:]
    var standstills: [String: [Standstill]] = [:]
    func note(_ waiting: WaitingInput, until: Day) {
      untils[waiting.id] = until
      guard let standstill = waiting.standstill(until: until) else { return }
      standstills[waiting.id, default: []].append(standstill)
      known.append(standstill)
    }
    var waiting: [WaitingInput] = []
    for input in inputs {
      let needed = dayOfNoNeed(of: input, in: work).map { min(last, $0) }
      let one = WaitingInput(input, in: work, among: self.work.stages, through: needed ?? last)
      if let one, one.stage != nil { waiting.append(one) }
      if let one, one.stage == nil, let until = input.agreed?.day { note(one, until: until) }
    }
    while !waiting.isEmpty {
      var next: (index: Int, until: Day)?
      for index in waiting.indices {
        let until = try waiting[index].until(after: known, calendar)
        let isSooner = next.map { next in
          waiting[index].lateAfter(until) < waiting[next.index].lateAfter(next.until)
        }
        if isSooner ?? true { next = (index, until) }
      }
      guard let next else { break }
      note(waiting[next.index], until: next.until)
      if !waiting[next.index].passChange() { waiting.remove(at: next.index) }
    }
    return (untils, standstills)
  }
}

/// An input on its way to its last day.
private struct WaitingInput {
  let id: String
  /// The place of the first stage that it holds up, where it is one by which dates move.
  private let holdsUp: Int?
  /// The last day on which it may have been waited for.
  private let through: Day
  /// The stage that it hangs on; nil for a day of its own.
  let stage: Stage?
  /// The change orders that move its stage and were agreed before it came.
  private let changes: [PlannedChange]
  /// How many of them are agreed at the time looked at.
  private var agreed = 0

  struct Stage {
    let place: Int
    let day: Day
    let offsets: [Length]
    let acceptedOn: Day?
  }

  init?(_ input: PlannedInput, in work: WorkInForce, among stages: [PlannedStage], through last: Day) {
    id = input.id
    let places = input.stages.compactMap { stage in stages.firstIndex { $0.id == stage.id } }
    holdsUp = input.terms.ifLate == "dates_move" ? places.min() ?? 0 : nil
    through = min(last, input.receivedOn ?? last)
    guard let anchor = input.terms.until else { return nil }
    guard let (name, isStart) = anchor.event.stageAndSide, let stage = work.stage(name),
      let place = work.all.firstIndex(where: { $0.id == name }), let day = (isStart ? stage.start : stage.due)?.day
    else {
      self.stage = nil
      changes = []
      return
    }
    self.stage = Stage(place: place, day: day, offsets: anchor.offsets, acceptedOn: stage.acceptedOn)
    let moving =
      isStart ? work.changes(movingStartOf: stage, at: place) : work.changes(movingDueOf: stage, at: place)
    changes = moving.filter { change in
      change.agreedOn.map { agreed in agreed <= last && input.receivedOn.map { agreed < $0 } ?? true } ?? false
    }
  }

  /// Its last day, with what stood still before it, and with the change orders agreed until it.
  mutating func until(after standstills: [Standstill], _ calendar: WorkingCalendar) throws(ArithmeticError) -> Day {
    guard let stage else { return through }
    let lost = LostDays(standstills, holdingUp: stage.place, calendar: calendar)
    while true {
      let base = try calendar.day(stage.day, plus: changes.prefix(agreed).daysMoved)
      let day = try lost.moving(base, andWithIt: stage.offsets, done: stage.acceptedOn)
      guard agreed < changes.count, let next = changes[agreed].agreedOn, next <= day else { return day }
      agreed += 1
    }
  }

  /// The day after which it is late.
  func lateAfter(_ until: Day) -> Day { max(until, agreed == 0 ? until : changes[agreed - 1].agreedOn ?? until) }

  func standstill(until: Day) -> Standstill? {
    guard let holdsUp else { return nil }
    let end = agreed < changes.count ? min(through, changes[agreed].agreedOn ?? through) : through
    let after = lateAfter(until)
    return end <= after ? nil : Standstill(.lateInput, after: after, through: end, firstStage: holdsUp)
  }

  /// Goes on to the next change order; false where there is none.
  mutating func passChange() -> Bool {
    guard agreed < changes.count else { return false }
    agreed += 1
    return true
  }
}

extension Anchor.Event {
  /// The stage whose start or end it is.
  fileprivate var stageAndSide: (stage: String, isStart: Bool)? {
    switch self {
    case .start(let stage): (stage, true)
    case .end(let stage): (stage, false)
    default: nil
    }
  }
}
