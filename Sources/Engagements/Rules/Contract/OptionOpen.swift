import Diagnostics

extension Rule {
  /// A contract is made of what was chosen: where one of several options is to be chosen, somebody did.
  ///
  /// Until then the pages count with the recommended one, and a contract that went out so would say what the client may
  /// not want. The yes to the proposal names the option: `dossier agree ENGAGEMENT proposal --option ID`. Of a contract that
  /// was agreed to nothing is asked any more.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// options:
  ///   - choose: one
  ///     of:
  ///       - id: ours
  ///         title: Pictures by us
  ///         recommended: yes
  ///         stages:
  ///           - title: Photographs
  ///             price: 900
  ///             takes: 2w
  ///             delivers:
  ///               - title: Ten pictures
  ///                 accepted_when: all ten are on the site
  /// # log/papers.yaml
  /// - id: C-2026-001
  ///   agreed: none
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// options:
  ///   - choose: one
  ///     of:
  ///       - id: ours
  ///         title: Pictures by us
  ///         recommended: yes
  ///         stages:
  ///           - title: Photographs
  ///             price: 900
  ///             takes: 2w
  ///             delivers:
  ///               - title: Ten pictures
  ///                 accepted_when: all ten are on the site
  /// # log/papers.yaml
  /// - id: P-2026-001
  ///   agreed:
  ///     on: 2026-02-02
  ///     by: omar
  ///     via: email
  ///     options:
  ///       - ours
  /// - id: C-2026-001
  ///   agreed: none
  /// ```
  static let optionOpen = Rule("option-open", .error, .contract) { engagement in
    guard engagement.log.contractAgreedOn == nil else { return [] }
    let agreed = engagement.log.agreedOptions
    return (engagement.terms.options ?? []).compactMap { group in
      let ids = (group.of ?? []).compactMap(\.id)
      guard group.choose != "any", !ids.isEmpty, agreed.isDisjoint(with: ids) else { return nil }
      return Finding(
        "one of \(ids.map { "`\($0)`" }.joined(separator: ", ")) is to be chosen, and no paper that was agreed to says which",
        at: group.place(of: \.of),
        help: "record the yes with the choice: `dossier agree \(engagement.path) proposal --option \(ids[0])`")
    }
  }
}
