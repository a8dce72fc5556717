import Diagnostics
import Values

/// What an engagement is made from.
struct Assembly {
  let source: EngagementSource
  let currency: Currency
  private(set) var today: Day
  let assumedStart: Day?
  let practice: Practice
  let standards: Standards
  let client: Client
  let terms: Terms
  /// The change orders, by the names of their files.
  let changes: [(id: String, terms: Change)]
  let writtenLog: Log
  let wholeLog: Log
  let stepsOfAnyDay: [LoggedStep]
  private(set) var log: Log
  let people: People
  let roles: [Role: String]
  let calendar: WorkingCalendar
  let daysOffOf: DaysOffHolder
  let missing: [Missing]
  /// The change order to which the client's yes of today is assumed.
  private(set) var assumedYes: String?
}

extension Assembly {
  /// The same as of another day.
  func asOf(_ day: Day) -> Assembly {
    var copy = self
    copy.today = day
    copy.log = writtenLog.asOf(day)
    return copy
  }

  /// The same with a yes of today to a change order.
  func assuming(yesTo change: String) -> Assembly {
    var copy = self
    copy.assumedYes = change
    return copy
  }

  func engagement() -> Engagement {
    let taxation = Taxation(practice: practice, client: client, own: terms.tax, on: log.pricedOn ?? today)
    let chosen = chosenOptions
    let work = self.work(with: chosen, taxation: taxation)
    let options = (terms.options ?? []).map { group in
      Choice(
        terms: group,
        options: (group.of ?? []).map { option in
          let id = option.id ?? ""
          // Beside one option of this group stand those of the other groups that are taken.
          let rivals = group.choose == "one" ? Set((group.of ?? []).compactMap(\.id)) : []
          let with = chosen.subtracting(rivals).union([id])
          return PlannedOption(
            terms: option, id: id, work: self.work(with: with, taxation: taxation), isTaken: chosen.contains(id))
        })
    }
    let (changes, inForce) = changes(of: work)
    var engagement = Engagement(
      id: source.id, clientID: source.clientID, language: source.language, currency: currency, today: today,
      practice: practice, standards: standards, client: client, terms: terms,
      paragraphs: source.paragraphs, writtenLog: writtenLog, wholeLog: wholeLog, log: log,
      steps: log.steps, stepsOfAnyDay: stepsOfAnyDay,
      people: people, roles: roles, calendar: calendar, printed: source.printed,
      timezones: (source.timezone, source.practiceTimezone), daysOffOf: daysOffOf, work: work, inForce: inForce,
      options: options,
      changes: changes, inputs: inputs(of: work), taxation: taxation, missing: missing,
      workedOut: { day in asOf(day).engagement() },
      agreeing: { change in assuming(yesTo: change).engagement() })
    engagement.inputs = (try? engagement.inputsInForce()) ?? engagement.inputs
    engagement.paymentsInForce = (try? engagement.receivables()) ?? nil
    engagement.inForce = inForce.asOf(today, (try? engagement.workDays()) ?? nil, engagement.paymentsInForce)
    engagement.paymentsInForce = (try? engagement.settledReceivables()) ?? nil
    engagement.happenings = engagement.gatherHappenings()
    engagement.goodwillOrFault = Result { () throws(ArithmeticError) in try engagement.workOutGoodwill() }
    engagement.proposalsDueOrFault = Result { () throws(ArithmeticError) in try engagement.workOutProposalsDue() }
    engagement.faults = engagement.faultsOfFigures
    return engagement
  }

  /// The options agreed to; of a choice of one of which none is, the recommended one.
  var chosenOptions: Set<String> {
    let agreed = log.agreedOptions
    let recommended = (terms.options ?? []).compactMap { group -> String? in
      let options = group.of ?? []
      guard group.choose != "any", !options.contains(where: { $0.id.map(agreed.contains) ?? false }) else { return nil }
      return options.first { $0.recommended == true }?.id
    }
    return agreed.union(recommended)
  }

