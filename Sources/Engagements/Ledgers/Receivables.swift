package import Values

// Everything the client is asked to pay: the contract's payments, those of change orders, statements of what was beyond,
// fees of periods.

extension Engagement {
  /// All payments with what came for each, as of today; nil where there is nothing to pay.
  ///
  /// A change order that lowers the price lowers the payments still to come: those of change orders of which it takes
  /// something out, then the contract's.
  package func receivables() throws(ArithmeticError) -> PaymentLedger? {
    let known = agreedEvents()
    let credits = creditsInForce
    let plans = plansInForce(known)
    var rest = try lowered(plans, by: credits)[...]
    var ledgers: [PaymentLedger] = []
    for (instalments, known) in plans {
      ledgers.append(try payments(rest.prefix(instalments.count).map { reachable($0) }, known))
      rest = rest.dropFirst(instalments.count)
    }
    for credit in rest {
      let day = credits.first { $0.id == credit.id }?.on
      ledgers.append(try payments([credit], known.with(.change, day)))
    }
    for statement in try statements() { ledgers.append(try payments(statement.instalments, known)) }
    for fee in try periodicFees() { ledgers.append(try payments(fee.instalments, known)) }
    let joined = try PaymentLedger(ledgers, in: currency)
    return joined.entries.isEmpty ? nil : joined
  }

  /// What becomes of the payments still to come with the yes, today, to a change order that lowers the price: each that it
  /// lowers or lets become due with something else, as it is asked for with it and without; and what none of them covers,
  /// which is paid back. Nil for a change order that is agreed, or lowers nothing.
  func paymentsLowered(
    by change: PlannedChange
  ) throws(ArithmeticError) -> (payments: [(with: Instalment, without: Instalment)], paidBack: Money)? {
    guard change.agreedOn == nil, let credit = Credit(change, on: today) else { return nil }
    let plans = plansInForce(agreedEvents())
    let before = try lowered(plans, by: creditsInForce)
    let after = try lowered(plans, by: creditsInForce + [credit], with: change)
    let pairs = zip(before, after).map { (with: reachable($1, with: change), without: reachable($0)) }
      .filter { $0.payable != $1.payable || $0.trigger != $1.trigger && !$0.payable.isZero }
    let rest = after.last { $0.id == credit.id }?.payable ?? .zero(currency)
    return (pairs, try rest.negated())
  }

  /// The price reductions that were agreed.
  private var creditsInForce: [Credit] {
    inForce.changes.compactMap { change in change.agreedOn.flatMap { Credit(change, on: $0) } }
  }

  private typealias Plan = (instalments: [Instalment], known: [Anchor.Event: Day])

  /// The payments of the contract, and those of each change order, with what makes them due.
  private func plansInForce(_ known: [Anchor.Event: Day]) -> [Plan] {
    [(work.instalments, known)]
      + inForce.changes.map { ($0.instalments, agreedEvents(since: $0).with(.change, $0.agreedOn)) }
  }

  /// - Parameter open: a change order that is not agreed, where its credit is among them.
  private func lowered(
    _ plans: [Plan], by credits: [Credit], with open: PlannedChange? = nil
  ) throws(ArithmeticError) -> [Instalment] {
    let asked = log.paymentsAsked
    var due: [String: Day] = [:]
    for (instalments, known) in plans {
      for one in instalments { due[one.id] = (try? one.trigger.day.resolved(known, calendar))?.day }
    }
    return try plans.flatMap(\.instalments).less(credits, turn: { turn($0, $1, with: open) }) { instalment in
      asked[instalment.id] ?? due[instalment.id].flatMap { $0 <= today ? $0 : nil }
    }
  }

  private func payments(
    _ instalments: [Instalment], _ known: [Anchor.Event: Day]
  ) throws(ArithmeticError) -> PaymentLedger {
    var received: [String: Money] = [:]
    let ids = Set(instalments.map(\.id))
    for payment in log.payments ?? [] {
      guard let id = payment.id, ids.contains(id) else { continue }
      received[id] = try payment.amountReceived(in: currency)
    }
    return try PaymentLedger(
      instalments, received: received, asked: log.paymentsAsked, dueIn: terms.payments?.dueIn ?? Length(14, .days),
      known: known, calendar: calendar, currency: currency, asOf: today)
  }

  /// What has happened until today.
  ///
  /// - Parameter change: what counts is when stages were accepted with what it brought in.
  private func agreedEvents(since change: PlannedChange? = nil) -> [Anchor.Event: Day] {
    var events = work.known
    for stage in inForce.all { events[.accepted(stage: stage.id)] = acceptedOn(stage.id, since: change) }
    return events
  }

  /// The first day on which all the results were accepted that a stage had then. What came in afterwards does not undo it.
  private func acceptedOn(_ stage: String, since change: PlannedChange?) -> Day? {
    let place = change.flatMap { change in inForce.changes.firstIndex { $0.id == change.id } }
    var since = change?.agreedOn
    for next in inForce.changes.dropFirst(place.map { $0 + 1 } ?? 0) {
      let before = next.before.first { $0.id == stage }
      if let day = before.flatMap(boundOn), let agreed = next.agreedOn, day <= agreed { return max(day, since ?? day) }
      since = next.agreedOn
    }
    return inForce.stage(stage).flatMap(boundOn).map { max($0, since ?? $0) }
  }

