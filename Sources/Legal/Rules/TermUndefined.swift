import Diagnostics

extension DocumentRule {
  /// Words written like a term are defined.
  ///
  /// Found are two and more words with capitals that stand together twice, within sentences. Terms and names that the
  /// paper has, headings, parties and words all in capitals are left alone. Ask for it where terms carry weight; names
  /// of people and places look the same.
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// You sign the Acceptance Note within a week. Without an Acceptance Note we wait.
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// The **Acceptance Note**{: .def } says that the work is done. You sign the Acceptance Note within a week. Without an
  /// Acceptance Note we wait.
  /// ```
  static let termUndefined = DocumentRule("term-undefined", .warning, isAsked: false) { text in
    var known = Set(text.terms.terms.flatMap(\.forms).map(\.spelling))
    known.formUnion(text.clauses.clauses.compactMap { $0.title?.spelling })
    known.formUnion(text.parties.map(\.name.spelling))
    var found: [String: (count: Int, block: TextBlock, range: Range<Int>)] = [:]
    var order: [String] = []
    for block in text.blocks where block.isProse && !block.isHeading && !block.isInSignatures {
      for range in block.namesWithinSentences {
        let name = block.words(range)
        // What stands in quotation marks is explained there, however it is worded.
        if block.isQuoted(range.lowerBound) { known.insert(name.spelling) }
        if found[name] == nil {
          found[name] = (0, block, range)
          order.append(name)
        }
        found[name]?.count += 1
      }
    }
    let partsOfKnown = known.reduce(into: Set<String>()) { $0.formUnion($1.partsInWords) }
    return order.compactMap { name in
      guard let first = found[name], first.count > 1, !partsOfKnown.contains(name.spelling),
        known.isDisjoint(with: name.spelling.partsInWords)
      else { return nil }
      return DocumentFinding(
        "`\(name)` is written like a term and never defined", at: text.place(first.range, in: first.block),
        in: first.block, help: "define it, or write it in small letters")
    }
  }
}

extension String {
  /// The rows of words that stand in a row of words, itself among them; no name is longer than ten.
  fileprivate var partsInWords: [String] {
    let words = split(separator: " ")
    return words.indices.flatMap { start in
      (start..<min(words.count, start + 10)).map { words[start...$0].joined(separator: " ") }
    }
  }
}

extension TextBlock {
  /// Rows of words with capitals that do not begin a sentence.
  fileprivate var namesWithinSentences: [Range<Int>] {
    var names: [Range<Int>] = []
    var start: Int?
    for index in 0...tokens.count {
      let isName =
        index < tokens.count && tokens[index].isCapitalised && !tokens[index].isAllCapitals
        && tokens[index].writer == .author && !tokens[index].isLinked && !tokens[index].isStrong
        && tokens[index].isSpaced && !startsSentence(index)
      if isName {
        start = start ?? index
      } else if let first = start {
        if index - first > 1 { names.append(first..<index) }
        start = nil
      }
    }
    return names
  }
}
