import Diagnostics
package import Engagements
package import Values

/// `dossier.yaml`: the settings of a workspace.
package struct SettingsFields: Fields {
  package static let name = "workspace"
  package static let kind = Kind(Self())
  package let output = Field("output", .text, .private, standard: "site", "the folder into which the pages are written")
  package let asOf = Field("as_of", .day, .private, "the day on which every page is to be true, instead of today")
  package let invented = Field(
    "invented_clients", .list(.text), .private,
    "the folders of clients that are nobody, which may lie in a clone of Dossier's own repository")
  package let paper = Field(
    "paper", .choice(PaperSize.allCases.map(\.rawValue)), .private,
    "the paper of every PDF, instead of that of the client's country")
  package let allowed = Field(
    "allowed_coincidences", .list(.entry(CoincidenceFields.self)), .private,
    "words of one client that may stand in another's files, each with its reason")
}

package typealias Settings = Entry<SettingsFields>

package struct CoincidenceFields: Fields {
  package static let name = "allowed coincidence"
  package static let kind = Kind(Self())
  package let text = Field("text", .text, .private, needed: .proposal, "the words")
  package let reason = Field("reason", .text, .private, needed: .proposal, "why they give nobody away")
}

/// Data of the workspace itself. No paper waits for them: what is needed there is needed now.
func decoded<F: Fields>(_ datum: Datum, as kind: F.Type, _ diagnostics: inout [Diagnostic]) -> Entry<F>? {
  var decoding = Decoding()
  let entry = decoding.decode(datum, as: kind)
  diagnostics += decoding.diagnostics
  diagnostics += decoding.missing.map { missing in
    Diagnostic(
      .error, "missing-field", "\(missing.owner) has no `\(missing.key)`", at: missing.span,
      help: "`\(missing.key)` is \(missing.help)")
  }
  return entry
}
