package import Values

/// A time in which the work could not go on, for a reason that is the client's or was agreed.
package struct Standstill: Hashable, Sendable {
  package enum Cause: Hashable, Sendable {
    case lateInput
    case pause
  }

  package let cause: Cause
  /// The day from which it is counted and that does not count itself: the last day on which an input was in time, or
  /// the day on which the clock was stopped.
  package let after: Day
  /// The day on which it was over, or the day as of which it is looked at.
  package let through: Day
  /// The place of the first stage that it holds up; all after it wait as well.
  package let firstStage: Int

  package init(_ cause: Cause, after: Day, through: Day, firstStage: Int = 0) {
    self.cause = cause
    self.after = after
    self.through = through
    self.firstStage = firstStage
  }
}

/// By how many working days standstills move a day. Days that several of them share count once.
package struct Delay: Hashable, Sendable {
  /// Working days on which an input was late.
  package let byInput: Int
  /// Working days of pauses on which no input was late.
  package let byPause: Int

  package static let none = Delay(byInput: 0, byPause: 0)

  package var workingDays: Int { byInput + byPause }
}

/// A day that is kept, and what has moved it since.
package struct MovedDay: Hashable, Sendable {
  /// As it was agreed, change orders included.
  package let agreed: Day
  package let delay: Delay
  /// `agreed`, and as many working days later as the delay has.
  package let day: Day
}

/// The working days on which standstills held up a stage, or the whole.
package struct LostDays: Hashable, Sendable {
  private let byDay: [Day: Standstill.Cause]
  private let paused: Set<Day>
  private let inOrder: [Day]
  private let calendar: WorkingCalendar

  private init(byDay: [Day: Standstill.Cause], paused: Set<Day>, inOrder: [Day], calendar: WorkingCalendar) {
    self.byDay = byDay
    self.paused = paused
    self.inOrder = inOrder
    self.calendar = calendar
  }

  /// - Parameter stage: its place; nil for the whole, which every standstill holds up.
  package init(_ standstills: [Standstill], holdingUp stage: Int?, calendar: WorkingCalendar) {
    self.calendar = calendar
    var byDay: [Day: Standstill.Cause] = [:]
    var paused: Set<Day> = []
    var walk = WorkingDayWalk(calendar)
    let inputsLast = standstills.filter { stage == nil || $0.firstStage <= stage ?? 0 }
      .sorted { ($0.cause == .pause ? 0 : 1, $0.after) < ($1.cause == .pause ? 0 : 1, $1.after) }
    var (cause, reached) = (Standstill.Cause.pause, Int32.min)
    for standstill in inputsLast {
      // What overlaps what was walked through before is not walked through again.
      if standstill.cause != cause { (cause, reached) = (standstill.cause, .min) }
      let first = max(standstill.after.number, reached) + 1
      guard first <= standstill.through.number else { continue }
      for number in first...standstill.through.number {
        guard let day = Day(number: Int(number)), walk.isWorking(day) else { continue }
        byDay[day] = cause
        if cause == .pause { paused.insert(day) }
      }
      reached = standstill.through.number
    }
    self.byDay = byDay
    self.paused = paused
    inOrder = byDay.keys.sorted()
  }

  /// Those that come after a day.
  func since(_ day: Day) -> LostDays {
    LostDays(
      byDay: byDay.filter { $0.key > day }, paused: paused, inOrder: inOrder.filter { $0 > day }, calendar: calendar)
  }

  /// The day on which something begins or is due, moved by every day lost that comes before it has come.
  ///
  /// What had begun by then has begun, and what was late by then stays due when it was: it never has a new last day among
  /// those on which nothing could be done, or in the past.
  ///
  /// - Parameter done: the day it was done; from then on nothing moves it.
  package func moving(_ agreed: Day, done: Day? = nil) throws(ArithmeticError) -> MovedDay {
    var lost: [Day] = []
    var moved = agreed
    for day in inOrder {
      guard day <= moved, done.map({ day < $0 }) ?? true else { break }
      moved = try calendar.workingDay(after: moved)
      lost.append(day)
    }
    let inputs = lost.count { byDay[$0] == .lateInput }
    return MovedDay(
      agreed: agreed, delay: Delay(byInput: inputs, byPause: lost.count - inputs), day: moved)
  }

  /// The day, or the first one after the pause in which it lies: nothing is looked at while nobody works.
  package func workedDay(onOrAfter day: Day) throws(ArithmeticError) -> Day {
    var worked = day
    while paused.contains(worked) { worked = try calendar.workingDay(after: worked) }
    return worked
  }

  /// The day on which something is wanted that hangs on the start or the end of a stage: every day lost moves it that
  /// comes before it, as long as the stage's own day has not come.
  ///
  /// - Parameters:
  ///   - base: the start or the end, as agreed.
  ///   - offsets: how far from it.
  ///   - done: the day on which the stage was done; from then on nothing moves it.
  func moving(_ base: Day, andWithIt offsets: [Length], done: Day?) throws(ArithmeticError) -> Day {
    var base = base
    var day = try calendar.day(base, plus: offsets)
    for lost in inOrder {
      guard lost <= min(day, base), done.map({ lost < $0 }) ?? true else { break }
      base = try calendar.workingDay(after: base)
      day = try calendar.day(base, plus: offsets)
    }
    return day
  }
}
