import Diagnostics
import Values

extension Rule {
  /// What the client gives for a stage comes before the stage ends.
  ///
  /// It may well be needed in the middle of the stage; what may come on its last day, or later, is of no use to it, and
  /// the delay would be counted as the client's although the plan made it. Days that are still told from an event are
  /// compared as they are told: `starts+8w` is after a first stage of six weeks. Where the first day hangs on an event,
  /// and the contract is agreed, the rule is silent: what was agreed is not put right by a rule, and an advance that comes
  /// early makes nobody late.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// we_need:
  ///   - what: Room prices
  ///     from: jane
  ///     until: 2026-09-24
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
  ///     until: 2026-07-24
  ///     for: launch
  /// ```
  static let inputAfterEnd = Rule("input-after-end", .error, .proposal) { engagement in
    let isOfEvent = if case .day? = engagement.terms.starts?.event { false } else { true }
    if isOfEvent, engagement.log.contractAgreedOn != nil { return [] }
    return engagement.inputs.compactMap { input in
      guard let until = input.agreed else { return nil }
      let late = input.stages.first { stage in
        guard let due = stage.due, let (last, end) = engagement.comparable(until, due) else { return false }
        return last >= end
      }
      guard let late, let due = late.due else { return nil }
      return Finding(
        "\(input.terms.name) may come until \(until.told), and \(late.terms.name), which needs it, ends on \(due.told)",
        at: input.terms.span(of: \.until), help: "ask for it earlier, or for a later stage")
    }
  }
}

extension Engagement {
  /// Two moments as days; of those that are told from one event, as if it happened today. Nil for others.
  fileprivate func comparable(_ first: Moment, _ second: Moment) -> (Day, Day)? {
    switch (first, second) {
    case (.day(let first), .day(let second)): return (first, second)
    case (.pending(let first), .pending(let second)) where first.event == second.event:
      guard let one = try? calendar.day(today, plus: first.offsets),
        let other = try? calendar.day(today, plus: second.offsets)
      else { return nil }
      return (one, other)
    default: return nil
    }
  }
}

extension Moment {
  /// The day, or what it is told from: `advance+6w`.
  fileprivate var told: String {
    switch self {
    case .day(let day): day.description
    case .pending(let anchor): "`\(anchor)`"
    }
  }
}
