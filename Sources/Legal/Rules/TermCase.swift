import Diagnostics

extension DocumentRule {
  /// A term of several words is written as it was defined, capitals and all.
  ///
  /// Only where the paper uses the term with its capitals elsewhere.
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// **Confidential Information** means what is marked so. Both keep Confidential Information safe.
  ///
  /// The duty to keep confidential information ends after a year.
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// **Confidential Information** means what is marked so. Both keep Confidential Information safe.
  ///
  /// The duty to keep Confidential Information ends after a year.
  /// ```
  static let termCase = DocumentRule("term-case", .warning, isAsked: false) { text in
    let used = text.terms.terms.filter { term in
      (text.uses[term.id] ?? 0) > 0 && term.name.contains(" ")
        && term.name.split(separator: " ").allSatisfy { $0.unicodeScalars.first?.properties.isUppercase ?? false }
    }
    guard !used.isEmpty else { return [] }
    let phrases = Phrases(used.flatMap { term in term.forms.map { [$0.lowercased()] } })
    return text.blocks.filter { $0.isProse && !$0.isHeading }.flatMap { block in
      block.tokens.indices.compactMap { index -> DocumentFinding? in
        guard !block.tokens[index].isCapitalised, let found = phrases.match(block.tokens, at: index),
          found.allSatisfy({ !block.tokens[$0].isCapitalised && block.tokens[$0].writer == .author })
        else { return nil }
        return DocumentFinding(
          "`\(block.words(found))` is a defined term in small letters", at: text.place(found, in: block),
          in: block, help: "write it with its capitals, or say it in other words")
      }
    }
  }
}
