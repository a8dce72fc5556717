package import Values

/// A call, a visit or a piece of work that may use an allowance.
package struct AllowanceUse: Hashable, Sendable {
  package let id: String
  package let on: Day
  package let start: TimeOfDay?
  package let minutes: Int
  /// It was arranged before; an unplanned call is beyond what is included by the piece.
  package let isPlanned: Bool
  /// It uses nothing, whatever it lasted.
  package let isFree: Bool
  /// The day it was written down.
  package let recorded: Day

  package init(
    id: String, on: Day, start: TimeOfDay? = nil, minutes: Int, isPlanned: Bool = true, isFree: Bool = false,
    recorded: Day? = nil
  ) {
    self.id = id
    self.on = on
    self.start = start
    self.minutes = minutes
    self.isPlanned = isPlanned
    self.isFree = isFree
    self.recorded = max(on, recorded ?? on)
  }
}

/// A use, and how it counts.
package struct CountedUse: Hashable, Sendable {
  package let use: AllowanceUse
  /// Pieces, or minutes.
  package let used: Number
  /// Minutes to be paid for, in whole steps where all of it is beyond.
  package let beyond: Number
  /// The number of the period it belongs to, where it was written down after that one was closed.
  package let corrects: Int?
}

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
  /// Minutes.
  package let beyond: Number
  /// The day on which its statement went out; what is written down later belongs to a later period.
  package let closedOn: Day?

  package var available: Number { get throws(ArithmeticError) { try granted + carried } }
}

/// What was included, used, left and beyond, period by period, as of a day.
package struct AllowanceLedger: Hashable, Sendable {
  package let terms: AllowanceTerms
  /// From the one in which the service begins to that of the day; none before it begins.
  package let periods: [AllowancePeriod]

  package var current: AllowancePeriod? { periods.last }

  /// Calls shorter than this use nothing.
  package static let shortestCounted = 5
}

extension AllowanceLedger {
  /// - Parameters:
  ///   - uses: in any order; what is of a later day than `today`, or was written down later, is left out.
  ///   - closed: the day on which the statement of a period went out, by the period's number.
  package init(
    _ terms: AllowanceTerms, uses: [AllowanceUse], closed: [Int: Day] = [:], asOf today: Day
  ) throws(ArithmeticError) {
    self.terms = terms
    guard let last = terms.index(of: min(today, terms.through ?? today)) else {
      periods = []
      return
    }
    let closed = closed.filter { $0.value <= today }
    var placed: [Int: [Placed]] = [:]
    for use in uses where use.on <= today && use.recorded <= today {
      guard let place = Placed(use, terms, closed: closed, last: last) else { continue }
      placed[place.period, default: []].append(place)
    }
    var lots: [Lot] = []
    var periods: [AllowancePeriod] = []
    for index in 0...last {
      let period = try Self.period(
        index, terms, placed[index, default: []].sorted(by: Placed.areInOrder), &lots, closedOn: closed[index],
        today: today)
      periods.append(period)
    }
    self.periods = periods
  }

  private static func period(
    _ index: Int, _ terms: AllowanceTerms, _ placed: [Placed], _ lots: inout [Lot], closedOn: Day?, today: Day
  ) throws(ArithmeticError) -> AllowancePeriod {
    let granted = try terms.granted(in: index, knownOn: today)
    var carried = Number.zero
    for lot in lots { carried = try carried + lot.amount }
    lots.append(Lot(amount: granted, from: index))
    var left = try granted + carried
    var (used, beyond) = (Number.zero, Number.zero)
    var counted: [CountedUse] = []
    for place in placed {
      let use = try terms.counted(place.use, left: left, corrects: place.corrects)
      left = try left - use.used
      used = try used + use.used
      beyond = try beyond + use.beyond
      counted.append(use)
    }
    try lots.take(used)
    try lots.carryOver(after: index, terms.rollover)
    return AllowancePeriod(
      index: index, days: try terms.days(of: index), granted: granted, carried: carried, uses: counted, used: used,
      left: left, beyond: beyond, closedOn: closedOn)
  }
}

