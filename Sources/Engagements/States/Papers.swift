package import Diagnostics
package import Values

extension Engagement {
  /// Whether a paper has left the house.
  ///
  /// - Parameter subject: which one it is, where an engagement has several; nil for other papers.
  package func hasIssued(_ document: String, about subject: String?) -> Bool {
    lastPaper(of: document, about: subject).map { $0.issuedOn != nil || $0.agreed != nil } ?? false
  }

  /// The day on which the last version of a paper was taken back; nil where it was not.
  package func dayOfWithdrawal(of document: String, about subject: String?) -> Day? {
    lastPaper(of: document, about: subject)?.withdrawn?.on
  }

  /// The last version of a paper, one that was taken back as well.
  package func lastPaper(of document: String, about subject: String?) -> Entry<PaperRecordFields>? {
    (log.papers ?? []).last { $0.document == document && $0.subject == subject }
  }
}

/// Where a paper stands: draft → issued → agreed, declined, expired, withdrawn, superseded by its next revision.
package enum PaperState: String, CaseIterable, Sendable {
  case draft, issued, agreed, declined, expired, withdrawn, superseded
}

typealias PaperRecord = Entry<PaperRecordFields>

extension Entry where F == PaperRecordFields {
  /// The paper's state on a day; it may still be agreed to on the last day of its validity.
  func state(on today: Day, validUntil last: Day?) -> PaperState {
    if self.withdrawn != nil { return .withdrawn }
    if self.agreed != nil { return .agreed }
    if self.declined != nil { return .declined }
    guard issuedOn != nil else { return .draft }
    return last.map { today > $0 } ?? false ? .expired : .issued
  }

  /// What the client agrees to before there is any work: a contract, or the order that stands in its place.
  var isContract: Bool { self.document == "contract" || self.document == "order" }

  /// Whether it is the change order of this name.
  func isPaper(of change: String) -> Bool { self.document == "change-order" && self.change == change }

  /// What is open to be accepted for a time only.
  var isOffer: Bool { self.document == "proposal" || self.document == "order" }

  /// Which one it is, where an engagement has several of its kind: a change order, a statement.
  package var subject: String? { self.change ?? self.about }

  /// Whether the client is asked for an answer to it; of the others it is enough that they went out.
  package var asksForAnswer: Bool { self.document.map(F.documentsToAgree.contains) ?? false }

  /// Whether its copy is signed and comes back.
  var isForSigning: Bool { asksForAnswer && self.document != "proposal" }

  /// Whether it leads to the contract, or is it.
  var isOfContract: Bool { isOffer || isContract }

  /// The day it left the house.
  var issuedOn: Day? { self.issued?.on ?? self.sent?.on }

  /// What is recorded of it on days after another, the last first, as in "was agreed on".
  package func history(after day: Day) -> [(what: String, on: Day, span: Span?)] {
    [
      ("was issued", self.issued?.on, self.issued?.span), ("was sent", self.sent?.on, self.sent?.span),
      ("was agreed", self.agreed?.on, self.agreed?.span), ("was declined", self.declined?.on, self.declined?.span),
      ("was taken back", self.withdrawn?.on, self.withdrawn?.span),
    ].compactMap { what, on, span in on.flatMap { $0 > day ? (what, $0, span) : nil } }.sorted { $0.on > $1.on }
  }

  /// The day of a yes that still holds; nil where there was none, or the paper was taken back.
  var agreedOn: Day? { self.withdrawn == nil ? self.agreed?.on : nil }
}

extension Entry where F == LogFields {
  /// The papers whose agreement holds, by its day.
  var agreedPapers: [PaperRecord] { papers(by: \.agreedOn) }

  /// The contract or the order that holds: of several the one agreed last.
  var agreedContract: PaperRecord? { agreedPapers.last(where: \.isContract) }

  /// The day since which there is a contract.
  var contractAgreedOn: Day? { agreedContract?.agreedOn }

