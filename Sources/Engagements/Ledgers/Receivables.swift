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
    let credits = inForce.changes.compactMap { change -> Credit? in
      guard let totals = change.totals, let day = change.agreedOn, totals.asStated.isNegative else { return nil }
      return Credit(id: change.record?.id ?? change.id, on: day, totals)
    }
    let plans: [(instalments: [Instalment], known: [Anchor.Event: Day])] =
      [(work.instalments, known)]
      + inForce.changes.map { ($0.instalments, agreedEvents(since: $0).with(.change, $0.agreedOn)) }
    let asked = log.paymentsAsked
    var due: [String: Day] = [:]
    for (instalments, known) in plans {
      for one in instalments { due[one.id] = (try? one.trigger.day.resolved(known, calendar))?.day }
    }
    var rest = try plans.flatMap(\.instalments).less(credits, turn: turn) { instalment in
      asked[instalment.id] ?? due[instalment.id].flatMap { $0 <= today ? $0 : nil }
    }[...]
    var ledgers: [PaymentLedger] = []
    for (instalments, known) in plans {
      ledgers.append(try payments(rest.prefix(instalments.count).map(reachable), known))
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

  /// What a change order that lowers the price, or takes something out, makes of the payments still to come, if the client
  /// agrees to it today: each that comes to something else or becomes due with something else, as it is asked for with it
  /// and without; and what is paid back. Nil for other change orders, and for one that is agreed.
  func paymentsMoved(
    by change: PlannedChange
  ) throws(ArithmeticError) -> (payments: [(with: Instalment, without: Instalment)], paidBack: Money)? {
    guard change.agreedOn == nil, change.totals?.asStated.isNegative ?? false || change.removesWork,
      let before = try receivables()?.entries, let after = try agreeing(change.id).receivables()?.entries
    else { return nil }
    let known = Dictionary(before.map { ($0.instalment.id, $0) }) { first, _ in first }
    let moved = after.compactMap { entry -> (with: Instalment, without: Instalment)? in
      guard let former = known[entry.instalment.id] else { return nil }
      let (with, without) = (entry.instalment, former.instalment)
      let isOther = with.payable != without.payable || with.trigger != without.trigger && !without.payable.isZero
      guard isOther else { return nil }
      // What waited for an acceptance that is there already becomes due with the yes.
      return (former.triggered == nil && entry.triggered != nil ? with.waiting(for: .changeAgreed) : with, without)
    }
    let back = after.filter { known[$0.instalment.id] == nil && $0.isRefund }.map(\.instalment.payable)
    return (moved, try Money.sum(back, in: currency).negated())
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

  private func turn(_ credit: Credit, _ instalment: Instalment) -> Credit.Turn {
    guard let change = inForce.changes.first(where: { $0.instalments.contains { $0.id == instalment.id } }) else {
      return waitsInVain(instalment) ? .first : .then
    }
    let lowering = inForce.changes.first { ($0.record?.id ?? $0.id) == credit.id }
    return lowering.map { inForce.takesOut($0, whatBecameOf: change) } ?? false ? .first : .never
  }

  /// Whether what makes a payment due is the acceptance of a stage that was taken out, or has no result left.
  private func waitsInVain(_ instalment: Instalment) -> Bool {
    guard case .stageAccepted(let id) = instalment.trigger else { return false }
    return inForce.stage(id).map(inForce.isEmptied) ?? inForce.all.contains { $0.id == id }
  }

  /// What is left of such a payment is due with the last stage that can be accepted.
  private func reachable(_ instalment: Instalment) -> Instalment {
    guard waitsInVain(instalment), !instalment.payable.isZero,
      let last = inForce.stages.last(where: { !inForce.isEmptied($0) })
    else { return instalment }
    return instalment.waiting(for: .stageAccepted(last.id))
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
    let came = try Money.sum((self.received ?? []).compactMap { $0.amount }, in: currency)
    return try came - Money.sum((self.refunded ?? []).compactMap { $0.amount }, in: currency)
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
