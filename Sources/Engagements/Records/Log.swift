import Diagnostics
package import Values

/// What happened: one file a kind under `log/`, named by the key.
package struct LogFields: Fields {
  package static let name = "log"
  package static let kind = Kind(Self())
  package let requests = Field(
    "requests", .records(RequestFields.self, .numbered("request", "R-", closedBy: "done", "withdrawn")), .client,
    "what the client asked for, and what became of it")
  package let questions = Field(
    "questions", .records(QuestionFields.self, .numbered("question", "Q-", closedBy: "answered")), .client,
    "questions and their answers")
  package let decisions = Field(
    "decisions", .records(DecisionFields.self, .numbered("decision", "D-", closedBy: "taken", "replaced")), .client,
    "what was decided, by whom")
  package let actions = Field(
    "actions", .records(ActionFields.self, .numbered("action", "A-", closedBy: "done")), .client,
    "who does what by when")
  package let deliverables = Field(
    "deliverables", .records(DeliveryFields.self, .things("deliverable", .deliverables)), .client,
    "results delivered, returned, accepted")
  package let calls = Field(
    "calls", .records(ConversationFields.self, .dated("call", closedBy: "sent"), in: .conversation), .client,
    "calls planned and held")
  package let meetings = Field(
    "meetings", .records(ConversationFields.self, .dated("meeting", closedBy: "sent"), in: .conversation), .client,
    "meetings planned and held")
  package let allowances = Field(
    "allowances", .records(AllowanceRecordFields.self, .things("allowance", .allowances)), .client,
    "word to the client of how much is used of what is included")
  package let checkpoints = Field(
    "checkpoints", .records(CheckpointRecordFields.self, .controlDay("checkpoint", closedBy: "told")), .client,
    "progress checks held")
  package let inputs = Field(
    "inputs", .records(InputRecordFields.self, .things("input", .inputs)), .client, "what the client has given")
  package let payments = Field(
    "payments", .records(PaymentRecordFields.self, .things("payment", .payments)), .client,
    "payments asked for and received")
  package let papers = Field(
    "papers", .records(PaperRecordFields.self, .things("paper", .papers, closedBy: "declined", "withdrawn", "back")),
    .client, "papers issued, sent, agreed")
  package let drafts = Field(
    "drafts", .records(DraftFields.self, .things("draft", .drafts, closedBy: "issued")), .client,
    "drafts for reading that were frozen, without a number")
  package let points = Field(
    "points", .records(PointFields.self, .numbered("point", "N-", closedBy: "closed")), .client,
    "what the client wishes otherwise in a paper before it is signed")
  package let redlines = Field(
    "redlines", .records(RedlineFields.self, .things("redline", .redlines, closedBy: "withdrawn")), .client,
    "what is otherwise in a paper, shown to the client")
  package let complaints = Field(
    "complaints", .records(ComplaintFields.self, .numbered("complaint", "complaint-", digits: 1, closedBy: "answered")),
    .client, "complaints and their answers")
  package let hours = Field(
    "hours", .records(HoursFields.self, .numbered("hours", "H-", closedBy: "worked")), .team, "hours worked")
  package let clock = Field(
    "clock", .records(ClockFields.self, .numbered("pause", "pause-", digits: 1, closedBy: "started")), .client, "pauses"
  )
  package let notices = Field(
    "notices", .records(NoticeFields.self, .numbered("notice", "notice-", digits: 1, closedBy: "given")), .client,
    "what the client was told in a notice: one subject each")
  package let statuses = Field(
    "statuses", .records(StatusFields.self, .numbered("status", "status-", digits: 1, closedBy: "sent")), .client,
    "status updates: what you say of how it stands")
  package let cancellations = Field(
    "cancellations",
    .records(
      CancellationRecordFields.self,
      .numbered("cancellation", "cancellation-", digits: 1, closedBy: "effective", "withdrawn")),
    .client, "notice to end it early")
  package let goals = Field(
    "goals", .records(GoalRecordFields.self, .things("goal", .goals, closedBy: "measured")), .client, "goals measured")
  package let completion = Field(
    "completion", .records(CompletionRecordFields.self, .things("completion", .completion, closedBy: "said")), .client,
    "the client's word that the goal is reached and the result in use")
  package let risks = Field(
    "risks", .records(RiskFields.self, .numbered("risk", "K-", closedBy: "closed")), .team,
    "risks noted, changed, closed")
}

