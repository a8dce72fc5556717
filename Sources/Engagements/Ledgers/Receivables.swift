package import Values

// Everything the client is asked to pay: the contract's payments, those of change orders, statements of what was beyond.

extension Engagement {
  /// All payments with what came for each, as of today; nil where there is nothing to pay.
  ///
  /// A change order that lowers the price lowers the contract's payments still to come.
  package func receivables() throws(ArithmeticError) -> PaymentLedger? {
    let known = agreedEvents
    let credits = inForce.changes.compactMap { change -> Credit? in
      guard let totals = change.totals, let day = change.agreedOn, totals.asStated.isNegative else { return nil }
      return Credit(id: change.record?.id ?? change.id, on: day, totals)
    }
    let asked = log.paymentsAsked
    let plan = try work.instalments.less(credits, first: waitsInVain) { instalment in
      let due = try? instalment.trigger.day.resolved(known, calendar).day
      return asked[instalment.id] ?? due.flatMap { $0 <= today ? $0 : nil }
    }.map(reachable)
    var ledgers = [try payments(plan.filter { !$0.payable.isNegative || $0.trigger != .changeAgreed }, known)]
    for credit in plan where credit.payable.isNegative && credit.trigger == .changeAgreed {
      let day = credits.first { $0.id == credit.id }?.on
      ledgers.append(try payments([credit], known.with(.change, day)))
    }
    for change in inForce.changes {
      let events = known.merging(acceptances) { $1 }.with(.change, change.agreedOn)
      ledgers.append(try payments(change.instalments.map(reachable), events))
    }
    for statement in try statements() { ledgers.append(try payments(statement.instalments, known)) }
    let joined = try PaymentLedger(ledgers, in: currency)
    return joined.entries.isEmpty ? nil : joined
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

  /// What has happened until today. A stage that was accepted, and then got more to do, was accepted.
  private var agreedEvents: [Anchor.Event: Day] {
    work.known.merging(acceptances) { first, now in min(first, now) }
  }

  /// The days on which stages in force were accepted, with all that is agreed to be in them.
  private var acceptances: [Anchor.Event: Day] {
    var days: [Anchor.Event: Day] = [:]
    for stage in inForce.stages { days[.accepted(stage: stage.id)] = stage.acceptedOn }
    return days
  }

  /// Whether what makes a payment due is the acceptance of a stage that was taken out.
  private func waitsInVain(_ instalment: Instalment) -> Bool {
    guard case .stageAccepted(let stage) = instalment.trigger else { return false }
    return inForce.stage(stage) == nil && inForce.all.contains { $0.id == stage }
  }

  /// What is left of such a payment is due with the last stage.
  private func reachable(_ instalment: Instalment) -> Instalment {
    guard waitsInVain(instalment), !instalment.payable.isZero, let last = inForce.stages.last else { return instalment }
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

  /// What was received, as prices are stated: of a payment that came in part, its part without the tax and with what
  /// was withheld of it.
  package func receivedAsStated(_ treatment: TaxTreatment, in currency: Currency) throws(ArithmeticError) -> Money {
    var sum = Money.zero(currency)
    for entry in entries where !entry.received.isZero {
      let stated = treatment.pricesIncludeTax ? entry.instalment.taxed.gross : entry.instalment.taxed.net
      let payable = entry.instalment.payable
      sum =
        payable.isZero
        ? try sum + entry.received
        : try sum + Money(rounding: stated.amount * (entry.received / payable), currency)
    }
    return sum
  }
}

extension [Anchor.Event: Day] {
  fileprivate func with(_ event: Anchor.Event, _ day: Day?) -> [Anchor.Event: Day] {
    var copy = self
    copy[event] = day
    return copy
  }
}
