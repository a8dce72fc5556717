import Diagnostics

extension Rule {
  /// What is not included is not delivered, done as a service or offered as a stage at the same time.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// not_included: [photography, training for two editors]
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// not_included: [photography, training for more than two editors]
  /// ```
  static let includedAndNot = Rule("included-and-not", .warning, .order) { engagement in
    let terms = engagement.terms
    let excluded = [terms.datum(of: \.notIncluded), terms.scope?.datum(of: \.notIncluded)].flatMap { $0?.list ?? [] }
    let services = terms.scope?.datum(of: \.services)?.list ?? []
    let included =
      services + engagement.allStages.compactMap { $0.datum(of: \.title) }
      + engagement.allDeliverables.compactMap { $0.datum(of: \.title) }
    var places: [String: Span?] = [:]
    for item in included where places[slug(item.text ?? "")] == nil { places[slug(item.text ?? "")] = item.span }
    return excluded.compactMap { item in
      guard let text = item.text, engagement.isAuthored(item.span), !slug(text).isEmpty, let place = places[slug(text)]
      else { return nil }
      return Finding(
        "`\(text)` is not included, and included", at: item.span,
        notes: [Diagnostic.Note("it is included here", at: place)],
        help: "take one of them away, or say which part")
    }
  }
}
