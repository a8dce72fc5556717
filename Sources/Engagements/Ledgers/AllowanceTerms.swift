package import Values

/// What is included beside the results: so many calls, visits, minutes or hours in every period.
package struct AllowanceTerms: Hashable, Sendable {
  /// The words of the data files.
  package enum Unit: String, CaseIterable, Sendable {
    case calls, visits, minutes, hours

    /// Whether pieces are counted, whatever they last; else it is time that is counted, in minutes.
    package var isByPiece: Bool { self == .calls || self == .visits }
  }

  /// The words of the data files.
  package enum Period: String, CaseIterable, Sendable { case month, quarter, year, engagement }

  /// What is included from a day on.
  package struct Amount: Hashable, Sendable {
    package let from: Day
    package let amount: Number
    /// How long one of it may last, in minutes; nil where there is no limit.
    package let each: Int?

    package init(from: Day, _ amount: Number, each: Int? = nil) {
      self.from = from
      self.amount = amount
      self.each = each
    }
  }

  /// What is left of a period stays for later ones.
  package struct Rollover: Hashable, Sendable {
    /// The most that is carried into a period; nil where nothing limits it.
    package let cap: Number?
    /// For how many periods after its own.
    package let lives: Int

    package init(cap: Number? = nil, lives: Int = 1) {
      self.cap = cap
      self.lives = lives
    }
  }

  package let unit: Unit
  /// By their days; of one day the last one holds.
  package let amounts: [Amount]
  package let period: Period
  /// The first day of the service.
  package let from: Day
  /// The last day of the service, where it has ended.
  package let through: Day?
  /// Periods are those of the calendar, and not counted from the first day.
  package let followsCalendar: Bool
  /// A first period that is shorter gets its part, and not all of it.
  package let proratesFirst: Bool
  package let rollover: Rollover?
  /// Minutes to which time is rounded up.
  package let step: Int

  package init(
    _ unit: Unit, amounts: [Amount], period: Period, from: Day, through: Day? = nil, followsCalendar: Bool = true,
    proratesFirst: Bool = true, rollover: Rollover? = nil, step: Int = 15
  ) {
    self.unit = unit
    self.amounts = amounts.enumerated().sorted { ($0.element.from, $0.offset) < ($1.element.from, $1.offset) }
      .map(\.element)
    self.period = period
    self.from = from
    self.through = through
    self.followsCalendar = followsCalendar
    self.proratesFirst = proratesFirst
    self.rollover = rollover
    self.step = max(1, step)
  }
}

extension AllowanceTerms {
  /// The days of period `index`, from 0 for the one in which the service begins; with `engagement` there is but one.
  package func days(of index: Int) throws(ArithmeticError) -> ClosedRange<Day> {
    guard let periods else { return from...max(from, through ?? from.lastOfAll) }
    let first = periods.index(of: from) ?? 0
    return try periods.days(first + index)
  }

  /// The number of the period that holds `day`; nil before the first.
  package func index(of day: Day) -> Int? {
    guard day >= from else { return nil }
    guard let periods, let first = periods.index(of: from), let index = periods.index(of: day) else { return 0 }
    return index - first
  }

  /// Nil where the engagement is one period.
  private var periods: Periods? {
    let first = followsCalendar ? Day(year: from.year, month: 1, day: 1) ?? from : from
    return switch period {
    case .month: Periods(from: first, every: Length(1, .months))
    case .quarter: Periods(from: first, every: Length(1, .quarters))
    case .year: Periods(from: first, every: Length(1, .years))
    case .engagement: nil
    }
  }

  /// What a period grants as it is known on a day, in pieces or minutes: the amount × days in service ÷ days in the
  /// period, each amount for its days, rounded up to a whole piece or to the step.
  ///
  /// - Parameter isCut: by the end of the service, where it ends within the period.
  func granted(in index: Int, knownOn today: Day, isCut: Bool = true) throws(ArithmeticError) -> Number {
    let whole = try days(of: index)
    let first = index == 0 && proratesFirst ? max(whole.lowerBound, from) : whole.lowerBound
    let last = isCut ? min(whole.upperBound, through ?? whole.upperBound) : whole.upperBound
    let known = amounts.filter { $0.from <= today || $0.from <= from }
    guard first <= last else { return .zero }
    // Of one that is granted once and for all, no part belongs to certain days.
    guard period != .engagement else { return try granted(known.last?.amount ?? .zero) }
    var sum = Number.zero
    for (place, amount) in known.enumerated() {
      let begins = place == 0 ? first : max(first, amount.from)
      let next = place + 1 < known.count ? try known[place + 1].from.adding(days: -1) : last
      let ends = min(last, next)
      guard begins <= ends else { continue }
      sum = try sum + amount.amount * Number((begins...ends).lengthInDays)
    }
    return try granted(sum / Number(whole.lengthInDays))
  }

  private func granted(_ exact: Number) throws(ArithmeticError) -> Number {
    guard !unit.isByPiece else { return Number(exact.roundedToInteger(.up)) }
    let minutes = unit == .hours ? try exact * Number(60) : exact
    return try Number((minutes / Number(step)).roundedToInteger(.up)) * Number(step)
  }

  /// How long a piece may last on a day, in minutes.
  func each(on day: Day) -> Int? { (amounts.last { $0.from <= day } ?? amounts.first)?.each }

  /// Minutes rounded up to the step.
  func stepped(_ minutes: Int) -> Int {
    let (steps, rest) = minutes.quotientAndRemainder(dividingBy: step)
    return (rest > 0 ? steps + 1 : steps) * step
  }
}

extension Day {
  /// The last day there is, for what has no end of its own.
  fileprivate var lastOfAll: Day { Day(year: 9999, month: 12, day: 31) ?? self }
}
