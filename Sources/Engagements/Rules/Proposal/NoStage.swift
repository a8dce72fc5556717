import Diagnostics

extension Rule {
  /// There is at least one stage: in the terms, or in an option that can be chosen.
  ///
  /// A stage is what has a price and a time; without one there is nothing to say yes to.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// stages: none
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// stages:
  ///   - title: Photographs
  ///     price: 900
  ///     takes: 2w
  ///     delivers:
  ///       - title: Ten pictures
  ///         accepted_when: all ten are on the site
  /// ```
  static let noStage = Rule("no-stage", .error, .proposal) { engagement in
    let terms = engagement.terms
    guard engagement.agreedStages.isEmpty, terms.datum(of: \.stages)?.isNone != true else { return [] }
    return [
      Finding(
        "there is no stage", at: terms.place(of: \.stages),
        help: "add `stages:` with a title, a price and a length each, or `options:` that bring them")
    ]
  }
}
