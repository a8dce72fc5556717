import Diagnostics

extension Rule {
  /// A request that is called an extra says why it is outside the agreement.
  ///
  /// The quote that follows prints the reason, and the client's first question is for it.
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
  ///     on: 2026-04-03
  ///     as: extra
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
  ///     on: 2026-04-03
  ///     as: extra
  ///     because: Other pages are not among the deliverables.
  /// ```
  static let extraWithoutBecause = Rule("extra-without-because", .error, .work) { engagement in
    (engagement.log.requests ?? []).compactMap { request in
      guard let classed = request.classed, classed.kind == "extra", classed.lacks(\.because) else { return nil }
      return Finding(
        "`\(request.id ?? "")` is an extra, and nothing says why", at: classed.span(of: \.kind),
        help: "add `because:` with what of the agreement it goes beyond")
    }
  }
}
