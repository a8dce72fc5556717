import Diagnostics

/// What a file of a workspace is, by its path alone. Of what it is none of nothing is made, and it need not be read.
enum WorkspaceFile {
  case settings
  case practice
  case standards
  case register
  case shippedCopies
  /// With its name below `templates/`; no template where nothing is made of it.
  case template(String, TemplateFile?)
  /// With its path below `content/handbook/`.
  case handbook(HandbookFile?)
  case client(String, ClientFile?)
  case engagement(String, client: String, EngagementFile?)
  case site(String, SiteFile?)
  case other

  /// - Parameter path: from the workspace, with `/`.
  init(_ path: String) {
    let parts = path.pathNames
    switch (parts.first, parts.count) {
    case ("dossier.yaml", 1): self = .settings
    case ("templates", 3) where path == ShippedCopies.path: self = .shippedCopies
    case ("templates", 2...):
      let name = parts.dropFirst().joined(separator: "/")
      self = .template(name, TemplateFile(name))
    case ("content", 2) where parts[1] == "practice.yaml": self = .practice
    case ("content", 2) where parts[1] == "standards.yaml": self = .standards
    case ("content", 2) where path == NumberRegister.path: self = .register
    case ("content", 3...) where parts[1] == "handbook": self = .handbook(HandbookFile(parts[2...]))
    case ("content", 4) where parts[1] == "clients":
      self = .client(parts[2], parts[3] == "client.yaml" ? .data : nil)
    // The client's own folder of how-to pages is no engagement.
    case ("content", 5...) where parts[1] == "clients" && parts[3] == "handbook":
      self = .client(parts[2], .handbook(HandbookFile(parts[4...])))
    case ("content", 5...) where parts[1] == "clients":
      self = .engagement(parts[3], client: parts[2], EngagementFile(parts[4...]))
    case ("content", 4...) where parts[1] == "sites": self = .site(parts[2], SiteFile(parts[3...]))
    default: self = .other
    }
  }

  /// Whether something is made of it.
  var isRead: Bool {
    switch self {
    case .template(_, nil), .handbook(nil), .client(_, nil), .client(_, .handbook(nil)), .engagement(_, _, nil),
      .site(_, nil), .other:
      false
    default: true
    }
  }
}

/// A file below `templates/`.
enum TemplateFile {
  case pack
  /// Of the layouts, in a language.
  case words(String)
  /// Of clauses and references, in a language.
  case legalWords(String)
  /// A template, or what goes into pages as it is.
  case text

  static let known = ["*.md", "*.html", "*.css", "packs/*.yaml", "words/*.yaml", "legal/*.yaml"]

  init?(_ name: String) {
    func language(in folder: String) -> String { String(name.dropFirst(folder.count).dropLast(".yaml".count)) }
    switch (name.pathNames.first, fileEnding(of: name)) {
    case ("packs", "yaml"): self = .pack
    case ("words", "yaml"): self = .words(language(in: "words/"))
    case ("legal", "yaml"): self = .legalWords(language(in: "legal/"))
    case ("starter", "yaml"), (_, "md"), (_, "html"), (_, "css"), (_, "js"), (_, "svg"), (_, "txt"): self = .text
    default: return nil
    }
  }
}

/// A page of a folder of how-to pages.
struct HandbookFile {
  /// Its path below the folder.
  let name: String

  static let known = ["*.md", "guides/*.md"]

  init?(_ parts: ArraySlice<String>) {
    let isPage = parts.count == 1 || (parts.count == 2 && parts.first == "guides")
    guard isPage, parts.last?.hasSuffix(".md") ?? false else { return nil }
    name = parts.joined(separator: "/")
  }
}

/// A file of `content/clients/<client>/` that is of no engagement.
enum ClientFile {
  case data
  case handbook(HandbookFile?)

  static let known = ["client.yaml", "handbook/*.md"]
}

/// A file of `content/clients/<client>/<engagement>/`; of most, with the name without its ending.
enum EngagementFile {
  case terms
  case log(String)
  case change(String)
  case text(String)
  case record(String)
  /// With its ending.
  case clause(String)
  /// A file of a frozen paper. What stands in no paper's folder is a paper of one file, which has no name.
  case frozen(paper: String, file: String)

  static let known = [
    "engagement.yaml", "log/*.yaml", "changes/*.yaml", "text/*.md", "records/*.md", "clauses/*.md", "issued",
  ]

  init?(_ parts: ArraySlice<String>) {
    guard let folder = parts.first, let last = parts.last else { return nil }
    let name = last.split(separator: ".", omittingEmptySubsequences: false).dropLast().joined(separator: ".")
    switch (folder, parts.count) {
    case ("engagement.yaml", 1): self = .terms
    case ("log", 2) where last.hasSuffix(".yaml"): self = .log(name)
    case ("changes", 2) where last.hasSuffix(".yaml"): self = .change(name)
    case ("text", 2) where last.hasSuffix(".md"): self = .text(name)
    case ("records", 2) where last.hasSuffix(".md"): self = .record(name)
    case ("clauses", 2) where last.hasSuffix(".md"): self = .clause(last)
    case ("issued", 2...):
      let inside = parts.dropFirst()
      self = .frozen(paper: inside.first ?? "", file: inside.dropFirst().joined(separator: "/"))
    default: return nil
    }
  }
}

/// A file of `content/sites/<site>/`.
enum SiteFile {
  /// With its ending.
  case page(String)
  case part(String)
  /// Without its ending.
  case data(String, isJSON: Bool)

  static let known = ["*.md", "parts/*.md", "data/*.yaml", "data/*.json"]

  init?(_ parts: ArraySlice<String>) {
    guard let folder = parts.first, let name = parts.last else { return nil }
    switch (parts.count, folder, fileEnding(of: name)) {
    case (1, _, "md"): self = .page(name)
    case (2, "parts", "md"): self = .part("parts/\(name)")
    case (2, "data", "yaml"): self = .data(String(name.dropLast(".yaml".count)), isJSON: false)
    case (2, "data", "json"): self = .data(String(name.dropLast(".json".count)), isJSON: true)
    default: return nil
    }
  }
}

/// What stands behind the last point of a name; the name where it has none.
private func fileEnding(of name: String) -> String? {
  name.utf8.split(separator: UInt8(ascii: ".")).last.map { String(Substring($0)) }
}
