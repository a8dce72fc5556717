import Diagnostics

extension Rule {
  /// No two levels of support are the same person.
  ///
  /// What the first could not solve goes to somebody else, or there is only one level.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// support:
  ///   tiers:
  ///     - level: 1
  ///       does: takes it and tracks it
  ///     - level: 2
  ///       who: maria
  ///       does: solves it
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// support:
  ///   tiers:
  ///     - level: 1
  ///       does: takes it and tracks it
  ///     - level: 2
  ///       who: nikos
  ///       does: solves it
  /// ```
  static let supportTiers = Rule("support-tiers", .error, .contract) { engagement in
    let tiers = engagement.terms.support?.tiers ?? []
    return engagement.findings(
      ofRepeated: tiers.map { Level(number: $0.level, person: $0.who ?? engagement.lead, place: $0.place(of: \.who)) },
      in: "support")
  }
}