  /// The options agreed to, by the newest paper whose agreement names any.
  var agreedOptions: Set<String> { Set(agreedPapers.compactMap(\.agreed?.options).last { !$0.isEmpty } ?? []) }

  /// The papers that went out and were not taken back or declined, by their day.
  var papersInForce: [PaperRecord] {
    papers { $0.withdrawn == nil && $0.declined == nil ? $0.issuedOn : nil }
  }

  /// The day whose tax table and rates hold: that of the contract's agreement, or that on which the paper in force
  /// went out. Nil while there is neither.
  var pricedOn: Day? { contractAgreedOn ?? papersInForce.last?.issuedOn }

  /// The last paper of a document that was not taken back.
  ///
  /// - Parameter subject: which one it is, where an engagement has several; nil for other documents.
  package func paper(of document: String, about subject: String?) -> Entry<PaperRecordFields>? {
    (self.papers ?? []).last { $0.document == document && $0.subject == subject && $0.withdrawn == nil }
  }

  /// The version of the same paper that went out before this one; nil where it is the first.
  func formerVersion(of paper: Entry<PaperRecordFields>) -> Entry<PaperRecordFields>? {
    guard let number = paper.id.flatMap(PaperNumber.init) else { return nil }
    return (self.papers ?? []).last { former in
      former.issuedOn != nil && former.id.flatMap(PaperNumber.init).map(number.revises) ?? false
    }
  }

  /// The last version in which the same paper went out again; nil where it did not.
  ///
  /// One that was taken back counts as well: what it replaced stays replaced.
  package func revision(of paper: Entry<PaperRecordFields>) -> Entry<PaperRecordFields>? {
    guard let number = paper.id.flatMap(PaperNumber.init) else { return nil }
    return (self.papers ?? []).last { later in
      later.issuedOn != nil && later.id.flatMap(PaperNumber.init)?.revises(number) ?? false
    }
  }

  private func papers(by day: (PaperRecord) -> Day?) -> [PaperRecord] {
    (self.papers ?? []).enumerated()
      .compactMap { index, paper in day(paper).map { (day: $0, index: index, paper: paper) } }
      .sorted { ($0.day, $0.index) < ($1.day, $1.index) }
      .map(\.paper)
  }
}

extension Engagement {
  /// What a paper that is frozen binds its data to.
  package enum Bond: Sendable {
    /// It went out, and may go out again otherwise.
    case issued
    /// It was proposed, and the client has said yes: the contract is to say the same, and more.
    case proposed
    /// It holds.
    case agreed
  }

  /// Nil for a paper that binds nothing any more: one that was answered with no, was taken back, or is over.
  package func bond(of paper: Entry<PaperRecordFields>) -> Bond? {
    switch state(of: paper) {
    case .issued: .issued
    // What was proposed is what is agreed only once there is a contract, and then that one binds.
    case .agreed where paper.document == "proposal": log.contractAgreedOn == nil ? .proposed : nil
    case .agreed: .agreed
    case .draft, .declined, .expired, .withdrawn, .superseded: nil
    }
  }

  package func state(of paper: Entry<PaperRecordFields>) -> PaperState {
    let state = paper.state(on: today, validUntil: validUntil(paper))
    switch state {
    case .withdrawn, .agreed: return state
    case .draft, .issued, .expired: return replacement(of: paper) == nil ? state : .superseded
    case .declined, .superseded: return log.revision(of: paper) == nil ? state : .superseded
    }
  }

  /// The paper that counts in the place of one: its last version, or the contract that was agreed to without it.
  package func replacement(of paper: Entry<PaperRecordFields>) -> Entry<PaperRecordFields>? {
    if let revision = log.revision(of: paper) { return revision }
    guard paper.isOfContract, let contract = log.agreedContract, contract.id != paper.id else {
      return nil
    }
    return contract
  }

  /// Whether the client is asked for an answer to a paper: once the contract is there, nobody needs the proposal's.
  package func awaitsAnswer(_ paper: Entry<PaperRecordFields>) -> Bool {
    guard paper.asksForAnswer, state(of: paper) == .issued else { return false }
    return paper.document != "proposal"
      || !(log.papers ?? []).contains { $0.isContract && state(of: $0) == .issued }
  }

