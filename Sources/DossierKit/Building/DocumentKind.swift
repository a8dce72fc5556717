package import Engagements

/// A document that an engagement can have.
package struct DocumentKind: Sendable {
  /// The folder of its page, and the name of its template.
  package let name: String
  /// It is made once nothing is missing that this paper needs.
  package let paper: Paper

  package static let all = [
    DocumentKind(name: "project", paper: .contract),
    DocumentKind(name: "proposal", paper: .proposal),
    DocumentKind(name: "contract", paper: .contract),
  ]
}
