import Diagnostics

extension Rule {
  /// A small extra that is done says how long it took.
  ///
  /// Its value is told to the client by that time, and only by that: what was estimated is the team's. Without it the
  /// page lists the extra and cannot say what it, and all of them together, were worth.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/requests.yaml
  /// - id: R-001
  ///   asked:
  ///     on: 2026-04-02
  ///     text: A booking button on every page.
  ///   classed:
  ///     on: 2026-04-02
  ///     as: extra
  ///     because: not among the blocks of the page list
  ///   decided:
  ///     on: 2026-04-03
  ///     outcome: goodwill
  ///     estimate: 45m
  ///   done:
  ///     on: 2026-04-05
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/requests.yaml
  /// - id: R-001
  ///   asked:
  ///     on: 2026-04-02
  ///     text: A booking button on every page.
  ///   classed:
  ///     on: 2026-04-02
  ///     as: extra
  ///     because: not among the blocks of the page list
  ///   decided:
  ///     on: 2026-04-03
  ///     outcome: goodwill
  ///     estimate: 45m
  ///   done:
  ///     on: 2026-04-05
  ///     actual: 40m
  /// ```
  static let goodwillTime = Rule("goodwill-time", .warning, .work) { engagement in
    (engagement.log.requests ?? []).compactMap { request in
      guard request.isGoodwill, let done = request.done, done.lacks(\.actual) else { return nil }
      return Finding(
        "`\(request.id ?? "")` was done gladly, and nothing says how long it took", at: done.span,
        help: "say how long: `dossier mark \(engagement.path) \(request.id ?? "") corrected step=done to.actual=40m`")
    }
  }
}
