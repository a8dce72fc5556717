import Diagnostics
import Values

extension Rule {
  /// A proposal or an order is agreed to while it is valid, its last day included.
  ///
  /// After that its price binds nobody: send it again, and let the client agree to the new one.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/papers.yaml
  /// - id: P-2026-001
  ///   agreed:
  ///     on: 2026-03-02
  ///     by: omar
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/papers.yaml
  /// - id: P-2026-001
  ///   agreed:
  ///     on: 2026-02-25
  ///     by: omar
  /// ```
  static let agreedLate = Rule("agreed-late", .error, .work) { engagement in
    (engagement.log.papers ?? []).compactMap { paper in
      guard paper.withdrawn == nil, let agreed = paper.agreed, let day = agreed.on,
        let last = engagement.validUntil(paper), day > last
      else { return nil }
      return Finding(
        "`\(paper.id ?? "")` was agreed on \(day), and was valid until \(last)", at: agreed.span(of: \.on),
        notes: [Diagnostic.Note("it went out here", at: paper.issued?.span(of: \.on) ?? paper.sent?.span(of: \.on))],
        help: "send it again, and record the agreement to the new one")
    }
  }
}
