import Diagnostics

extension Rule {
  /// No word means a person of the practice and one of the client's.
  ///
  /// Data refer to people by these words; `jane` on both sides would be the client's everywhere.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # client.yaml
  /// people:
  ///   maria:
  ///     name: Maria Pappa
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # client.yaml
  /// people:
  ///   maria-pappa:
  ///     name: Maria Pappa
  /// ```
  static let personOnBothSides = Rule("person-on-both-sides", .error, .proposal) { engagement in
    let ours = engagement.people.ours
    return engagement.people.theirs.compactMap { person in
      guard let id = person.id, let namesake = ours.first(where: { $0.id == id }) else { return nil }
      return Finding(
        "`\(id)` is a person of the client's and one of the practice", at: person.span(of: \.id),
        notes: [Diagnostic.Note("the practice's is here", at: namesake.span(of: \.id))],
        help: "call one of them otherwise, such as `\(slug(person.name ?? "\(id)-2"))`")
    }
  }
}
