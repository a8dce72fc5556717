package import Values

/// How much is given gladly. All lengths are in minutes.
package struct GoodwillTerms: Hashable, Sendable {
  /// The words of the data files.
  package enum Window: String, CaseIterable, Sendable { case engagement, quarter, year }

  package let amount: Int
  /// The largest single extra.
  package let maxItem: Int
  /// The time for which the amount is given; quarters and years are those of the calendar.
  package let per: Window

  package init(amount: Int, maxItem: Int, per: Window = .engagement) {
    self.amount = amount
    self.maxItem = maxItem
    self.per = per
  }
}

/// A request that it was decided to do gladly, and not withdrawn. All lengths are in minutes.
package struct GoodwillItem: Hashable, Sendable {
  package let id: String
  package let decided: Day
  package let estimate: Int
  /// Nil while it is not done; what was done without saying how long took as long as was estimated.
  package let actual: Int?

  package init(id: String, decided: Day, estimate: Int, actual: Int? = nil) {
    self.id = id
    self.decided = decided
    self.estimate = estimate
    self.actual = actual
  }
}

/// What was given gladly, what is promised, and what is left. All lengths are in minutes.
package struct GoodwillLedger: Hashable, Sendable {
  package let terms: GoodwillTerms
  /// Σ of what was done.
  package let given: Int
  /// Σ of what is decided and not done.
  package let reserved: Int
  /// Never below nothing: what took longer than estimated is not asked for afterwards.
  package let remaining: Int

  /// - Parameter items: in any order; those of the window in which `today` lies count.
  package init(_ terms: GoodwillTerms, _ items: [GoodwillItem], asOf today: Day) throws(ArithmeticError) {
    var (given, reserved) = (0, 0)
    for item in items where item.decided <= today && terms.per.holds(item.decided, with: today) {
      if let actual = item.actual {
        given = try given.adding(actual)
      } else {
        reserved = try reserved.adding(item.estimate)
      }
    }
    self.terms = terms
    self.given = given
    self.reserved = reserved
    remaining = max(0, try terms.amount.adding(-given).adding(-reserved))
  }

  /// Whether an extra of such an estimate may be given gladly; else all of it needs a proposal.
  package func takes(estimate: Int) -> Bool { estimate <= terms.maxItem && estimate <= remaining }

  /// The part that is given or promised; nil where nothing is to be given.
  package var taken: Share? {
    guard terms.amount > 0, let part = try? Number(Int128(terms.amount - remaining), over: Int128(terms.amount)) else {
      return nil
    }
    return Share(part)
  }
}

extension GoodwillTerms.Window {
  fileprivate func holds(_ day: Day, with today: Day) -> Bool {
    switch self {
    case .engagement: true
    case .quarter: day.year == today.year && (day.month - 1) / 3 == (today.month - 1) / 3
    case .year: day.year == today.year
    }
  }
}

extension Int {
  fileprivate func adding(_ other: Int) throws(ArithmeticError) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    guard !overflow else { throw .overflow }
    return sum
  }
}

/// How many requests outside the scope may come in a time before an offer is due: `2 per week`.
package struct Pace: Hashable, Sendable {
  package let count: Int
  package let length: Length

  /// Reads a whole number, `per`, and day, week, month, quarter or year; nil for anything else.
  package init?(_ text: some StringProtocol) {
    let words = text.split(separator: " ")
    let lengths: [String: Length] = [
      "day": Length(1, .days), "week": Length(1, .weeks), "month": Length(1, .months), "quarter": Length(1, .quarters),
      "year": Length(1, .years),
    ]
    guard words.count == 3, words[1] == "per", let count = Int(words[0]), (1...1_000).contains(count),
      let length = lengths[String(words[2])]
    else { return nil }
    self.count = count
    self.length = length
  }

  /// The ids of the requests that came faster: with two a week, each that is the third, or a later one, of some week.
  ///
  /// - Parameter requests: those outside the scope, in any order.
  package func exceeding(_ requests: [(id: String, asked: Day)]) throws(ArithmeticError) -> [String] {
    let ordered = requests.sorted { ($0.asked, $0.id) < ($1.asked, $1.id) }
    var ids: [String] = []
    for (index, request) in ordered.enumerated().dropFirst(count)
    where request.asked < (try ordered[index - count].asked + length) { ids.append(request.id) }
    return ids
  }
}
