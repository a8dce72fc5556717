package import Engagements

/// A kind of document that an engagement can have.
package struct DocumentKind: Sendable {
  /// What the words of the layouts and the records of papers call it.
  package let name: String
  /// It is made once nothing is missing that this paper needs.
  package let paper: Paper

  static let project = DocumentKind(name: "project", paper: .contract)
  static let proposal = DocumentKind(name: "proposal", paper: .proposal)
  static let contract = DocumentKind(name: "contract", paper: .contract)
  static let order = DocumentKind(name: "order", paper: .order)
  static let changeOrder = DocumentKind(name: "change-order", paper: .changeOrder)

  var template: String { "documents/\(name).md" }
}
