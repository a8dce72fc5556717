package import Values

// The days of the work after change orders, late inputs and pauses.

/// A day of the work: as the contract has it, as change orders made it, and where late inputs and pauses moved it.
package struct KeptDay: Hashable, Sendable {
  package let contract: Day
  /// `agreed` is the day with the change orders that hold.
  package let moved: MovedDay
  /// The change orders that moved it, in the order of their agreement.
  package let changes: [String]

  package var day: Day { moved.day }
  /// Change orders, late inputs or pauses have moved it.
  package var isMoved: Bool { moved.day != contract }
}

/// The days of a stage that are known.
package struct StageDays: Sendable {
  package let stage: PlannedStage
  /// Nil while it is not known.
  package let start: KeptDay?
  package let due: KeptDay?
  /// Its control days that were held or are owed; nil while its days are not known.
  package let checkpoints: [PlannedCheckpoint]?
  /// The last days of its results, by their ids.
  package let results: [String: KeptDay]
}

/// The days of all stages and the end of the term, as of a day.
package struct WorkDays: Sendable {
  package let standstills: [Standstill]
  /// In the order of the contract's stages, then those that change orders brought in.
  package let stages: [StageDays]
  package let end: KeptDay?
}

extension WorkDays {
  /// Nil for a stage that was taken out.
  func of(_ stage: PlannedStage) -> StageDays? { stages.first { $0.stage.id == stage.id } }
}

extension Engagement {
  /// The days that hold today.
  package func workDays() throws(ArithmeticError) -> WorkDays { try workDays(of: inForce, asOf: today) }

  /// The days of some work as of a day.
  func workDays(of work: WorkInForce, asOf day: Day) throws(ArithmeticError) -> WorkDays {
    try workDays(of: work, movedBy: standstills(in: work, asOf: day))
  }

  /// The days as some standstills move them, whatever others there are.
  func workDays(movedBy standstills: [Standstill]) throws(ArithmeticError) -> WorkDays {
    try workDays(of: inForce, movedBy: standstills)
  }

  private func workDays(
    of inForce: WorkInForce, movedBy standstills: [Standstill]
  ) throws(ArithmeticError) -> WorkDays {
    var days: [StageDays] = []
    for (place, one) in inForce.all.enumerated() {
      guard let stage = inForce.stage(one.id) else { continue }
      let lost = LostDays(standstills, holdingUp: place, calendar: calendar)
      // Who agreed to a day of what comes in knew of what had been lost by then; what follows a stage goes with it.
      let sinceYes = inForce.yes(bringingIn: stage).map(lost.since)
      let lostOfStart = stage.terms.start == nil ? lost : sinceYes ?? lost
      let lostOfDue = stage.terms.start == nil && stage.terms.due == nil ? lost : sinceYes ?? lost
      let dueMoves = inForce.changes(movingDueOf: stage, at: place)
      let startMoves = inForce.changes(movingStartOf: stage, at: place)
      let start = try kept(stage.start?.day, startMoves) { day throws(ArithmeticError) in
        try lostOfStart.moving(day)
      }
      let due = try kept(stage.due?.day, dueMoves) { day throws(ArithmeticError) in
        try lostOfDue.moving(day, done: stage.acceptedOn)
      }
      var checkpoints: [PlannedCheckpoint]?
      if let start, let due, start.day <= due.day {
        let added = inForce.changes.first { $0.id == stage.addedBy }
        checkpoints = try owedCheckpoints(of: stage, start, due, startMoves, dueMoves, addedBy: added, lostOfDue)
      }
      var results: [String: KeptDay] = [:]
      for result in stage.deliverables {
        // A change order that brings a result in gives it its day, or leaves it with its stage.
        let since = result.terms.due == nil ? nil : result.addedBy
        let later = inForce.changes(since: since).map(\.id)
        let yes = inForce.changes.first { $0.id == since }?.agreedOn
        let lostOfResult = yes.map(lost.since) ?? lostOfDue
        results[result.id] = try kept(result.due?.day, dueMoves.filter { later.contains($0.id) }) {
          day throws(ArithmeticError) in
          try lostOfResult.moving(day, done: result.record?.accepted?.on)
        }
      }
      days.append(StageDays(stage: stage, start: start, due: due, checkpoints: checkpoints, results: results))
    }
    let lost = LostDays(standstills, holdingUp: nil, calendar: calendar)
    let end = try kept(ends?.day, inForce.changes) { day throws(ArithmeticError) in try lost.moving(day) }
    return WorkDays(standstills: standstills, stages: days, end: end)
  }

