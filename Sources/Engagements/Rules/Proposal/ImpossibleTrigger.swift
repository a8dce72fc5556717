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
    let names = engagement.anchorNames
    return (engagement.terms.payments?.schedule ?? []).compactMap { instalment in
      guard let trigger = instalment.when else { return nil }
      let place = instalment.span(of: \.when)
      if let unknown = names.unknown(trigger.day.event) {
        return Finding(
          "`\(trigger)` never happens: there is no \(unknown.kind) `\(unknown.name)`", at: place,
          help: unknown.suggestion.map { "did you mean `\($0)`?" })
      }
      guard case .stageAccepted(let id) = trigger, let stage = engagement.allStages.first(where: { $0.id == id }),
        engagement.terms.deliverables(of: stage).isEmpty
      else { return nil }
      return Finding(
        "`\(trigger)` never happens: \(stage.name) delivers nothing that could be accepted", at: place,
        notes: [Diagnostic.Note("the stage is here", at: stage.place(of: \.title))],
        help: "add what the stage delivers, or let the payment hang on a day")
    }
  }
}
