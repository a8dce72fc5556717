package import Markdown

/// A part of a document that has a place in its numbering: a heading with what follows it, or an item.
package struct Clause: Sendable {
  package enum Role: Hashable, Sendable {
    case clause
    case schedule, exhibit, annex
    /// A heading whose items are recitals; it has no number.
    case recitals
    case recital
    case unnumbered

    /// Whether numbers begin anew within it.
    package var isSchedule: Bool { noun != nil && self != .recital }

    var noun: LegalWords.NounName? {
      switch self {
      case .schedule: .schedule
      case .exhibit: .exhibit
      case .annex: .annex
      case .recital: .recital
      case .clause, .recitals, .unnumbered: nil
      }
    }
  }

  /// Its address in the document.
  package let id: String
  package let role: Role
  /// The clause around it, by its place in ``ClauseIndex/clauses``.
  package let parent: Int?
  /// How deep it stands, from 1.
  package let depth: Int
  /// The level of its numbering, from 1; within a schedule levels begin anew. 0 without a number.
  package let level: Int
  /// How many clauses of the same numbering are before it.
  let position: Int
  /// The schedule in which it stands.
  let schedule: Int?
  /// What is printed at it: `4.2`, `(a)`, `Schedule 1:`; nil without a number.
  package let label: String?
  /// What references read; nil without a number.
  package let citation: Citation?
  /// Plain text; nil for items without a heading.
  package internal(set) var title: String?
  package let isReserved: Bool
  /// Its section in its own document.
  package let section: Document.NodeID
  /// The block that begins with its label, in its own document.
  package let head: Document.NodeID
}

/// How a clause is called: `Section 4.2`.
package struct Citation: Hashable, Sendable {
  /// Nil where references are the bare number.
  package let noun: LegalWords.Noun?
  /// `4.2(a)`
  package let number: String
  /// Whether a clause outside of its schedule may be called the same; then its name says which schedule is meant.
  let isAmbiguous: Bool
}

/// The clauses of a document in reading order, by their ids.
package struct ClauseIndex: Sendable {
  package internal(set) var clauses: [Clause] = []
  private var places: [String: Int] = [:]
  private var sections: [Document.NodeID: Int] = [:]

  package init() {}

  package subscript(id: String) -> Clause? { places[id].map { clauses[$0] } }

  package var ids: [String] { clauses.map(\.id) }

  /// The place of a clause in ``clauses``.
  func place(of id: String) -> Int? { places[id] }

  mutating func append(_ clause: Clause) {
    places[clause.id] = places[clause.id] ?? clauses.count
    sections[clause.section] = clauses.count
    clauses.append(clause)
  }

  /// Lets the last clause be found by a second name, if it is no other's.
  mutating func alias(_ id: String) {
    if !id.isEmpty, places[id] == nil { places[id] = clauses.count - 1 }
  }

  /// The innermost clause around a node of the document that this is the index of.
  package func place(around node: Document.NodeID, in document: Document) -> Int? {
    var current: Document.NodeID? = node
    while let id = current {
      if let place = sections[id] { return place }
      current = document.parent(of: id)
    }
    return nil
  }
}
