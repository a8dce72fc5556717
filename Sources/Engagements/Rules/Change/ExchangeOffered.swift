import Diagnostics

extension Rule {
  /// A change order that takes something out does not offer, too, to take something out in its place.
  ///
  /// `alternatives: swap:` is what `dossier quote` writes into every offer with a price. Once the client has chosen the
  /// exchange, and what goes out stands under `removes:`, the page would offer it once more.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # changes/groups.yaml
  /// title: A page for groups instead of the training
  /// because: no page of the list is for groups
  /// adds:
  ///   deliverables:
  ///     - title: Page for groups
  ///       stage: launch
  ///       accepted_when: a group sends its days, and both of you receive them
  /// removes:
  ///   deliverables: [training]
  /// price: 0
  /// days: 0
  /// alternatives:
  ///   swap: Tell us what we may leave out for it.
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # changes/groups.yaml
  /// title: A page for groups instead of the training
  /// because: no page of the list is for groups
  /// adds:
  ///   deliverables:
  ///     - title: Page for groups
  ///       stage: launch
  ///       accepted_when: a group sends its days, and both of you receive them
  /// removes:
  ///   deliverables: [training]
  /// price: 0
  /// days: 0
  /// ```
  static let exchangeOffered = Rule("exchange-offered", .warning, .changeOrder) { engagement in
    engagement.changes.filter { $0.agreedOn == nil && !$0.isOver }.compactMap { change in
      guard let offer = change.terms.alternatives?.span(of: \.swap), change.removesWork else { return nil }
      return Finding(
        "\(change.name) takes something out, and offers to take something out in its place", at: offer,
        notes: [Diagnostic.Note("what goes out is here", at: change.terms.span(of: \.removes))],
        help: "take `swap:` away; or `removes:`, if nothing is chosen yet")
    }
  }
}
