import Diagnostics
package import Values

// Notices as documents read them.

package struct NoticeFigures: Fields {
  package static let name = "notice"
  package static let kind = Kind(Self())
  package let id = Field("id", .text, .client, "its name")
  package let on = Field("on", .day, .client, "the day on which it was given")
  package let subject = Field("about", .choice(NoticeSubject.allCases.map(\.rawValue)), .client, "its subject")
  package let what = Field("what", .text, .client, "what happened")
  package let since = Field("since", .day, .client, "since when, or from when")
  package let changes = Field("changes", .list(.entry(NoticeChangeFields.self)), .client, "what becomes something else")
  package let moves = Field(
    "moves", .list(.entry(NoticeMoveFigures.self)), .client, "the days that late inputs and pauses have moved")
  package let isOver = Field(
    "is_over", .yesNo, .client, "of late input: whether it had come by then")
  package let weDo = Field("we_do", .text, .client, "what we do about it")
  package let youDo = Field("you_do", .text, .client, "what we need from the client")
  package let until = Field("until", .day, .client, "by when")
  package let call = Field("call", .entry(PersonFields.self), .client, "whom to call")
}

/// The last day of a stage, or of the term where no stage is named.
package struct NoticeMoveFigures: Fields {
  package static let name = "day moved"
  package static let kind = Kind(Self())
  package let stage = Field("stage", .entry(ReferenceFigures.self), .client, "the stage; absent for the term")
  package let before = Field("before", .day, .client, "the day that held until then")
  package let after = Field("after", .day, .client, "the day that holds now")
}

extension Engagement {
  /// The notices, and the step that says what each tells.
  package var noticesGiven: [Entry<NoticeFields>] {
    (log.notices ?? []).filter { $0.id != nil && $0.given?.on != nil }
  }

  /// The day of which a notice speaks: what it says stays, whatever comes later.
  package func dayTold(_ notice: Entry<NoticeFields>) -> Day? {
    let paper = notice.id.flatMap { log.paper(of: "notice", about: $0) }
    return paper?.issuedOn ?? notice.given?.on.map { max($0, notice.given?.recorded ?? $0) }
  }

  func noticeFigures(_ notice: Entry<NoticeFields>) -> Datum {
    let given = notice.given
    var figures = FigureWriter<NoticeFigures>(from: notice.spans)
    figures.set(\.id, notice.datum(of: \.id))
    figures.set(\.on, given?.datum(of: \.on))
    figures.set(\.subject, given?.datum(of: \.subject))
    figures.set(\.what, given?.datum(of: \.what))
    figures.set(\.since, given?.datum(of: \.since))
    figures.set(\.changes, items: (given?.changes ?? []).map(\.datum))
    let subject = given?.subject.flatMap(NoticeSubject.init)
    var moves: [Datum] = []
    if let cause = subject?.cause, let told = given?.since ?? given?.on {
      let ends = standstills.filter { $0.cause == cause }.map(\.through)
      // Who tells of it a day after it was over tells of it all the same.
      moves = daysMoved(by: cause, since: ends.max().map { min($0, told) } ?? told, from: notice.spans)
      if cause == .lateInput {
        figures.set(\.isOver, .bool(!ends.isEmpty && !inputs.contains { $0.state == .overdue }))
      }
    }
    figures.set(\.moves, items: moves)
    figures.set(\.weDo, given?.datum(of: \.weDo))
    figures.set(\.youDo, given?.datum(of: \.youDo))
    figures.set(\.until, given?.datum(of: \.until))
    figures.set(\.call, people.datum(given?.call ?? lead))
    return figures.datum
  }

  /// The last days of stages and of the term that standstills of a cause have moved which lasted until a day or beyond
  /// it; what others moved before is no news.
  private func daysMoved(by cause: Standstill.Cause, since: Day, from spans: [Span]) -> [Datum] {
    let all = standstills
    let earlier = all.filter { $0.cause != cause || $0.through < since }
    guard let days = try? workDays(movedBy: all), let former = try? workDays(movedBy: earlier) else { return [] }
    func move(_ stage: PlannedStage?, _ kept: KeptDay?, from before: KeptDay?) -> Datum? {
      guard let kept, let before, kept.day != before.day else { return nil }
      var figures = FigureWriter<NoticeMoveFigures>(from: spans)
      figures.set(\.stage, stage.map { reference($0.terms) })
      figures.set(\.before, .day(before.day))
      figures.set(\.after, .day(kept.day))
      return figures.datum
    }
    return days.stages.compactMap { move($0.stage, $0.due, from: former.of($0.stage)?.due) }
      + [move(nil, days.end, from: former.end)].compactMap(\.self)
  }
}
