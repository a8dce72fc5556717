/// Another document that this one may refer to, and whose terms may count here.
package struct LinkedDocument: Sendable {
  /// How it is called in a sentence: `the Agreement`.
  package let name: String
  /// How this document leads to it; empty for one that cannot be led to.
  package let address: String
  package let clauses: ClauseIndex
  package let terms: TermIndex

  package init(name: String, address: String, clauses: ClauseIndex, terms: TermIndex = TermIndex()) {
    self.name = name
    self.address = address
    self.clauses = clauses
    self.terms = terms
  }
}
