import Engagements
import TestSupport
import Testing
import Values

/// The ledgers by tables, worked figures among them.
@Suite struct LedgerTests {
  @Test(arguments: CaseTable.rows("EngagementsTests/Cases/Ledgers/allowances.txt"))
  func allowances(_ row: CaseRow) throws {
    let uses = try row.words("uses").enumerated().map { try use($1, number: $0) }
    let closed = try row.words("closed").map { $0.split(separator: ":") }.map { (Int($0[0]) ?? 0, try day($0[1])) }
    let closings = Dictionary(uniqueKeysWithValues: closed)
    for uses in [uses, uses.reversed()] {
      let ledger = try AllowanceLedger(allowanceTerms(row), uses: uses, closed: closings, asOf: day(row["as of"]))
      let period = try #require(ledger.current)
      let figures: KeyValuePairs = [
        "period's days": "\(period.days.lowerBound)..\(period.days.upperBound)", "granted": "\(period.granted)",
        "carried": "\(period.carried)", "used": "\(period.used)", "left": "\(period.left)",
        "beyond": "\(period.beyond)",
        "price": try price(period).description.replacing(" EUR", with: ""),
        "counted": period.uses.map { "\($0.used)/\($0.beyond)" + ($0.corrects.map { "<\($0)" } ?? "") }
          .joined(separator: " "),
      ]
      for (name, figure) in figures { #expect(try figure == row[name], "\(row), \(name)") }
      #expect(try period.used + period.left == period.available, "\(row)")
    }
  }

  @Test(arguments: CaseTable.rows("EngagementsTests/Cases/Ledgers/goodwill.txt"))
  func goodwill(_ row: CaseRow) throws {
    let today = try day(row["as of"])
    let terms = GoodwillTerms(
      amount: try integer(row["amount"]), maxItem: try integer(row["most"]),
      per: try #require(GoodwillTerms.Window(rawValue: row["per"])))
    var items = try row.words("items").enumerated().map { number, text in
      let parts = text.split(whereSeparator: ":=".contains)
      return GoodwillItem(
        id: "R-\(number)", decided: try day(parts[0]), estimate: try integer(parts[1]),
        actual: parts.count > 2 ? try integer(parts[2]) : nil)
    }
    let ledger = try GoodwillLedger(terms, items, asOf: today)
    #expect(try ledger == GoodwillLedger(terms, items.reversed(), asOf: today), "\(row)")
    #expect(try "\(ledger.given) \(ledger.reserved)" == "\(row["given"]) \(row["reserved"])", "\(row)")
    #expect(try ledger.remaining == integer(row["remaining"]), "\(row)")
    for request in try row.words("requests") {
      let estimate = try integer(request.dropLast())
      let isTaken = try GoodwillLedger(terms, items, asOf: today).takes(estimate: estimate)
      #expect(isTaken == request.hasSuffix("+"), "\(row), \(request)")
      if isTaken { items.append(GoodwillItem(id: request, decided: today, estimate: estimate)) }
    }
  }

  @Test(arguments: CaseTable.rows("EngagementsTests/Cases/Ledgers/pace.txt"))
  func pace(_ row: CaseRow) throws {
    guard let pace = try Pace(row["pace"]) else {
      #expect(try row["exceeding"] == "refused", "\(row)")
      return
    }
    let requests = try row.words("asked").enumerated().map { (id: "\($0 + 1)", asked: try day($1)) }
    let ids = try pace.exceeding(requests)
    #expect(try (ids.isEmpty ? "-" : ids.joined(separator: " ")) == row["exceeding"], "\(row)")
  }

  @Test(arguments: CaseTable.rows("EngagementsTests/Cases/Ledgers/cancellations.txt"))
  func cancellation(_ row: CaseRow) throws {
    let euro = try currency("EUR")
    let stages = try row.words("stages").enumerated().map { try line($1, "stage \($0 + 1)", euro) }
    let beyond = try money(row["beyond"], euro)
    let withholding = Withholding(label: "kept", rate: try share(row["withheld of net"]), of: .net)
    let treatment = TaxTreatment(.standard, rate: TaxRate(try share("24%")), withholding: withholding)
    let taxed = try treatment.taxed(money(row["received"], euro), at: treatment.rate)
    let came = AmountReceived(taxed: taxed, withheld: try treatment.withheld(of: taxed))
    let statement = try CancellationStatement(
      endedBy: #require(CancellationStatement.Side(rawValue: row["side"])),
      lines: stages + [CancellationStatement.Line(.beyond, "calls", price: beyond, earned: beyond)],
      refundsAll: row["refunds all"] == "yes", received: came, treatment: treatment)
    let balance = statement.balance
    #expect(try statement.earned.amount.description == row["earned"], "\(row)")
    #expect(try text([balance.net, balance.tax, balance.gross]) == "\(row["net"]) \(row["tax"]) \(row["gross"])")
    #expect(try text([statement.withheld, statement.payable]) == "\(row["withheld"]) \(row["payable"])")
  }

  @Test(arguments: CaseTable.rows("EngagementsTests/Cases/Ledgers/delays.txt"))
  func delays(_ row: CaseRow) throws {
    let calendar = try calendar(row["calendar"])
    let standstills = try row.words("standstills").map { word in
      let parts = word.split(separator: ":")
      return Standstill(
        parts[0] == "input" ? .lateInput : .pause, after: try day(parts[1]), through: try day(parts[2]),
        firstStage: try integer(parts[3]))
    }
    for standstills in [standstills, standstills.reversed()] {
      let moved = try row.words("days").map { word in
        let parts = word.split(whereSeparator: ":!".contains)
        let stage = Int(parts[0].filter(\.isNumber))
        let lost = LostDays(standstills, holdingUp: stage, calendar: calendar)
        let day = try day(parts[1])
        let done = parts.count > 2 ? try EngagementsTests.day(parts[2]) : nil
        let moved = try lost.moving(day, done: done)
        return "\(moved.day):\(moved.delay.byInput)+\(moved.delay.byPause)"
      }
      #expect(try moved.joined(separator: " ") == row["moved"], "\(row)")
    }
  }

  /// What has moved is a working day on which nothing stood still, and a stage's control days lie in it.
  @Test(arguments: 0..<300)
  func movedDaysAreWorked(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let calendar = try calendar("gr")
    let first = try day("2026-03-02")
    let standstills = try (0..<Int.random(in: 1...4, using: &generator)).map { _ in
      let after = try first.adding(days: .random(in: 0...60, using: &generator))
      let isPause = Bool.random(using: &generator)
      return Standstill(
        isPause ? .pause : .lateInput, after: after,
        through: try after.adding(days: .random(in: 0...30, using: &generator)), firstStage: 0)
    }
    let lost = LostDays(standstills, holdingUp: 0, calendar: calendar)
    func moved(after day: Day, within days: Int) throws -> MovedDay {
      let later = try day.adding(days: .random(in: 0...days, using: &generator))
      return try lost.moving(calendar.workingDay(onOrAfter: later))
    }
    let start = try moved(after: first, within: 60)
    let due = try moved(after: start.agreed, within: 90)
    for moved in [start, due] where moved.day != moved.agreed {
      #expect(calendar.isWorking(moved.day))
      #expect(standstills.allSatisfy { !($0.after < moved.day && moved.day <= $0.through) }, "\(moved) \(standstills)")
    }
    #expect(start.day <= due.day, "\(start) \(due) \(standstills)")
    let points = try [0, 25, 75, 95, 99].map { (at: Int) in Share(try Number(Int128(at), over: 100)) }
    for point in try Checkpoint.days(at: points, from: start.day, due: due.day, calendar: calendar) {
      let day = try lost.workedDay(onOrAfter: point.day)
      #expect(start.day <= day && day <= due.day, "\(point) \(start) \(due) \(standstills)")
    }
  }

  @Test(arguments: CaseTable.rows("EngagementsTests/Cases/Ledgers/rounds.txt"))
  func rounds(_ row: CaseRow) throws {
    let rounds = RevisionRounds(
      included: try integer(row["included"]), delivered: try row.words("delivered").map(day),
      returned: try row.words("returned").map(day))
    #expect(try rounds.rounds.map(\.description) == row.words("rounds"), "\(row)")
    #expect(try "\(rounds.left)" == row["left"], "\(row)")
    #expect(try rounds.beyondOn?.description ?? "-" == row["beyond on"], "\(row)")
    #expect(rounds.used + rounds.left == rounds.included, "\(row)")
  }

  @Test(arguments: CaseTable.rows("EngagementsTests/Cases/Ledgers/owed.txt"))
  func owed(_ row: CaseRow) throws {
    let (words, sent, today) = (try row.words("owed"), try row.words("sent").map(day), try day(row["as of"]))
    let length = try #require(Length(words[words.count - 1]))
    let owed =
      words[0] == "every"
      ? try OwedDocument(id: "status", every: length, from: day("2026-02-16"), sent: sent, asOf: today)
      : try OwedDocument(
        id: "act", once: words[1] == "-" ? nil : day(words[1]), within: length, sent: sent, calendar: calendar("week"),
        asOf: today)
    #expect(try owed.next?.description ?? "-" == row["next"], "\(row)")
    let overdue = owed.overdue.map(\.description).joined(separator: " ")
    #expect(try (overdue.isEmpty ? "-" : overdue) == row["overdue"], "\(row)")
  }

  @Test(arguments: CaseTable.rows("EngagementsTests/Cases/Ledgers/credits.txt"))
  func credits(_ row: CaseRow) throws {
    let euro = try currency("EUR")
    func totals(_ amount: Money) throws -> Totals {
      let treatment = TaxTreatment(.standard, rate: TaxRate(try share("24%")))
      return try Totals(of: Pricing([PriceLine("all", unitPrice: amount)], in: euro, treatment: treatment))
    }
    let payments = try row.words("payments").map { $0.split(separator: ":") }
    let amounts = try payments.map { try money($0[0], euro) }
    let due = Dictionary(
      uniqueKeysWithValues: try payments.enumerated().map { ("p\($0)", $1.count > 1 ? try day($1[1]) : nil) })
    let plan = try PaymentPlan(
      amounts.enumerated().map { PaymentPlan.Term(id: "p\($0)", part: .amount($1), trigger: .contractAgreed) }
    ).instalments(of: totals(Money.sum(amounts, in: euro)))
    let credits = try row.words("credits").enumerated().map { number, text in
      let parts = text.split(separator: "@")
      return Credit(id: "CO-\(number)", on: try day(parts[1]), try totals(money("-\(parts[0])", euro)))
    }
    for credits in [credits, credits.reversed()] {
      let less = try plan.less(credits, turn: { _, _ in .then }) { due[$0.id] ?? nil }
      #expect(try text(less.map(\.taxed.net)) == row["net"], "\(row)")
      #expect(try text(less.map(\.taxed.tax)) == row["tax"], "\(row)")
      #expect(try less.allSatisfy { try $0.taxed.net + $0.taxed.tax == $0.payable }, "\(row)")
    }
  }
}

// What the tables hold.

private func integer(_ text: some StringProtocol) throws -> Int {
  guard let integer = Int(text) else { throw UnreadableCase("no whole number: \(text)") }
  return integer
}

/// `240`, `6/30m`, `480@2026-05-01`, and words for the rules.
private func allowanceTerms(_ row: CaseRow) throws -> AllowanceTerms {
  let starts = try day(row["starts"])
  let amounts = try row.words("amounts").map { text in
    let parts = text.split(separator: "@")
    let amount = parts[0].split(separator: "/")
    guard let number = Number(amount[0]) else { throw UnreadableCase(text) }
    return AllowanceTerms.Amount(
      from: parts.count > 1 ? try day(parts[1]) : starts, number,
      each: amount.count > 1 ? Length(amount[1])?.minutes : nil)
  }
  var rules: [String: String] = [:]
  for rule in try row.words("rules").map({ $0.split(separator: ":") }) {
    rules[String(rule[0])] = rule.count > 1 ? String(rule[1]) : ""
  }
  let carry = try rules["carry"].map { cap in
    AllowanceTerms.Rollover(cap: Number(cap), lives: try rules["lives"].map { try integer($0) } ?? 1)
  }
  guard let unit = AllowanceTerms.Unit(rawValue: try row["unit"]),
    let period = AllowanceTerms.Period(rawValue: try row["period"])
  else { throw UnreadableCase("\(row)") }
  return AllowanceTerms(
    unit, amounts: amounts, period: period, from: starts, through: try rules["until"].map { try day($0) },
    followsCalendar: rules["by-start"] == nil, proratesFirst: rules["full"] == nil, rollover: carry,
    step: try rules["step"].map { try integer($0) } ?? 15)
}

/// `2026-01-05:30:unplanned:+2026-02-01`; what was put right follows, each with the day of that:
/// `2026-01-05:30>2026-01-05:75:+2026-02-09>never:+2026-02-10`.
private func use(_ text: String, number: Int) throws -> UseHistory {
  UseHistory(
    try text.split(separator: ">").map { version in
      let parts = version.split(separator: ":")
      let recorded = try parts.first { $0.hasPrefix("+") }.map { try day($0.dropFirst()) }
      guard parts[0] != "never" else { return (try #require(recorded), nil) }
      let use = AllowanceUse(
        id: "call-\(number)", on: try day(parts[0]), minutes: try integer(parts[1]),
        isPlanned: !parts.contains("unplanned"), isFree: parts.contains("free"), isAgreed: !parts.contains("unagreed"),
        recorded: recorded)
      return (use.recorded, use)
    })
}

/// What is beyond in a period, each at the rate of its day.
private func price(_ period: AllowancePeriod) throws -> Money {
  let euro = try currency("EUR")
  let change = try day("2026-07-01")
  return try Money.sum(
    period.uses.flatMap(\.charges).map { charge in
      try money(charge.on < change ? "120" : "130", euro) * (charge.minutes / Number(60))
    }, in: euro)
}

/// `3000:accepted`, `5000:75%`, `5000:480.50`, `4000:waiting`
private func line(_ text: String, _ about: String, _ currency: Currency) throws -> CancellationStatement.Line {
  let parts = text.split(separator: ":")
  let price = try money(parts[0], currency)
  switch parts[1] {
  case "accepted": return CancellationStatement.Line(.accepted, about, price: price, earned: price)
  case "waiting": return try CancellationStatement.Line(stage: about, price: price, stated: nil)
  default:
    if let share = Share(parts[1]) { return try CancellationStatement.Line(stage: about, price: price, stated: share) }
    return try CancellationStatement.Line(stage: about, price: price, worked: money(parts[1], currency))
  }
}
