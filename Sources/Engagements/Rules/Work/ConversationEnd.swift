import Diagnostics
import Values

extension Rule {
  /// A call or meeting ends after it begins.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/calls.yaml
  /// - id: payments
  ///   planned:
  ///     on: 2026-05-04
  ///     day: 2026-05-12
  ///     start: 11:00
  ///     end: 10:00
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
  ///     start: 10:00
  ///     end: 11:00
  /// ```
  static let conversationEnd = Rule("conversation-end", .error, .work) { engagement in
    engagement.log.conversations.compactMap { kind, _, record in
      guard let plan = record.planned, let start = plan.start, let end = plan.end, end.minutes <= start.minutes else {
        return nil
      }
      return Finding(
        "\(kind.rawValue) `\(record.id ?? "")` is planned from \(start) to \(end)", at: plan.span(of: \.end),
        help: "put the wrong time right; one that goes past midnight ends at 23:59")
    }
  }
}
