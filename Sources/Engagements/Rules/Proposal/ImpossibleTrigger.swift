import Diagnostics
import Values

extension Rule {
  /// What makes a payment due can happen.
  ///
  /// A stage is accepted when the last of its deliverables is, so `stage_accepted build` needs a stage `build` that
  /// delivers something; a payment that waits for anything else is never due.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// payments:
  ///   schedule:
  ///     - id: advance
  ///       share: 50%
  ///       when: contract_agreed
  ///     - id: middle
  ///       share: 25%
  ///       when: stage_accepted bulid
  ///     - id: last
  ///       share: rest
  ///       when: stage_accepted launch
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// payments:
  ///   schedule:
  ///     - id: advance
  ///       share: 50%
  ///       when: contract_agreed
  ///     - id: middle
  ///       share: 25%
  ///       when: stage_accepted build
  ///     - id: last
  ///       share: rest
  ///       when: stage_accepted launch
  /// ```
  static let impossibleTrigger = Rule("impossible-trigger", .error, .proposal) { engagement in
    (engagement.terms.payments?.schedule ?? []).compactMap { engagement.finding(on: $0) }
      + engagement.changes.flatMap { change -> [Finding] in
        let schedule = change.terms.payments ?? []
        guard schedule.isEmpty else { return schedule.compactMap { engagement.finding(on: $0, of: change) } }
        // A stage that it adds and that delivers nothing is complained of as such.
        guard let trigger = change.instalments.first?.trigger,
          !change.stages.contains(where: { trigger == .stageAccepted($0.id) }),
          let why = engagement.impossibility(of: trigger, change)
        else { return [] }
        return [
          Finding(
            "the price of \(change.name) is never due: \(why.message)", at: change.terms.place(of: \.price),
            notes: why.notes, help: why.help)
        ]
      }
  }
}

extension Engagement {
  /// - Parameter change: the change order whose payment it is; nil for one of the terms.
  fileprivate func finding(on instalment: Entry<InstalmentFields>, of change: PlannedChange? = nil) -> Finding? {
    guard let trigger = instalment.when, let why = impossibility(of: trigger, change) else { return nil }
    return Finding(
      "`\(trigger)` never happens: \(why.message)", at: instalment.span(of: \.when), notes: why.notes, help: why.help)
  }

  /// Why a payment never becomes due; nil where it may.
  fileprivate func impossibility(
    of trigger: Trigger, _ change: PlannedChange?
  ) -> (message: String, notes: [Diagnostic.Note], help: String?)? {
    if trigger == .changeAgreed, change == nil {
      return ("this is no change order", [], "write `contract_agreed`")
    }
    if trigger == .contractAgreed, change != nil {
      return ("the contract was agreed before this change order", [], "write `change_agreed`")
    }
    var names = anchorNames
    names.stages.formUnion((change.map { $0.before + $0.stages } ?? []).map(\.id))
    if let unknown = names.unknown(trigger.day.event) {
      return (
        "there is no \(unknown.kind) `\(unknown.name)`", [], unknown.suggestion.map { "did you mean `\($0)`?" }
      )
    }
    guard case .stageAccepted(let id) = trigger, let stage = allStages.first(where: { $0.id == id }),
      deliverables(of: stage).isEmpty
    else { return nil }
    return (
      "\(stage.name) delivers nothing that could be accepted",
      [Diagnostic.Note("the stage is here", at: stage.place(of: \.title))],
      "add what the stage delivers, or let the payment hang on a day"
    )
  }
}
