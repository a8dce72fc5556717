import Engagements
import TestSupport
import Testing
import Values

@Suite struct CalendarTests {
  @Test(arguments: CaseTable.rows("EngagementsTests/Cases/Time/easter.txt"))
  func easter(_ row: CaseRow) throws {
    let year = try #require(Int(row["year"]))
    #expect(try Rite.western.easter(of: year)?.description == row["western"], "\(row)")
    #expect(try Rite.orthodox.easter(of: year)?.description == row["orthodox"], "\(row)")
  }

  @Test func easterIsASundayOfSpringInEveryYear() throws {
    for year in 1...9999 {
      let western = try #require(Rite.western.easter(of: year))
      let orthodox = try #require(Rite.orthodox.easter(of: year))
      try #require(western.weekday == .sunday && orthodox.weekday == .sunday)
      try #require([3, 4].contains(western.month) && western.year == year)
    }
    #expect(Rite.western.easter(of: 0) == nil)
    #expect(Rite.orthodox.easter(of: 10_000) == nil)
    #expect(Rite.orthodox.easter(of: .min) == nil)
  }

  @Test(arguments: CaseTable.rows("EngagementsTests/Cases/Time/holiday-rules.txt"))
  func rule(_ row: CaseRow) throws {
    guard let rule = try HolidayRule(row["rule"]) else {
      #expect(try row["2023"] == "refused", "\(row)")
      return
    }
    for year in [2023, 2024, 2026] {
      let expected = try row["\(year)"]
      #expect(rule.day(in: year)?.description ?? "-" == expected, "\(row), \(year)")
    }
  }

  @Test(arguments: CaseTable.rows("EngagementsTests/Cases/Time/days-off.txt"))
  func shippedPacks(_ row: CaseRow) throws {
    let calendar = try calendar(row["pack"])
    let year = try #require(Int(row["year"]))
    let daysOff = calendar.holidays(in: year).map(\.day).filter { !calendar.weekend.contains($0.weekday) }
    #expect(try daysOff.map { $0.description.suffix(5) }.joined(separator: " ") == row["days off"], "\(row)")
    #expect(daysOff.allSatisfy { !calendar.isWorking($0) && calendar.covers($0) })
  }

  @Test(arguments: CaseTable.rows("EngagementsTests/Cases/Time/working-days.txt"))
  func plus(_ row: CaseRow) throws {
    let calendar = try calendar(row["calendar"])
    let day = try day(row["day"])
    let length = try #require(Length(row["length"]))
    #expect(
      try outcome { () throws(ArithmeticError) in try calendar.day(day, plus: length).description } == row["is"],
      "\(row)")
  }

  @Test(arguments: CaseTable.rows("EngagementsTests/Cases/Time/working-days-between.txt"))
  func between(_ row: CaseRow) throws {
    let calendar = try calendar(row["calendar"])
    let (after, through) = (try day(row["after"]), try day(row["through"]))
    #expect(try String(calendar.workingDays(after: after, through: through)) == row["count"], "\(row)")
  }

  @Test func goingAndComingBackMeetOnWorkingDays() throws {
    let calendar = try calendar("gr")
    let first = try day("2025-01-02")
    for offset in 0..<800 {
      let start = try calendar.workingDay(onOrAfter: first.adding(days: offset))
      for count in [1, 2, 5, 23] {
        let later = try calendar.day(start, plus: Length(count, .workingDays))
        #expect(calendar.isWorking(later))
        #expect(try calendar.day(later, plus: Length(-count, .workingDays)) == start)
        #expect(calendar.workingDays(after: start, through: later) == count)
      }
      #expect(try calendar.workingDay(onOrBefore: start) == start)
      #expect(try calendar.workingDay(after: calendar.workingDay(before: start)) == start)
    }
  }

  @Test func aSubstituteMayFallIntoTheNextYear() throws {
    let rule = try #require(HolidayRule("31 dec"))
    let calendar = WorkingCalendar(
      id: "eve", weekend: [.saturday, .sunday],
      holidays: [
        Holiday([:], rule, substitute: .nextWorkingDay), Holiday([:], try #require(HolidayRule("1 jan"))),
        Holiday([:], try #require(HolidayRule("2 jan"))),
      ])
    // 31 December 2022 is a Saturday; 1 January a Sunday, and 2 January is taken.
    #expect(calendar.holidays(in: 2023).map(\.day.description).contains("2023-01-03"))
    #expect(try calendar.workingDay(after: day("2022-12-30")).description == "2023-01-04")
  }

  @Test func holidaysAreKeptInTheirYearsOnly() throws {
    let holiday = Holiday(
      [:], try #require(HolidayRule("first mon may")), from: 1978, until: 2030, except: [2020])
    #expect(holiday.day(in: 1977) == nil)
    #expect(holiday.day(in: 1978)?.description == "1978-05-01")
    #expect(holiday.day(in: 2020) == nil)
    #expect(holiday.day(in: 2030) != nil)
    #expect(holiday.day(in: 2031) == nil)
    let calendar = try calendar("gb")
    #expect(calendar.covers(try day("2030-12-31")))
    #expect(!calendar.covers(try day("2031-01-01")))
  }
}
