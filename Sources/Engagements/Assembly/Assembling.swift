package import Diagnostics
package import Values

/// Reads an engagement by its declarations and fills in what it leaves out. Whether it is fit for its papers is for
/// ``check(_:)``.
///
/// - Parameters:
///   - today: the day as of which it is looked at.
///   - assumedStart: a first day to reckon with where none is agreed.
/// - Returns: nil for the engagement where nothing could be made of it; the diagnostics say why.
package func assemble(
  _ source: EngagementSource, today: Day, assumedStart: Day? = nil
) -> (engagement: Engagement?, diagnostics: [Diagnostic]) {
  var decoding = Decoding(language: source.language, currency: source.currency, roles: source.roles)
  let practice = decoding.decode(source.practice, as: PracticeFields.self)
  let client = decoding.decode(source.mergedClient, as: ClientFields.self)
  let terms = decoding.decode(source.merged, as: TermsFields.self)
  var diagnostics: [Diagnostic] = []
  let log = decoding.log(source.log, &diagnostics)
  let calendars = decoding.calendars(source.packs)
  decoding.resolveReferences()
  diagnostics += decoding.diagnostics
  guard let practice, let client, let terms, let log else { return (nil, diagnostics) }
  guard let currency = source.currency else {
    diagnostics.append(
      Diagnostic(
        .error, "currency-missing", "nothing says in which currency the prices are", at: terms.span,
        help: "write `currency: EUR` here, in client.yaml or in practice.yaml"))
    return (nil, diagnostics)
  }
  let wanted = terms.calendar ?? client.calendar ?? source.clientPack?["calendar"]?["id"]?.text ?? practice.calendar
  if let wanted, calendars[wanted] == nil {
    diagnostics.append(
      Diagnostic(
        .error, "unknown-calendar", "there is no calendar `\(wanted)`",
        at: terms.span(of: \.calendar) ?? client.span(of: \.calendar) ?? practice.span(of: \.calendar),
        help: nearest(to: wanted, among: calendars.keys).map { "did you mean `\($0)`?" }
          ?? "there are \(calendars.keys.sorted().joined(separator: ", "))"))
  }
  let assembly = Assembly(
    source: source, currency: currency, today: today, assumedStart: assumedStart, practice: practice, client: client,
    terms: terms, wholeLog: log, log: log.asOf(today), people: People(practice: practice, client: client),
    roles: decoding.roles, calendar: wanted.flatMap { calendars[$0] } ?? .plainWeek, missing: decoding.missing)
  return (assembly.engagement(), diagnostics)
}

/// What is wrong with the practice, whether or not an engagement uses it: its own fields, and its `defaults:` as terms
/// of any language and currency.
package func examine(practice: Datum) -> [Diagnostic] {
  var own = Decoding()
  _ = own.decode(practice, as: PracticeFields.self)
  var defaults = Decoding()
  if let terms = practice["defaults"], !terms.isNone { _ = defaults.decode(terms, as: TermsFields.self) }
  return own.diagnostics + defaults.diagnostics
}

/// What is wrong with a client, whether or not there is an engagement.
package func examine(client: Datum) -> [Diagnostic] {
  var decoding = Decoding()
  _ = decoding.decode(client, as: ClientFields.self)
  return decoding.diagnostics
}

extension Decoding {
  /// The files of `log/` as one entry: a key for each, records of one id united.
  fileprivate mutating func log(_ files: [DatumMap.Entry], _ diagnostics: inout [Diagnostic]) -> Log? {
    var map = DatumMap()
    for file in files {
      guard Declaration(LogFields.self).field(file.key) != nil else {
        diagnostics.append(
          Diagnostic(
            .error, "unknown-log", "there is no kind of record `\(file.key)`", at: file.keySpan,
            help: nearest(to: file.key, among: Declaration(LogFields.self).keys).map { "did you mean `\($0).yaml`?" }
              ?? "a log has \(Declaration(LogFields.self).keys.joined(separator: ", "))"))
        continue
      }
      map.append(
        DatumMap.Entry(key: file.key, keySpan: file.keySpan, value: file.value.withUnitedRecords(&diagnostics)))
    }
    return decode(Datum(.map(map)), as: LogFields.self)
  }

