import Diagnostics

extension Rule {
  /// A result is accepted by whom the terms name for it.
  ///
  /// Who decides or signs for the client may well say yes as well; but whoever was to look at it may have been passed over,
  /// and a payment hangs on the yes.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/payments.yaml
  /// - id: advance
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 4464.00
  /// # log/deliverables.yaml
  /// - id: home-page
  ///   delivered:
  ///     on: 2026-03-26
  ///   accepted:
  ///     on: 2026-03-27
  ///     by: omar
  ///     via: email
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/payments.yaml
  /// - id: advance
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 4464.00
  /// # log/deliverables.yaml
  /// - id: home-page
  ///   delivered:
  ///     on: 2026-03-26
  ///   accepted:
  ///     on: 2026-03-27
  ///     by: jane
  ///     via: email
  /// ```
  static let acceptedByOther = Rule("accepted-by-other", .warning, .work) { engagement in
    engagement.inForce.deliverables.compactMap { result in
      guard let accepted = result.record?.accepted, let by = accepted.by, let named = result.acceptedBy, by != named,
        // Of those who may not say yes at all `decision-authority` speaks.
        engagement.mayDecide(by)
      else { return nil }
      return Finding(
        "\(result.terms.name) was accepted by `\(by)`, and by the terms `\(named)` accepts it",
        at: accepted.span(of: \.by),
        help: "have `\(named)` confirm it; if the name is a slip: `dossier mark \(engagement.path) \(result.id) "
          + "corrected step=accepted to.by=\(named)`")
    }
  }
}
