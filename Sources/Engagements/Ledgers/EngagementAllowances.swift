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
  /// What was put right after the last statement and no period can have, as prices are stated: it is settled in the end.
  let owedAfterwards: Money

  package var unit: AllowanceTerms.Unit { ledger.terms.unit }
}

/// A period of an allowance with the prices of what is beyond.
package struct AllowanceStatement: Sendable {
  /// `calls-2026-Q2`: what a payment for it is called.
  package let id: String
  /// The id of the allowance.
  package let allowance: String
  package let period: AllowancePeriod
  /// In the order of the period's uses: what is paid for each; nil where no rate is known for its day.
  package let prices: [Money?]
  /// Of what is paid for; nil where nothing is, where a rate is missing, or no tax treatment is known.
  package let totals: Totals?
  let taxation: Taxation?
  /// The one payment it is, once it went out.
  package let instalments: [Instalment]
}

extension AllowanceStatement {
  /// What is owed for the period, as prices are stated: nothing for what the yes is lacking that is needed before, and
  /// nothing while something has no rate.
  var owed: Money? { totals?.asStated }

  /// Whether something of it is to be paid, or paid back.
  var asksForMoney: Bool { period.uses.contains { !$0.charges.isEmpty } }
}

extension Engagement {
  /// What a period has beyond an allowance that asks first, and to whose price nobody said yes before, each with the
  /// conversation in which it was used. Nothing of it is charged.
  func usesWithoutYes(
    in period: AllowancePeriod, of allowance: EngagementAllowance
  ) -> [(counted: CountedUse, held: Entry<HeldFields>)] {
    let lacking = period.uses.filter(\.lacksYes)
    guard !lacking.isEmpty else { return [] }
    let held = Dictionary(log.conversations.map { ($0.record.id ?? "", $0.record.held) }) { first, _ in first }
    return lacking.compactMap { counted in (held[counted.use.id] ?? nil).map { (counted, $0) } }
  }

  /// What is beyond an allowance without a yes, in the periods whose statements have not gone out: once one has, it says
  /// that this is not charged, and the matter is closed.
  var usesAwaitingYes:
    [(allowance: EngagementAllowance, period: AllowancePeriod, counted: CountedUse, held: Entry<HeldFields>)]
  {
    ((try? allowances()) ?? []).flatMap { allowance in
      allowance.statements.map(\.period).filter { $0.closedOn == nil }.flatMap { period in
        usesWithoutYes(in: period, of: allowance).map { (allowance, period, $0.counted, $0.held) }
      }
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
        rules, uses: uses(of: allowance, rules.unit), closed: closings, asOf: today)
      let statements = try ledger.periods.map { period throws(ArithmeticError) in
        try statement(of: period, in: allowance, id: rules.statementID(id, period))
      }
      let afterwards = try prices(of: ledger.afterwards, allowance, on: today).totals?.asStated
      allowances.append(
        EngagementAllowance(
          terms: allowance, id: id, ledger: ledger, statements: statements,
          owedAfterwards: afterwards ?? .zero(currency)))
    }
    return allowances
  }

  /// The statements that went out and ask for something.
  func statements() throws(ArithmeticError) -> [AllowanceStatement] {
    try allowances().flatMap(\.statements).filter { !$0.instalments.isEmpty }
  }

  /// The statements that the client gets: of each period that is over and in which something is paid for, of every one
  /// that is over where that was promised, and those that went out.
  package var statementsOwed: [AllowanceStatement] {
    let isPromised = (terms.documentsOwed ?? []).contains { $0.kind == "statement" }
    return ((try? allowances()) ?? []).flatMap(\.statements).filter { statement in
      statement.period.closedOn != nil
        || statement.period.days.upperBound < today && (isPromised || statement.asksForMoney)
    }
  }

  /// The calls, visits or hours that were held or worked, as they were written down and put right.
  private func uses(of allowance: Entry<AllowanceFields>, _ unit: AllowanceTerms.Unit) -> [UseHistory] {
    let free = allowance.free ?? []
    let asksFirst = allowance.beyond?.askFirst == true
    func conversation(_ record: Entry<ConversationFields>) -> AllowanceUse? {
      AllowanceUse(record, free: free, asksFirst: asksFirst)
    }
    return switch unit {
    case .calls, .minutes: histories(\.calls, conversation)
    case .visits: histories(\.meetings, conversation)
    // Of hours nothing says who said yes to them.
    case .hours: histories(\.hours, AllowanceUse.init)
    }
  }

  private func histories<F: Fields>(
    _ kind: KeyPath<LogFields, Field<[Entry<F>]>>, _ use: (Entry<F>) -> AllowanceUse?
  ) -> [UseHistory] {
    let written = writtenLog[dynamicMember: kind] ?? []
    let corrected = written.filter { $0.datum[CorrectionFields.field.key] != nil }
    guard !corrected.isEmpty else { return (log[dynamicMember: kind] ?? []).compactMap(use).map(UseHistory.init) }
    let ids = Set(corrected.compactMap { $0.datum["id"]?.text })
    let others = (log[dynamicMember: kind] ?? []).filter { !ids.contains($0.datum["id"]?.text ?? "") }
    return others.compactMap(use).map(UseHistory.init)
      + corrected.map { record in
        UseHistory(
          record.daysKnown.filter { $0 <= today }.map { day in
            (day, record.asOf(day).flatMap(use)?.recorded(on: day))
          })
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
    let day = period.closedOn ?? today
    let (prices, totals) = try prices(of: period.uses, allowance, on: day)
    return AllowanceStatement(
      id: id, allowance: allowance.id ?? "", period: period, prices: prices, totals: totals,
      taxation: taxation(on: day), instalments: try PaymentPlan.single(id, of: totals, on: period.closedOn))
  }

  /// What is paid for uses, and what it comes to.
  ///
  /// - Parameter day: whose tax table holds.
  private func prices(
    of uses: [CountedUse], _ allowance: Entry<AllowanceFields>, on day: Day
  ) throws(ArithmeticError) -> (prices: [Money?], totals: Totals?) {
    var prices: [Money?] = []
    var lines: [PriceLine] = []
    for counted in uses {
      var price: Money? = .zero(currency)
      for charge in counted.charges {
        guard let perHour = hourlyRate(allowance.beyond?.rate, on: charge.on) else {
          price = nil
          break
        }
        let line = PriceLine(counted.use.id, quantity: try charge.minutes / Number(60), unitPrice: perHour)
        lines.append(line)
        price = try price.map { sum throws(ArithmeticError) in try sum + line.unitPrice * line.quantity }
      }
      prices.append(price)
    }
    guard !prices.contains(nil), !lines.isEmpty, let treatment = taxation(on: day)?.treatment else {
      return (prices, nil)
    }
    return (prices, try Totals(of: Pricing(lines, in: currency, treatment: treatment)))
  }

  /// How what is asked for on a day is taxed.
  func taxation(on day: Day) -> Taxation? {
    Taxation(practice: practice, client: client, own: terms.tax, on: day)
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
  ///
  /// - Parameter asksFirst: nothing beyond is charged without a yes.
  fileprivate init?(_ conversation: Entry<ConversationFields>, free: [String], asksFirst: Bool) {
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
      isFree: isOurs || held.free.map(free.contains) ?? false, isAgreed: !asksFirst || held.agreedBy != nil,
      recorded: held.recorded)
  }

  fileprivate init?(_ hours: Entry<HoursFields>) {
    guard let worked = hours.worked, let day = worked.on, let minutes = worked.time else { return nil }
    self.init(id: hours.id ?? "", on: day, minutes: minutes, recorded: worked.recorded)
  }
}
