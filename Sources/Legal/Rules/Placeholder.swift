import Diagnostics

extension DocumentRule {
  /// Nothing is left to be filled in.
  ///
  /// Found are words in capitals in brackets, `[CLIENT NAME]`, marks that stand for a value, `[●]` and `[???]`, tags of a
  /// template, `{{ name }}`, words such as TBD, and four underscores or six dots outside of the lines for signatures and
  /// of a table of contents. `[sic]`, `[Reserved]`, `[Signature page follows]` and the boxes of tasks are left alone, and so
  /// are values from data: a client may be called as it likes, and what an author left open in the data is found there. A
  /// line is one for a signature in a block of signatures, behind a label such as "Name" or "For the Client", in a sentence
  /// such as "Signed by ____ for and on behalf of Ash & Vale", and beside a short label below "Signatures".
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// This contract is between [CLIENT NAME] and us. The fee is [●].
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// This contract is between Ash & Vale and us. The fee is 300 EUR. Clause 4 is [Reserved].
  ///
  /// - [ ] read
  ///
  /// Signed by ____________ for and on behalf of **Ash & Vale**
  /// ```
  static let placeholder = DocumentRule(ofBlocks: "placeholder", .error) { block, text in
    block.gaps(text.words.rules).map { range in
      DocumentFinding(
        "`\(block.words(range))` is still to be filled in", at: text.place(range, in: block), in: block,
        help: "write what it stands for, or `<!-- check: allow placeholder -->` beside it")
    }
  }
}

extension TextBlock {
  /// What stands for words that are not there yet.
  fileprivate func gaps(_ words: RuleWords) -> [Range<Int>] {
    var gaps: [Range<Int>] = []
    var at = 0
    while at < tokens.count {
      if let gap = gap(at: at, words) {
        gaps.append(gap)
        at = gap.upperBound
      } else {
        at += 1
      }
    }
    return gaps
  }

  private func gap(at index: Int, _ words: RuleWords) -> Range<Int>? {
    guard tokens[index].writer == .author, !tokens[index].isLinked else { return nil }
    switch tokens[index].kind {
    case .figure: return nil
    case .mark: return gap(atMark: index, words)
    case .word: return gap(atWord: index, words)
    }
  }

  private func gap(atMark index: Int, _ words: RuleWords) -> Range<Int>? {
    switch tokens[index].word.mark {
    case "["?:
      guard let end = end(of: "]", from: index), isGap(index + 1..<end, words) else { return nil }
      return index..<end + 1
    case "{"?:
      guard index + 1 < tokens.count, tokens[index + 1].isMark("{"), !tokens[index + 1].isSpaced,
        let end = end(of: "}", from: index + 1), end + 1 < tokens.count, tokens[end + 1].isMark("}")
      else { return nil }
      return index..<end + 2
    case "."?, "…"?:
      guard let end = endOfDots(from: index) else { return nil }
      return isLabelled(index, end) || isSignatureLine(index..<end, words) ? nil : index..<end
    default: return nil
    }
  }

  private func gap(atWord index: Int, _ words: RuleWords) -> Range<Int>? {
    if tokens[index].word.isLine {
      return isSignatureLine(index..<index + 1, words) ? nil : index..<index + 1
    }
    // Where they are all of a cell or a line, or in capitals: "the fee is to be determined by an expert" is a term.
    guard let found = words.placeholders.match(tokens, at: index) else { return nil }
    let isAll = found.count >= tokens.count - 1
    let token = tokens[index]
    let isShouted = found.count == 1 && token.isAllCapitals
    let isNumber = index > 0 && words.clauseNouns.contains(tokens[index - 1])
    let isLorem = token.lower == "lorem"
    return isLorem || (isAll || isShouted) && !isNumber ? found : nil
  }

  /// Where six dots or more end that stand as a word does; a sign for three dots counts as three.
  private func endOfDots(from start: Int) -> Int? {
    guard start == 0 || tokens[start].isSpaced || tokens[start - 1].kind == .mark && !isDots(start - 1) else {
      return nil
    }
    var (end, count) = (start, 0)
    while end < tokens.count, isDots(end), end == start || !tokens[end].isSpaced {
      count += tokens[end].isMark(".") ? 1 : 3
      end += 1
    }
    return count >= 6 && (end == tokens.count || tokens[end].isSpaced || tokens[end].kind == .mark) ? end : nil
  }

  private func isDots(_ index: Int) -> Bool { tokens[index].isMark(".") || tokens[index].isMark("…") }

  /// Whether dots lead to the page in a table of contents, or are a line to write on behind a label.
  private func isLabelled(_ start: Int, _ end: Int) -> Bool {
    let rest = tokens[end...]
    if rest.count == 1, rest.first?.kind == .figure { return true }
    guard start > 0 else { return true }
    let isLast = rest.indices.allSatisfy { isDots($0) }
    return isLast && (tokens[start - 1].isCapitalised || tokens[start - 1].isMark(")"))
  }

  /// The next closing mark on the same level.
  private func end(of mark: Unicode.Scalar, from start: Int) -> Int? {
    tokens[(start + 1)...].prefix(12).firstIndex {
      $0.isMark(mark) || $0.kind == .mark && $0.word.mark == tokens[start].word.mark
    }
    .flatMap { tokens[$0].isMark(mark) ? $0 : nil }
  }

  private func isGap(_ inside: Range<Int>, _ known: RuleWords) -> Bool {
    let words = inside.filter { tokens[$0].kind == .word }
    guard !inside.isEmpty, !inside.contains(where: { tokens[$0].isLinked }) else { return false }
    if words.isEmpty {
      let marks = inside.map { tokens[$0].text }
      return marks.allSatisfy { "●•○_…".contains($0) }
        || marks.count > 2 && (marks.allSatisfy { $0 == "." } || marks.allSatisfy { $0 == "?" })
    }
    if words.count == inside.count, words.allSatisfy({ tokens[$0].text.utf8.allSatisfy { $0 == UInt8(ascii: "_") } }) {
      return true
    }
    if inside.contains(where: { known.pageNotes.match(tokens, at: $0) != nil }) { return false }
    if inside.contains(where: { known.placeholders.match(tokens, at: $0) != nil }) { return true }
    // "[GDPR]" may be a note's name; "[CLIENT NAME]" and "[DATE]" are none.
    let isShouted = words.allSatisfy { tokens[$0].isAllCapitals }
    if isShouted, words.count > 1 || tokens[words[0]].text.contains("_") { return true }
    return words.allSatisfy { known.isBlank(tokens[$0].lower) }
  }
}
