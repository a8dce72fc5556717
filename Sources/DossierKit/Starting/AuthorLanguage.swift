/// A language in which authors are asked, and told why an answer cannot be taken. Diagnostics are English.
package enum AuthorLanguage: Sendable {
  case english, greek

  /// - Parameter tag: as BCP 47 writes it, or as `LANG` has it; English where there are no words in that language.
  package init(_ tag: String) {
    self = tag.prefix { $0 != "-" && $0 != "_" }.lowercased() == "el" ? .greek : .english
  }
}
