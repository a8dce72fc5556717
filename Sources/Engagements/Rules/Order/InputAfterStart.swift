import Diagnostics
import Values

extension Rule {
  /// What the client gives for a stage comes by the day the stage starts.
  ///
  /// A stage that cannot go on without it would stand still from its first day, and the delay would be counted as the
  /// client's although the plan made it. Where the first day hangs on an event, and the contract is agreed, the rule is
  /// silent: what was agreed is not put right by a rule, and an advance that comes early makes nobody late.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// we_need:
  ///   - what: Room prices
  ///     from: jane
  ///     until: 2026-07-24
  ///     for: launch
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// we_need:
  ///   - what: Room prices
  ///     from: jane
  ///     until: 2026-07-13
  ///     for: launch
  /// ```
  static let inputAfterStart = Rule("input-after-start", .error, .order) { engagement in
    let isOfEvent = if case .day? = engagement.terms.starts?.event { false } else { true }
    if isOfEvent, engagement.log.contractAgreedOn != nil { return [] }
    return engagement.inputs.compactMap { input in
      guard let until = input.agreed?.day else { return nil }
      let starts = input.stages.compactMap { stage in stage.start?.day.map { (stage: stage, start: $0) } }
      guard let (stage, start) = starts.first(where: { $0.start < until }) else { return nil }
      return Finding(
        "\(input.terms.name) may come until \(until), and \(stage.terms.name), which needs it, starts on \(start)",
        at: input.terms.span(of: \.until), help: "ask for it until \(start) or earlier, or for a later stage")
    }
  }
}
