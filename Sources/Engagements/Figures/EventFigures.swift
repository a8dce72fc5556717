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

  /// What clients may know of what happened, the newest first.
  ///
  /// Days have no hours: what is of one day stands in the order in which such things follow from each other, and papers
  /// and results in the order of their steps.
  var events: [Event] {
    happenings.indices
      .sorted { (happenings[$0].day, $0) > (happenings[$1].day, $1) }
      .map { event(happenings[$0]) }
  }

  private func event(_ happening: Happening) -> Event {
    let spans = happening.step.origin.spans
    var figures = FigureWriter<EventFigures>(from: spans)
    figures.set(\.day, happening.step["on"])
    figures.set(\.recorded, .day(happening.recorded), from: spans)
    figures.set(\.kind, .text(happening.kind))
    figures.set(\.title, happening.title)
    figures.set(\.number, happening.number)
    figures.set(\.by, people.datum(happening.by))
    figures.set(\.amount, happening.amount.map(Datum.Content.money), from: spans)
    figures.set(\.at, happening.at.map { .number(Number($0)) }, from: spans)
    return Event(day: happening.day, recorded: happening.recorded, datum: figures.datum)
  }

  /// The same, without their order by days.
  func gatherHappenings() -> [Happening] {
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
    for (kind, _, record) in log.conversations {
      add("\(kind.rawValue)_held", record.held?.datum, record.datum(of: \.title) ?? record.held?.datum(of: \.about))
    }
    for request in log.requests ?? [] {
      add("request_asked", request.asked?.datum, request.asked?.datum(of: \.text), by: request.asked?.by)
    }
    for question in log.questions ?? [] {
      add("question_answered", question.answered?.datum, question.asked?.datum(of: \.text), by: question.answered?.by)
    }
    for decision in log.decisions ?? [] {
      let title =
        decision.wanted?.datum(of: \.question) ?? decision.taken?.datum(of: \.question)
        ?? decision.taken?.datum(of: \.chosen)
      add("decision_taken", decision.taken?.datum, title, by: decision.taken?.by)
    }
    for paper in log.papers ?? [] {
      let (title, number) = (paper.datum(of: \.document), paper.datum(of: \.id))
      // One that was sent on its day has left the house: that says both.
      if paper.sent?.on != paper.issued?.on { add("paper_issued", paper.issued?.datum, title, number: number) }
      add("paper_sent", paper.sent?.datum, title, number: number)
      add("paper_agreed", paper.agreed?.datum, title, number: number, by: paper.agreed?.by)
      add("paper_declined", paper.declined?.datum, title, number: number, by: paper.declined?.by)
      add("paper_withdrawn", paper.withdrawn?.datum, title, number: number)
    }
    for input in inputs where input.receivedOn != nil {
      let record = (log.inputs ?? []).first { $0.id == input.id }
      add("input_received", record?.completion?.datum, input.terms.datum(of: \.what), by: input.terms.from)
    }
    for payment in log.payments ?? [] {
      for part in payment.received ?? [] {
        add("payment_received", part.datum, payment.datum(of: \.id), amount: part.amount)
      }
      for part in payment.refunded ?? [] {
        add("payment_refunded", part.datum, payment.datum(of: \.id), amount: part.amount)
      }
    }
    for pause in log.clock ?? [] {
      add("clock_stopped", pause.stopped?.datum, pause.stopped?.datum(of: \.because), by: pause.stopped?.by)
      add("clock_started", pause.started?.datum, pause.stopped?.datum(of: \.because))
    }
    for record in log.checkpoints ?? [] {
      let stage = allStages.first { $0.id == record.held?.stage }
      add(
        "checkpoint_held", record.held?.datum, stage?.datum(of: \.title) ?? record.held?.datum(of: \.stage),
        at: record.held?.at)
    }
    let removed = work.deliverables.filter { one in !inForce.deliverables.contains { $0.id == one.id } }
    for result in inForce.deliverables + removed {
      let title = result.terms.datum(of: \.title)
      let (delivered, returned) = (result.record?.delivered ?? [], result.record?.returned ?? [])
      for turn in 0..<max(delivered.count, returned.count) {
        if turn < delivered.count {
          add("deliverable_delivered", delivered[turn].datum, title, by: result.owner)
        }
        // Who accepts it says what is still to be done.
        if turn < returned.count {
          add("deliverable_returned", returned[turn].datum, title, by: returned[turn].by ?? result.acceptedBy)
        }
      }
      add("deliverable_accepted", result.record?.accepted?.datum, title, by: result.record?.accepted?.by)
    }
    for action in log.actions ?? [] {
      add("action_done", action.done?.datum, action.given?.datum(of: \.what), by: action.given?.who)
    }
    for request in log.requests ?? [] {
      add("request_done", request.done?.datum, request.asked?.datum(of: \.text))
    }
    for status in log.statuses ?? [] {
      add("status_given", status.given?.datum, status.given?.datum(of: \.verdict))
    }
    for notice in log.cancellations ?? [] {
      add("cancellation_given", notice.given?.datum, notice.given?.datum(of: \.because), by: notice.given?.by)
      add("cancellation_effective", notice.effective?.datum, nil)
      add("cancellation_withdrawn", notice.withdrawn?.datum, notice.withdrawn?.datum(of: \.because))
    }
    return happenings
  }
}
