import Diagnostics
import Engagements
import Templating

/// The templates that the documents of one engagement see: a client's own clauses before the workspace's, those before
/// the ones that came with the tool.
struct TemplateSet: Sendable {
  let library: Library
  private let sources: [String: Source]

  init(_ workspace: Workspace, for engagement: EngagementFolder? = nil) {
    var sources = workspace.templates
    for (name, source) in engagement?.clauses ?? [:] { sources["clauses/\(name)"] = source }
    let readable = sources
    self.sources = sources
    library = Library(known: { Array(readable.keys) }) { name in
      readable[name].map { ($0, splitFrontMatter($0).bodyStart) }
    }
  }

  /// The file behind a template's name.
  func file(_ name: String) -> String? { sources[name]?.name }

  func source(_ name: String) -> Source? { sources[name] }

  /// The template of a document in a language: `documents/proposal.el.md` for Greek, `documents/proposal.md` for the
  /// language the shipped templates are written in. There is no fallback from one language to another.
  func document(_ kind: DocumentKind, language: String) -> String {
    let base = String(language.prefix { $0 != "-" })
    return base == Self.defaultLanguage ? "documents/\(kind.name).md" : "documents/\(kind.name).\(base).md"
  }

  static let defaultLanguage = "en"
}
