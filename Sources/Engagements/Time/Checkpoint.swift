package import Values

/// A control day of a stage: a look at the work when so much of the stage's time has passed.
package struct Checkpoint: Hashable, Sendable {
  /// The part of the stage's time.
  package let at: Share
  package let day: Day
}

extension Checkpoint {
  /// The control days of a stage: start + part × (due − start), in whole days, cut, and back to a working day; never
  /// before the stage begins. The one at 99 %, before hand-over, is on the working day before `due` at the latest.
  package static func days(
    at points: [Share], from start: Day, due: Day, calendar: WorkingCalendar
  ) throws(ArithmeticError) -> [Checkpoint] {
    try points.map { point throws(ArithmeticError) in
      let passed = try (Number(due.days(since: start)) * point.fraction).roundedToInteger(.down)
      guard let days = Int(exactly: passed) else { throw .dayOutOfRange }
      var day = try calendar.workingDay(onOrBefore: start.adding(days: days))
      if point.percent == Number(99) { day = try min(day, calendar.workingDay(before: due)) }
      return Checkpoint(at: point, day: max(day, start))
    }
  }
}
