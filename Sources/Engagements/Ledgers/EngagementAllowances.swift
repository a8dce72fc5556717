import Diagnostics
package import Values

// What is included beside the results, read from terms and records.

/// An allowance of an engagement, and how much of it was used.
package struct EngagementAllowance: Sendable {
  package let terms: Entry<AllowanceFields>
  package let id: String
  package let ledger: AllowanceLedger
  /// What is beyond, by the id of the statement of its period.
  package let statements: [AllowanceStatement]

  package var unit: AllowanceTerms.Unit { ledger.terms.unit }
}

/// A period of an allowance with the prices of what is beyond.
package struct AllowanceStatement: Sendable {
  /// `calls-2026-Q2`: what a payment for it is called.
  package let id: String
  /// The id of the allowance.
  package let allowance: String
  package let period: AllowancePeriod
  /// In the order of the period's uses: what each costs; nil where no rate is known for its day.
  package let prices: [Money?]
  /// Nil where a rate is missing, or no tax treatment is known.
  package let totals: Totals?
  let taxation: Taxation?
  /// The one payment it is, once it went out.
  package let instalments: [Instalment]
}

extension Engagement {
  /// What a period has beyond an allowance that asks first, and to whose price nobody said yes before, each with the
  /// conversation in which it was used.
  func usesWithoutYes(
    in period: AllowancePeriod, of allowance: EngagementAllowance
  ) -> [(counted: CountedUse, held: Entry<HeldFields>)] {
    guard allowance.terms.beyond?.askFirst == true, allowance.unit != .hours else { return [] }
    let held = Dictionary(log.conversations.map { ($0.record.id ?? "", $0.record.held) }) { first, _ in first }
    return period.uses.compactMap { counted in
      guard counted.beyond > .zero, let record = held[counted.use.id] ?? nil, record.agreedBy == nil else { return nil }
      return (counted, record)
    }
  }

  /// The allowances as of today. One whose first day is not known yet is left out.
  package func allowances() throws(ArithmeticError) -> [EngagementAllowance] {
    guard let begins = begins?.day else { return [] }
    var allowances: [EngagementAllowance] = []
    for allowance in terms.allowances ?? [] {
      guard let rules = AllowanceTerms(allowance, changedBy: inForce.changes, from: begins, through: endedOn) else {
        continue
      }
      let id = allowance.id ?? ""
      let closings = statementsSent(of: id, rules)
      let ledger = try AllowanceLedger(
        rules, uses: uses(of: rules.unit, free: allowance.free ?? []), closed: closings, asOf: today)
      let statements = try ledger.periods.map { period throws(ArithmeticError) in
        try statement(of: period, in: allowance, id: rules.statementID(id, period))
      }
      allowances.append(EngagementAllowance(terms: allowance, id: id, ledger: ledger, statements: statements))
    }
    return allowances
  }

  /// The statements that went out and ask for something.
  func statements() throws(ArithmeticError) -> [AllowanceStatement] {
    try allowances().flatMap(\.statements).filter { !$0.instalments.isEmpty }
  }

  /// The statements that the client gets: of each period that is over and in which something was beyond, of every one
  /// that is over where that was promised, and those that went out. None while something in it lacks the yes without
  /// which nothing is charged: nobody is shown a sum that is not owed.
  package var statementsOwed: [AllowanceStatement] {
    let isPromised = (terms.documentsOwed ?? []).contains { $0.kind == "statement" }
    return ((try? allowances()) ?? []).flatMap { allowance in
      allowance.statements.filter { statement in
        let period = statement.period
        if period.closedOn != nil { return true }
        return period.days.upperBound < today && (isPromised || period.beyond > .zero)
          && usesWithoutYes(in: period, of: allowance).isEmpty
      }
    }
  }

  /// The calls, visits or hours that were held or worked.
  private func uses(of unit: AllowanceTerms.Unit, free: [String]) -> [AllowanceUse] {
    switch unit {
    case .calls, .minutes: (log.calls ?? []).compactMap { AllowanceUse($0, free: free) }
    case .visits: (log.meetings ?? []).compactMap { AllowanceUse($0, free: free) }
    case .hours: (log.hours ?? []).compactMap(AllowanceUse.init)
    }
  }

  /// The days on which statements went out, by the number of their period: as a paper, or as a payment asked for.
  private func statementsSent(of id: String, _ terms: AllowanceTerms) -> [Int: Day] {
    var sent: [String: Day] = [:]
    for paper in log.papers ?? [] where paper.document == "statement" && paper.withdrawn == nil {
      if let about = paper.about, let day = paper.issuedOn {
        sent[slug(about)] = sent[slug(about)].map { min($0, day) } ?? day
      }
    }
    for payment in log.payments ?? [] {
      if let id = payment.id, let day = payment.asked?.on, sent[slug(id)] == nil { sent[slug(id)] = day }
    }
    guard let last = terms.index(of: today), !sent.isEmpty else { return [:] }
    var closings: [Int: Day] = [:]
    for index in 0...last {
      guard let days = try? terms.days(of: index) else { continue }
      closings[index] = sent[slug(terms.statementID(id, index: index, days))]
    }
    return closings
  }

