package import Diagnostics

/// A word or some words to which a document gives a meaning.
package struct DefinedTerm: Sendable {
  package let name: String
  /// Its address in the document.
  package let id: String
  /// How it may be written: its name, its plurals, and all of them in small letters where its capital is a sentence's.
  package let forms: [String]
  /// The clause in which it is defined, by its id; nil outside of all.
  package let clause: String?
  package let span: Span?
}

/// The terms that a document defines, in the order in which it does.
package struct TermIndex: Sendable {
  package internal(set) var terms: [DefinedTerm] = []

  package init() {}

  /// In the order of the alphabet, capitals or not.
  package var sorted: [DefinedTerm] {
    terms.sorted { left, right in
      let (a, b) = (left.name.lowercased(), right.name.lowercased())
      return a == b ? left.name < right.name : a < b
    }
  }
}

/// How definitions are told from emphasis.
package enum TermDetection: String, CaseIterable, Sendable {
  /// By how they are worded: `"**Fees**"`, `**Fees** means`, `(the "Fees")`, `**Fees**{: .def }`.
  case auto
  /// Strong text defines, emphasis uses.
  case explicit
  /// There are none.
  case none
}