  /// Whether the first day is assumed: one was handed in, and neither the terms nor what happened say another.
  func isAssumed(_ starts: Anchor?, _ happened: [Anchor.Event: Day]) -> Bool {
    guard assumedStart != nil, let starts else { return assumedStart != nil }
    if case .day = starts.event { return false }
    return happened[starts.event] == nil
  }

  /// When it begins, as far as that is agreed. An order that does not say so begins with its advance, where work waits
  /// for one, or else with the yes: nobody is asked for the first day of a small job. What is to begin with an advance
  /// begins with the yes where nothing is paid in advance.
  func starts(paying instalments: [Instalment]) -> Anchor? {
    if let starts = terms.starts, starts.event == .advance, !isPaidInAdvance(instalments) {
      return Anchor(.contract, starts.offsets)
    }
    guard terms.starts == nil, terms.kind == "order" else { return terms.starts }
    return Anchor(waits(forAdvanceOf: instalments) ? .advance : .contract)
  }

  /// Whether the first of the payments may come before something is accepted.
  private func isPaidInAdvance(_ instalments: [Instalment]) -> Bool {
    guard let first = instalments.first else { return false }
    if case .stageAccepted = first.trigger { return false }
    return true
  }

  /// The first working day on which a consumer cannot withdraw any more, where they did not ask that work begins at once.
  var freeToBegin: Day? {
    guard let contract = log.agreedContract, contract.agreed?.beginAtOnce != true,
      let last = contract.withdrawUntil(for: client, calendar)
    else { return nil }
    return try? calendar.workingDay(after: last)
  }

  /// Whether work begins once the first of the payments has come.
  func waits(forAdvanceOf instalments: [Instalment]) -> Bool {
    terms.workStarts == "advance_received" && instalments.first?.trigger == .contractAgreed
  }

  /// What records say has happened until today.
  func happened(paying instalments: [Instalment]) -> [Anchor.Event: Day] {
    var days: [Anchor.Event: Day] = [:]
    days[.contract] = log.contractAgreedOn
    // Whatever was paid, nothing begins before there is a contract.
    if let agreed = log.contractAgreedOn, let paid = instalments.first.flatMap(paidOn) {
      days[.advance] = max(agreed, paid)
    }
    for input in log.inputs ?? [] {
      if let id = input.id, let day = input.completion?.on { days[.input(id)] = day }
    }
    return days
  }

  /// The first day on which what was received for an instalment came to what it asks for.
  private func paidOn(_ instalment: Instalment) -> Day? {
    let received = (log.payments ?? []).first { $0.id == instalment.id }?.received ?? []
    let parts = received.enumerated().compactMap { index, part in
      part.on.flatMap { day in part.amount.map { (day: day, index: index, amount: $0) } }
    }
    var sum = Money.zero(currency)
    for part in parts.sorted(by: { ($0.day, $0.index) < ($1.day, $1.index) }) {
      guard let next = try? sum + part.amount, let open = try? instalment.payable - next else { return nil }
      if open.isZero || open.isNegative { return part.day }
      sum = next
    }
    return nil
  }
}

extension Assembly {
  func inputs(of work: Work) -> [PlannedInput] {
    (terms.needs ?? []).map { input in
      let id = input.id ?? ""
      let record = (log.inputs ?? []).first { $0.id == id }
      var faults: [Fault] = []
      let until = input.until.flatMap { anchor in
        faults.attempt("the last day of `\(id)`", at: input.span(of: \.until)) { () throws(ArithmeticError) in
          try work.schedule.moment(of: anchor)
        }
      }
      let came = record?.completion?.on
      let isOverdue = until?.day.map { $0 < today } ?? false
      let stages = (input.stages ?? []).compactMap { stage in work.stages.first { $0.id == stage } }
      return PlannedInput(
        terms: input, id: id, agreed: until, until: until, stages: stages, receivedOn: came, late: [],
        state: came != nil ? .received : isOverdue ? .overdue : .open, fault: faults.first)
    }
  }
}
