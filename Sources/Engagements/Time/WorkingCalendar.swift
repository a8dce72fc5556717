package import Values

/// Which days are worked: the calendar in which `5wd` is counted.
package struct WorkingCalendar: Hashable, Sendable {
  package let id: String
  package let weekend: Set<Weekday>
  package let holidays: [Holiday]
  /// Days of a weekend that are worked all the same, as governments move days off.
  package let worked: Set<Day>
  /// The years for which the holidays are known; nil where the rules are all there is to know.
  ///
  /// Outside them days are still computed by the rules: a paper that reaches there is for `check` to speak of.
  package let years: ClosedRange<Int>?
  /// The file that says all this, where one does.
  package let file: String?
  /// The days off of the years that are known, worked out once: they are asked for again and again.
  private var daysOff: [Int: Set<Day>] = [:]

  package init(
    id: String, weekend: Set<Weekday>, holidays: [Holiday], worked: Set<Day> = [], years: ClosedRange<Int>? = nil,
    file: String? = nil
  ) {
    self.id = id
    self.weekend = weekend
    self.holidays = holidays
    self.worked = worked
    self.years = years
    self.file = file
    guard let years else { return }
    for year in years.prefix(Self.mostYearsKept) { daysOff[year] = Set(self.holidays(in: year).map(\.day)) }
  }

  /// A pack knows a few years; whatever one claims to know, no more are worked out before they are asked for.
  private static let mostYearsKept = 12

  /// The days off of a year but the weekends.
  func daysOff(in year: Int) -> Set<Day> { daysOff[year] ?? Set(holidays(in: year).map(\.day)) }

  /// Whether the holidays of the day's year are known.
  package func covers(_ day: Day) -> Bool { years?.contains(day.year) ?? true }

  /// False where every day of the week is weekend: nothing is ever found by looking further.
  var hasWorkingDays: Bool { weekend.count < Weekday.allCases.count }

  package func isWeekend(_ day: Day) -> Bool { weekend.contains(day.weekday) && !worked.contains(day) }

  package func isWorking(_ day: Day) -> Bool {
    var walk = WorkingDayWalk(self)
    return walk.isWorking(day)
  }
}

/// A day off in a certain year.
package struct HolidayOccurrence: Hashable, Sendable {
  package let day: Day
  package let holiday: Holiday
  /// The day is off instead of the holiday's own, which fell on a weekend.
  package let isSubstitute: Bool
}

extension WorkingCalendar {
  /// All days off but the weekends, in order of days; a substitute stands beside the day it is for.
  package func holidays(in year: Int) -> [HolidayOccurrence] {
    // A substitute may fall into the next year.
    let found = [year - 1, year].flatMap { year in
      holidays.compactMap { holiday in
        holiday.day(in: year).map { HolidayOccurrence(day: $0, holiday: holiday, isSubstitute: false) }
      }
    }
    .enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
    var taken = Set(found.map(\.day))
    var all = found
    for occurrence in found where occurrence.holiday.substitute == .nextWorkingDay {
      guard weekend.contains(occurrence.day.weekday), hasWorkingDays else { continue }
      var day = occurrence.day
      while taken.contains(day) || weekend.contains(day.weekday) {
        guard let next = try? day.adding(days: 1) else { break }
        day = next
      }
      if taken.insert(day).inserted {
        all.append(HolidayOccurrence(day: day, holiday: occurrence.holiday, isSubstitute: true))
      }
    }
    return all.filter { $0.day.year == year }.enumerated()
      .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
  }

  /// The first working day after `day`.
  package func workingDay(after day: Day) throws(ArithmeticError) -> Day { try self.day(day, plusWorkingDays: 1) }

  /// The last working day before `day`.
  package func workingDay(before day: Day) throws(ArithmeticError) -> Day { try self.day(day, plusWorkingDays: -1) }

  /// `day` itself if it is worked, else the first working day after it.
  package func workingDay(onOrAfter day: Day) throws(ArithmeticError) -> Day {
    isWorking(day) ? day : try workingDay(after: day)
  }

  /// `day` itself if it is worked, else the last working day before it.
  package func workingDay(onOrBefore day: Day) throws(ArithmeticError) -> Day {
    isWorking(day) ? day : try workingDay(before: day)
  }

  /// The day a length later, working days included.
  package func day(_ day: Day, plus length: Length) throws(ArithmeticError) -> Day {
    length.unit == .workingDays ? try self.day(day, plusWorkingDays: length.count) : try day + length
  }

  /// The last day of a time within which something is promised, or for which it holds; hours end on their day.
  package func day(_ day: Day, within length: Length) throws(ArithmeticError) -> Day {
    try self.day(day, plus: length.wholeDays)
  }

  /// The day some lengths later, one added after the other.
  package func day(_ day: Day, plus lengths: [Length]) throws(ArithmeticError) -> Day {
    var day = day
    for length in lengths { day = try self.day(day, plus: length) }
    return day
  }

  /// The nth working day after `day`, or before it for a negative count; `day` itself, worked or not, for none.
  package func day(_ day: Day, plusWorkingDays count: Int) throws(ArithmeticError) -> Day {
    // No day is further from another than this; the walk would only find it out later.
    guard count == 0 || hasWorkingDays && count.magnitude < 3_652_059 else { throw .dayOutOfRange }
    let step = count < 0 ? -1 : 1
    var walk = WorkingDayWalk(self)
    var day = day
    var left = count.magnitude
    while left > 0 {
      day = try day.adding(days: step)
      if walk.isWorking(day) { left -= 1 }
    }
    return day
  }

  /// How many working days come after `start`, up to and including `end`; negative where `end` is before `start`.
  package func workingDays(after start: Day, through end: Day) -> Int {
    guard start <= end else { return -workingDays(after: end, through: start) }
    var walk = WorkingDayWalk(self)
    var count = 0
    for number in stride(from: Int(start.number) + 1, through: Int(end.number), by: 1) {
      if let day = Day(number: number), walk.isWorking(day) { count += 1 }
    }
    return count
  }
}

extension Length {
  /// Hours as the whole days that are in them: what is promised within 24 hours is promised by tomorrow.
  package var wholeDays: Length { minutes.map { Length($0 / 1440, .days) } ?? self }
}

/// Looks at day after day, and asks for the days off of a year once.
struct WorkingDayWalk {
  private let calendar: WorkingCalendar
  private var year: Int?
  private var daysOff: Set<Day> = []

  init(_ calendar: WorkingCalendar) { self.calendar = calendar }

  mutating func isWorking(_ day: Day) -> Bool {
    guard !calendar.isWeekend(day) else { return false }
    if year != day.year {
      year = day.year
      daysOff = calendar.daysOff(in: day.year)
    }
    return !daysOff.contains(day)
  }
}
