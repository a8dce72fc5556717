package import Values

/// By whose reckoning a feast moves with Easter.
package enum Rite: String, CaseIterable, Hashable, Sendable {
  case western, orthodox

  /// Easter Sunday of a year, as a day of the Gregorian calendar; nil outside the years 1 to 9999.
  package func easter(of year: Int) -> Day? {
    guard (1...9999).contains(year) else { return nil }
    return switch self {
    case .western: westernEaster(of: year)
    case .orthodox: orthodoxEaster(of: year)
    }
  }
}

/// The anonymous Gregorian computus (Meeus, "Astronomical Algorithms", chapter 8), with its letters.
private func westernEaster(of year: Int) -> Day? {
  let a = year % 19
  let (b, c) = year.quotientAndRemainder(dividingBy: 100)
  let (d, e) = b.quotientAndRemainder(dividingBy: 4)
  let f = (b + 8) / 25
  let g = (b - f + 1) / 3
  let h = (19 * a + b - d - g + 15) % 30
  let (i, k) = c.quotientAndRemainder(dividingBy: 4)
  let l = (32 + 2 * e + 2 * i - h - k) % 7
  let m = (a + 11 * h + 22 * l) / 451
  let n = h + l - 7 * m + 114
  return Day(year: year, month: n / 31, day: n % 31 + 1)
}

/// Meeus's computus for the Julian calendar, and the days by which that calendar is behind.
private func orthodoxEaster(of year: Int) -> Day? {
  let a = year % 4
  let b = year % 7
  let c = year % 19
  let d = (19 * c + 15) % 30
  let e = (2 * a + 4 * b - d + 34) % 7
  let n = d + e + 114
  let behind = year / 100 - year / 400 - 2
  // The date is written in the Julian calendar and read in the Gregorian one: March has 31 days in both.
  guard let sameDate = Day(year: year, month: n / 31, day: n % 31 + 1) else { return nil }
  return try? sameDate.adding(days: behind)
}
