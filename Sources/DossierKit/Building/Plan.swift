package import Diagnostics
package import Engagements
package import Values

/// A document that an engagement is to have.
package struct PlannedDocument: Sendable {
  package let kind: DocumentKind
  /// Where its page is below the engagement's folder: `contract`, `change-orders/second-till`.
  package let address: String
  /// What it is about, where an engagement has several of its kind: what templates read beside `kind` and `address` as
  /// `document`.
  package var subject = DatumMap()
  /// The day as of which it is made; nil for today.
  package var asOf: Day?
}

/// The documents of an engagement, in the order in which its client looks for them.
///
/// Those that wait for something are among them: whether one is made, its kind's paper says.
package func plan(_ engagement: Engagement, handbook: Handbook) -> [PlannedDocument] {
  let kinds: [DocumentKind] = engagement.isOrder ? [.project, .order] : [.project, .proposal, .contract]
  let papers = kinds.map { PlannedDocument(kind: $0, address: $0.name) }
  let changes = engagement.changes.map { change in
    PlannedDocument(
      kind: .changeOrder, address: DocumentKind.changeOrder.address(of: change.id),
      subject: ["change": Datum(.text(change.id), audience: .client)])
  }
  let ends: [(kind: DocumentKind, isThere: Bool)] = [
    (.closing, engagement.owesClosing), (.cancellation, engagement.hasNotice),
  ]
  let last = ends.filter(\.isThere).map { PlannedDocument(kind: $0.kind, address: $0.kind.name) }
  let records = engagement.heldConversations.compactMap { record(of: $0.record) }
  // A small job is agreed on one page, and has no contract for a handbook to explain.
  return papers + changes + statements(of: engagement) + notices(of: engagement) + last
    + statuses(of: engagement)
    + (engagement.isOrder ? [] : documents(of: handbook))
    + records
}

/// The statements of what was used of the allowances.
private func statements(of engagement: Engagement) -> [PlannedDocument] {
  engagement.statementsOwed.map { statement in
    PlannedDocument(
      kind: .statement, address: DocumentKind.statement.address(of: statement.id),
      subject: [
        "about": Datum(.text(statement.id), audience: .client),
        "allowance": Datum(.text(statement.allowance), audience: .client),
      ])
  }
}

/// What the client is told, a page each: as of the day on which it went out, or else was given.
private func notices(of engagement: Engagement) -> [PlannedDocument] {
  engagement.noticesGiven.compactMap { notice in
    notice.datum(of: \.id).map { id in
      PlannedDocument(
        kind: .notice, address: DocumentKind.notice.address(of: id.text), subject: ["about": id],
        asOf: engagement.dayTold(notice))
    }
  }
}

/// How things stood, a page each, as of its day.
private func statuses(of engagement: Engagement) -> [PlannedDocument] {
  engagement.log.statusesGiven.compactMap { status in
    status.datum(of: \.id).map { id in
      PlannedDocument(
        kind: .status, address: DocumentKind.status.address(of: id.text), subject: ["about": id],
        asOf: status.given?.on)
    }
  }
}

/// The handbook, and its guides.
private func documents(of handbook: Handbook) -> [PlannedDocument] {
  let sections = Datum(.list(handbook.sections.map(\.datum)), audience: .client)
  let whole = PlannedDocument(kind: .handbook, address: DocumentKind.handbook.name, subject: ["sections": sections])
  let guides = handbook.guides.map { guide in
    PlannedDocument(
      kind: .guide, address: DocumentKind.guide.address(of: guide.id), subject: guide.datum.map ?? DatumMap())
  }
  return [whole] + guides
}

/// The record of a call or a meeting that was held. Its address is its day and its id, which stay when its title is
/// mended.
private func record(of conversation: Conversation) -> PlannedDocument? {
  guard let id = conversation.datum(of: \.id), let name = id.text, let day = conversation.held?.on else { return nil }
  let words = name.replacing(day.description, with: " ")
  return PlannedDocument(
    kind: .meeting, address: DocumentKind.meeting.address(of: "\(day) \(words)"), subject: ["id": id])
}

extension PlannedDocument {
  /// Which one it is, where an engagement has several of its kind that are papers.
  var which: String? { PaperSubject(subject).which }

  /// The data of a document that knows which it is, and which others there are.
  ///
  /// - Parameters:
  ///   - documents: those of the engagement that are made.
  ///   - redlines: those beside them.
  func data(_ data: Datum, among documents: [PlannedDocument], _ redlines: [PublishedRedline]) -> Datum {
    var map = data.map ?? DatumMap()
    map["document"] = datum
    map["redlines"] = Datum(.list(redlines.map(\.datum)), audience: .client)
    map["documents"] = Datum(.list(documents.map(\.datum)), audience: .client)
    return Datum(.map(map), audience: data.audience)
  }

  private var datum: Datum {
    var document = subject
    document["kind"] = Datum(.text(kind.name), audience: .client)
    document["address"] = Datum(.text(address), audience: .client)
    return Datum(.map(document), audience: .client)
  }

  /// How its page leads to another document of the same engagement.
  func link(to address: String) -> String { relativeLink(from: self.address, to: address) }
}

/// How a page of an engagement leads to another.
func relativeLink(from address: String, to other: String) -> String {
  let up = String(repeating: "../", count: address.split(separator: "/").count)
  return "\(up)\(other)/index.html"
}

extension [PlannedDocument] {
  /// An error for each document that would stand in the place of another.
  var collisions: [Diagnostic] {
    var first: [String: PlannedDocument] = [:]
    return compactMap { document in
      guard let other = first.updateValue(document, forKey: document.address) else { return nil }
      return Diagnostic(
        .error, "same-address", "two documents would stand at `\(document.address)`", at: document.subject["id"]?.span,
        notes: [Diagnostic.Note("the other is here", at: other.subject["id"]?.span)],
        help: "give one of them another name")
    }
  }
}
