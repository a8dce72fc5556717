import Diagnostics
package import Engagements

/// A kind of document that an engagement can have.
package struct DocumentKind: Sendable {
  /// What the words of the layouts and the records of papers call it.
  package let name: String
  /// It is made once nothing is missing that this paper needs.
  package let paper: Paper
  /// Of a kind of which an engagement may have several, the folder in which they stand.
  private let folder: String?
  /// Whether its clauses are numbered if its template does not say.
  let isNumbered: Bool
  /// Whether a client agrees to what it says, so that the rules of documents are asked of it.
  let isAgreement: Bool
  /// Whether it is signed by both sides, once it has its number; a yes is enough for the others.
  let isSigned: Bool
  /// What is offered and agreed to says for ever what it said; everything else says what holds.
  let reads: TermsReading

  private init(
    _ name: String, _ paper: Paper, folder: String? = nil, isNumbered: Bool = false, isAgreement: Bool = false,
    isSigned: Bool = false, reads: TermsReading = .inForce
  ) {
    self.name = name
    self.paper = paper
    self.folder = folder
    self.isNumbered = isNumbered
    self.isAgreement = isAgreement
    self.isSigned = isSigned
    self.reads = reads
  }

  static let project = DocumentKind("project", .contract)
  static let proposal = DocumentKind("proposal", .proposal, isAgreement: true, reads: .ofContract)
  static let contract = DocumentKind(
    "contract", .contract, isNumbered: true, isAgreement: true, isSigned: true, reads: .ofContract)
  static let order = DocumentKind("order", .order, isAgreement: true, reads: .ofContract)
  static let changeOrder = DocumentKind(
    "change-order", .changeOrder, folder: "change-orders", isNumbered: true, isAgreement: true, reads: .ofContract)
  /// What was delivered and accepted, what was paid, and that nothing else is claimed.
  static let closing = DocumentKind("closing", .closing, isNumbered: true, isAgreement: true, isSigned: true)
  /// What was used of an allowance in a period, and what is to be paid for what was beyond it.
  static let statement = DocumentKind("statement", .contract, folder: "statements")
  /// What an early end leaves to be paid, or to be paid back.
  static let cancellation = DocumentKind("cancellation", .contract)
  /// One subject that the client has to know, on one page.
  static let notice = DocumentKind("notice", .contract, folder: "notices")
  /// How things stand: what the consultant says of it, and what happened in its time.
  static let status = DocumentKind("status", .contract, folder: "statuses")
  static let handbook = DocumentKind("handbook", .contract)
  /// A page of the handbook on its own.
  static let guide = DocumentKind("guide", .contract, folder: handbook.name)
  /// The record of a call or a meeting; the first is held long before there is a contract.
  static let meeting = DocumentKind("meeting", .proposal, folder: "meetings")

  /// What is the practice's own people's alone; of no engagement.
  static let teamHandbook = DocumentKind("team-handbook", .proposal)
  /// All engagements at a glance; the consultant's alone, and of no engagement.
  static let desk = DocumentKind("desk", .proposal)

  /// Those of an engagement.
  static let all = [
    project, proposal, contract, order, changeOrder, closing, statement, cancellation, notice, status, handbook, guide,
    meeting,
  ]

  /// Those of no engagement.
  static let ofPractice = [teamHandbook, desk]

  /// Whether it is what the client agrees to before there is any work.
  var isContract: Bool { name == Self.contract.name || name == Self.order.name }

  /// Whether it gets a number when it is issued.
  var isPaper: Bool { PaperNumber.documents.contains(name) }

  /// Whether an engagement may have several: other pages lead to each where it belongs rather than from every page's
  /// head.
  package var isMany: Bool { folder != nil }

  /// Where the page of one is below the engagement's: `contract`, `change-orders/second-till`.
  ///
  /// - Parameter which: which one it is, where an engagement has several.
  func address(of which: String?) -> String {
    guard let folder, let which else { return name }
    return "\(folder)/\(slug(which))"
  }

  var template: String { "documents/\(name).md" }
}
