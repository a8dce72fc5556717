import Engagements
import TestSupport
import Testing
import Values

@Suite struct RecurrenceTests {
  @Test(arguments: CaseTable.rows("EngagementsTests/Cases/Time/periods.txt"))
  func periods(_ row: CaseRow) throws {
    let every = try #require(Length(row["every"]))
    let periods = try #require(Periods(from: day(row["from"]), every: every))
    let starts = try row.words("starts")
    #expect(try starts.indices.map { try periods.start($0).description } == starts, "\(row)")
    let index = try periods.index(of: day(row["day"]))
    #expect(try (index.map(String.init) ?? "-") == row["index"], "\(row)")
  }

  @Test func periodsCoverEveryDayOnce() throws {
    let first = try day("2024-01-31")
    for every in ["1d", "10d", "1w", "3w", "1mo", "5mo", "1q", "2q", "1y", "3y"] {
      let length = try #require(Length(every))
      let periods = try #require(Periods(from: first, every: length))
      var index = 0
      for offset in 0..<4_000 {
        let day = try first.adding(days: offset)
        if try periods.days(index).upperBound < day { index += 1 }
        #expect(try periods.days(index).contains(day))
        #expect(periods.index(of: day) == index)
      }
    }
  }

  @Test func periodsOfNoLengthDoNotExist() throws {
    let first = try day("2026-01-31")
    for every in ["0d", "-1mo", "5wd", "2h", "30m"] {
      let length = try #require(Length(every))
      #expect(Periods(from: first, every: length) == nil)
    }
    let endless = try #require(Periods(from: first, every: Length(.max, .quarters)))
    #expect(throws: ArithmeticError.dayOutOfRange) { try endless.start(2) }
    #expect(throws: ArithmeticError.dayOutOfRange) { try endless.days(0) }
    #expect(endless.index(of: try day("9999-12-31")) == 0)
  }

  @Test(arguments: CaseTable.rows("EngagementsTests/Cases/Time/recurrences.txt"))
  func reads(_ row: CaseRow) throws {
    let text = try row["text"]
    let read: Result<Recurrence, RecurrenceSyntaxError> = Result { () throws(RecurrenceSyntaxError) in
      try Recurrence(text)
    }
    let shown =
      switch read {
      case .success(let recurrence): recurrence.description
      case .failure(.empty): "empty"
      case .failure(.noLength(let text)): "no length \(text)"
      case .failure(.notInDays(let length)): "not in days \(length)"
      case .failure(.weekdayWithoutWeeks(let weekday)): "weekday without weeks \(weekday.rawValue)"
      case .failure(.unexpected(let text)): "unexpected \(text)"
      }
    #expect(try shown == row["reads"], "\(row)")
  }

  @Test(arguments: CaseTable.rows("EngagementsTests/Cases/Time/occurrences.txt"))
  func occurrences(_ row: CaseRow) throws {
    let recurrence = try Recurrence(row["every"])
    let calendar = try calendar(row["calendar"])
    let first = try day(row["from"])
    let last = try row["until"].isEmpty ? nil : day(row["until"])
    let times = try Int(row["times"])
    let window = try days(row["window"])
    let held = recurrence.occurrences(from: first, until: last, times: times, in: window, calendar: calendar)
    let text = held.map { $0.day == $0.nominal ? "\($0.day)" : "\($0.day)(\($0.nominal))" }
    #expect(try text.joined(separator: " ") == row["days"], "\(row)")
    #expect(held.allSatisfy { $0.time == recurrence.time && calendar.isWorking($0.day) })

    // Asked for one after the other, they are the same.
    var asked: [Occurrence] = []
    var earliest: Day? = window.lowerBound
    while let day = earliest,
      let next = recurrence.next(
        onOrAfter: day, from: first, until: last, times: times, calendar: calendar),
      next.day <= window.upperBound
    {
      asked.append(next)
      earliest = try? next.day.adding(days: 1)
    }
    #expect(asked == held, "\(row)")
  }
}