  /// The contract or the order that is agreed, or else that waits for its answer; nil while there is none.
  package var contractOut: Entry<PaperRecordFields>? {
    log.agreedContract ?? (log.papers ?? []).last { $0.isContract && state(of: $0) == .issued }
  }

  /// Where the last proposal, contract or order stands; nil while none has gone out.
  var offerState: PaperState? {
    (log.papers ?? []).lazy.filter(\.isOfContract).map { state(of: $0) }
      .last { $0 != .draft && $0 != .superseded }
  }

  /// Whether nothing is agreed, and nothing is open to be: the last offer was declined or taken back, or has lapsed.
  var isOff: Bool {
    guard log.agreedPapers.isEmpty, let offerState else { return false }
    return ![.issued, .agreed].contains(offerState)
  }

  /// The last day on which an offer that goes out on a day may be accepted; nil where nothing limits it.
  func validity(from day: Day) throws(ArithmeticError) -> Day? {
    guard let length = terms.validFor else { return nil }
    return try calendar.day(day, within: length)
  }

  /// The last day of an offer or a change order that went out; nil for other papers.
  func validUntil(_ paper: PaperRecord) -> Day? {
    guard let out = paper.issuedOn else { return nil }
    return try? validity(of: paper, from: out)
  }

  func validity(of paper: PaperRecord, from day: Day) throws(ArithmeticError) -> Day? {
    if paper.isOffer { return try validity(from: day) }
    guard let change = changes.first(where: { $0.id == paper.change }) else { return nil }
    return try validity(of: change, from: day)
  }

  /// The last day on which a change order that goes out on a day may be agreed to; nil where nothing limits it.
  func validity(of change: PlannedChange, from day: Day) throws(ArithmeticError) -> Day? {
    guard let length = change.terms.validFor ?? terms.extraWork?.validFor else { return nil }
    return try calendar.day(day, within: length)
  }

  /// The last day on which a change order may be agreed to: counted from the day it went out, or from today.
  func validUntil(_ change: PlannedChange) -> Day? {
    try? validity(of: change, from: change.record?.issuedOn ?? today)
  }

  /// The last day on which a consumer may withdraw from a paper; nil where nobody may.
  func withdrawUntil(_ paper: PaperRecord) -> Day? { paper.withdrawUntil(for: client, calendar) }

  /// Whether something may still come of it: a draft, or one that waits for its answer.
  func isOpen(_ change: PlannedChange) -> Bool {
    guard let record = change.record else { return true }
    return state(of: record) == .issued
  }

  func state(of change: PlannedChange) -> PaperState {
    change.record?.state(on: today, validUntil: validUntil(change)) ?? .draft
  }

  /// The last day on which the proposal or the order may be accepted: counted from the day it went out, or from today.
  package var offerValidUntil: Day? { try? validity(from: offeredOn ?? today) }

  /// The day on which the last offer went out that was not taken back.
  var offeredOn: Day? { (log.papers ?? []).last { $0.isOffer && $0.withdrawn == nil }?.issuedOn }
}

extension Entry where F == PaperRecordFields {
  /// The last day on which a consumer may withdraw from what was agreed; nil for a business, and for a paper that is no
  /// contract.
  ///
  /// Fourteen days from the day after (Directive 2011/83/EU, Article 9; in the United Kingdom the Consumer Contracts
  /// Regulations 2013, regulation 30). A last day on which nobody works is moved to the next working day (Regulation
  /// 1182/71, Article 3).
  func withdrawUntil(for client: Client, _ calendar: WorkingCalendar) -> Day? {
    guard client.business == false, let agreed = agreedOn, isContract || self.document == "change-order",
      let last = try? agreed.adding(days: 14)
    else { return nil }
    return try? calendar.workingDay(onOrAfter: last)
  }
}
