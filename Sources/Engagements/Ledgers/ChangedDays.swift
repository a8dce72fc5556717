import Values

// What a change order does to the days that hold.

/// A day before a change and after it.
struct Move: Sendable {
  let before: Moment
  let after: Moment
  /// What late inputs and pauses have moved both by, as far as it is known.
  let delay: Delay
}

struct StageMove: Sendable {
  let stage: PlannedStage
  /// Nil where it begins as before.
  let start: Move?
  let due: Move
}

extension Engagement {
  /// The days that a change order moves: of what is open, from the first stage that it touches on, and the last day of
  /// all; nil where that stays, or is not known. A day that comes to the same is none.
  ///
  /// They begin with the days that hold on the day on which it went out, with what came late until then; of a draft
  /// today.
  ///
  /// - Parameter asked: another day for which they are asked.
  func moves(
    by change: PlannedChange, asOf asked: Day? = nil
  ) throws(ArithmeticError) -> (stages: [StageMove], ends: Move?) {
    guard let days = change.terms.days, days.count != 0 else { return ([], nil) }
    let day = asked ?? min(today, change.record?.issuedOn ?? change.agreedOn ?? today)
    var work = inForce
    work.stages = change.before
    work.changes = Array(inForce.changes.prefix { $0.id != change.id })
    var changed = work
    changed.changes.append(change)
    let (before, after) = (try workDays(of: work, asOf: day), try workDays(of: changed, asOf: day))
    func move(
      _ moment: Moment?, by earlier: [PlannedChange], _ old: KeptDay?, _ new: KeptDay?
    ) throws(ArithmeticError) -> Move? {
      if let old, let new { return Move(before: .day(old.day), after: .day(new.day), delay: old.moved.delay) }
      guard let moment = try moment?.adding(earlier.daysMoved, calendar) else { return nil }
      return Move(before: moment, after: try moment.adding([days], calendar), delay: .none)
    }
    let removed = change.terms.removes?.stages ?? []
    let first = change.firstMoved ?? work.all.count
    var stages: [StageMove] = []
    for (place, one) in work.all.enumerated().dropFirst(first) {
      guard let stage = work.stage(one.id), stage.acceptedOn.map({ $0 > day }) ?? true, !removed.contains(stage.id)
      else { continue }
      let (old, new) = (before.of(stage), after.of(stage))
      guard let due = try move(stage.due, by: work.changes(movingDueOf: stage, at: place), old?.due, new?.due),
        due.before != due.after
      else { continue }
      // The stage in which the work is begins as before.
      let start =
        place == first
        ? nil : try move(stage.start, by: work.changes(movingStartOf: stage, at: place), old?.start, new?.start)
      stages.append(StageMove(stage: stage, start: start, due: due))
    }
    let end = try move(ends, by: work.changes, before.end, after.end)
    return (stages, end.flatMap { $0.before == $0.after ? nil : $0 })
  }
}
