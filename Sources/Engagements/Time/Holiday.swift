package import Values

/// A day off that comes back every year, or once.
package struct Holiday: Hashable, Sendable {
  /// What happens when it falls on a weekend.
  package enum Substitute: String, CaseIterable, Sendable {
    case none
    /// The next day that is neither weekend nor another holiday is off as well.
    case nextWorkingDay = "next_working_day"
  }

  /// By language: `en`, `el`.
  package let name: [String: String]
  package let rule: HolidayRule
  package let substitute: Substitute
  /// The first and the last year in which it is kept; nil where it always was, or is until further notice.
  package let from: Int?
  package let until: Int?
  /// Years in which it was not kept, or on another day.
  package let except: Set<Int>

  package init(
    _ name: [String: String], _ rule: HolidayRule, substitute: Substitute = .none, from: Int? = nil, until: Int? = nil,
    except: Set<Int> = []
  ) {
    self.name = name
    self.rule = rule
    self.substitute = substitute
    self.from = from
    self.until = until
    self.except = except
  }

  /// Its day in a year, before any substitute; nil where it is not kept that year.
  package func day(in year: Int) -> Day? {
    guard year >= from ?? .min, year <= until ?? .max, !except.contains(year) else { return nil }
    return rule.day(in: year)
  }
}

/// How the day of a holiday is found.
package enum HolidayRule: Hashable, Sendable {
  /// `25 dec`
  case fixed(month: Int, day: Int)
  /// `orthodox easter -48d`: so many days after Easter Sunday.
  case easter(Rite, days: Int)
  /// `first mon may`: the nth such weekday of a month, from 1.
  case weekday(nth: Int, Weekday, month: Int)
  /// `last mon aug`
  case lastWeekday(Weekday, month: Int)
  /// `2023-05-08`: once.
  case once(Day)

  /// Nil in years without such a day.
  package func day(in year: Int) -> Day? {
    switch self {
    case .fixed(let month, let day): return Day(year: year, month: month, day: day)
    case .easter(let rite, let days): return rite.easter(of: year).flatMap { try? $0.adding(days: days) }
    case .weekday(let nth, let weekday, let month):
      guard let first = Day(year: year, month: month, day: 1) else { return nil }
      let dayOfMonth = 1 + (weekday.index - first.weekday.index + 7) % 7 + (nth - 1) * 7
      return Day(year: year, month: month, day: dayOfMonth)
    case .lastWeekday(let weekday, let month):
      let length = Day.daysIn(month: month, of: year)
      guard let last = Day(year: year, month: month, day: length) else { return nil }
      return Day(year: year, month: month, day: length - (last.weekday.index - weekday.index + 7) % 7)
    case .once(let day): return day.year == year ? day : nil
    }
  }
}

extension HolidayRule {
  /// Reads a rule as its cases show it; nil for anything else, and for dates that no year has.
  package init?(_ text: some StringProtocol) {
    let words = String(text).split(separator: " ").map(String.init)
    if words.count == 1, let day = Day(words[0]) {
      self = .once(day)
    } else if words.count == 2, let day = Int(words[0]), let month = Self.month(words[1]),
      // A leap year has every date there is.
      Day(year: 2024, month: month, day: day) != nil
    {
      self = .fixed(month: month, day: day)
    } else if (2...3).contains(words.count), let rite = Rite(rawValue: words[0]), words[1] == "easter" {
      let days = words.count == 2 ? Length(0, .days) : Length(words[2])
      guard let days, days.unit == .days, (-366...366).contains(days.count) else { return nil }
      self = .easter(rite, days: days.count)
    } else if words.count == 3, let weekday = Weekday(rawValue: words[1]), let month = Self.month(words[2]) {
      if words[0] == "last" {
        self = .lastWeekday(weekday, month: month)
      } else if let index = ["first", "second", "third", "fourth"].firstIndex(of: words[0]) {
        self = .weekday(nth: index + 1, weekday, month: month)
      } else {
        return nil
      }
    } else {
      return nil
    }
  }

  private static func month(_ word: String) -> Int? {
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"].firstIndex(of: word)
      .map { $0 + 1 }
  }
}

extension Weekday {
  /// 0 for Monday to 6 for Sunday.
  var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
