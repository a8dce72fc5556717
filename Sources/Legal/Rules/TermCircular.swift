import Diagnostics

extension DocumentRule {
  /// A term is not explained by itself.
  ///
  /// Found are definitions that name nothing but another term, in a circle.
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// **Fees** means the Charges.
  ///
  /// **Charges** means the Fees.
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// **Fees** means the Charges.
  ///
  /// **Charges** means what you pay for the work. You pay the Fees in advance.
  /// ```
  static let termCircular = DocumentRule("term-circular", .warning) { text in
    var means: [String: String] = [:]
    let names = Dictionary(
      text.terms.terms.flatMap { term in term.forms.map { ($0, term.id) } }
    ) { first, _ in first }
    let verbs = Phrases(text.words.means.map { [$0] })
    let byFirst = Dictionary(grouping: text.terms.terms, by: { $0.name.spelling })
    for block in text.blocks where block.isProse {
      for index in block.tokens.indices.dropFirst() {
        guard let verb = verbs.match(block.tokens, at: index),
          let term = block.term(endingAt: index, among: byFirst),
          let meaning = block.soleMeaning(from: verb.upperBound, besides: text.words.besideTerm)
        else { continue }
        means[term.id] = means[term.id] ?? names[meaning]
      }
    }
    return text.terms.terms.compactMap { term in
      var seen: Set<String> = []
      var current: String? = term.id
      while let id = current, seen.insert(id).inserted { current = means[id] }
      guard current == term.id else { return nil }
      return DocumentFinding(
        "`\(term.name)` is explained by itself", at: text.place(of: term),
        help: "say what it means in words that are no terms")
    }
  }
}

extension TextBlock {
  /// The term whose name ends right before a token, marks of quotation apart.
  fileprivate func term(endingAt end: Int, among terms: [String: [DefinedTerm]]) -> DefinedTerm? {
    var last = end - 1
    while last >= 0, tokens[last].kind == .mark { last -= 1 }
    var name = ""
    for start in stride(from: last, through: max(0, last - 5), by: -1) {
      guard tokens[start].kind != .mark else { return nil }
      name = name.isEmpty ? tokens[start].lower : "\(tokens[start].lower) \(name)"
      if let term = terms[name]?.first { return term }
    }
    return nil
  }

  /// The words from a token to the end of the sentence, articles apart, where they are few.
  fileprivate func soleMeaning(from start: Int, besides articles: Set<String>) -> String? {
    var words: [String] = []
    for token in tokens[start...] {
      if token.isMark(among: "\"“”„«»") { continue }
      if token.kind == .mark { return token.isMark(among: ".;") ? words.joined(separator: " ") : nil }
      if words.isEmpty, articles.contains(token.lower) { continue }
      words.append(token.text)
      if words.count > 6 { return nil }
    }
    return words.joined(separator: " ")
  }
}