  private func statement(
    of period: AllowancePeriod, in allowance: Entry<AllowanceFields>, id: String
  ) throws(ArithmeticError) -> AllowanceStatement {
    var prices: [Money?] = []
    var lines: [PriceLine] = []
    var isPriced = true
    for counted in period.uses {
      guard counted.beyond > .zero else {
        prices.append(.zero(currency))
        continue
      }
      guard let perHour = hourlyRate(allowance.beyond?.rate, on: counted.use.on) else {
        prices.append(nil)
        isPriced = false
        continue
      }
      let line = PriceLine(counted.use.id, quantity: try counted.beyond / Number(60), unitPrice: perHour)
      prices.append(try line.unitPrice * line.quantity)
      lines.append(line)
    }
    let taxation = Taxation(practice: practice, client: client, own: terms.tax, on: period.closedOn ?? today)
    let totals = try (taxation?.treatment).flatMap { treatment throws(ArithmeticError) -> Totals? in
      isPriced && !lines.isEmpty ? try Totals(of: Pricing(lines, in: currency, treatment: treatment)) : nil
    }
    return AllowanceStatement(
      id: id, allowance: allowance.id ?? "", period: period, prices: prices, totals: totals, taxation: taxation,
      instalments: try PaymentPlan.single(id, of: totals, on: period.closedOn))
  }
}

extension AllowanceTerms {
  /// Nil where nothing says how much is included.
  fileprivate init?(
    _ allowance: Entry<AllowanceFields>, changedBy changes: [PlannedChange], from first: Day, through last: Day?
  ) {
    guard let unit = allowance.unit.flatMap(Unit.init), let amount = allowance.amount,
      let period = allowance.period.flatMap(Period.init)
    else { return nil }
    var amounts = [Amount(from: first, amount, each: allowance.each)]
    for change in changes {
      guard let day = change.agreedOn,
        let changed = (change.terms.allowances ?? []).first(where: { $0.id == allowance.id })
      else { continue }
      let before = amounts[amounts.count - 1]
      amounts.append(
        Amount(
          from: max(first, day), changed.amount ?? before.amount, each: changed.each ?? before.each))
    }
    let carried = allowance.rollover.flatMap { rollover -> Rollover? in
      guard rollover.mode == "carry" else { return nil }
      let cap = rollover.cap.flatMap { cap in unit == .hours ? try? cap * Number(60) : cap }
      return Rollover(cap: cap, lives: rollover.lives ?? 1)
    }
    self.init(
      unit, amounts: amounts, period: period, from: first, through: last,
      followsCalendar: allowance.anchor != "start", proratesFirst: allowance.firstPeriod != "full", rollover: carried,
      step: allowance.beyond?.step ?? 15)
  }

  fileprivate func statementID(_ id: String, _ period: AllowancePeriod) -> String {
    statementID(id, index: period.index, period.days)
  }

  /// `calls-2026-Q2`, `calls-2026-04`, `calls-2026`; by its first day where periods are not the calendar's.
  fileprivate func statementID(_ id: String, index: Int, _ days: ClosedRange<Day>) -> String {
    let first = days.lowerBound
    switch period {
    case .engagement: return id
    case _ where !followsCalendar: return "\(id)-\(first)"
    case .month: return "\(id)-\(first.description.prefix(7))"
    case .quarter: return "\(id)-\(first.description.prefix(4))-Q\((first.month - 1) / 3 + 1)"
    case .year: return "\(id)-\(first.description.prefix(4))"
    }
  }
}

extension AllowanceUse {
  /// Nil for what was not held.
  fileprivate init?(_ conversation: Entry<ConversationFields>, free: [String]) {
    guard let held = conversation.held, let day = held.on else { return nil }
    let plan = conversation.planned
    let planned = plan?.start.flatMap { start in plan?.end.map { $0.minutes - start.minutes } }
    let isOurs = held.startedBy == "us" && free.contains("started_by_us")
    self.init(
      id: conversation.id ?? "", on: day, start: held.start ?? plan?.start,
      // Of a call of which nobody wrote down how long it was, it is known that it was one.
      minutes: held.minutes ?? planned ?? AllowanceLedger.shortestCounted,
      // Most calls are written down when they are over: only what is said to have come out of the blue did.
      isPlanned: plan != nil || held.arranged ?? true,
      isFree: isOurs || held.free.map(free.contains) ?? false, recorded: held.recorded)
  }

  fileprivate init?(_ hours: Entry<HoursFields>) {
    guard let worked = hours.worked, let day = worked.on, let minutes = worked.time else { return nil }
    self.init(id: hours.id ?? "", on: day, minutes: minutes, recorded: worked.recorded)
  }
}
