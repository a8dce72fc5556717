/// A day of the Gregorian calendar, in the years 1 to 9999; no time, no zone.
package struct Day: Hashable, Comparable, Sendable {
  /// Days since 1 January 1970.
  package let number: Int32

  package init?(number: Int) {
    guard (Self.first...Self.last).contains(number) else { return nil }
    self.number = Int32(number)
  }

  /// Nil unless the date exists.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.daysIn(month: month, of: year)).contains(day)
    else { return nil }
    number = Int32(Self.number(year: year, month: month, day: day))
  }

  /// Reads `2026-02-16`, as ISO 8601 writes a calendar date; nil for anything else and for days that do not exist.
  package init?(_ text: some StringProtocol) { self.init(String(text)) }

  /// The same; a text that is whole is read at once, and other modules read most of their days so.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
    func integer(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      }
      return value
    }
    guard let year = integer(0..<4), let month = integer(5..<7), let day = integer(8..<10) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package var year: Int { civil.year }
  package var month: Int { civil.month }
  package var day: Int { civil.day }

  package var weekday: Weekday {
    // 1 January 1970 was a Thursday.
    let index = (Int(number) + 3) % 7
    return Weekday.allCases[index < 0 ? index + 7 : index]
  }

  package static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  package static func daysIn(month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  package static func isLeap(_ year: Int) -> Bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
  }

  private static let first = number(year: 1, month: 1, day: 1)
  private static let last = number(year: 9999, month: 12, day: 31)

  // The conversions count in eras of 400 years that begin on 1 March, so that the leap day is the last of its
  // year (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
  private static func number(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private var civil: (year: Int, month: Int, day: Int) {
    let days = Int(number) + 719_468
    let era = days / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}

extension Day {
  package func adding(days: Int) throws(ArithmeticError) -> Day {
    let (sum, overflow) = Int(number).addingReportingOverflow(days)
    guard !overflow, let day = Day(number: sum) else { throw .dayOutOfRange }
    return day
  }

  /// The same day of the month `months` later, or that month's last day where it is shorter.
  ///
  /// Periods are counted from their first anchor, never step by step: 31 January + 2 months is 31 March.
  package func adding(months: Int) throws(ArithmeticError) -> Day {
    let (sum, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !overflow, sum >= 0 else { throw .dayOutOfRange }
    let (newYear, newMonth) = (sum / 12, sum % 12 + 1)
    guard newYear <= 9999 else { throw .dayOutOfRange }
    let newDay = min(day, Self.daysIn(month: newMonth, of: newYear))
    guard let result = Day(year: newYear, month: newMonth, day: newDay) else { throw .dayOutOfRange }
    return result
  }

  /// Whole days from `other` to `self`.
  package func days(since other: Day) -> Int { Int(number) - Int(other.number) }
}

extension Day: CustomStringConvertible {
  /// ISO 8601: `2026-02-16`.
  package var description: String {
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: width - digits.count) + digits
    }
    let civil = civil
    return "\(padded(civil.year, 4))-\(padded(civil.month, 2))-\(padded(civil.day, 2))"
  }
}

/// The days of the week in ISO 8601's order; raw values are the words of the data files.
package enum Weekday: String, CaseIterable, Sendable {
  case monday = "mon"
  case tuesday = "tue"
  case wednesday = "wed"
  case thursday = "thu"
  case friday = "fri"
  case saturday = "sat"
  case sunday = "sun"
}
