import Diagnostics
import Values

extension Rule {
  /// Nothing is written down before it happened.
  ///
  /// `recorded:` is the day a step was written; one of a later day than that is a plan, or a slip. What is planned has
  /// steps of its own: a meeting is `planned`, an action has an `until`.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/inputs.yaml
  /// - id: texts
  ///   received:
  ///     on: 2026-03-19
  ///     recorded: 2026-03-09
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/inputs.yaml
  /// - id: texts
  ///   received:
  ///     on: 2026-03-09
  ///     recorded: 2026-03-19
  /// ```
  static let futureStep = Rule("future-step", .error, .work) { engagement in
    // As-of days hide such a step from every page.
    engagement.stepsOfAnyDay.compactMap { step in
      guard let recorded = step.recorded, step.on > recorded else { return nil }
      return Finding(
        "`\(step.name)` of `\(step.record)` was written down on \(recorded), before it happened on \(step.on)",
        at: step.span, help: "put the wrong day right")
    }
  }
}
