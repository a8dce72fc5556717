package import Values

/// How often something comes back: `2w tue 10:00`, `1d 10:00`, `1q`.
package struct Recurrence: Hashable, Sendable {
  /// At least one day, week, month, quarter or year, or one working day.
  package let every: Length
  /// The first time is the first such day; only with weeks.
  package let weekday: Weekday?
  package let time: TimeOfDay?
}

/// Why a text is no recurrence.
package enum RecurrenceSyntaxError: Error, Hashable, Sendable {
  case empty
  /// The first word is no length.
  case noLength(String)
  /// Nothing comes back every so many minutes or hours, and nothing never or backwards.
  case notInDays(Length)
  /// A day of the week with something else than weeks.
  case weekdayWithoutWeeks(Weekday)
  /// Neither a day of the week nor a time, or one that stands too late.
  case unexpected(String)
}

extension Recurrence {
  /// Reads a length, then a day of the week, then a time; the last two may be left out.
  package init(_ text: some StringProtocol) throws(RecurrenceSyntaxError) {
    var words = text.split(separator: " ")[...]
    guard let first = words.popFirst() else { throw .empty }
    guard let every = Length(first) else { throw .noLength(String(first)) }
    guard every.count > 0, every.unit != .minutes, every.unit != .hours else { throw .notInDays(every) }
    self.every = every
    weekday = words.first.flatMap { Weekday(rawValue: String($0)) }
    if let weekday {
      guard every.unit == .weeks else { throw .weekdayWithoutWeeks(weekday) }
      words.removeFirst()
    }
    time = words.first.flatMap { TimeOfDay($0) }
    if time != nil { words.removeFirst() }
    if let word = words.first { throw .unexpected(String(word)) }
  }
}

extension Recurrence: CustomStringConvertible {
  /// As it is written in the data.
  package var description: String {
    [every.description, weekday?.rawValue, time?.description].compactMap { $0 }.joined(separator: " ")
  }
}

extension Recurrence {
  /// The first day on which it may fall where nothing else is said: what comes back every so many weeks or more looks back
  /// on a time that has passed; what comes back every day or so begins at once.
  func firstDay(ofWorkFrom start: Day) throws(ArithmeticError) -> Day {
    switch every.unit {
    case .minutes, .hours, .days, .workingDays: start
    case .weeks, .months, .quarters, .years: try start + every
    }
  }
}

/// One time of something that comes back.
package struct Occurrence: Hashable, Sendable {
  /// The day it falls on by the rule.
  package let nominal: Day
  /// The day it is held: the next working day where the nominal one is none.
  package let day: Day
  package let time: TimeOfDay?
}

extension Recurrence {
  /// The times it is held on days of `window`, in order.
  ///
  /// Counted from the first day, never step by step. On a day off,
  /// - what comes back every so many days is left out, as is what nobody could hold before the next time;
  /// - all else is held on the next working day.
  ///
  /// - Parameters:
  ///   - first: the first day on which it may fall.
  ///   - last: the last day on which it may fall by the rule; nil for no end.
  ///   - times: how often it is held at most, counted from the first; nil for no end.
  package func occurrences(
    from first: Day, until last: Day? = nil, times: Int? = nil, in window: ClosedRange<Day>, calendar: WorkingCalendar
  ) -> [Occurrence] {
    var held: [Occurrence] = []
    var count = 0
    var series = Series(self, from: first, calendar: calendar)
    // Earlier ones matter only where they are counted, and the last of them may have been moved into the window.
    if times == nil { series.skip(before: window.lowerBound) }
    while count < times ?? .max, let nominal = series.next() {
      guard nominal <= last ?? nominal, nominal <= window.upperBound else { break }
      guard let day = series.dayHeld(nominal) else { continue }
      count += 1
      if window.contains(day) { held.append(Occurrence(nominal: nominal, day: day, time: time)) }
    }
    return held
  }

  /// The first time it is held on `day` or later; nil when it is over.
  package func next(
    onOrAfter day: Day, from first: Day, until last: Day? = nil, times: Int? = nil, calendar: WorkingCalendar
  ) -> Occurrence? {
    var count = 0
    var series = Series(self, from: first, calendar: calendar)
    if times == nil { series.skip(before: day) }
    while count < times ?? .max, let nominal = series.next(), nominal <= last ?? nominal {
      guard let held = series.dayHeld(nominal) else { continue }
      count += 1
      if held >= day { return Occurrence(nominal: nominal, day: held, time: time) }
    }
    return nil
  }
}

/// The nominal days, one after the other, to the end of the year 9999.
private struct Series {
  private let every: Length
  private let calendar: WorkingCalendar
  private var walk: WorkingDayWalk
  private let periods: Periods?
  private var index = 0
  private var following: Day?

  init(_ recurrence: Recurrence, from first: Day, calendar: WorkingCalendar) {
    every = recurrence.every
    self.calendar = calendar
    walk = WorkingDayWalk(calendar)
    let days = recurrence.weekday.map { ($0.index - first.weekday.index + 7) % 7 } ?? 0
    let start = calendar.hasWorkingDays ? try? first.adding(days: days) : nil
    periods = start.flatMap { Periods(from: $0, every: recurrence.every) }
    following = every.unit == .workingDays ? try? calendar.workingDay(onOrAfter: first) : start
  }

  mutating func next() -> Day? {
    guard let day = following else { return nil }
    index += 1
    following = periods.map { try? $0.start(index) } ?? (try? calendar.day(day, plus: every))
    return day
  }

  /// Leaves out what comes before `day`, but for the last.
  mutating func skip(before day: Day) {
    guard let periods, following != nil, let last = periods.index(of: day) else { return }
    index = last
    following = try? periods.start(index)
  }

  /// The day on which the occurrence just given by ``next()`` is held; nil where it is left out.
  mutating func dayHeld(_ nominal: Day) -> Day? {
    if walk.isWorking(nominal) { return nominal }
    guard every.unit != .days else { return nil }
    var day = nominal
    while let later = try? day.adding(days: 1), following.map({ later < $0 }) ?? true {
      if walk.isWorking(later) { return later }
      day = later
    }
    return nil
  }
}
