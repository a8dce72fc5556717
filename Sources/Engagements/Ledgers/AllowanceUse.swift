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
  /// Somebody said yes to its price, where that is needed before anything beyond is charged.
  package let isAgreed: Bool
  /// The day it was written down.
  package let recorded: Day

  package init(
    id: String, on: Day, start: TimeOfDay? = nil, minutes: Int, isPlanned: Bool = true, isFree: Bool = false,
    isAgreed: Bool = true, recorded: Day? = nil
  ) {
    self.id = id
    self.on = on
    self.start = start
    self.minutes = minutes
    self.isPlanned = isPlanned
    self.isFree = isFree
    self.isAgreed = isAgreed
    self.recorded = max(on, recorded ?? on)
  }

  /// The same, written down on a day.
  func recorded(on day: Day) -> AllowanceUse {
    AllowanceUse(
      id: id, on: on, start: start, minutes: minutes, isPlanned: isPlanned, isFree: isFree, isAgreed: isAgreed,
      recorded: day)
  }
}

/// What was known of a use from which day on: as it was written down first, and as it was put right since.
package struct UseHistory: Sendable {
  /// In order of the days; nil where it turned out never to have been.
  package let versions: [(known: Day, use: AllowanceUse?)]

  package init(_ versions: [(known: Day, use: AllowanceUse?)]) { self.versions = versions }

  /// Of what was never put right.
  package init(_ use: AllowanceUse) { versions = [(use.recorded, use)] }
}

/// A use, and how it counts.
package struct CountedUse: Hashable, Sendable {
  /// Minutes that are paid for at the rate of a day.
  package struct Charge: Hashable, Sendable {
    package let on: Day
    /// Negative where what a statement asked for is taken back.
    package let minutes: Number
  }

  package let use: AllowanceUse
  /// Pieces, or minutes.
  package let used: Number
  /// Minutes more than is included, in whole steps where all of it is beyond; of what is put right the difference.
  package let beyond: Number
  /// What of it is paid for: nothing where the yes is lacking that is needed before.
  package let charges: [Charge]
  /// The minutes of these.
  package let charged: Number
  /// The number of the period it belongs to, where it was written down, or put right, after that one was closed.
  package let corrects: Int?
  /// How the statement had it that went out; nil for what is no difference to a statement.
  package let before: AllowanceUse?
  /// It turned out never to have been.
  package let isTakenBack: Bool

  init(
    _ use: AllowanceUse, used: Number, beyond: Number, charges: [Charge], corrects: Int?, before: AllowanceUse? = nil,
    isTakenBack: Bool = false
  ) throws(ArithmeticError) {
    self.use = use
    self.used = used
    self.beyond = beyond
    self.charges = charges
    charged = try .sum(charges.map(\.minutes))
    self.corrects = corrects
    self.before = before
    self.isTakenBack = isTakenBack
  }
}

extension CountedUse {
  /// The day on which it counts: of a correction the one on which it was written down.
  package var day: Day { corrects == nil ? use.on : use.recorded }

  /// Whether it is beyond, and is not paid for because nobody said yes to that before.
  package var lacksYes: Bool { beyond > .zero && !use.isAgreed && !isTakenBack }

  /// By day, time and id, so that the order in which things were written down does not matter.
  static func areInOrder(_ one: CountedUse, _ other: CountedUse) -> Bool { one.key < other.key }

  private var key: (Day, Int, String, Int) { (day, use.start?.minutes ?? 0, use.id, corrects ?? 0) }
}

extension Number {
  static func sum(_ numbers: [Number]) throws(ArithmeticError) -> Number {
    var sum = Number.zero
    for number in numbers { sum = try sum + number }
    return sum
  }
}
