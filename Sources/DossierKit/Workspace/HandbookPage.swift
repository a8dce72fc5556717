package import Diagnostics
package import Engagements

/// A file of a handbook: a section of it, or a guide on a page of its own.
package struct HandbookPage: Sendable {
  /// The file's path below the folder of the handbook, without language and ending: `welcome`, `guides/pictures`.
  package let name: String
  /// The language that the name of the file says; nil where it says none.
  let language: String?
  package let source: Source
  /// Its heading; nil where the file names none.
  package internal(set) var title: Datum?
  /// The name of the section it follows, where the file says so.
  package internal(set) var after: Datum?
  /// Whether it is kept from every client.
  package let isForTeam: Bool
}

/// The front matter of a file of a handbook.
package struct HandbookPageFields: Fields {
  package static let name = "page of a handbook"
  package static let kind = Kind(Self())
  package let title = Field(
    "title", .text, .client, "its heading; without it, that of the section of the same name")
  package let after = Field("after", .text, .client, "the section it follows, by the name of its file")
  package let audience = Field(
    "audience", .choice([Audience.client.rawValue, Audience.team.rawValue]), .client, standard: "client",
    "who reads it: clients, or the practice's own people alone")
}

extension HandbookPage {
  /// - Parameter path: the file's path below the folder of the handbook: `welcome.el.md`.
  /// - Returns: nil where its front matter cannot be read.
  init?(_ path: String, _ source: Source, _ diagnostics: inout [Diagnostic]) {
    let (name, language) = TemplateLanguage.parts(of: path)
    let (frontMatter, _, found) = splitFrontMatter(source)
    diagnostics += found
    var decoding = Decoding()
    let fields = decoding.decode(frontMatter ?? Datum(.map(DatumMap())), as: HandbookPageFields.self)
    diagnostics += decoding.diagnostics
    // A page for the team whose front matter cannot be read must not become one for clients.
    guard let fields, let audience = fields.audience, !found.hasErrors, !decoding.diagnostics.hasErrors else {
      return nil
    }
    self.name = name
    self.language = language
    self.source = source
    title = fields.datum(of: \.title)
    after = fields.datum(of: \.after)
    isForTeam = audience == Audience.team.rawValue
  }
}
