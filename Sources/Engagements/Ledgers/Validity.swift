package import Values

/// How long an offer may be agreed to: its last day lasts to midnight where the engagement has its deadlines.
package struct Validity: Hashable, Sendable {
  package let last: Day
  /// How far clocks are ahead of UTC there, in seconds, around the end of the last day.
  package let secondsFromUTC: Int

  package init(through last: Day, secondsFromUTC: Int) {
    self.last = last
    self.secondsFromUTC = secondsFromUTC
  }

  /// Whether it still holds at an instant, in seconds since 1 January 1970 in UTC.
  package func holds(at instant: Int) -> Bool {
    let (local, overflow) = instant.addingReportingOverflow(secondsFromUTC)
    return overflow ? instant < 0 : local < (Int(last.number) + 1) * 86_400
  }
}
