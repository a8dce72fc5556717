import Diagnostics

extension DocumentRule {
  /// What is counted within a sentence is counted without a gap: behind `(a)` comes `(b)`.
  ///
  /// Labels behind the noun of a reference, "paragraph (c)", are none.
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// You give us (a) the texts; (c) the photographs.
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// You give us (a) the texts; (b) the photographs. Paragraph (d) is of another paper.
  /// ```
  static let enumerationOrder = DocumentRule("enumeration-order", .warning) { text in
    text.blocks.filter(\.isProse).flatMap { block -> [DocumentFinding] in
      let labels = block.labels(besides: text.words.rules)
      return EnumerationStyle.allCases.compactMap { style in
        let own = labels.compactMap { label in style.value(of: label.text).map { (value: $0, token: label.token) } }
        // A sequence that begins with the first and has a second is one.
        guard own.first?.value == 1, own.count > 1,
          let gap = (1..<own.count).first(where: { at in
            own[at].value > own[at - 1].value + 1 && own[at].value <= own[at - 1].value + mostForgotten + 1
              && !own.contains { $0.value == own[at].value - 1 }
          }), style.isPlausible(own.map(\.value))
        else { return nil }
        let range = own[gap].token - 1..<own[gap].token + 2
        return DocumentFinding(
          "`\(block.words(range))` follows `(\(block.tokens[own[gap - 1].token].text))`",
          at: text.place(range, in: block), in: block, help: "count without a gap")
      }
    }
  }
}

/// Nobody forgets more labels in a row; what is further away counts something else.
private let mostForgotten = 2

private enum EnumerationStyle: CaseIterable {
  case letter, roman, number

  /// What a label counts; nil for one of another style.
  func value(of label: String) -> Int? {
    switch self {
    case .letter:
      guard label.utf8.count == 1, let byte = label.utf8.first, (0x61...0x7A).contains(byte) else { return nil }
      return Int(byte) - 0x60
    case .roman: return romans.firstIndex(of: label).map { $0 + 1 }
    case .number: return label.utf8.count <= 2 ? Int(label) : nil
    }
  }

  /// `(i)` is a letter and a figure: letters that jump there are no letters.
  func isPlausible(_ values: [Int]) -> Bool {
    switch self {
    case .letter: !values.contains { $0 == 9 || $0 == 22 || $0 == 24 }
    case .roman, .number: true
    }
  }

  private var romans: [String] { ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"] }
}

extension TextBlock {
  /// What stands alone in parentheses and is no part of a reference.
  fileprivate func labels(besides words: RuleWords) -> [(text: String, token: Int)] {
    guard tokens.count > 5 else { return [] }
    return (1..<tokens.count - 1).compactMap { index in
      let (before, token, after) = (tokens[index - 1], tokens[index], tokens[index + 1])
      guard before.isMark("("), before.isSpaced || index == 1, after.isMark(")"), token.kind != .mark,
        !token.isSpaced, !after.isSpaced, token.writer == .author, index + 2 < tokens.count, tokens[index + 2].isSpaced
      else { return nil }
      guard index > 1 else { return (token.text, index) }
      let lead = tokens[index - 2]
      // Behind a mark, or a word that leads to a list; "Section 5 (a)" and "paragraphs (a) to (c)" are references.
      let isLed =
        lead.kind == .mark && lead.text != ")"
        || lead.kind == .word && !words.clauseNouns.contains(lead.lower)
          && words.numerals[lead.lower] == nil
      let isOfReference =
        index > 4 && tokens[index - 3].isMark(")") && lead.kind == .word
        && !(index > 5 && [",", ";"].contains(tokens[index - 6].text))
      return isLed && !isOfReference ? (token.text, index) : nil
    }
  }
}