package typealias Log = Entry<LogFields>

extension Entry where F == LogFields {
  /// The log as it was known on a day: without the steps that happened, or were written down, later, and without
  /// the records that have no step left, or not yet the one with which they begin. Corrections made until then are laid
  /// over what they correct.
  package func asOf(_ day: Day) -> Log {
    guard let kinds = datum.map else { return self }
    var seen = DatumMap()
    let declaration = Declaration(LogFields.self)
    for kind in kinds.entries {
      let first = declaration.field(kind.key)?.form.records?().firstStep
      var value = kind.value
      let records = kind.value.list ?? []
      value.content = .list(records.edited { $0.recordAsOf(day, beginningWith: first) } ?? records)
      seen.append(DatumMap.Entry(key: kind.key, keySpan: kind.keySpan, value: value))
    }
    return Log(Datum(.map(seen), origin: datum.origin, audience: datum.audience))
  }
}

extension Entry {
  /// The days on which something of a record became known, steps and corrections, in their order; of one as it was
  /// written.
  var daysKnown: [Day] {
    let steps = (datum.map?.entries ?? []).flatMap { $0.value.list ?? [$0.value] }
    return Set(steps.compactMap(\.dayKnown)).sorted()
  }

  /// The record as it was known on a day; nil while nothing was.
  func asOf(_ day: Day) -> Self? {
    switch datum.recordAsOf(day, beginningWith: nil) {
    case .kept: self
    case .removed: nil
    case .replaced(let record): Self(record)
    }
  }
}

extension Entry where F == LogFields {
  /// The log of all days, corrections laid over what they correct.
  var corrected: Log {
    guard let kinds = datum.map, let lastDay else { return self }
    var whole = DatumMap()
    for kind in kinds.entries {
      var value = kind.value
      let records = kind.value.list ?? []
      let corrected = records.edited { record in
        guard let map = record.map, map.position(of: CorrectionFields.field.key) != nil else { return .kept }
        var copy = record
        copy.content = .map(map.corrected(asOf: lastDay))
        return .replaced(copy)
      }
      value.content = .list(corrected ?? records)
      whole.append(DatumMap.Entry(key: kind.key, keySpan: kind.keySpan, value: value))
    }
    return Log(Datum(.map(whole), origin: datum.origin, audience: datum.audience))
  }
}

extension Entry where F == LogFields {
  /// The log of all days without the records of which corrections leave nothing.
  var standing: Log { lastDay.map(asOf) ?? self }
}

/// The last there is.
private let lastDay = Day(year: 9999, month: 12, day: 31)

extension Declaration {
  /// The step with which a record begins, of a kind whose records are numbered as they come; nil for any other: a call
  /// may be held that nobody planned.
  fileprivate var firstStep: String? {
    guard case .numbered? = traits?.ids else { return nil }
    return fields.first { $0.form.step != nil }?.key
  }
}

extension Datum {
  /// The record without what was not known on the day; removed if no step is left.
  ///
  /// Corrections come first: one may have moved a step to another day.
  ///
  /// - Parameter first: the step without which nothing can be said of it.
  fileprivate func recordAsOf(_ day: Day, beginningWith first: String?) -> Edit<Datum> {
    guard let map else { return .removed }
    let corrected = map[CorrectionFields.field.key] == nil ? nil : map.corrected(asOf: day)
    let record = corrected ?? map
    var steps = 0
    let known = record.entries.edited { entry in
      if entry.value["on"] != nil {
        guard entry.value.isKnown(on: day) else { return .removed }
        steps += 1
      } else if let items = entry.value.list, items.contains(where: { $0["on"] != nil }) {
        let known = items.edited { $0.isKnown(on: day) ? .kept : .removed }
        if known?.isEmpty ?? false { return .removed }
        steps += entry.key == CorrectionFields.field.key ? 0 : 1
        guard let known else { return .kept }
        var value = entry.value
        value.content = .list(known)
        return .replaced(DatumMap.Entry(key: entry.key, keySpan: entry.keySpan, value: value))
      }
      return .kept
    }
    let seen = known.map(record.with) ?? record
    guard steps > 0, first.map({ map.position(of: $0) == nil || seen.position(of: $0) != nil }) ?? true else {
      return .removed
    }
    guard corrected != nil || known != nil else { return .kept }
    return .replaced(Datum(.map(seen), origin: origin, audience: audience))
  }
}
