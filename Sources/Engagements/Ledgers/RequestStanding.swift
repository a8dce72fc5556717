package import Values

// Which requests are answered by a price of their own, and why the others are not.

/// Where a request stands, as far as a price of its own is concerned.
package enum RequestStanding: Hashable, Sendable {
  /// An offer of it is owed to the client.
  case due(since: Day, until: Day)
  /// An extra of which it is not decided what becomes of it; nil where the terms give nothing gladly.
  case undecided(GoodwillLedger?)
  /// It is decided to give it gladly: what it takes, and of what, in minutes.
  case gladly(estimate: Int, of: Int)
  /// It is decided to offer it, or to exchange it, and no offer of it is open.
  case unanswered
  /// A change order speaks of it, or did: a draft, open, agreed; or one that was declined, taken back, or has lapsed, and
  /// may go out again.
  case answered(by: String, PaperState)
  /// Nobody has said yet what it is.
  case unclassed
  /// It is of a kind, or decided in a way, that has no price.
  case free(String)
  /// Nothing more comes of it: done, declined, withdrawn.
  case over(String)

  /// Whether an offer of it may be made.
  package var isOfferable: Bool {
    switch self {
    case .due, .undecided, .unanswered: true
    default: false
    }
  }
}

extension Engagement {
  /// Where each request stands, in the order of the log.
  package func requestStandings() throws(ArithmeticError) -> [(
    request: Entry<RequestFields>, standing: RequestStanding
  )] {
    let due = try proposalsDue().filter(\.isForRequest)
    let goodwill = try goodwill()?.ledger
    return (log.requests ?? []).map { request in
      (request, standing(of: request, due.first { $0.about == request.id }, goodwill))
    }
  }

  private func standing(
    of request: Entry<RequestFields>, _ due: ProposalDue?, _ goodwill: GoodwillLedger?
  ) -> RequestStanding {
    let outcome = request.decided?.outcome
    if request.withdrawn != nil { return .over("withdrawn") }
    if request.done != nil { return .over("done") }
    if outcome == "declined" { return .over("declined") }
    if let later = change(takingOutAllFor: request) { return .over("taken out by \(later.record?.id ?? later.id)") }
    let answers = changes.filter { $0.terms.requests?.contains(request.id ?? "") ?? false }
    if let change = change(standingFor: request.id) ?? answers.last {
      return .answered(by: change.id, state(of: change))
    }
    if let due { return .due(since: due.since, until: due.until) }
    switch (outcome, request.classed?.kind) {
    case ("goodwill", _):
      let estimate = request.decided?.estimate ?? 0
      return .gladly(estimate: estimate, of: (goodwill?.remaining ?? 0) + estimate)
    case ("proposal", _), ("swap", _), ("later", "extra"): return .unanswered
    case (let outcome?, _): return .free(outcome)
    case (nil, nil): return .unclassed
    case (nil, "extra"): return .undecided(goodwill)
    case (nil, let kind?): return .free(kind)
    }
  }

  /// The last change order that answers a request and is no dead letter.
  func change(standingFor request: String?) -> PlannedChange? {
    guard let request else { return nil }
    return changes.last { change in
      change.terms.requests?.contains(request) ?? false && [.draft, .issued, .agreed].contains(state(of: change))
    }
  }
}

// How far a request has come.

extension Engagement {
  /// asked → classed → decided → done, declined or withdrawn. What a change order answers is done once that is carried
  /// out, and withdrawn once another has taken it out; nobody records it again.
  func state(of request: Entry<RequestFields>) -> String {
    let recorded = request.state
    if ["withdrawn", "done", "declined"].contains(recorded) { return recorded }
    if change(takingOutAllFor: request) != nil { return "withdrawn" }
    return carriedOutOn(request) == nil ? recorded : "done"
  }

  /// Whether nothing more comes of a request: the client's no to what was offered for it ends it as well, if it is not
  /// put off.
  package func isOver(_ request: Entry<RequestFields>) -> Bool {
    if ["done", "declined", "withdrawn"].contains(state(of: request)) { return true }
    guard !request.isPutOff, let id = request.id,
      let last = changes.last(where: { $0.terms.requests?.contains(id) ?? false })
    else {
      return false
    }
    return state(of: last) == .declined && change(standingFor: id) == nil
  }

