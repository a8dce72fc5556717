import Diagnostics

extension DocumentRule {
  /// Two parties are two: one name does not fill both roles.
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// ---
  /// parties: [Harbor & Pine, Harbor & Pine]
  /// ---
  /// Harbor & Pine works for Harbor & Pine.
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// ---
  /// parties: [Harbor & Pine, Maria Vale]
  /// ---
  /// Maria Vale works for Harbor & Pine.
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
