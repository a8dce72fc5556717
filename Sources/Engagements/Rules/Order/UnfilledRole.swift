import Diagnostics

extension Rule {
  /// Somebody leads the work, somebody of the client's decides, and somebody signs.
  ///
  /// The lead owns every deliverable that names nobody else, and who decides accepts it. A practice of one person needs
  /// no `lead:`; a client whose file says `decides: yes` and `signs: yes` of somebody needs neither of the others.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// decides: none
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// decides: jane
  /// ```
  static let unfilledRole = Rule("unfilled-role", .error, .order) { engagement in
    let terms = engagement.terms
    var findings: [Finding] = []
    if engagement.lead == nil {
      findings.append(
        Finding(
          "nobody leads the work", at: terms.place(of: \.lead),
          help: "write `lead:` with a person of the practice: \(engagement.people.ours.ids)"))
    }
    // That there is nobody at all is said of the client's file.
    guard !engagement.client.lacks(\.people) else { return findings }
    if engagement.decides == nil {
      findings.append(
        Finding(
          "nobody decides for the client", at: terms.place(of: \.decides),
          help: "write `decides:` with a person of the client's: \(engagement.people.theirs.ids)"))
    }
    if engagement.signs == nil {
      findings.append(
        Finding(
          "nobody signs for the client", at: terms.place(of: \.signs),
          help: "write `signs:` with a person of the client's: \(engagement.people.theirs.ids)"))
    }
    return findings
  }
}

extension [Person] {
  /// Their ids, for help.
  fileprivate var ids: String {
    let ids = compactMap(\.id).map { "`\($0)`" }
    return ids.isEmpty ? "there is none yet, add one under `people:`" : ids.joined(separator: ", ")
  }
}
