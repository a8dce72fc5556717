import Values

// What one change order brings in and a later one takes out.

extension PlannedChange {
  func takesOut(anythingBroughtInBy former: PlannedChange) -> Bool {
    let stages = former.stages.map(\.id)
    let results = former.deliverables.map(\.id)
    return (terms.removes?.stages ?? []).contains(where: stages.contains)
      || (terms.removes?.deliverables ?? []).contains(where: results.contains)
  }
}

extension WorkInForce {
  /// The change order that took out the last of what one of them had brought in; nil while some of it is there, and
  /// where it brought in nothing.
  func change(takingOutAllOf former: PlannedChange) -> PlannedChange? {
    guard former.addsWork, !stages.contains(where: { $0.addedBy == former.id }),
      !deliverables.contains(where: { $0.addedBy == former.id })
    else { return nil }
    return changes(since: former.id).last { $0.takesOut(anythingBroughtInBy: former) }
  }

  /// Whether a change order takes out something that another one brought in, or that came in exchange for all of that.
  func takesOut(_ later: PlannedChange, whatBecameOf former: PlannedChange) -> Bool {
    if later.takesOut(anythingBroughtInBy: former) { return true }
    return change(takingOutAllOf: former).map { takesOut(later, whatBecameOf: $0) } ?? false
  }

  /// The day on which a stage was taken out; nil while it is there.
  func dayOfTakingOut(_ stage: String) -> Day? {
    guard self.stage(stage) == nil else { return nil }
    return changes.last { ($0.terms.removes?.stages ?? []).contains(stage) }?.agreedOn
  }
}

extension Engagement {
  /// The change order that took out what a request had brought in; nil while some of that is there.
  func change(takingOutAllFor request: Entry<RequestFields>) -> PlannedChange? {
    agreedChange(answering: request.id).flatMap(inForce.change(takingOutAllOf:))
  }

  /// The day since which nobody needs an input any more: all stages that it was for are taken out.
  func dayOfNoNeed(of input: PlannedInput, in work: WorkInForce) -> Day? {
    let days = input.stages.map { work.dayOfTakingOut($0.id) }
    guard !days.isEmpty, !days.contains(nil) else { return nil }
    return days.compactMap(\.self).max()
  }
}