  /// The working days of every country whose pack can be read, by the calendar's name.
  fileprivate mutating func calendars(_ packs: [String: Datum]) -> [String: WorkingCalendar] {
    var calendars: [String: WorkingCalendar] = [:]
    for (_, pack) in packs.sorted(by: { $0.key < $1.key }) {
      guard let calendar = decode(pack, as: PackFields.self)?.calendar.flatMap(WorkingCalendar.init) else { continue }
      calendars[calendar.id] = calendar
    }
    return calendars
  }
}

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
  private var chosenOptions: Set<String> {
    if let agreed = (log.papers ?? []).compactMap(\.agreed).last?.options, !agreed.isEmpty { return Set(agreed) }
    let groups = (terms.options ?? []).filter { $0.choose != "any" }
    return Set(groups.compactMap { group in group.of?.first { $0.recommended == true }?.id })
  }

  private var isAssumed: Bool {
    guard assumedStart != nil, let starts = terms.starts else { return assumedStart != nil }
    if case .day = starts.event { return false }
    return happened[starts.event] == nil
  }

  /// What records alone say has happened until today.
  private var happened: [Anchor.Event: Day] {
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
  private func knownBeforePayments() -> [Anchor.Event: Day] {
    var days = happened
    if let advance = advanceReceived { days[.advance] = advance }
    if isAssumed, let assumedStart { days[.starts] = assumedStart }
    return days
  }

  private func known(_ work: Work) -> [Anchor.Event: Day] {
    var days = knownBeforePayments()
    for stage in work.stages {
      if let accepted = stage.acceptedOn { days[.accepted(stage: stage.id)] = accepted }
    }
    return days
  }

  /// The day on which the first instalment came in full, as far as the records of it say so; whether it was in full
  /// needs the plan, and the plan needs no days.
  private var advanceReceived: Day? {
    let first = planTerms(of: []).first?.id ?? "advance"
    return (log.payments ?? []).first { $0.id == first }?.received?.last?.on
  }
}

// The work.

extension Assembly {
  private func work(with options: Set<String>, taxation: Taxation?) -> Work {
    let stages = self.stages(with: options)
    let timings = stages.map { stage in
      StageTiming(
        id: stage.terms.id ?? "", start: stage.terms.start.map { Anchor(.day($0)) },
        due: stage.terms.due.map { Anchor(.day($0)) }, takes: stage.terms.takes)
    }
    let known = knownBeforePayments()
    // Before a first day is agreed, all days are told from it.
    let schedule = Schedule(timings, starts: terms.starts ?? Anchor(.starts), known: known, calendar: calendar)
    var planned = stages.enumerated().map { index, stage in
      self.planned(stage.terms, number: index + 1, option: stage.option, schedule: schedule, position: index)
    }
    let totals = self.totals(of: planned, taxation: taxation)
    var fault: PaymentPlanError?
    var instalments: [Instalment] = []
    if let totals {
      do throws(PaymentPlanError) {
        instalments = try PaymentPlan(planTerms(of: planned)).instalments(of: totals)
      } catch {
        fault = error
      }
    }
    let payments = self.payments(instalments, of: planned, known: known)
    planned = planned.map { $0.settled(by: payments) }
    return Work(
      stages: planned, schedule: schedule, totals: totals, instalments: instalments, payments: payments,
      planFault: fault)
  }

  /// The stages of the terms, then those of the options, in their order.
  private func stages(with options: Set<String>) -> [(terms: Stage, option: String?)] {
    let own = (terms.stages ?? []).map { (terms: $0, option: String?.none) }
    let optional = (terms.options ?? []).flatMap { $0.of ?? [] }.filter { options.contains($0.id ?? "") }
    return own + optional.flatMap { option in (option.stages ?? []).map { (terms: $0, option: option.id) } }
  }

