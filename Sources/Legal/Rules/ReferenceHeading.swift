import Diagnostics

extension DocumentRule {
  /// A link whose words were the heading of its clause still says what the heading says.
  ///
  /// Found are words that are the heading of another clause, or nearly that of the one the link leads to: one of the two
  /// was renamed. Any other words are an ordinary link.
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// ## Late payments {: #late }
  ///
  /// They bear interest.
  ///
  /// ## Ending {: #ending }
  ///
  /// We may end it as [Late payment](#late) says.
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// ## Late payments {: #late }
  ///
  /// They bear interest.
  ///
  /// ## Ending {: #ending }
  ///
  /// We may end it as [Late payments](#late) says, or [as said there](#late).
  /// ```
  static let referenceHeading = DocumentRule("reference-heading", .warning) { text in
    var titles: [String: String] = [:]
    for block in text.blocks where block.isHeading {
      if let id = block.id { titles[id] = block.text }
    }
    for clause in text.clauses.clauses { if let title = clause.title { titles[clause.id] = title } }
    let owners = Set(titles.values)
    return text.links.compactMap { link in
      guard !link.words.isEmpty, let title = titles[link.id], title != link.words else { return nil }
      let isOther = owners.contains(link.words)
      guard isOther || nearest(to: link.words, among: [title]) != nil else { return nil }
      let block = text.blocks[link.block]
      return DocumentFinding(
        "`\(link.words)` is not the heading of `\(link.id)`, which is `\(title)`",
        at: text.place(link.tokens, in: block), in: block,
        help: "write `[\(title)](#\(link.id))`, or `[@\(link.id)]`, which follows the heading")
    }
  }
}
