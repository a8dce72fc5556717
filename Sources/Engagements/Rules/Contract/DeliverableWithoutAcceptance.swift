import Diagnostics

extension Rule {
  /// Every deliverable says what must be true for it to be accepted.
  ///
  /// Without it acceptance is a matter of mood, and the stage's payment with it. `accepted_when:` is short for one row
  /// of `acceptance:`; what level, and how it is looked at, have defaults.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// stages:
  ///   - id: build
  ///     delivers:
  ///       - title: Room pages
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// stages:
  ///   - id: build
  ///     delivers:
  ///       - title: Room pages
  ///         accepted_when: each of the nine rooms has a page with its price
  /// ```
  static let deliverableWithoutAcceptance = Rule("deliverable-without-acceptance", .error, .contract) { engagement in
    engagement.allDeliverables.filter { $0.lacks(\.acceptedWhen) && ($0.acceptance ?? []).isEmpty }.map { deliverable in
      Finding(
        "nothing says when \(deliverable.name) is accepted", at: deliverable.place(of: \.title),
        help: "add `accepted_when:` with something that both of you can see")
    }
  }
}
