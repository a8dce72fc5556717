import Diagnostics

extension DocumentRule {
  /// No word stands twice in a row.
  ///
  /// Names are left alone, words of one letter, songs, parts of words with a hyphen ("in in-house work"), and what a
  /// language repeats on purpose ("had had"). Greek and Indonesian repeat words as their grammar («σιγά σιγά»): only
  /// articles, prepositions and the like are looked at there.
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// You pay within the the agreed time.
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// You pay within the agreed time. Had we had more time, that would be longer, in in-house work too.
  /// ```
  static let doubledWord = DocumentRule(ofBlocks: "doubled-word", .warning) { block, text in
    let tokens = block.tokens
    let doubled = tokens.indices.dropFirst().filter { index in
      tokens[index].word.sieve == tokens[index - 1].word.sieve && tokens[index].kind == .word
    }
    return doubled.compactMap { index -> DocumentFinding? in
      let (first, second) = (tokens[index - 1], tokens[index])
      guard first.lower == second.lower, second.isSpaced, first.kind == .word,
        first.writer == .author, second.writer == .author, first.isStrong == second.isStrong,
        first.isLinked == second.isLinked, second.text.utf8.count > 1,
        second.text.unicodeScalars.allSatisfy(\.properties.isAlphabetic),
        !second.isCapitalised, !(index > 1 && tokens[index - 2].lower == first.lower),
        !(index + 1 < tokens.count && tokens[index + 1].lower == second.lower),
        text.words.rules.mayNotDouble(second.lower), !block.isPartOfWord(index - 1), !block.isPartOfWord(index)
      else { return nil }
      return DocumentFinding(
        "`\(second.text)` stands twice in a row", at: text.place(index - 1..<index + 1, in: block), in: block,
        help: "delete one of them")
    }
  }
}

extension TextBlock {
  /// Whether a hyphen ties a token to another: "in-house".
  fileprivate func isPartOfWord(_ index: Int) -> Bool {
    let hyphens = ["-", "‑"]
    let isTiedBehind =
      index + 2 < tokens.count && hyphens.contains(tokens[index + 1].text)
      && !tokens[index + 1].isSpaced && !tokens[index + 2].isSpaced
    let isTiedBefore =
      index > 1 && hyphens.contains(tokens[index - 1].text) && !tokens[index - 1].isSpaced
      && !tokens[index].isSpaced
    return isTiedBehind || isTiedBefore
  }
}
