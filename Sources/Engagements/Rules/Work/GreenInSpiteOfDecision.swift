import Diagnostics
import Values

extension Rule {
  /// A status update is not green, as a whole or in its dates, while a decision that the work waits for is overdue.
  ///
  /// Whoever reads green decides next week.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/decisions.yaml
  /// - id: D-001
  ///   wanted:
  ///     on: 2026-04-14
  ///     question: Which two people become editors?
  ///     from: jane
  ///     until: 2026-04-21
  ///   taken:
  ///     on: 2026-05-04
  ///     by: jane
  ///     chosen: Jane and one of the house staff
  /// # log/statuses.yaml
  /// - id: status-1
  ///   given:
  ///     on: 2026-04-30
  ///     verdict: All is well.
  ///     overall: green
  ///     dates: green
  ///     budget: green
  ///     scope: green
  ///     risk: green
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/decisions.yaml
  /// - id: D-001
  ///   wanted:
  ///     on: 2026-04-14
  ///     question: Which two people become editors?
  ///     from: jane
  ///     until: 2026-04-21
  ///   taken:
  ///     on: 2026-04-21
  ///     by: jane
  ///     chosen: Jane and one of the house staff
  /// # log/statuses.yaml
  /// - id: status-1
  ///   given:
  ///     on: 2026-04-30
  ///     verdict: All is well.
  ///     overall: green
  ///     dates: green
  ///     budget: green
  ///     scope: green
  ///     risk: green
  /// ```
  static let greenInSpiteOfDecision = Rule("green-in-spite-of-decision", .error, .work) { engagement in
    engagement.log.statusesGiven.flatMap { status -> [Finding] in
      guard let on = status.given?.on,
        let overdue = (engagement.log.decisions ?? []).first(where: { $0.isOverdue(on: on) })
      else { return [] }
      return [StatusArea.overall, .dates].compactMap { area in
        guard let rating = status.given?.rating(area), rating.colourOfArea == .green else { return nil }
        return Finding(
          "`\(status.id ?? "")`: `\(area.rawValue)` is green, and the decision `\(overdue.id ?? "")` is overdue since \(overdue.wanted?.until?.description ?? "")",
          at: rating.span(of: \.colour) ?? rating.span,
          notes: [Diagnostic.Note("it was wanted here", at: overdue.wanted?.span(of: \.until))],
          help: "say amber, and what waits for the decision")
      }
    }
  }
}

extension Entry where F == DecisionFields {
  /// Whether it should have been taken by then, and was not, as far as was known then.
  fileprivate func isOverdue(on day: Day) -> Bool {
    guard let wanted = self.wanted, let until = wanted.until, until < day, let asked = wanted.on,
      max(asked, wanted.recorded ?? asked) <= day
    else { return false }
    return [self.taken?.on, self.replaced?.on].compactMap(\.self).allSatisfy { $0 > day }
  }
}
