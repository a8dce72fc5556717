import Diagnostics
import Values

extension Rule {
  /// More work costs, and less work does not.
  ///
  /// A minus sign that is missing, or one too many, makes a credit of a charge. Where it is meant, `price: 0` and a word under
  /// `because:` say the same more plainly.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # changes/groups.yaml
  /// title: A page for groups
  /// because: no page of the list is for groups
  /// adds:
  ///   deliverables:
  ///     - title: Page for groups
  ///       stage: build
  ///       accepted_when: a group sends its days, and both of you receive them
  /// price: -680
  /// days: 3wd
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # changes/groups.yaml
  /// title: A page for groups
  /// because: no page of the list is for groups
  /// adds:
  ///   deliverables:
  ///     - title: Page for groups
  ///       stage: build
  ///       accepted_when: a group sends its days, and both of you receive them
  /// price: 680
  /// days: 3wd
  /// ```
  static let changePriceSign = Rule("change-price-sign", .warning, .changeOrder) { engagement in
    engagement.changes.compactMap { change in
      let terms = change.terms
      guard !terms.lacks(\.price), let price = change.totals?.net, !price.isZero, change.removesWork != change.addsWork,
        price.isNegative == change.addsWork
      else { return nil }
      return Finding(
        change.addsWork
          ? "\(change.name) adds work, and lowers the price: \(price)"
          : "\(change.name) only takes work away, and raises the price: \(price)",
        at: terms.place(of: \.price), help: change.addsWork ? "take the minus sign away" : "write it with a minus sign")
    }
  }
}