  /// The control days of a stage that were held or are owed, by the days that hold.
  ///
  /// Nobody could hold one on a day that only a later yes made one. What was owed by then is owed still, on its old day.
  private func owedCheckpoints(
    of stage: PlannedStage, _ start: KeptDay, _ due: KeptDay, _ startMoves: [PlannedChange],
    _ dueMoves: [PlannedChange], addedBy change: PlannedChange?, _ lost: LostDays
  ) throws(ArithmeticError) -> [PlannedCheckpoint] {
    let points = try checkpoints(of: stage, from: start.day, due: due.day, lost)
    let yeses = ((dueMoves + startMoves).filter(\.movesDays) + [change].compactMap(\.self)).compactMap(\.agreedOn)
    guard let since = yeses.max() else { return points }
    var overdue: [Int: PlannedCheckpoint] = [:]
    if change?.isAgreed(before: since) ?? true {
      let first = try kept(start.contract, startMoves.filter { $0.isAgreed(before: since) }) {
        day throws(ArithmeticError) in try lost.moving(day)
      }
      let last = try kept(due.contract, dueMoves.filter { $0.isAgreed(before: since) }) {
        day throws(ArithmeticError) in try lost.moving(day, done: stage.acceptedOn)
      }
      if let first, let last, first.day <= last.day {
        let earlier = try checkpoints(of: stage, from: first.day, due: last.day, lost).flatMap(\.apart)
        for point in earlier where point.isBefore(since) { if let at = point.terms.at { overdue[at] = point } }
      }
    }
    return PlannedCheckpoint.joined(
      points.flatMap { point in
        guard point.held == nil, point.isBefore(since) else { return point.apart }
        return point.apart.compactMap { $0.terms.at.flatMap { overdue[$0] } }
      })
  }

  private func checkpoints(
    of stage: PlannedStage, from start: Day, due: Day, _ lost: LostDays
  ) throws(ArithmeticError) -> [PlannedCheckpoint] {
    let points = try stage.checkpoints.flatMap(\.apart).map { point throws(ArithmeticError) in
      let part = try point.terms.at.map { at throws(ArithmeticError) in Share(try Number(Int128(at), over: 100)) }
      let day = try part.map { part throws(ArithmeticError) in
        let points = try Checkpoint.days(at: [part], from: start, due: due, calendar: calendar)
        // A stage that was accepted in a pause is due in it.
        return try points.first.map { point throws(ArithmeticError) in
          min(try lost.workedDay(onOrAfter: point.day), due)
        }
      }
      return PlannedCheckpoint(terms: point.terms, day: day ?? nil, record: point.record)
    }
    return PlannedCheckpoint.joined(points)
  }

  private func kept(
    _ day: Day?, _ changes: [PlannedChange], _ move: (Day) throws(ArithmeticError) -> MovedDay
  ) throws(ArithmeticError) -> KeptDay? {
    guard let day else { return nil }
    let agreed = try calendar.day(day, plus: changes.daysMoved)
    return KeptDay(contract: day, moved: try move(agreed), changes: changes.filter(\.movesDays).map(\.id))
  }
}

extension Sequence<PlannedChange> {
  /// By how much each of them moves the last day, of those that do.
  var daysMoved: [Length] { compactMap { $0.terms.days } }
}

extension PlannedChange {
  fileprivate var movesDays: Bool { terms.days.map { $0.count != 0 } ?? false }

  fileprivate func isAgreed(before day: Day) -> Bool { agreedOn.map { $0 < day } ?? false }
}

extension PlannedCheckpoint {
  fileprivate func isBefore(_ other: Day) -> Bool { day.map { $0 < other } ?? false }
}
