import Diagnostics

extension DocumentRule {
  /// Within a clause, no two headings are the same.
  ///
  /// Equal headings under different ones are left alone, and headings with ids of their own.
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// # Contract
  ///
  /// ## Payment
  ///
  /// In advance.
  ///
  /// ## Payment
  ///
  /// With interest.
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// # Contract
  ///
  /// ## Design
  ///
  /// ### Price
  ///
  /// 300 EUR.
  ///
  /// ## Texts
  ///
  /// ### Price
  ///
  /// 200 EUR.
  /// ```
  static let headingDuplicate = DocumentRule("heading-duplicate", .warning) { text in
    var open: [(level: Int, seen: [String: TextBlock])] = []
    return text.blocks.compactMap { block in
      guard case .heading(let level) = block.kind else { return nil }
      while let last = open.last, last.level > level { open.removeLast() }
      if open.last?.level != level { open.append((level, [:])) }
      let title = block.tokens.map(\.lower).joined(separator: " ")
      let first = open[open.count - 1].seen[title]
      if first == nil { open[open.count - 1].seen[title] = block }
      guard let first, !title.isEmpty, !block.hasOwnID else { return nil }
      return DocumentFinding(
        "`\(block.text)` is a heading twice", at: block.span, in: block,
        notes: [.init("first here", at: first.span)], help: "name what is different in them, or make them one")
    }
  }
}
