import Diagnostics
import Values

extension Rule {
  /// The day on which a request is taken up again is that of one that is left for later, and comes after the decision.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/requests.yaml
  /// - id: R-001
  ///   asked:
  ///     on: 2026-04-20
  ///     by: jane
  ///     text: A page for groups.
  ///   classed:
  ///     on: 2026-04-20
  ///     as: extra
  ///     because: no page of the list is for groups
  ///   decided:
  ///     on: 2026-04-21
  ///     outcome: later
  ///     until: 2026-04-02
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/requests.yaml
  /// - id: R-001
  ///   asked:
  ///     on: 2026-04-20
  ///     by: jane
  ///     text: A page for groups.
  ///   classed:
  ///     on: 2026-04-20
  ///     as: extra
  ///     because: no page of the list is for groups
  ///   decided:
  ///     on: 2026-04-21
  ///     outcome: later
  ///     until: 2026-09-02
  /// ```
  static let putOffUntil = Rule("put-off-until", .error, .work) { engagement in
    (engagement.log.requests ?? []).compactMap { request in
      guard let decided = request.decided, let until = decided.until, let id = request.id else { return nil }
      let span = decided.span(of: \.until)
      guard decided.outcome == "later" else {
        return Finding(
          "`\(id)` was decided as \(decided.outcome ?? "nothing"), and is to be taken up again on \(until)", at: span,
          help: "write `outcome: later`, or leave `until:` out")
      }
      guard let on = decided.on, until <= on else { return nil }
      return Finding(
        "`\(id)` was left on \(on) for later, until \(until)", at: span,
        help: "write the day on which it is taken up again; without one it is left for some time")
    }
  }
}
