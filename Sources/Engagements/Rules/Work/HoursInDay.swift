import Diagnostics
import Values

extension Rule {
  /// Nobody works more than 24 hours in a day.
  ///
  /// Hours are what is paid for, or what a price is judged by afterwards: a slip in them is a slip in both.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/hours.yaml
  /// - id: H-001
  ///   worked:
  ///     on: 2026-03-17
  ///     by: maria
  ///     time: 15h
  /// - id: H-002
  ///   worked:
  ///     on: 2026-03-17
  ///     by: maria
  ///     time: 10h
  /// # log/payments.yaml
  /// - id: advance
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 4464.00
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/hours.yaml
  /// - id: H-001
  ///   worked:
  ///     on: 2026-03-17
  ///     by: maria
  ///     time: 1h
  /// - id: H-002
  ///   worked:
  ///     on: 2026-03-17
  ///     by: maria
  ///     time: 90m
  /// # log/payments.yaml
  /// - id: advance
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 4464.00
  /// ```
  static let hoursInDay = Rule("hours-in-day", .error, .work) { engagement in
    var days: [Day: [String: Int]] = [:]
    return (engagement.log.hours ?? []).compactMap { record in
      guard let worked = record.worked, let on = worked.on, let by = worked.by, let minutes = worked.time else {
        return nil
      }
      let before = days[on]?[by] ?? 0
      let (sum, overflow) = before.addingReportingOverflow(minutes)
      days[on, default: [:]][by] = overflow ? .max : sum
      // Said once a day, where it comes to more.
      guard before <= minutesOfDay, overflow || sum > minutesOfDay else { return nil }
      return Finding(
        "`\(by)` worked more than 24 hours on \(on)", at: worked.span(of: \.time),
        help: "put the wrong length or the wrong day right")
    }
  }
}

private let minutesOfDay = 24 * 60
