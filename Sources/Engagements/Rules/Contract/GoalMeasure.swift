import Diagnostics

extension Rule {
  /// A goal says how both sides will know that it is reached.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// goals:
  ///   - text: At least a third of bookings are made online
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// goals:
  ///   - text: At least a third of bookings are made online
  ///     measured_by: share of online bookings in the month after launch
  /// ```
  static let goalMeasure = Rule("goal-measure", .warning, .contract) { engagement in
    (engagement.terms.goals ?? []).filter { $0.lacks(\.measuredBy) && engagement.isAuthored($0.span) }.map { goal in
      Finding(
        "nothing says how `\(goal.text ?? "the goal")` is measured", at: goal.place(of: \.text),
        help: "add `measured_by:` with what is counted, and when")
    }
  }
}
