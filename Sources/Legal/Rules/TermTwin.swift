import Diagnostics

extension DocumentRule {
  /// A term and its plural are one term.
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// **Deliverable** means a result.
  ///
  /// **Deliverables** means all results.
  ///
  /// Each Deliverable is one of the Deliverables.
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// **Deliverable** means a result.
  ///
  /// Each Deliverable is one of the Deliverables.
  /// ```
  static let termTwin = DocumentRule("term-twin", .warning) { text in
    var owners: [String: DefinedTerm] = [:]
    for term in text.terms.terms { for form in term.forms.dropFirst() { owners[form] = owners[form] ?? term } }
    return text.terms.terms.compactMap { term in
      guard let twin = owners[term.name], twin.id != term.id, !term.isBesides(twin) else { return nil }
      return DocumentFinding(
        "`\(term.name)` and `\(twin.name)` are both defined", at: text.place(of: term),
        notes: [.init("`\(twin.name)` here", at: text.place(of: twin))],
        help: "define one of them; a plural is understood, or `plural=` names it")
    }
  }
}

extension DefinedTerm {
  /// Whether both are defined in one breath: each a "Party", together the "Parties".
  fileprivate func isBesides(_ other: DefinedTerm) -> Bool {
    span == other.span && clause == other.clause && span != nil
  }
}
