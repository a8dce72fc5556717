import Diagnostics

extension Rule {
  /// An order has one price and one yes: a choice of options belongs into a proposal.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// kind: order
  /// options:
  ///   - choose: any
  ///     of:
  ///       - title: A second day
  ///         stages:
  ///           - title: Second day
  ///             price: 400
  ///             takes: 1w
  ///             delivers:
  ///               - title: Second day of the workshop
  /// # log/papers.yaml
  /// - id: P-2026-001
  ///   not: here
  /// - id: C-2026-001
  ///   document: order
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// kind: order
  /// # log/papers.yaml
  /// - id: P-2026-001
  ///   not: here
  /// - id: C-2026-001
  ///   document: order
  /// ```
  static let orderOptions = Rule("order-options", .error, .order) { engagement in
    guard engagement.isOrder, !engagement.options.isEmpty else { return [] }
    return [
      Finding(
        "an order has options", at: engagement.terms.place(of: \.options),
        help: "write its one price under `stages:`, or let the client choose from a proposal: `kind: project`")
    ]
  }
}