  private func planned(
    _ stage: Stage, number: Int, option: String?, schedule: Schedule, position: Int
  ) -> PlannedStage {
    let scheduled = schedule.stages[position]
    let id = stage.id ?? ""
    var amount: Money?
    if case .fixed(let money)? = stage.price { amount = money }
    let start = scheduled.start
    let due = scheduled.due
    let own = (terms.deliverables ?? []).filter { $0.stage.map(slug) == slug(id) || $0.stage == id }
    let deliverables = ((stage.delivers ?? []) + own).map { planned($0, of: stage, due: due, start: start, schedule) }
    return PlannedStage(
      terms: stage, id: id, number: number, amount: amount, start: start, due: due, deliverables: deliverables,
      checkpoints: checkpoints(of: id, start: start?.day, due: due?.day), state: state(start, deliverables),
      option: option)
  }

  private func planned(
    _ deliverable: Deliverable, of stage: Stage, due: Moment?, start: Moment?, _ schedule: Schedule
  ) -> PlannedDeliverable {
    let id = deliverable.id ?? ""
    let record = (log.deliverables ?? []).first { $0.id == id || $0.id.map(slug) == slug(id) }
    let own = deliverable.due.flatMap { anchor in try? schedule.moment(of: anchor) }
    return PlannedDeliverable(
      terms: deliverable, id: id, stage: stage, owner: deliverable.owner ?? roles[.lead],
      acceptedBy: deliverable.acceptedBy ?? terms.approval?.by ?? roles[.decides], due: own ?? due,
      revisions: deliverable.revisions ?? terms.revisions ?? 0, record: record,
      state: DeliverableState(record, hasBegun: start?.day.map { $0 <= today } ?? false && isAgreed))
  }

  private func checkpoints(of stage: String, start: Day?, due: Day?) -> [PlannedCheckpoint] {
    (terms.checkpoints?.points ?? []).map { point in
      let record = (log.checkpoints ?? []).first {
        $0.held?.stage.map(slug) == slug(stage) && $0.held?.at == point.at
      }
      var day: Day?
      if let start, let due, let at = point.at, let part = try? Number(Int128(at), over: 100) {
        day = try? Checkpoint.days(at: [Share(part)], from: start, due: due, calendar: calendar).first?.day
      }
      return PlannedCheckpoint(terms: point, day: day, record: record)
    }
  }

  private func state(_ start: Moment?, _ deliverables: [PlannedDeliverable]) -> StageState {
    if !deliverables.isEmpty {
      if deliverables.allSatisfy({ $0.state == .accepted }) { return .accepted }
      if deliverables.allSatisfy({ $0.state == .accepted || $0.state == .delivered }) { return .delivered }
    }
    guard isAgreed, let day = start?.day, day <= today else { return .waiting }
    return .working
  }

  /// Whether the contract is agreed: before that nothing is in work.
  private var isAgreed: Bool { happened[.contract] != nil }
}

// The price and the plan of its payment.

extension Assembly {
  private func totals(of stages: [PlannedStage], taxation: Taxation?) -> Totals? {
    guard let taxation else { return nil }
    let lines = stages.compactMap { stage in stage.amount.map { PriceLine(stage.title, unitPrice: $0) } }
    guard !lines.isEmpty else { return nil }
    var discount: Adjustment?
    if let amount = terms.discount?.amount {
      discount = Adjustment(.amount(amount), reason: terms.discount?.reason)
    } else if let percent = terms.discount?.percent {
      discount = Adjustment(.share(percent), reason: terms.discount?.reason)
    }
    return try? Totals(of: Pricing(lines, in: currency, discount: discount, treatment: taxation.treatment))
  }

