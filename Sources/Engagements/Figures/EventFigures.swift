import Diagnostics
import Values

// What happened.

extension Engagement {
  struct Event {
    let day: Day
    let recorded: Day
    let datum: Datum
  }

  /// Something that happened, before it is put into figures.
  struct Happening {
    let kind: String
    let step: Datum
    let day: Day
    let recorded: Day
    let title: Datum?
    let number: Datum?
    let by: String?
    let amount: Money?
    let at: Int?
  }

  /// What clients may know of what happened, the newest first; on one day in the order of the log's kinds.
  var events: [Event] {
    happenings.enumerated()
      .sorted { $0.element.day == $1.element.day ? $0.offset < $1.offset : $0.element.day > $1.element.day }
      .map { event($0.element) }
  }

  private func event(_ happening: Happening) -> Event {
    let spans = happening.step.origin.spans
    var figures = FigureWriter<EventFigures>(from: spans)
    figures.set(\.day, happening.step["on"])
    figures.set(\.kind, .text(happening.kind))
    figures.set(\.title, happening.title)
    figures.set(\.number, happening.number)
    figures.set(\.by, people.datum(happening.by))
    figures.set(\.amount, happening.amount.map(Datum.Content.money), from: spans)
    figures.set(\.at, happening.at.map { .number(Number($0)) }, from: spans)
    return Event(day: happening.day, recorded: happening.recorded, datum: figures.datum)
  }

  /// The same in the order of the log's kinds.
  var happenings: [Happening] {
    var happenings: [Happening] = []
    func add(
      _ kind: String, _ step: Datum?, _ title: Datum?, number: Datum? = nil, by: String? = nil, amount: Money? = nil,
      at: Int? = nil
    ) {
      guard let step, case .day(let day)? = step["on"]?.content else { return }
      var recorded = day
      if case .day(let later)? = step["recorded"]?.content { recorded = max(day, later) }
      happenings.append(
        Happening(
          kind: kind, step: step, day: day, recorded: recorded, title: title, number: number, by: by, amount: amount,
          at: at))
    }
    for paper in log.papers ?? [] {
      let (title, number) = (paper.datum(of: \.document), paper.datum(of: \.id))
      add("paper_sent", paper.sent?.datum ?? paper.issued?.datum, title, number: number)
      add("paper_agreed", paper.agreed?.datum, title, number: number, by: paper.agreed?.by)
      add("paper_declined", paper.declined?.datum, title, number: number, by: paper.declined?.by)
    }
    for result in work.deliverables {
      let title = result.terms.datum(of: \.title)
      for step in result.record?.delivered ?? [] { add("deliverable_delivered", step.datum, title, by: result.owner) }
      for step in result.record?.returned ?? [] { add("deliverable_returned", step.datum, title, by: step.by) }
      add("deliverable_accepted", result.record?.accepted?.datum, title, by: result.record?.accepted?.by)
    }
    for input in inputs where input.receivedOn != nil {
      let record = (log.inputs ?? []).first { $0.id == input.id }
      add("input_received", record?.completion?.datum, input.terms.datum(of: \.what), by: input.terms.from)
    }
    for payment in log.payments ?? [] {
      for part in payment.received ?? [] {
        add("payment_received", part.datum, payment.datum(of: \.id), amount: part.amount)
      }
    }
    for record in log.checkpoints ?? [] {
      let stage = allStages.first { $0.id == record.held?.stage }
      add(
        "checkpoint_held", record.held?.datum, stage?.datum(of: \.title) ?? record.held?.datum(of: \.stage),
        at: record.held?.at)
    }
    for request in log.requests ?? [] {
      let title = request.asked?.datum(of: \.text)
      add("request_asked", request.asked?.datum, title, by: request.asked?.by)
      add("request_done", request.done?.datum, title)
    }
    for question in log.questions ?? [] {
      add("question_answered", question.answered?.datum, question.asked?.datum(of: \.text), by: question.answered?.by)
    }
    for decision in log.decisions ?? [] {
      let title = decision.wanted?.datum(of: \.question) ?? decision.taken?.datum(of: \.question)
      add("decision_taken", decision.taken?.datum, title, by: decision.taken?.by)
    }
    for action in log.actions ?? [] {
      add("action_done", action.done?.datum, action.given?.datum(of: \.what), by: action.given?.who)
    }
    for (kind, _, record) in log.conversations {
      add("\(kind.rawValue)_held", record.held?.datum, record.datum(of: \.title) ?? record.held?.datum(of: \.about))
    }
    for pause in log.clock ?? [] {
      add("clock_stopped", pause.stopped?.datum, pause.stopped?.datum(of: \.because), by: pause.stopped?.by)
      add("clock_started", pause.started?.datum, pause.stopped?.datum(of: \.because))
    }
    for notice in log.cancellations ?? [] {
      add("cancellation_given", notice.given?.datum, notice.given?.datum(of: \.because), by: notice.given?.by)
      add("cancellation_effective", notice.effective?.datum, nil)
    }
    return happenings
  }
}
