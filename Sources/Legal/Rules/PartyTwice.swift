import Diagnostics

extension DocumentRule {
  /// Two parties are two: one name does not fill both roles.
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// ---
  /// parties: [Ash & Vale, Ash & Vale]
  /// ---
  /// Ash & Vale works for Ash & Vale.
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// ---
  /// parties: [Ash & Vale, Mary Stone]
  /// ---
  /// Mary Stone works for Ash & Vale.
  /// ```
  static let partyTwice = DocumentRule("party-twice", .error) { text in
    var seen: Set<String> = []
    return text.parties.compactMap { party -> DocumentFinding? in
      guard !seen.insert(party.name.lowercased()).inserted else { return nil }
      return DocumentFinding(
        "`\(party.name)` is a party twice", at: party.span, help: "say who the other party is")
    }
  }
}
