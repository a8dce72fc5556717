package import Values

/// A document that the client receives again and again, or once something has happened.
package struct OwedDocument: Hashable, Sendable {
  package let id: String
  /// The last day on which the next one is in time; nil where its occasion has not come, or none is left.
  package let next: Day?
  /// The last days of those that should have been sent, in order.
  package let overdue: [Day]
}

extension OwedDocument {
  /// A document due at the end of every period. What was sent in a period is that period's; what was not sent before it
  /// is owed no more.
  ///
  /// - Parameter last: the last day on which any is owed.
  package init(
    id: String, every length: Length, from first: Day, through last: Day? = nil, sent: [Day], asOf today: Day
  ) throws(ArithmeticError) {
    var overdue: [Day] = []
    var next: Day?
    // Of weeks, months and longer ones; nothing is owed by the hour.
    if let periods = Periods(from: first, every: length) {
      let served = sent.filter { $0 <= today }.max().flatMap { periods.index(of: $0) }
      var index = served.map { $0 + 1 } ?? 0
      while next == nil {
        let days = try periods.days(index)
        if let last, days.upperBound > last { break }
        if days.upperBound < today { overdue.append(days.upperBound) } else { next = days.upperBound }
        index += 1
      }
    }
    self.init(id: id, next: next, overdue: overdue)
  }

  /// A document due once something has happened.
  package init(
    id: String, once happened: Day?, within: Length?, sent: [Day], calendar: WorkingCalendar, asOf today: Day
  ) throws(ArithmeticError) {
    guard let happened, !sent.contains(where: { $0 >= happened }) else {
      self.init(id: id, next: nil, overdue: [])
      return
    }
    let due =
      try within.map { length throws(ArithmeticError) in try calendar.day(happened, within: length) } ?? happened
    self.init(id: id, next: due < today ? nil : due, overdue: due < today ? [due] : [])
  }
}
