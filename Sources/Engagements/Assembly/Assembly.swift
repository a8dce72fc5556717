import Diagnostics
import Values

/// What an engagement is made from.
struct Assembly {
  let source: EngagementSource
  let currency: Currency
  let today: Day
  let assumedStart: Day?
  let practice: Practice
  let client: Client
  let terms: Terms
  let wholeLog: Log
  let log: Log
  let people: People
  let roles: [Role: String]
  let calendar: WorkingCalendar
  let missing: [Missing]
}

extension Assembly {
  func engagement() -> Engagement {
    let taxation = Taxation(practice: practice, client: client, own: terms.tax, on: today)
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
    return Engagement(
      id: source.id, clientID: source.clientID, language: source.language, currency: currency, today: today,
      practice: practice, client: client, terms: terms, wholeLog: wholeLog, log: log, people: people,
      roles: roles, calendar: calendar, work: work, options: options, inputs: inputs(of: work), taxation: taxation,
      known: known(work), assumed: isAssumed, missing: missing)
  }

  /// The options agreed to; before that, the recommended one of every choice of one.
  var chosenOptions: Set<String> {
    if let agreed = (log.papers ?? []).compactMap(\.agreed).last?.options, !agreed.isEmpty { return Set(agreed) }
    let groups = (terms.options ?? []).filter { $0.choose != "any" }
    return Set(groups.compactMap { group in group.of?.first { $0.recommended == true }?.id })
  }

  var isAssumed: Bool {
    guard assumedStart != nil, let starts = terms.starts else { return assumedStart != nil }
    if case .day = starts.event { return false }
    return happened[starts.event] == nil
  }

  /// What records alone say has happened until today.
  var happened: [Anchor.Event: Day] {
    var days: [Anchor.Event: Day] = [:]
    for paper in log.papers ?? [] where paper.document == "contract" {
      if let day = paper.agreed?.on { days[.contract] = max(day, days[.contract] ?? day) }
    }
    for input in log.inputs ?? [] {
      if let id = input.id, input.received?.complete != false, let day = input.received?.on { days[.input(id)] = day }
    }
    return days
  }

  /// The days that the schedule may hang on: what has happened, and the assumed first day.
  func knownBeforePayments() -> [Anchor.Event: Day] {
    var days = happened
    if let advance = advanceReceived { days[.advance] = advance }
    if isAssumed, let assumedStart { days[.starts] = assumedStart }
    return days
  }

  func known(_ work: Work) -> [Anchor.Event: Day] {
    var days = knownBeforePayments()
    for stage in work.stages {
      if let accepted = stage.acceptedOn { days[.accepted(stage: stage.id)] = accepted }
    }
    return days
  }

  /// The day on which the first instalment came in full, as far as the records of it say so; whether it was in full
  /// needs the plan, and the plan needs no days.
  var advanceReceived: Day? {
    let first = planTerms(of: []).first?.id ?? "advance"
    return (log.payments ?? []).first { $0.id == first }?.received?.last?.on
  }
}

extension Assembly {
  func inputs(of work: Work) -> [PlannedInput] {
    (terms.needs ?? []).map { input in
      let id = input.id ?? ""
      let record = (log.inputs ?? []).first { $0.id == id }
      let until = input.until.flatMap { try? work.schedule.moment(of: $0) }
      let came = record?.received?.complete == false ? nil : record?.received?.on
      let isOverdue = until?.day.map { $0 < today } ?? false
      let stages = (input.stages ?? []).compactMap { stage in work.stages.first { $0.id == stage } }
      return PlannedInput(
        terms: input, id: id, until: until, stages: stages, receivedOn: came,
        state: came != nil ? .received : isOverdue ? .overdue : .open)
    }
  }
}
