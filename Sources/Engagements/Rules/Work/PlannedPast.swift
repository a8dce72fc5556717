import Diagnostics
import Values

extension Rule {
  /// A call or a meeting is planned for the day on which it is written down, or a later one.
  ///
  /// What is over is not planned any more: it was held, or it was not.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/calls.yaml
  /// - id: payments
  ///   planned:
  ///     on: 2026-05-05
  ///     day: 2026-05-04
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/calls.yaml
  /// - id: payments
  ///   planned:
  ///     on: 2026-05-04
  ///     day: 2026-05-12
  /// ```
  static let plannedPast = Rule("planned-past", .error, .work) { engagement in
    engagement.log.conversations.compactMap { kind, _, record in
      guard let plan = record.planned, let on = plan.on, let day = plan.day, day < on else { return nil }
      return Finding(
        "\(kind.rawValue) `\(record.id ?? "")` was planned on \(on) for \(day), which was over",
        at: plan.span(of: \.day),
        help: "put the wrong day right; what has been held has a `held:`")
    }
  }
}
