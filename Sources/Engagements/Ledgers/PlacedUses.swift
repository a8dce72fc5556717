import Values

/// Uses of an allowance in the periods in which they count, and what was put right of periods whose statement had gone
/// out.
struct PlacedUses {
  /// A use in the period in which it counts.
  struct Placed {
    var use: AllowanceUse
    let period: Int
    /// The number of the period of its day.
    let own: Int
  }

  /// What a use of a closed period turned out to be.
  struct Amendment {
    let period: Int
    let id: String
    /// Nil where it was not one of the period.
    let use: AllowanceUse?
    let known: Day
    /// The period that ran then; nil where none has begun yet, or none is to come.
    let target: Int?
  }

  /// By the period's number.
  private(set) var placed: [Int: [Placed]] = [:]
  /// In order of the days on which they were known.
  private(set) var amendments: [Amendment] = []

  private let terms: AllowanceTerms
  private let closed: [Int: Day]
  private let last: Int

  /// - Parameter last: the number of the last period that has begun.
  init(_ histories: [UseHistory], _ terms: AllowanceTerms, closed: [Int: Day], last: Int, asOf today: Day) {
    (self.terms, self.closed, self.last) = (terms, closed, last)
    for history in histories { place(history, asOf: today) }
    amendments.sort { ($0.known, $0.id) < ($1.known, $1.id) }
  }

  private mutating func place(_ history: UseHistory, asOf today: Day) {
    var current: Placed?
    var isSettled = false
    for (known, use) in history.versions where known <= today {
      let own = use.flatMap { $0.on <= today ? terms.index(of: $0.on) : nil }.flatMap { $0 <= last ? $0 : nil }
      if let there = current, isClosed(there.period, before: known) {
        // What went out stays; what is otherwise now is put right later.
        if !isSettled { placed[there.period, default: []].append(there) }
        isSettled = true
        let stays = own == there.own
        amend(there.period, there.use.id, with: stays ? use : nil, known)
        if stays || own == nil { continue }
      } else if let there = current, let use, own == there.own {
        current?.use = use.recorded(on: there.use.recorded)
        continue
      }
      (current, isSettled) = (nil, false)
      guard let use, let own else { continue }
      guard isClosed(own, before: known) else {
        current = Placed(use: use, period: own, own: own)
        continue
      }
      if let open = open(on: known, from: own) {
        current = Placed(use: use, period: open, own: own)
      } else {
        amend(own, use.id, with: use, known)
        (current, isSettled) = (Placed(use: use, period: own, own: own), true)
      }
    }
    if let current, !isSettled { placed[current.period, default: []].append(current) }
  }

  private mutating func amend(_ period: Int, _ id: String, with use: AllowanceUse?, _ known: Day) {
    amendments.append(
      Amendment(
        period: period, id: id, use: use?.recorded(on: known), known: known, target: open(on: known, from: period)))
  }

  private func isClosed(_ period: Int, before day: Day) -> Bool { closed[period].map { $0 < day } ?? false }

  /// The period that ran on a day, or the first after it whose statement had not gone out; nil where none has begun.
  private func open(on day: Day, from period: Int) -> Int? {
    let running = max(period, min(last, terms.index(of: day) ?? period))
    return (running...last).first { !isClosed($0, before: day) }
  }
}

extension PlacedUses {
  /// The uses of a period, with what some of the amendments make of it.
  func uses(of period: Int, amended isIn: (Amendment) -> Bool) -> [Placed] {
    var uses = placed[period] ?? []
    for amendment in amendments where amendment.period == period && isIn(amendment) {
      let own = uses.first { $0.use.id == amendment.id }?.own ?? period
      uses.removeAll { $0.use.id == amendment.id }
      if let use = amendment.use { uses.append(Placed(use: use, period: period, own: own)) }
    }
    return uses.sorted { $0.key < $1.key }
  }
}

extension PlacedUses.Placed {
  /// The period of its day, where that is another.
  var corrects: Int? { period == own ? nil : own }

  /// The day on which it counts.
  var day: Day { corrects == nil ? use.on : use.recorded }

  /// By day, time and id, so that the order in which things were written down does not matter.
  fileprivate var key: (Day, Int, String) { (day, use.start?.minutes ?? 0, use.id) }
}
