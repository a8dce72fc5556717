import Diagnostics
import Values

// Records as documents read them: one map each, persons in place of ids, states computed.

extension Engagement {
  func requestFigures(_ request: Entry<RequestFields>) -> Datum {
    var figures = FigureWriter<RequestFigures>(from: request.spans)
    figures.set(\.id, request.datum(of: \.id))
    figures.set(\.text, request.asked?.datum(of: \.text))
    figures.set(\.on, request.asked?.datum(of: \.on))
    figures.set(\.by, people.datum(request.asked?.by))
    figures.set(\.kind, request.classed?.datum(of: \.kind))
    let assumption = request.classed?.assumption.flatMap { id in
      (terms.scope?.assumptions ?? []).first { $0.id == id }
    }
    figures.set(\.assumption, assumption?.datum(of: \.text))
    figures.set(\.outcome, request.decided?.datum(of: \.outcome))
    if request.decided?.outcome == "later", let until = request.decided?.until, until >= today {
      figures.set(\.takenUpOn, request.decided?.datum(of: \.until))
    }
    let state = state(of: request)
    figures.set(\.state, .text(state), from: request.spans)
    figures.set(\.doneOn, request.done?.datum(of: \.on))
    if request.done == nil, state == "done", let day = carriedOutOn(request) {
      figures.set(\.doneOn, .day(day), from: log.datum(of: \.deliverables)?.origin.spans ?? [])
    }
    if request.isGoodwill, let given = request.given {
      figures.set(
        \.value, (try? value(ofMinutes: given.minutes, on: given.on)).map(Datum.Content.money), from: request.spans)
    }
    figures.set(\.change, change(answering: request.id))
    figures.set(\.takenOutBy, (change(takingOutAllFor: request)?.id).flatMap(changeReference))
    return figures.datum
  }

  var paperFigures: [Datum] { (log.papers ?? []).map(paperFigures) }

  private func paperFigures(_ paper: PaperRecord) -> Datum {
    let state = state(of: paper)
    var figures = FigureWriter<PaperFigures>(from: paper.spans)
    figures.set(\.id, paper.datum(of: \.id))
    figures.set(\.document, paper.datum(of: \.document))
    figures.set(\.change, paper.datum(of: \.change))
    figures.set(\.about, paper.datum(of: \.about))
    figures.set(\.state, .text(state.rawValue), from: paper.spans)
    figures.set(\.open, .bool(awaitsAnswer(paper)), from: paper.spans)
    let newer = state == .superseded ? replacement(of: paper) : nil
    figures.set(\.replacedBy, newer?.datum(of: \.id))
    figures.set(\.replacedOn, (newer?.issuedOn ?? newer?.agreedOn).map(Datum.Content.day), from: newer?.spans ?? [])
    figures.set(\.replaces, log.formerVersion(of: paper)?.datum(of: \.id))
    figures.set(\.validUntil, validUntil(paper).map(Datum.Content.day), from: paper.spans)
    figures.set(\.issuedOn, paper.issued?.datum(of: \.on))
    figures.set(\.sentOn, paper.sent?.datum(of: \.on))
    figures.set(\.agreedOn, paper.agreed?.datum(of: \.on))
    figures.set(\.agreedBy, people.datum(paper.agreed?.by))
    if let withdrawUntil = withdrawUntil(paper) {
      figures.set(\.beginAtOnce, .bool(paper.agreed?.beginAtOnce == true), from: paper.spans)
      figures.set(\.withdrawUntil, .day(withdrawUntil), from: paper.spans)
    }
    let chosen = paper.agreed?.options ?? []
    let options = (terms.options ?? []).flatMap { $0.of ?? [] }
    figures.set(
      \.agreedOptions, items: options.filter { chosen.contains($0.id ?? "") }.compactMap { $0.datum(of: \.title) })
    figures.set(\.declinedOn, paper.declined?.datum(of: \.on))
    figures.set(\.declinedBy, people.datum(paper.declined?.by))
    figures.set(\.withdrawnOn, paper.withdrawn?.datum(of: \.on))
    figures.set(
      \.signatures,
      items: (paper.signed ?? []).map { step in
        var signature = FigureWriter<SignatureFigures>(from: step.spans)
        signature.set(\.by, people.datum(step.by))
        signature.set(\.on, step.datum(of: \.on))
        signature.set(\.place, step.datum(of: \.place))
        return signature.datum
      })
    return figures.datum
  }
}

