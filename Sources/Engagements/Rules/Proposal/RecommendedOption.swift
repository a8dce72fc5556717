import Diagnostics

extension Rule {
  /// Where one option is chosen of several, exactly one is recommended.
  ///
  /// A client asks what you would do. The recommended option is also the one whose price the summary names.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// options:
  ///   - choose: one
  ///     of:
  ///       - id: a
  ///         title: Pictures by us
  ///         stages:
  ///           - title: Photographs
  ///             price: 900
  ///             takes: 2w
  ///             delivers:
  ///               - title: Ten pictures
  ///                 accepted_when: all ten are on the site
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// options:
  ///   - choose: one
  ///     of:
  ///       - id: a
  ///         title: Pictures by us
  ///         recommended: yes
  ///         stages:
  ///           - title: Photographs
  ///             price: 900
  ///             takes: 2w
  ///             delivers:
  ///               - title: Ten pictures
  ///                 accepted_when: all ten are on the site
  /// ```
  static let recommendedOption = Rule("recommended-option", .error, .proposal) { engagement in
    (engagement.terms.options ?? []).compactMap { group in
      let options = group.of ?? []
      guard group.choose == "one", !options.isEmpty else { return nil }
      let recommended = options.filter { $0.recommended == true }
      guard recommended.count != 1 else { return nil }
      guard recommended.isEmpty else {
        return Finding(
          "\(recommended.count) options are recommended where one is chosen",
          at: recommended[1].place(of: \.recommended),
          notes: [Diagnostic.Note("the first is here", at: recommended[0].place(of: \.recommended))],
          help: "keep `recommended: yes` at one of them")
      }
      return Finding(
        "none of the \(options.count == 1 ? "options, `\(options[0].id ?? "")`," : "\(options.count) options") is recommended",
        at: group.place(of: \.of), help: "write `recommended: yes` at one of them, and `because:`")
    }
  }
}
