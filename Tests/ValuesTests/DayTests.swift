import TestSupport
import Testing
import Values

@Suite struct DayTests {
  @Test func everyDayOfTheYears1To9999RoundTrips() throws {
    var day = try #require(Day("0001-01-01"))
    var (year, month, dayOfMonth) = (1, 1, 1)
    var weekday = 0
    var count = 0
    while true {
      // Counted by hand of a clock, with no arithmetic of `Day`.
      let same =
        day.year == year && day.month == month && day.day == dayOfMonth
        && day.weekday == Weekday.allCases[weekday] && Day(year: year, month: month, day: dayOfMonth) == day
      try #require(same, "\(day) is not \(year)-\(month)-\(dayOfMonth)")
      count += 1
      guard let next = Day(number: Int(day.number) + 1) else { break }
      day = next
      weekday = (weekday + 1) % 7
      dayOfMonth += 1
      if dayOfMonth > Day.daysIn(month: month, of: year) { (dayOfMonth, month) = (1, month + 1) }
      if month > 12 { (month, year) = (1, year + 1) }
    }
    #expect(count == 3_652_059)
    #expect(day.description == "9999-12-31")
  }

  @Test func everyPrintedDayOfFourCenturiesReadsBack() throws {
    let first = try #require(Day("1799-12-31"))
    for offset in 0..<146_100 {
      let day = try first.adding(days: offset)
      try #require(Day(day.description) == day)
      try #require(day.days(since: first) == offset)
    }
  }

  @Test(arguments: CaseTable.rows("ValuesTests/Cases/weekdays.txt"))
  func weekday(_ row: CaseRow) throws {
    #expect(try Day(row["day"])?.weekday.rawValue == row["weekday"], "\(row)")
  }

  @Test func leapYearsFollowGregory() {
    #expect([1600, 2000, 2024, 2400].allSatisfy(Day.isLeap))
    #expect(![1700, 1800, 1900, 2023, 2026, 2100].contains(where: Day.isLeap))
  }

  /// Counted from the anchor, the day of the month never drifts below the month's own end.
  @Test func monthsLaterKeepTheDayOrTakeTheMonthsEnd() throws {
    let anchor = try #require(Day("2026-01-31"))
    for months in -240...240 {
      let day = try anchor.adding(months: months)
      #expect(day.day == Day.daysIn(month: day.month, of: day.year))
      #expect(day.year * 12 + day.month == 2026 * 12 + 1 + months)
    }
  }

  @Test func daysOutsideTheYearsAreRefused() throws {
    #expect(Day(number: .max) == nil)
    #expect(Day(number: .min) == nil)
    #expect(Day(year: .max, month: 1, day: 1) == nil)
    #expect(Day(year: 2026, month: .max, day: 1) == nil)
    #expect(Day(year: 2026, month: 1, day: .min) == nil)
    let day = try #require(Day("2026-01-01"))
    #expect(throws: ArithmeticError.dayOutOfRange) { try day.adding(days: .max) }
    #expect(throws: ArithmeticError.dayOutOfRange) { try day.adding(days: .min) }
    #expect(throws: ArithmeticError.dayOutOfRange) { try day.adding(months: .max) }
    #expect(throws: ArithmeticError.dayOutOfRange) { try day.adding(months: .min) }
  }
}