  /// The day on which a stage was accepted; nil while the yes to one of its results came by a channel that binds nobody and
  /// is not confirmed: nothing is paid on it.
  private func boundOn(_ stage: PlannedStage) -> Day? {
    stage.deliverables.contains { unofficialChannel(ofAccepting: $0) != nil } ? nil : stage.acceptedOn
  }

  private func turn(_ credit: Credit, _ instalment: Instalment, with open: PlannedChange?) -> Credit.Turn {
    let lowering = (inForce.changes + [open].compactMap(\.self)).first { $0.idOfCredit == credit.id }
    guard let change = inForce.changes.first(where: { $0.instalments.contains { $0.id == instalment.id } }) else {
      return waitsInVain(instalment, with: lowering?.agreedOn == nil ? lowering : nil) ? .first : .then
    }
    return lowering.map { inForce.takesOut($0, whatBecameOf: change) } ?? false ? .first : .never
  }

  /// Whether what makes a payment due is the acceptance of a stage that was taken out, or has no result left.
  private func waitsInVain(_ instalment: Instalment, with open: PlannedChange?) -> Bool {
    guard case .stageAccepted(let id) = instalment.trigger else { return false }
    return inForce.stage(id).map { isEmptied($0, with: open) } ?? inForce.all.contains { $0.id == id }
  }

  /// Whether nothing of a stage is left that can be accepted, with a change order that is not agreed or without.
  private func isEmptied(_ stage: PlannedStage, with open: PlannedChange?) -> Bool {
    inForce.isEmptied(stage) || open?.empties(stage) ?? false
  }

  /// What is left of such a payment is due with the last stage that can be accepted.
  private func reachable(_ instalment: Instalment, with open: PlannedChange? = nil) -> Instalment {
    guard waitsInVain(instalment, with: open), !instalment.payable.isZero,
      let last = inForce.stages.last(where: { !isEmptied($0, with: open) })
    else { return instalment }
    return instalment.waiting(for: .stageAccepted(last.id))
  }
}

extension PlannedChange {
  /// What the payments of its credit are known by.
  fileprivate var idOfCredit: String { record?.id ?? id }

  /// Whether it takes away the stage, or the last that the stage delivers.
  fileprivate func empties(_ stage: PlannedStage) -> Bool {
    if (terms.removes?.stages ?? []).contains(stage.id) { return true }
    let removed = terms.removes?.deliverables ?? []
    return !stage.deliverables.isEmpty && stage.deliverables.allSatisfy { removed.contains($0.id) }
      && !deliverables.contains { $0.stage.id == stage.id }
  }
}

extension Credit {
  /// Nil for a change order that does not lower the price.
  fileprivate init?(_ change: PlannedChange, on day: Day) {
    guard let totals = change.totals, totals.asStated.isNegative else { return nil }
    self.init(id: change.idOfCredit, on: day, totals)
  }
}

extension Entry where F == LogFields {
  /// The days on which payments were asked for, by their ids. A statement that went out asks for what it says.
  var paymentsAsked: [String: Day] {
    var asked: [String: Day] = [:]
    for paper in self.papers ?? [] where paper.withdrawn == nil {
      switch paper.document {
      case "statement": if let id = paper.about { asked[id] = asked[id] ?? paper.issuedOn }
      case "cancellation":
        asked[CancellationStatement.payment] = asked[CancellationStatement.payment] ?? paper.issuedOn
      default: break
      }
    }
    for payment in self.payments ?? [] {
      if let id = payment.id, let day = payment.asked?.on { asked[id] = day }
    }
    return asked
  }
}

extension Entry where F == PaymentRecordFields {
  /// What came, less what was paid back.
  func amountReceived(in currency: Currency) throws(ArithmeticError) -> Money {
    let came = try Money.sum((self.received ?? []).compactMap(\.amount), in: currency)
    return try came - Money.sum((self.refunded ?? []).compactMap(\.amount), in: currency)
  }
}

extension PaymentLedger {
  /// Several ledgers as one.
  init(_ ledgers: [PaymentLedger], in currency: Currency) throws(ArithmeticError) {
    self.init(
      entries: ledgers.flatMap(\.entries), received: try Money.sum(ledgers.map(\.received), in: currency),
      open: try Money.sum(ledgers.map(\.open), in: currency))
  }

  /// What came, with its tax and what was withheld of it: of a payment that came in part, that part of each. Taken together
  /// they are what came, to the last cent.
  func amountReceived(in currency: Currency) throws(ArithmeticError) -> AmountReceived {
    var taxed = TaxedAmount.zero(currency)
    var withheld = Money.zero(currency)
    for entry in entries where !entry.received.isZero {
      let instalment = entry.instalment
      // What nothing was asked for has no tax that is known.
      let part = instalment.payable.isZero ? .zero : try entry.received / instalment.payable
      let kept = try instalment.withheld * part
      let gross = try entry.received + kept
      let net = instalment.payable.isZero ? gross : try instalment.taxed.net * part
      withheld = try withheld + kept
      taxed =
        try taxed + TaxedAmount(net: net, taxable: instalment.taxed.taxable * part, tax: gross - net, gross: gross)
    }
    return AmountReceived(taxed: taxed, withheld: withheld)
  }
}

extension [Anchor.Event: Day] {
  fileprivate func with(_ event: Anchor.Event, _ day: Day?) -> [Anchor.Event: Day] {
    var copy = self
    copy[event] = day
    return copy
  }
}