extension AllowanceLedger {
  /// The day on which as much of a period was used as `share` of what was available; nil while it is less.
  package func day(reaching share: Share, in period: AllowancePeriod) throws(ArithmeticError) -> Day? {
    let wanted = try period.available * share.fraction
    var used = Number.zero
    for counted in period.uses {
      used = try used + counted.used
      let isOver = counted.beyond > .zero
      if isOver || (counted.used > .zero && used >= wanted) { return counted.day }
    }
    return nil
  }

  /// The first day of a period on which more was used than is included.
  package func day(beyondIn period: AllowancePeriod) -> Day? { period.uses.first { $0.beyond > .zero }?.day }
}

extension CountedUse {
  /// The day on which it counts: of a correction the one on which it was written down.
  package var day: Day { corrects == nil ? use.on : use.recorded }
}

extension AllowanceTerms {
  /// How a use counts, with so much left before it.
  fileprivate func counted(
    _ use: AllowanceUse, left: Number, corrects: Int?
  ) throws(ArithmeticError) -> CountedUse {
    func counts(_ used: Number, beyond: Number) -> CountedUse {
      CountedUse(use: use, used: used, beyond: beyond, corrects: corrects)
    }
    let isTooShort = unit != .hours && use.minutes < AllowanceLedger.shortestCounted
    guard !use.isFree, !isTooShort else { return counts(.zero, beyond: .zero) }
    let stepped = Number(stepped(use.minutes))
    guard unit.isByPiece else {
      let used = min(left, stepped)
      return counts(used, beyond: try stepped - used)
    }
    guard use.isPlanned, left >= .one else { return counts(.zero, beyond: stepped) }
    let over = each(on: use.on).map { max(0, use.minutes - $0) } ?? 0
    return counts(.one, beyond: Number(self.stepped(over)))
  }
}

/// A use in the period in which it counts.
private struct Placed {
  let use: AllowanceUse
  let period: Int
  let corrects: Int?

  /// Nil for what is outside the service.
  init?(_ use: AllowanceUse, _ terms: AllowanceTerms, closed: [Int: Day], last: Int) {
    guard let own = terms.index(of: use.on), own <= last else { return nil }
    var period = own
    if let closedOn = closed[own], closedOn < use.recorded {
      period = max(own, min(last, terms.index(of: use.recorded) ?? own))
      while period < last, let closedOn = closed[period], closedOn < use.recorded { period += 1 }
    }
    self.use = use
    self.period = period
    corrects = period == own ? nil : own
  }

  /// By day, time and id, so that the order in which things were written down does not matter.
  static func areInOrder(_ one: Placed, _ other: Placed) -> Bool { one.key < other.key }

  private var key: (Day, Int, String) {
    (corrects == nil ? use.on : use.recorded, use.start?.minutes ?? 0, use.id)
  }
}

/// What a period granted and is not used yet.
private struct Lot {
  var amount: Number
  let from: Int
}

extension [Lot] {
  /// Takes from the oldest first.
  fileprivate mutating func take(_ amount: Number) throws(ArithmeticError) {
    var rest = amount
    for place in indices where rest > .zero {
      let part = Swift.min(rest, self[place].amount)
      self[place].amount = try self[place].amount - part
      rest = try rest - part
    }
  }

  /// Leaves what lives on after a period; above the cap the oldest, which would go first anyway, is given up.
  fileprivate mutating func carryOver(
    after index: Int, _ rollover: AllowanceTerms.Rollover?
  ) throws(ArithmeticError) {
    guard let rollover else {
      removeAll()
      return
    }
    var room = rollover.cap
    var kept: [Lot] = []
    for lot in reversed() where lot.amount > .zero && index < lot.from + rollover.lives {
      var lot = lot
      if let left = room {
        lot.amount = Swift.min(left, lot.amount)
        room = try left - lot.amount
      }
      if lot.amount > .zero { kept.append(lot) }
    }
    self = kept.reversed()
  }
}
