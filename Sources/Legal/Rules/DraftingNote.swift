import Diagnostics

extension DocumentRule {
  /// No note to whoever drafts the paper is left in it.
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// The cap is 100 %. [Note to draft: ask Nikos.]
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// The cap is 100 %. Please note the draft beside it.
  /// ```
  static let draftingNote = DocumentRule(ofBlocks: "drafting-note", .error) { block, text in
    block.tokens.indices.compactMap { index -> DocumentFinding? in
      guard let found = text.words.rules.draftingNotes.match(block.tokens, at: index),
        index == 0 || block.startsSentence(index),
        found.upperBound == block.tokens.count || block.tokens[found.upperBound].kind == .mark
      else { return nil }
      return DocumentFinding(
        "a note to the drafter is left in the paper", at: text.place(found, in: block), in: block,
        help: "delete it, or write it as `{# … #}` in a template")
    }
  }
}
