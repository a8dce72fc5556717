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
  package let checkpoints: [Checkpoint]
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
  package func workDays() throws(ArithmeticError) -> WorkDays { try workDays(movedBy: standstills) }

  /// The days as some standstills move them, whatever others there are.
  func workDays(movedBy standstills: [Standstill]) throws(ArithmeticError) -> WorkDays {
    let points = try (terms.checkpoints?.points ?? []).compactMap(\.at).map { at throws(ArithmeticError) in
      Share(try Number(Int128(at), over: 100))
    }
    var days: [StageDays] = []
    for (place, one) in inForce.all.enumerated() {
      guard let stage = inForce.stage(one.id) else { continue }
      let lost = LostDays(standstills, holdingUp: place, calendar: calendar)
      let dueMoves = inForce.changes(movingDueOf: stage, at: place)
      let startMoves = inForce.changes(movingStartOf: stage, at: place)
      let start = try kept(stage.start?.day, startMoves) { day throws(ArithmeticError) in try lost.moving(start: day) }
      let due = try kept(stage.due?.day, dueMoves) { day throws(ArithmeticError) in
        try lost.moving(due: day, done: stage.acceptedOn)
      }
      var checkpoints: [Checkpoint] = []
      if let start, let due, start.day <= due.day {
        checkpoints = try Checkpoint.days(at: points, from: start.day, due: due.day, calendar: calendar)
          .map { point throws(ArithmeticError) in
            Checkpoint(at: point.at, day: try lost.workedDay(onOrAfter: point.day))
          }
      }
      var results: [String: KeptDay] = [:]
      for result in stage.deliverables {
        // A change order that brings a result in gives it its day, or leaves it with its stage.
        let since = result.terms.due == nil ? nil : result.addedBy
        let later = inForce.changes(since: since).map(\.id)
        results[result.id] = try kept(result.due?.day, dueMoves.filter { later.contains($0.id) }) {
          day throws(ArithmeticError) in
          try lost.moving(due: day, done: result.record?.accepted?.on)
        }
      }
      days.append(StageDays(stage: stage, start: start, due: due, checkpoints: checkpoints, results: results))
    }
    let lost = LostDays(standstills, holdingUp: nil, calendar: calendar)
    let end = try kept(ends?.day, inForce.changes) { day throws(ArithmeticError) in try lost.moving(due: day) }
    return WorkDays(standstills: standstills, stages: days, end: end)
  }

  private func kept(
    _ day: Day?, _ changes: [PlannedChange], _ move: (Day) throws(ArithmeticError) -> MovedDay
  ) throws(ArithmeticError) -> KeptDay? {
    guard let day else { return nil }
    let agreed = try calendar.day(day, plus: changes.compactMap(\.terms.days))
    let moving = changes.filter { $0.terms.days.map { $0.count != 0 } ?? false }
    return KeptDay(contract: day, moved: try move(agreed), changes: moving.map(\.id))
  }

  /// Late inputs by which days move, and pauses, once there is a contract; to the day of an early end.
  var standstills: [Standstill] {
    guard log.contractAgreedOn != nil else { return [] }
    let ended = (log.cancellations ?? []).compactMap(\.effective?.on).min()
    let last = min(today, ended ?? today)
    let late = inputs.compactMap { input -> Standstill? in
      guard input.terms.ifLate == "dates_move", let until = input.until?.day else { return nil }
      let through = min(last, input.receivedOn ?? last)
      let places = input.stages.compactMap { stage in work.stages.firstIndex { $0.id == stage.id } }
      return through <= until
        ? nil : Standstill(.lateInput, after: until, through: through, firstStage: places.min() ?? 0)
    }
    let pauses = (log.clock ?? []).compactMap { pause -> Standstill? in
      guard let stopped = pause.stopped?.on else { return nil }
      let through = min(last, pause.started?.on ?? last)
      return through <= stopped ? nil : Standstill(.pause, after: stopped, through: through)
    }
    return late + pauses
  }
}
