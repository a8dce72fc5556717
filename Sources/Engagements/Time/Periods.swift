package import Values

/// Periods of one length, one after the other, all counted from the first day and never step by step:
/// monthly from 31 January is 31 January, 28 February, 31 March.
package struct Periods: Hashable, Sendable {
  package let first: Day
  package let length: Length

  /// Nil for lengths that are not positive, and for working days, hours and minutes.
  package init?(from first: Day, every length: Length) {
    guard length.count > 0, ![.workingDays, .hours, .minutes].contains(length.unit) else { return nil }
    self.first = first
    self.length = length
  }

  /// The first day of period `index`, from 0.
  package func start(_ index: Int) throws(ArithmeticError) -> Day {
    let (count, overflow) = length.count.multipliedReportingOverflow(by: index)
    guard !overflow else { throw .dayOutOfRange }
    return try first + Length(count, length.unit)
  }

  /// The days of period `index`, from 0; both ends are in it.
  package func days(_ index: Int) throws(ArithmeticError) -> ClosedRange<Day> {
    let start = try start(index)
    return try start...self.start(index + 1).adding(days: -1)
  }

  /// The number of the period that holds `day`, from 0; nil before the first.
  package func index(of day: Day) -> Int? {
    guard day >= first else { return nil }
    // The months or days that lie between, never fewer than the periods that do.
    let units =
      switch length.unit {
      case .weeks: day.days(since: first) / 7
      case .months: (day.year - first.year) * 12 + day.month - first.month
      case .quarters: ((day.year - first.year) * 12 + day.month - first.month) / 3
      case .years: day.year - first.year
      default: day.days(since: first)
      }
    var index = units / length.count
    while index > 0, let start = try? start(index), start > day { index -= 1 }
    return index
  }
}
