import Diagnostics
import Values

extension Rule {
  /// What is given gladly is no larger than one such extra may be, and no more than is left.
  ///
  /// Larger extras are offered, so that what is given stays a gift. A request that was withdrawn gives back what was
  /// kept for it, and one that took longer than estimated takes no more than there is.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/requests.yaml
  /// - id: R-001
  ///   asked:
  ///     on: 2026-04-20
  ///     by: jane
  ///     text: A booking button on every page.
  ///   classed:
  ///     on: 2026-04-20
  ///     as: extra
  ///     because: not among the blocks of the page list
  ///   decided:
  ///     on: 2026-04-21
  ///     outcome: goodwill
  ///     estimate: 3h
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
  ///     text: A booking button on every page.
  ///   classed:
  ///     on: 2026-04-20
  ///     as: extra
  ///     because: not among the blocks of the page list
  ///   decided:
  ///     on: 2026-04-21
  ///     outcome: goodwill
  ///     estimate: 90m
  /// ```
  static let goodwillLimit = Rule("goodwill-limit", .error, .work) { engagement in
    guard let rules = engagement.terms.goodwill, let most = rules.maxItem else { return [] }
    let requests = Dictionary((engagement.log.requests ?? []).map { ($0.id ?? "", $0) }) { first, _ in first }
    return engagement.goodwillDecisions().compactMap { decision in
      let isTooLarge = decision.estimate > most
      guard isTooLarge || decision.estimate > max(0, decision.left) else { return nil }
      let estimate = Length(decision.estimate, .minutes)
      let limit = isTooLarge ? most : max(0, decision.left)
      return Finding(
        "`\(decision.id)` is given gladly at \(estimate), and "
          + (isTooLarge ? "one extra may take \(Length(limit, .minutes))" : "\(Length(limit, .minutes)) were left"),
        at: requests[decision.id]?.decided?.span(of: \.estimate),
        notes: [
          Diagnostic.Note("the limit is here", at: isTooLarge ? rules.span(of: \.maxItem) : rules.span(of: \.amount))
        ]
        .filter { $0.span != nil },
        help: "decide it as `outcome: proposal`, and offer it")
    }
  }
}
