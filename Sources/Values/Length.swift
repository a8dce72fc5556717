/// A length of time as people agree it: `15m`, `2h`, `5wd`, `14d`, `2w`, `3mo`, `1q`, `6y`.
///
/// Lengths of different units are not compared or added: how long a month is depends on where it begins.
package struct Length: Hashable, Sendable {
  package enum Unit: String, CaseIterable, Sendable {
    case minutes = "m"
    case hours = "h"
    case workingDays = "wd"
    case days = "d"
    case weeks = "w"
    case months = "mo"
    case quarters = "q"
    case years = "y"
  }

  package let count: Int
  package let unit: Unit

  package init(_ count: Int, _ unit: Unit) {
    self.count = count
    self.unit = unit
  }

  /// Minutes in the larger unit that tells them in whole numbers: 300 are 5 hours, 90 stay minutes.
  package init(minutes: Int) {
    let isHours = minutes != 0 && minutes.isMultiple(of: 60)
    self = isHours ? Length(minutes / 60, .hours) : Length(minutes, .minutes)
  }

  /// The most of a unit that can be written: sums of what people agree stay far from the ends of integers.
  package static let most = 100_000

  /// Reads a whole number and a unit, such as `5wd` or `-2w`; nil for anything else, and for more than ``most``.
  package init?(_ text: some StringProtocol) { self.init(String(text)) }

  /// The same; a text that is whole is read at once, and other modules read most of their lengths so.
  package init?(_ text: String) {
    let digits = text.utf8.prefix {
      $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
    }
    guard let count = Int(Substring(digits)), (-Self.most...Self.most).contains(count),
      let unit = Unit(rawValue: String(text[digits.endIndex...]))
    else { return nil }
    self.init(count, unit)
  }

  /// The length in minutes, for those that clocks measure; nil for days and longer.
  package var minutes: Int? {
    switch unit {
    case .minutes: count
    case .hours: count.multipliedReportingOverflow(by: 60).overflow ? nil : count * 60
    default: nil
    }
  }
}

extension Length: CustomStringConvertible {
  package var description: String { "\(count)\(unit.rawValue)" }
}

extension Day {
  /// The day a length later. Working days need a calendar and minutes and hours need a clock: both are errors here.
  package static func + (day: Day, length: Length) throws(ArithmeticError) -> Day {
    func times(_ factor: Int) throws(ArithmeticError) -> Int {
      let (product, overflow) = length.count.multipliedReportingOverflow(by: factor)
      guard !overflow else { throw .dayOutOfRange }
      return product
    }
    switch length.unit {
    case .days: return try day.adding(days: length.count)
    case .weeks: return try day.adding(days: times(7))
    case .months: return try day.adding(months: length.count)
    case .quarters: return try day.adding(months: times(3))
    case .years: return try day.adding(months: times(12))
    case .workingDays: throw .needsCalendar(length)
    case .minutes, .hours: throw .notAllowed(operation: "+", left: "day", right: "length of \(length.unit)")
    }
  }

  package static func - (day: Day, length: Length) throws(ArithmeticError) -> Day {
    let (count, overflow) = Int.zero.subtractingReportingOverflow(length.count)
    guard !overflow else { throw .dayOutOfRange }
    return try day + Length(count, length.unit)
  }

  package static func - (later: Day, earlier: Day) -> Length {
    Length(later.days(since: earlier), .days)
  }
}