  private func planTerms(of stages: [PlannedStage]) -> [PaymentPlan.Term] {
    if let schedule = terms.payments?.schedule, !schedule.isEmpty {
      return schedule.enumerated().map { index, instalment in
        let part: PaymentPlan.Part =
          if let amount = instalment.amount {
            .amount(amount)
          } else if case .share(let share)? = instalment.share {
            .share(share)
          } else {
            .rest
          }
        return PaymentPlan.Term(
          id: instalment.id ?? "p\(index + 1)", part: part, trigger: instalment.when ?? .contractAgreed)
      }
    }
    let priced = stages.compactMap { stage in stage.amount.map { (id: stage.id, price: $0) } }
    let rest: [PaymentPlan.Term] =
      if terms.payments?.rest == "at_end", let last = stages.last {
        [PaymentPlan.Term(id: "rest", part: .rest, trigger: .stageAccepted(last.id))]
      } else {
        priced.map { PaymentPlan.Term(id: $0.id, part: .restByPrice($0.price), trigger: .stageAccepted($0.id)) }
      }
    guard let advance = terms.payments?.advance, advance.fraction != .zero else { return rest }
    return [PaymentPlan.Term(id: "advance", part: .share(advance), trigger: .contractAgreed)] + rest
  }

  private func payments(
    _ instalments: [Instalment], of stages: [PlannedStage], known: [Anchor.Event: Day]
  ) -> PaymentLedger? {
    guard !instalments.isEmpty else { return nil }
    var known = known
    for stage in stages {
      if let accepted = stage.acceptedOn { known[.accepted(stage: stage.id)] = accepted }
    }
    var received: [String: Money] = [:]
    for payment in log.payments ?? [] {
      guard let id = payment.id else { continue }
      received[id] = try? Money.sum((payment.received ?? []).compactMap(\.amount), in: currency)
    }
    return try? PaymentLedger(
      instalments, received: received, dueIn: terms.payments?.dueIn ?? Length(14, .days), known: known,
      calendar: calendar, currency: currency, asOf: today)
  }
}

// What the client gives.

extension Assembly {
  private func inputs(of work: Work) -> [PlannedInput] {
    (terms.needs ?? []).map { input in
      let id = input.id ?? ""
      let record = (log.inputs ?? []).first { $0.id == id || $0.id.map(slug) == slug(id) }
      let until = input.until.flatMap { try? work.schedule.moment(of: $0) }
      let came = record?.received?.complete == false ? nil : record?.received?.on
      let isOverdue = until?.day.map { $0 < today } ?? false
      let stages = (input.stages ?? []).compactMap { name in work.stages.first { slug($0.id) == slug(name) } }
      return PlannedInput(
        terms: input, id: id, until: until, stages: stages, receivedOn: came,
        state: came != nil ? .received : isOverdue ? .overdue : .open)
    }
  }
}

extension DeliverableState {
  /// planned → in work → delivered → (returned → delivered)* → accepted
  fileprivate init(_ record: Entry<DeliveryFields>?, hasBegun: Bool) {
    if record?.accepted != nil {
      self = .accepted
    } else if let delivered = record?.delivered?.last?.on {
      let returned = record?.returned?.last?.on
      self = returned.map { $0 >= delivered } ?? false ? .returned : .delivered
    } else {
      self = hasBegun ? .inWork : .planned
    }
  }
}

extension PlannedStage {
  /// The day on which the last of its deliverables was accepted; nil before.
  package var acceptedOn: Day? {
    guard !deliverables.isEmpty else { return nil }
    let days = deliverables.compactMap { $0.record?.accepted?.on }
    return days.count == deliverables.count ? days.max() : nil
  }

  /// The stage as settled once it is accepted and its instalment is paid.
  fileprivate func settled(by payments: PaymentLedger?) -> PlannedStage {
    guard state == .accepted,
      let entry = payments?.entries.first(where: { $0.instalment.trigger == .stageAccepted(id) }), entry.state == .paid
    else { return self }
    return PlannedStage(
      terms: terms, id: id, number: number, amount: amount, start: start, due: due, deliverables: deliverables,
      checkpoints: checkpoints, state: .settled, option: option)
  }
}
