package import Engagements

/// A kind of document that an engagement can have.
package struct DocumentKind: Sendable {
  /// What the words of the layouts and the records of papers call it.
  package let name: String
  /// It is made once nothing is missing that this paper needs.
  package let paper: Paper
  /// Whether an engagement may have several: they stand in a folder, and other pages lead to each where it belongs
  /// rather than from every page's head.
  package let isMany: Bool
  /// Whether its clauses are numbered if its template does not say.
  let isNumbered: Bool
  /// Whether a client agrees to what it says, so that the rules of documents are asked of it.
  let isAgreement: Bool
  /// Whether it is signed, once it has its number.
  let isSigned: Bool
  /// What is offered and agreed to says for ever what it said; everything else says what holds.
  let reads: TermsReading

  private init(
    _ name: String, _ paper: Paper, isMany: Bool = false, isNumbered: Bool = false, isAgreement: Bool = false,
    isSigned: Bool = false, reads: TermsReading = .inForce
  ) {
    self.name = name
    self.paper = paper
    self.isMany = isMany
    self.isNumbered = isNumbered
    self.isAgreement = isAgreement
    self.isSigned = isSigned
    self.reads = reads
  }

  static let project = DocumentKind("project", .contract)
  static let proposal = DocumentKind("proposal", .proposal, isAgreement: true, reads: .ofContract)
  static let contract = DocumentKind(
    "contract", .contract, isNumbered: true, isAgreement: true, isSigned: true, reads: .ofContract)
  static let order = DocumentKind("order", .order, isAgreement: true, isSigned: true, reads: .ofContract)
  static let changeOrder = DocumentKind(
    "change-order", .changeOrder, isMany: true, isNumbered: true, isAgreement: true, isSigned: true, reads: .ofContract)
  /// What was delivered and accepted, what was paid, and that nothing else is claimed.
  static let closing = DocumentKind("closing", .closing, isNumbered: true, isAgreement: true, isSigned: true)
  /// What was used of an allowance in a period, and what is to be paid for what was beyond it.
  static let statement = DocumentKind("statement", .contract, isMany: true)
  /// What an early end leaves to be paid, or to be paid back.
  static let cancellation = DocumentKind("cancellation", .contract)
  /// One subject that the client has to know, on one page.
  static let notice = DocumentKind("notice", .contract, isMany: true)
  /// How things stand: what the consultant says of it, and what happened in its time.
  static let status = DocumentKind("status", .contract, isMany: true)
  static let handbook = DocumentKind("handbook", .contract)
  /// A page of the handbook on its own.
  static let guide = DocumentKind("guide", .contract, isMany: true)
  /// The record of a call or a meeting; the first is held long before there is a contract.
  static let meeting = DocumentKind("meeting", .proposal, isMany: true)

  /// What is the practice's own people's alone; of no engagement.
  static let teamHandbook = DocumentKind("team-handbook", .proposal)
  /// All engagements at a glance; the consultant's alone, and of no engagement.
  static let desk = DocumentKind("desk", .proposal)

  static let all = [
    project, proposal, contract, order, changeOrder, closing, statement, cancellation, notice, status, handbook, guide,
    meeting, teamHandbook, desk,
  ]

  /// Whether it is what the client agrees to before there is any work.
  var isContract: Bool { name == Self.contract.name || name == Self.order.name }

  var template: String { "documents/\(name).md" }
}