extension Log {
  /// What was given gladly, added up; nil if nothing was.
  ///
  /// - Parameter last: the last day that counts; nil where all do.
  func extrasFigures(until last: Day? = nil, valueOf: (Int, Day) -> Money?) -> Datum? {
    let done = (self.requests ?? []).filter { request in
      request.isGoodwill && request.done.map { done in last.map { done.on ?? $0 <= $0 } ?? true } ?? false
    }
    guard !done.isEmpty else { return nil }
    let given = done.compactMap(\.given)
    let values = given.compactMap { valueOf($0.minutes, $0.on) }
    var figures = FigureWriter<ExtrasFigures>(from: done.compactMap(\.done?.span))
    figures.set(\.count, .number(Number(done.count)))
    // What cannot be told of one of them would be wrong for all.
    if given.count == done.count {
      figures.set(\.time, given.totalTime.map(Datum.Content.length))
    }
    if values.count == done.count, let first = values.first {
      figures.set(\.value, (try? Money.sum(values, in: first.currency)).map(Datum.Content.money))
    }
    return figures.datum
  }

  func pointFigures(_ people: People) -> [Datum] {
    (self.points ?? []).map { point in
      var figures = FigureWriter<PointFigures>(from: point.spans)
      figures.set(\.id, point.datum(of: \.id))
      figures.set(\.paper, point.datum(of: \.paper))
      figures.set(\.clause, point.datum(of: \.clause))
      figures.set(\.wish, point.asked?.datum(of: \.text))
      figures.set(\.on, point.asked?.datum(of: \.on))
      figures.set(\.by, people.datum(point.asked?.by))
      figures.set(\.answer, point.answered?.datum(of: \.text))
      figures.set(\.answeredOn, point.answered?.datum(of: \.on))
      figures.set(\.outcome, point.closed?.datum(of: \.text))
      figures.set(\.closedOn, point.closed?.datum(of: \.on))
      return figures.datum
    }
  }

  func questionFigures(_ people: People) -> [Datum] { (self.questions ?? []).map { $0.figures(people) } }

  /// The decisions taken; those still wanted are among the things wanted.
  func decisionFigures(_ people: People) -> [Datum] {
    (self.decisions ?? []).filter { $0.taken != nil }.map { $0.figures(people) }
  }

  func actionFigures(_ people: People) -> [Datum] { (self.actions ?? []).map { $0.figures(people) } }

  /// The open risks that the author shares.
  func riskFigures() -> [Datum] {
    (self.risks ?? []).filter { $0.share == true && $0.closed == nil }.map { risk in
      var figures = FigureWriter<RiskFigures>(from: risk.spans)
      let last = risk.changed?.last ?? risk.noted
      figures.set(\.text, last?.datum(of: \.text))
      figures.set(\.action, last?.datum(of: \.action))
      figures.set(\.since, risk.noted?.datum(of: \.on))
      return figures.datum
    }
  }
}

extension Engagement {
  var complaintFigures: [Datum] {
    (log.complaints ?? []).map { complaint in
      var figures = FigureWriter<ComplaintFigures>(from: complaint.spans)
      figures.set(\.id, complaint.datum(of: \.id))
      figures.set(\.text, complaint.received?.datum(of: \.text))
      figures.set(\.on, complaint.received?.datum(of: \.on))
      figures.set(\.by, people.datum(complaint.received?.by))
      figures.set(\.acknowledgedOn, complaint.acknowledged?.datum(of: \.on))
      figures.set(
        \.answerUntil, answerDue(complaint).map(Datum.Content.day),
        from: terms.datum(of: \.complaints)?.origin.spans ?? [])
      figures.set(\.answer, complaint.answered?.datum(of: \.text))
      figures.set(\.answeredOn, complaint.answered?.datum(of: \.on))
      return figures.datum
    }
  }
}

