package import Diagnostics
package import Markdown

/// The passes over a legal document, each after those whose work it needs: clauses get their numbers and definitions
/// their ids; once the other documents have come so far, references are filled in, uses of terms lead to their
/// definitions, and the index of terms is printed.
package struct LegalPasses: Sendable {
  package let settings: LegalSettings
  package let words: LegalWords
  package private(set) var clauses = ClauseIndex()
  package let terms: TermIndex
  /// How often each term is used, by its id; empty until the document is linked.
  package private(set) var uses: [String: Int] = [:]

  /// Numbers the clauses of a document, if the settings have a numbering, and finds its definitions: what other
  /// documents may refer to.
  package init(
    over document: inout Document, settings: LegalSettings, words: LegalWords, _ diagnostics: inout [Diagnostic]
  ) {
    self.settings = settings
    self.words = words
    if let scheme = settings.numbering {
      let numbering = number(&document, by: scheme, literalNumbers: settings.literalNumbers, words: words)
      clauses = numbering.index
      diagnostics += numbering.diagnostics
    }
    let defining = defineTerms(in: &document, detection: settings.terms, clauses: clauses, words: words)
    terms = defining.index
    diagnostics += defining.diagnostics
  }

  /// Fills in references, to other documents too, and links terms.
  ///
  /// - Parameter unmade: what documents that are not there yet wait for, by their names.
  package mutating func link(
    _ document: inout Document, to others: [String: LinkedDocument] = [:], unmade: [String: [String]] = [:],
    _ diagnostics: inout [Diagnostic]
  ) {
    if settings.numbering != nil {
      diagnostics += resolveReferences(
        in: &document, to: &clauses, and: others, unmade: unmade, style: settings.references, words: words)
    } else {
      diagnostics += remarksOnReferences(in: document)
    }
    uses = linkTerms(
      in: &document, to: terms, and: settings.definedIn.compactMap { others[$0.name] }, detection: settings.terms,
      words: words)
    printTermsIndex(in: &document, terms, clauses: clauses)
  }
}
