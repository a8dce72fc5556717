package import Diagnostics
package import Engagements

/// A document that an engagement is to have.
package struct PlannedDocument: Sendable {
  package let kind: DocumentKind
  /// Where its page is below the engagement's folder: `contract`, `change-orders/second-till`.
  package let address: String
  /// What it is about, where an engagement has several of its kind: what templates read beside `kind` as `document`.
  package var subject = DatumMap()
}

/// The documents of an engagement, in the order in which its client looks for them.
///
/// Those that wait for something are among them: whether one is made, its kind's paper says.
package func plan(_ engagement: Engagement) -> [PlannedDocument] {
  let kinds: [DocumentKind] = engagement.isOrder ? [.project, .order] : [.project, .proposal, .contract]
  let changes = engagement.changes.map { change in
    PlannedDocument(
      kind: .changeOrder, address: "change-orders/\(change.id)",
      subject: ["change": Datum(.text(change.id), audience: .client)])
  }
  return kinds.map { PlannedDocument(kind: $0, address: $0.name) } + changes
}

extension PlannedDocument {
  /// The data of a document that knows which it is.
  func data(_ data: Datum) -> Datum {
    var document = subject
    document["kind"] = Datum(.text(kind.name), audience: .client)
    var map = data.map ?? DatumMap()
    map["document"] = Datum(.map(document), audience: .client)
    return Datum(.map(map), audience: data.audience)
  }

  /// How its page leads to another document of the same engagement.
  func link(to address: String) -> String {
    let up = String(repeating: "../", count: self.address.split(separator: "/").count)
    return "\(up)\(address)/index.html"
  }
}
