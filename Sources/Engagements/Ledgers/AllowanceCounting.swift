import Values

/// Goes through the periods of an allowance, and takes on what each leaves to the next.
struct AllowanceCounting {
  private let terms: AllowanceTerms
  private let placed: PlacedUses
  private let today: Day
  private var lots: [Lot] = []
  /// The number of the period that is counted next.
  private var next = 0
  /// Which of the amendments are laid over the uses.
  private let isAmended: (PlacedUses.Amendment) -> Bool

  init(
    _ terms: AllowanceTerms, _ placed: PlacedUses, asOf today: Day,
    amended isAmended: @escaping (PlacedUses.Amendment) -> Bool = { _ in false }
  ) {
    (self.terms, self.placed, self.today, self.isAmended) = (terms, placed, today, isAmended)
  }

  /// A period by its own uses.
  struct Counted {
    let granted: Number
    let carried: Number
    let uses: [CountedUse]
    let used: Number
    let left: Number
  }

  /// Counts the next period.
  mutating func count(_ index: Int) throws(ArithmeticError) -> Counted {
    let carried = try Number.sum(lots.map(\.amount))
    let places = placed.uses(of: index, amended: isAmended)
    let granted = try granted(in: index, carried: carried, to: places)
    lots.append(Lot(amount: granted, from: index))
    let uses = try counted(places, available: try granted + carried)
    let used = try Number.sum(uses.map(\.used))
    try lots.take(used)
    try lots.carryOver(after: index, terms.rollover)
    next = index + 1
    return Counted(
      granted: granted, carried: carried, uses: uses, used: used, left: try granted + carried - used)
  }

  /// What a period grants: where the service ends within it no less than what was used of it until then, so that an early
  /// end makes nothing beyond that was included on its day.
  private func granted(
    in index: Int, carried: Number, to places: [PlacedUses.Placed]
  ) throws(ArithmeticError) -> Number {
    let granted = try terms.granted(in: index, knownOn: today)
    guard let end = terms.through, try terms.days(of: index).contains(end) else { return granted }
    let whole = try terms.granted(in: index, knownOn: min(end, today), isCut: false)
    let uses = try counted(places.filter { $0.day <= end }, available: try whole + carried)
    return max(granted, try .sum(uses.map(\.used)) - carried)
  }

  private func counted(
    _ places: [PlacedUses.Placed], available: Number
  ) throws(ArithmeticError) -> [CountedUse] {
    var left = available
    var uses: [CountedUse] = []
    for place in places {
      let use = try terms.counted(place.use, left: left, corrects: place.corrects)
      left = try left - use.used
      uses.append(use)
    }
    return uses
  }

  /// What was put right while a period ran, or since the last one: of each use of the periods before what it counts for
  /// now, less what it counted for until then. What is left to the period is by what was put right.
  ///
  /// - Parameter index: nil for what no period that has begun can have.
  mutating func corrections(in index: Int?) throws(ArithmeticError) -> [CountedUse] {
    let amendments = placed.amendments.filter { $0.target == index }
    guard !amendments.isEmpty else { return [] }
    // What has no period comes after all that has one.
    let limit = index ?? .max
    var before = AllowanceCounting(terms, placed, asOf: today) { $0.target.map { $0 < limit } ?? false }
    var after = AllowanceCounting(terms, placed, asOf: today) { ($0.target ?? .max) <= limit }
    var corrections: [CountedUse] = []
    for period in 0..<next {
      let (former, right) = (try before.count(period).uses, try after.count(period).uses)
      let known = amendments.filter { $0.period == period }
      let ids = former.map(\.use.id) + right.map(\.use.id).filter { id in !former.contains { $0.use.id == id } }
      for id in ids {
        let day = known.last { $0.id == id }?.known ?? amendments.last?.known ?? today
        let pair = (former.first { $0.use.id == id }, right.first { $0.use.id == id })
        if let difference = try CountedUse(from: pair.0, to: pair.1, of: period, known: day) {
          corrections.append(difference)
        }
      }
    }
    lots = after.lots
    return corrections
  }
}

extension CountedUse {
  /// Nil where nothing more or less is beyond, and nothing else is paid for.
  fileprivate init?(
    from former: CountedUse?, to right: CountedUse?, of period: Int, known: Day
  ) throws(ArithmeticError) {
    guard let use = right?.use ?? former?.use, former?.beyond != right?.beyond || former?.charges != right?.charges
    else { return nil }
    let beyond = try (right?.beyond ?? .zero) - (former?.beyond ?? .zero)
    let back = try (former?.charges ?? []).map { charge throws(ArithmeticError) in
      Charge(on: charge.on, minutes: try .zero - charge.minutes)
    }
    guard beyond != .zero || !back.isEmpty || !(right?.charges ?? []).isEmpty else { return nil }
    try self.init(
      use.recorded(on: known), used: .zero, beyond: beyond, charges: back + (right?.charges ?? []), corrects: period,
      before: former?.use, isTakenBack: right == nil)
  }
}

extension AllowanceTerms {
  /// How a use counts, with so much left before it.
  fileprivate func counted(
    _ use: AllowanceUse, left: Number, corrects: Int?
  ) throws(ArithmeticError) -> CountedUse {
    func counts(_ used: Number, beyond: Number) throws(ArithmeticError) -> CountedUse {
      let charges = beyond > .zero && use.isAgreed ? [CountedUse.Charge(on: use.on, minutes: beyond)] : []
      return try CountedUse(use, used: used, beyond: beyond, charges: charges, corrects: corrects)
    }
    let isTooShort = unit != .hours && use.minutes < AllowanceLedger.shortestCounted
    guard !use.isFree, !isTooShort else { return try counts(.zero, beyond: .zero) }
    let stepped = Number(stepped(use.minutes))
    guard unit.isByPiece else {
      let used = min(left, stepped)
      return try counts(used, beyond: try stepped - used)
    }
    guard use.isPlanned, left >= .one else { return try counts(.zero, beyond: stepped) }
    let over = each(on: use.on).map { max(0, use.minutes - $0) } ?? 0
    return try counts(.one, beyond: Number(self.stepped(over)))
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
