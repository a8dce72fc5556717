package import Values

/// A period of an allowance. In pieces or minutes: used + left = available, always.
package struct AllowancePeriod: Hashable, Sendable {
  /// From 0, for the period in which the service begins.
  package let index: Int
  package let days: ClosedRange<Day>
  package let granted: Number
  /// What earlier periods left.
  package let carried: Number
  /// In order of days; corrections by the day on which they were written down.
  package let uses: [CountedUse]
  package let used: Number
  package let left: Number
  /// Minutes; with what corrections add or take off.
  package let beyond: Number
  /// The minutes of these that are paid for.
  package let charged: Number
  /// The minutes that are beyond and are not paid for, because the yes is lacking that is needed before.
  package let unasked: Number
  /// The day on which its statement went out; what is written down later belongs to a later period.
  package let closedOn: Day?

  package var available: Number { get throws(ArithmeticError) { try granted + carried } }
}

/// What was included, used, left and beyond, period by period, as of a day.
package struct AllowanceLedger: Hashable, Sendable {
  package let terms: AllowanceTerms
  /// From the one in which the service begins to that of the day; none before it begins.
  package let periods: [AllowancePeriod]
  /// What was put right, or written down, after the last statement, while no period runs that could have it.
  package let afterwards: [CountedUse]

  package var current: AllowancePeriod? { periods.last }

  /// Calls shorter than this use nothing.
  package static let shortestCounted = 5
}

extension AllowanceLedger {
  /// - Parameters:
  ///   - histories: in any order; what is of a later day than `today`, or was written down later, is left out.
  ///   - closed: the day on which the statement of a period went out, by the period's number. What it says stays: what
  ///     is put right of it later is the difference in the period that runs then.
  package init(
    _ terms: AllowanceTerms, uses histories: [UseHistory], closed: [Int: Day] = [:], asOf today: Day
  ) throws(ArithmeticError) {
    self.terms = terms
    guard let last = terms.index(of: min(today, terms.through ?? today)) else {
      (periods, afterwards) = ([], [])
      return
    }
    let closed = closed.filter { $0.value <= today }
    let placed = PlacedUses(histories, terms, closed: closed, last: last, asOf: today)
    var counting = AllowanceCounting(terms, placed, asOf: today)
    var periods: [AllowancePeriod] = []
    for index in 0...last {
      let corrections = try counting.corrections(in: index)
      let own = try counting.count(index)
      let uses = (own.uses + corrections).sorted(by: CountedUse.areInOrder)
      periods.append(
        AllowancePeriod(
          index: index, days: try terms.days(of: index), granted: own.granted, carried: own.carried,
          uses: uses, used: own.used, left: own.left, beyond: try .sum(uses.map(\.beyond)),
          charged: try .sum(uses.map(\.charged)), unasked: try .sum(uses.filter(\.lacksYes).map(\.beyond)),
          closedOn: closed[index]))
    }
    self.periods = periods
    afterwards = try counting.corrections(in: nil)
  }
}

extension AllowanceLedger {
  /// The day on which as much of a period was used as `share` of what was available; nil while it is less.
  package func day(reaching share: Share, in period: AllowancePeriod) throws(ArithmeticError) -> Day? {
    let wanted = try period.available * share.fraction
    var used = Number.zero
    for counted in period.uses where counted.before == nil {
      used = try used + counted.used
      if counted.used > .zero, used >= wanted { return counted.day }
    }
    return nil
  }

  /// The first day of a period on which more was used than is included.
  package func day(beyondIn period: AllowancePeriod) -> Day? {
    period.uses.first { $0.beyond > .zero && $0.before == nil }?.day
  }
}
