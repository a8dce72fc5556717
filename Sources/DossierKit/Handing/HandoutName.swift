import Diagnostics
import Engagements
import Values

extension PlannedDocument {
  /// What the file is called that is sent: practice, client, engagement, document, and its number or else the day on
  /// which it was true, such as `two-lanterns_harbor-pine_2026-website_contract_c-2026-001`.
  ///
  /// In lower case and without any mark but `-` and `_`: no file system changes it or takes it for another.
  ///
  /// - Parameter words: those of the layouts, in the document's language.
  func fileName(_ engagement: Engagement, words: Datum, isDraft: Bool) -> String {
    let kind = words["kinds"]?[kind.name]?.text ?? kind.name
    let parts = address.split(separator: "/").map(String.init)
    // Of several documents of a kind, each is known by the rest of its address.
    let document = parts.count == 1 ? kind : ([kind] + parts.dropFirst()).joined(separator: " ")
    let number = parts.count == 1 ? engagement.number(of: self.kind) : nil
    return [
      piece(engagement.practice.name, or: "practice"), piece(engagement.client.name, or: engagement.clientID),
      piece(engagement.id, or: "engagement"), piece(document, or: self.kind.name),
      number.map { piece($0, or: "") } ?? engagement.today.description, isDraft ? "draft" : "",
    ].filter { !$0.isEmpty }.joined(separator: "_")
  }

  /// A piece of a name, of which there are five: file systems take 255 bytes for all, and some mail less.
  private func piece(_ text: String?, or other: String) -> String {
    let longest = 40
    var result = String.UnicodeScalarView()
    var length = 0
    for scalar in slug(text ?? "").unicodeScalars {
      length += UTF8.width(scalar)
      guard length <= longest else { break }
      result.append(scalar)
    }
    while result.last == "-" { result.removeLast() }
    return result.isEmpty ? other : String(result)
  }
}

extension Engagement {
  /// The number of the last paper of a kind that was not taken back; nil before it has one.
  fileprivate func number(of kind: DocumentKind) -> String? {
    (log.papers ?? []).last { $0.document == kind.name && $0.withdrawn == nil }?.id
  }
}
