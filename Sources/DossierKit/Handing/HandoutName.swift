package import Diagnostics
package import Engagements
import Values

extension Engagement {
  /// What the file of a document is called that is sent: practice, client, engagement, document, and its number or else
  /// the day on which it was true, such as `two-lanterns_harbor-pine_2026-website_contract_c-2026-001`.
  ///
  /// In lower case and without any mark but `-` and `_`: no file system changes it or takes it for another.
  ///
  /// - Parameters:
  ///   - kind: the name of the document's kind.
  ///   - address: where its page is below the engagement's.
  ///   - words: those of the layouts, in the document's language.
  package func fileName(of kind: String, at address: String, words: Datum, isDraft: Bool) -> String {
    let word = words["kinds"]?[kind]?.text ?? kind
    let parts = address.split(separator: "/").map(String.init)
    // Of several documents of a kind, each is known by the rest of its address.
    let document = ([word] + parts.dropFirst()).joined(separator: " ")
    let number = number(of: kind, about: parts.dropFirst().last)
    return [
      piece(practice.name, or: "practice"), piece(client.name, or: "client"), piece(id, or: "engagement"),
      piece(document, or: kind), piece(number, or: today.description), isDraft ? "draft" : "",
    ].filter { !$0.isEmpty }.joined(separator: "_")
  }

  /// The number of the last paper of a kind that was not taken back; nil before it has one.
  ///
  /// - Parameter which: the last part of its address, where an engagement has several of its kind.
  private func number(of kind: String, about which: String?) -> String? {
    (log.papers ?? []).last { $0.document == kind && $0.subject.map(slug) == which && $0.withdrawn == nil }?.id
  }

  /// A piece of a name, of which there are five: file systems take 255 bytes for all, and some mail less.
  private func piece(_ text: String?, or other: String) -> String {
    let longest = 40
    var result = String.UnicodeScalarView()
    var length = 0
    for scalar in slug(text ?? "").unicodeScalars {
      length += UTF8.width(scalar)
      guard length <= longest else {
        // Without the word that is cut.
        if let end = result.lastIndex(of: "-") { result.removeSubrange(end...) }
        break
      }
      result.append(scalar)
    }
    return result.isEmpty ? other : String(result)
  }
}