  /// The day on which the last result was accepted of the agreed change order that answers a request; nil before it, and
  /// where none does.
  func carriedOutOn(_ request: Entry<RequestFields>) -> Day? {
    guard let change = agreedChange(answering: request.id) else { return nil }
    let stages = inForce.stages.filter { stage in change.stages.contains { $0.id == stage.id } }
    let results = inForce.deliverables.filter { result in
      result.addedBy == change.id || result.changedBy.contains(change.id)
    }
    guard stages.allSatisfy({ $0.state.isAccepted || inForce.isEmptied($0) }),
      results.allSatisfy({ $0.state == .accepted })
    else { return nil }
    if let day = results.compactMap({ $0.record?.accepted?.on }).max() { return day }
    // What brings in no result of its own is there with the last stage that it touches, or else with the yes.
    guard let stage = inForce.stage(change.lastStage) else { return change.agreedOn }
    return stage.acceptedOn
  }

  func agreedChange(answering request: String?) -> PlannedChange? {
    guard let request else { return nil }
    return inForce.changes.last { $0.terms.requests?.contains(request) ?? false }
  }
}

// What an offer of them costs, and where it has its place.

extension Engagement {
  /// The hours that some requests are estimated to take, together rounded up to the practice's step, to hundredths at
  /// the finest; nil where one of them has no estimate.
  package func estimatedHours(of requests: [Entry<RequestFields>]) throws(ArithmeticError) -> Number? {
    let estimates = requests.compactMap { $0.decided?.estimate }
    guard !estimates.isEmpty, estimates.count == requests.count else { return nil }
    let step = max(1, terms.extraWork?.step ?? 1)
    let minutes = estimates.reduce(Int128(0)) { $0 + Int128($1) }
    let steps = (minutes + Int128(step) - 1) / Int128(step)
    let hundredths = (steps * Int128(step) * 100 + 59) / 60
    return try Number(hundredths, over: 100)
  }

  /// The rates for an hour that have an amount in the engagement's currency today, as they hold here.
  package var hourlyRates: [(id: String, amount: Money)] {
    (practice.rates ?? []).compactMap { rate in
      guard rate.isHourly, let id = rate.id, let amount = hourlyRate(id, on: today) else { return nil }
      return (id, amount)
    }
  }

  /// The rate by which extras are reckoned: the one by which their value is shown, else that of what goes beyond an
  /// allowance, else the only one there is; nil where that says nothing.
  package var rateOfExtras: String? {
    let rates = hourlyRates.map(\.id)
    let named = [terms.goodwill?.valueRate] + (terms.allowances ?? []).map { $0.beyond?.rate }
    return named.lazy.compactMap(\.self).first(where: rates.contains) ?? (rates.count == 1 ? rates[0] : nil)
  }

  /// The stage in which more work has its place: the first that is not accepted, with the change orders that hold.
  package var stageOfExtras: PlannedStage? { inForce.stages.first { !$0.state.isAccepted } }

  /// The stages in force whose price is still to be told.
  package var stagesPricedLater: [PlannedStage] {
    inForce.stages.filter { if case .later? = $0.terms.price { $0.amount == nil } else { false } }
  }

  /// Whether something may go out in exchange for something else, and there is anything that nobody has begun.
  package var canExchange: Bool {
    terms.extraWork?.swap ?? false && inForce.deliverables.contains { $0.state == .planned }
  }

  /// What could go out in exchange for something of a price: results that nobody has begun and that are worth about as
  /// much, within a quarter. A result has no price of its own: it is worth an even part of its stage's.
  package func exchangeable(for price: Money) throws(ArithmeticError) -> [PlannedDeliverable] {
    guard canExchange, !price.isZero else { return [] }
    var found: [PlannedDeliverable] = []
    for stage in inForce.stages {
      guard let amount = stage.amount, amount.currency == price.currency else { continue }
      let parts = Number(stage.deliverables.count)
      let ratio = try amount / price
      guard try (ratio - parts).magnitude() * Number(4) <= parts else { continue }
      found += stage.deliverables.filter { $0.state == .planned }
    }
    return found
  }

  /// What has been agreed and can be changed: the contract, or the order that stands in its place.
  package var hasAgreedContract: Bool { log.contractAgreedOn != nil }
}
