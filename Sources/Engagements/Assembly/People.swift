import Diagnostics

/// The people of both sides, by their ids.
package struct People: Sendable {
  package let ours: [Person]
  package let theirs: [Person]
  private let byID: [String: Person]
  /// Of ours alone: who is named alike on both sides is the client's.
  private let idsOfOurs: Set<String?>

  package init(practice: Practice, client: Client) {
    ours = practice.people ?? []
    theirs = client.people ?? []
    var byID: [String: Person] = [:]
    // The client's own come last, and the check says so.
    for person in ours + theirs { byID[person.id ?? ""] = person }
    self.byID = byID
    idsOfOurs = Set(ours.map(\.id)).subtracting(theirs.map(\.id))
  }

  package subscript(id: String?) -> Person? { id.flatMap { byID[$0] } }

  package func isOurs(_ id: String?) -> Bool { idsOfOurs.contains(id) }
}

extension Entry where F == PersonFields {
  /// Whether the person may sign at all.
  package var maySign: Bool { self.signs != nil }
}