extension Entry where F == QuestionFields {
  func figures(_ people: People) -> Datum {
    var figures = FigureWriter<QuestionFigures>(from: spans)
    figures.set(\.id, datum(of: \.id))
    figures.set(\.text, self.asked?.datum(of: \.text))
    figures.set(\.on, self.asked?.datum(of: \.on))
    figures.set(\.by, people.datum(self.asked?.by))
    figures.set(\.answer, self.answered?.datum(of: \.text))
    figures.set(\.answeredOn, self.answered?.datum(of: \.on))
    return figures.datum
  }
}

extension Entry where F == DecisionFields {
  func figures(_ people: People) -> Datum {
    let (wanted, taken) = (self.wanted, self.taken)
    var figures = FigureWriter<DecisionFigures>(from: spans)
    figures.set(\.id, datum(of: \.id))
    figures.set(\.question, wanted?.datum(of: \.question) ?? taken?.datum(of: \.question))
    figures.set(\.chosen, taken?.datum(of: \.chosen))
    figures.set(\.why, taken?.datum(of: \.why))
    figures.set(\.on, taken?.datum(of: \.on))
    figures.set(\.recorded, taken?.datum(of: \.recorded) ?? taken?.datum(of: \.on))
    figures.set(\.by, people.datum(taken?.by))
    figures.set(\.againstAdvice, taken?.datum(of: \.againstAdvice))
    figures.set(\.replaced, .bool(self.replaced != nil), from: spans)
    return figures.datum
  }
}

extension Entry where F == ActionFields {
  func figures(_ people: People) -> Datum {
    var figures = FigureWriter<ActionFigures>(from: spans)
    figures.set(\.id, datum(of: \.id))
    figures.set(\.what, self.given?.datum(of: \.what))
    figures.set(\.who, people.datum(self.given?.who))
    figures.set(\.until, self.given?.datum(of: \.until))
    figures.set(\.doneOn, self.done?.datum(of: \.on))
    return figures.datum
  }
}

extension People {
  /// The person as documents read it; nil where there is none of this id.
  func datum(_ id: String?) -> Datum? { self[id]?.datum }
}

extension Entry where F: Fields {
  /// The entry's place, as the origin of what is computed from it.
  var spans: [Span] { span.map { [$0] } ?? [] }
}

extension Entry where F == RequestFields {
  /// What is recorded of it: asked → classed → decided → done, declined or withdrawn.
  var state: String {
    if self.withdrawn != nil { return "withdrawn" }
    if self.done != nil { return "done" }
    if self.decided?.outcome == "declined" { return "declined" }
    if self.decided != nil { return "decided" }
    return self.classed == nil ? "asked" : "classed"
  }

  var isGoodwill: Bool { self.decided?.outcome == "goodwill" }

  /// Whether it is decided that the client is to be asked for a yes: to a price, or to an exchange.
  var isToBeOffered: Bool { self.isForExchange || self.decided?.outcome == "proposal" }

  /// Whether it is decided that something of the same worth goes out for it.
  package var isForExchange: Bool { self.decided?.outcome == "swap" }

  /// Whether it is an extra that is left for later: nobody owes anything of it until it is taken up again. What is
  /// included, a comment or a fault is owed, whenever it is done.
  package var isPutOff: Bool { self.decided?.outcome == "later" && self.classed?.kind == "extra" }

  /// How long it took, once it is done and that is told. An estimate is nobody's but the team's.
  var given: (minutes: Int, on: Day)? {
    guard let on = self.done?.on, let minutes = self.done?.actual else { return nil }
    return (minutes, on)
  }
}

extension [(minutes: Int, on: Day)] {
  /// Nil where they are too many minutes.
  fileprivate var totalTime: Length? {
    var sum = 0
    for part in self {
      let (next, overflow) = sum.addingReportingOverflow(part.minutes)
      guard !overflow else { return nil }
      sum = next
    }
    return Length(minutes: sum)
  }
}
