import Diagnostics
import Engagements

/// The front matter of a message's template.
struct MessageHeadFields: Fields {
  static let name = "template of a message"
  static let kind = Kind(Self())
  let subject = Field("subject", .text, .client, needed: .proposal, "its subject, in full words")
  let to = Field(
    "to", .list(.choice(Recipient.allCases.map(\.rawValue))), .client, needed: .proposal,
    "who it is to: concerned, decides, signs")
}

/// Who a message is to. Where there is nobody of the client's among them, it is to the person who decides, or else to
/// the client.
enum Recipient: String, CaseIterable {
  /// Whom the matter concerns: who asked, who takes part, who gives it, who has the paper.
  case concerned
  case decides, signs
}

/// The front matter of a message's template; nil after an error.
func messageHead(of source: Source, _ diagnostics: inout [Diagnostic]) -> Entry<MessageHeadFields>? {
  let (frontMatter, _, found) = splitFrontMatter(source)
  diagnostics += found
  guard !found.hasErrors else { return nil }
  let start = Span(source, source.range(ofLine: 1))
  var decoding = Decoding()
  let head = decoding.decode(
    frontMatter ?? Datum(.map(DatumMap()), origin: .written(start)), as: MessageHeadFields.self)
  diagnostics += decoding.diagnostics
  diagnostics += decoding.missing.map { missing in
    Diagnostic(
      .error, "missing-field", "the \(missing.owner) has no `\(missing.key)`", at: start,
      help: "`\(missing.key)` is \(missing.help)")
  }
  return decoding.diagnostics.isEmpty && decoding.missing.isEmpty ? head : nil
}
