import Diagnostics

extension Rule {
  /// An abbreviation of your trade is written out.
  ///
  /// `abbreviations:` in content/standards.yaml lists those that clients do not know, each with what it stands for.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # standards.yaml
  /// abbreviations:
  ///   - short: CMS
  ///     means: system in which editors change the pages
  /// # engagement.yaml
  /// task: You want a CMS for two editors.
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # standards.yaml
  /// abbreviations:
  ///   - short: CMS
  ///     means: system in which editors change the pages
  /// # engagement.yaml
  /// task: You want two of your people to change the pages without asking us.
  /// ```
  static let abbreviation = Rule("abbreviation", .note, .proposal) { engagement in
    let list = engagement.standards.abbreviations ?? []
    guard !list.isEmpty else { return [] }
    return engagement.writtenForClient.flatMap { text -> [Finding] in
      let said = Set(words(in: text.text ?? ""))
      return list.filter { $0.short.map(said.contains) ?? false }.map { abbreviation in
        Finding(
          "`\(abbreviation.short ?? "")` is an abbreviation that the client may not know", at: text.span,
          help: "write it out: \(abbreviation.means ?? "")")
      }
    }
  }
}
