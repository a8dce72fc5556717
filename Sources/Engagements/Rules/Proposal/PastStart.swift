import Diagnostics
import Values

extension Rule {
  /// An engagement of which nothing has gone out yet does not begin on a day that is past.
  ///
  /// The proposal would promise that day.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/papers.yaml
  /// - id: P-2026-001
  ///   not: here
  /// - id: C-2026-001
  ///   not: here
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/papers.yaml
  /// - id: P-2026-001
  ///   not: here
  /// - id: C-2026-001
  ///   not: here
  /// # engagement.yaml
  /// starts: 2026-06-02
  /// ```
  static let pastStart = Rule("past-start", .note, .proposal) { engagement in
    guard engagement.state == .lead, case .day(let day)? = engagement.terms.starts?.event, day < engagement.today else {
      return []
    }
    return [
      Finding(
        "the first day, \(day), is past, and nothing has gone out yet", at: engagement.terms.span(of: \.starts),
        help: "name a day to come, or record in log/papers.yaml what was sent")
    ]
  }
}
