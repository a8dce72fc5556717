package import Values

// What is given gladly, and when an offer is due, read from terms and records.

/// Small extras of an engagement. Limits and what is left of them are the team's; no client reads them.
package struct EngagementGoodwill: Sendable {
  package let ledger: GoodwillLedger
  /// What was given until today was worth, each at the rate of its day; nil where one of them has no rate.
  package let value: Money?
  /// The share from which on you are warned was reached.
  package let isNearlyUsedUp: Bool
  /// The ids of requests that came faster than the pace, in order of days.
  package let tooFast: [String]
}

extension Engagement {
  /// Nil where the terms give no limits.
  package func goodwill() throws(ArithmeticError) -> EngagementGoodwill? { try goodwillOrFault.get() }

  func workOutGoodwill() throws(ArithmeticError) -> EngagementGoodwill? {
    guard let rules = terms.goodwill, let limits = GoodwillTerms(rules) else { return nil }
    let gladly = (log.requests ?? []).filter { $0.isGoodwill && $0.withdrawn == nil }
    let ledger = try GoodwillLedger(limits, gladly.compactMap(GoodwillItem.init), asOf: today)
    var value: Money? = .zero(currency)
    for request in gladly where request.done != nil {
      guard let sum = value, let given = request.given,
        let worth = try self.value(ofMinutes: given.minutes, on: given.on)
      else {
        value = nil
        break
      }
      value = try sum + worth
    }
    let warning = rules.warnAt ?? Share(.one)
    return EngagementGoodwill(
      ledger: ledger, value: value, isNearlyUsedUp: ledger.taken.map { $0 >= warning } ?? false,
      tooFast: try rules.pace.flatMap(Pace.init)?.exceeding(outsideRequests) ?? [])
  }

  /// Every decision to give gladly, in the order of their days, with what was left to give; none where the terms give
  /// no limits.
  func goodwillDecisions() -> [GoodwillDecision] {
    guard let limits = terms.goodwill.flatMap(GoodwillTerms.init) else { return [] }
    let decisions = (log.requests ?? []).filter(\.isGoodwill).compactMap { request -> GoodwillDecision? in
      guard let on = request.decided?.on else { return nil }
      let estimate = request.decided?.estimate ?? 0
      let done = request.done?.on.map { (on: $0, minutes: request.done?.actual ?? estimate) }
      let withdrawn = request.withdrawn?.on.map { (on: $0, minutes: 0) }
      return GoodwillDecision(
        id: request.id ?? "", on: on, estimate: estimate, outcomes: [done, withdrawn].compactMap { $0 })
    }
    return limits.inOrder(decisions)
  }

  /// Requests outside the scope, whatever became of them.
  private var outsideRequests: [(id: String, asked: Day)] {
    (log.requests ?? []).compactMap { request in
      guard request.classed?.kind == "extra", let asked = request.asked?.on else { return nil }
      return (request.id ?? "", asked)
    }
  }
}

extension GoodwillTerms {
  fileprivate init?(_ rules: Entry<GoodwillFields>) {
    guard let amount = rules.amount, let most = rules.maxItem else { return nil }
    self.init(amount: amount, maxItem: most, per: rules.per.flatMap(Window.init) ?? .engagement)
  }
}

extension GoodwillItem {
  fileprivate init?(_ request: Entry<RequestFields>) {
    guard let decided = request.decided?.on else { return nil }
    let estimate = request.decided?.estimate ?? 0
    let actual = request.done.map { $0.actual ?? estimate }
    self.init(id: request.id ?? "", decided: decided, estimate: estimate, actual: actual)
  }
}

extension Engagement {
  /// The offers that are due today and did not go out, by the day since when, each with the day by when.
  package func proposalsDue() throws(ArithmeticError) -> [ProposalDue] { try proposalsDueOrFault.get() }

  func workOutProposalsDue() throws(ArithmeticError) -> [ProposalDue] {
    guard !hasEnded else { return [] }
    var due: [ProposalDue] = []
    func add(_ reason: ProposalDue.Reason, _ about: String, since: Day) throws(ArithmeticError) {
      let within = terms.extraWork?.proposalWithin ?? Length(0, .days)
      due.append(
        ProposalDue(reason: reason, about: about, since: since, until: try calendar.day(since, within: within)))
    }
    let goodwill = try self.goodwill()
    for request in log.requests ?? [] where isOpenExtra(request) {
      if request.isToBeOffered || request.decided == nil, request.classed?.assumption != nil,
        let since = request.classed?.on
      {
        try add(.assumption, request.id ?? "", since: since)
      } else if request.isToBeOffered, let since = request.decided?.on {
        try add(.extra, request.id ?? "", since: since)
      } else if request.decided == nil, goodwill.map({ $0.ledger.remaining == 0 }) ?? true,
        let since = request.classed?.on
      {
        try add(.extra, request.id ?? "", since: since)
      } else if request.decided == nil, goodwill?.tooFast.contains(request.id ?? "") ?? false,
        let since = request.classed?.on
      {
        try add(.pace, request.id ?? "", since: since)
      }
    }
    for result in inForce.deliverables where result.state != .accepted && !isOffered(result.id) {
      if let since = rounds(of: result).beyondOn { try add(.round, result.id, since: since) }
    }
    for allowance in try allowances() where allowance.terms.beyond?.askFirst == true {
      guard let current = allowance.ledger.current else { continue }
      let unasked = usesWithoutYes(in: current, of: allowance).first?.counted.day
      // Of hours nothing says who said yes to them.
      let since = allowance.unit == .hours ? allowance.ledger.day(beyondIn: current) : unasked
      if let since { try add(.allowance, allowance.id, since: since) }
    }
    return due.enumerated().sorted {
      ($0.element.since, $0.element.about, $0.offset) < ($1.element.since, $1.element.about, $1.offset)
    }.map(\.element)
  }

  /// The rounds of remarks on a result.
  package func rounds(of result: PlannedDeliverable) -> RevisionRounds {
    RevisionRounds(
      included: result.revisions, delivered: (result.record?.delivered ?? []).compactMap { $0.on },
      returned: (result.record?.returned ?? []).compactMap { $0.on })
  }

  /// Outside the scope, neither done nor declined, and answered by no change order that went out.
  private func isOpenExtra(_ request: Entry<RequestFields>) -> Bool {
    guard request.classed?.kind == "extra" || request.isToBeOffered else { return false }
    guard request.done == nil, request.withdrawn == nil, request.decided?.outcome != "declined", !request.isPutOff
    else { return false }
    return !changes.contains { $0.isOffered && request.id.map(($0.terms.requests ?? []).contains) ?? false }
  }

  /// Whether a change order that went out speaks of the result, or answers a request about it.
  private func isOffered(_ result: String) -> Bool {
    let requests = Set((log.requests ?? []).filter { $0.about == result }.compactMap(\.id))
    return changes.contains { change in
      change.isOffered
        && ((change.terms.requests ?? []).contains(where: requests.contains)
          || (change.terms.changes?.deliverables ?? []).contains { $0.id == result }
          || (change.terms.removes?.deliverables ?? []).contains(result))
    }
  }
}
