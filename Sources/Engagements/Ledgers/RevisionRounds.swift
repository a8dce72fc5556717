package import Values

/// The rounds of remarks on a result. A round is one collected list; remarks that came before the work on them was
/// delivered again are of the same round.
package struct RevisionRounds: Hashable, Sendable {
  package let included: Int
  /// The first day of each round.
  package let rounds: [Day]

  package var used: Int { min(rounds.count, included) }
  package var left: Int { included - used }
  /// The first day of the first round that is not included.
  package var beyondOn: Day? { rounds.count > included ? rounds[included] : nil }

  /// - Parameters:
  ///   - delivered: the days of deliveries, and `returned` those of remarks; in any order.
  package init(included: Int, delivered: [Day], returned: [Day]) {
    self.included = max(0, included)
    var deliveries = delivered.sorted()[...]
    var rounds: [Day] = []
    for day in returned.sorted() {
      // Of one day a delivery comes first: there is nothing else to send back.
      let isDeliveredAgain = deliveries.first.map { $0 <= day } ?? false
      deliveries = deliveries.drop { $0 <= day }
      if rounds.isEmpty || isDeliveredAgain { rounds.append(day) }
    }
    self.rounds = rounds
  }
}
