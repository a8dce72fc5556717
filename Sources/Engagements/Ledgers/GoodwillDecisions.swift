import Values

/// A decision to give an extra gladly, and what was left to give before it. All lengths are in minutes.
struct GoodwillDecision {
  let id: String
  let on: Day
  let estimate: Int
  /// What became of it: how long it took, since when; nothing once it was withdrawn.
  var outcomes: [(on: Day, minutes: Int)] = []
  /// Below nothing where more was given than there was.
  fileprivate(set) var left = 0
}

extension GoodwillTerms {
  /// The decisions in the order of their days, each with what was left before it as it was known on that day.
  ///
  /// - Parameter decisions: of one day, in the order in which they were taken.
  func inOrder(_ decisions: [GoodwillDecision]) -> [GoodwillDecision] {
    let ordered = decisions.enumerated().sorted { ($0.element.on, $0.offset) < ($1.element.on, $1.offset) }
      .map(\.element)
    var later = ordered.flatMap { decision -> [(on: Day, window: Int, more: Int)] in
      var minutes = decision.estimate
      return decision.outcomes.sorted { $0.on < $1.on }.map { outcome in
        defer { minutes = outcome.minutes }
        return (max(outcome.on, decision.on), per.number(of: decision.on), outcome.minutes - minutes)
      }
    }.sorted { $0.on < $1.on }[...]
    var taken: [Int: Int] = [:]
    return ordered.map { decision in
      // What was found out on this very day may have been found out after the decision.
      while let next = later.first, next.on < decision.on {
        taken[next.window, default: 0] += next.more
        later.removeFirst()
      }
      let window = per.number(of: decision.on)
      var decision = decision
      decision.left = amount - taken[window, default: 0]
      taken[window, default: 0] += decision.estimate
      return decision
    }
  }
}

extension GoodwillTerms.Window {
  /// Days of one window have one number.
  fileprivate func number(of day: Day) -> Int {
    switch self {
    case .engagement: 0
    case .quarter: day.year * 4 + (day.month - 1) / 3
    case .year: day.year
    }
  }
}
