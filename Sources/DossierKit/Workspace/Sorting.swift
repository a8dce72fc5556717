package import Diagnostics
import Engagements
import Legal

/// The files of a folder, by their paths from it, with `/`.
package typealias FileSet = [String: [UInt8]]

/// Reads every file of a workspace and puts it where it belongs; what is wrong with one is kept where it matters:
/// with its engagement, with its client, or with the whole.
///
/// - Parameters:
///   - own: the workspace's files.
///   - shipped: the files of the tool's share folder, below `templates/`.
///   - unreadable: what stands in the workspace and could not be read, with what is wrong with it.
package func workspace(
  of own: FileSet, shipped: FileSet, unreadable: [(path: String, diagnostic: Diagnostic)] = []
) -> Workspace {
  var sorting = Sorting()
  for (name, bytes) in shipped.sorted(by: { $0.key < $1.key }) where own["templates/\(name)"] == nil {
    sorting.placeTemplate(name, bytes)
    sorting.workspace.shipped.insert("templates/\(name)")
  }
  for (path, bytes) in own.sorted(by: { $0.key < $1.key }) { sorting.place(path, bytes) }
  for (path, diagnostic) in unreadable { sorting.place(path, diagnostic) }
  sorting.workspace.diagnostics += sorting.copies.changes(own: own, shipped: shipped)
  return sorting.finished()
}

private struct Sorting {
  var settings: Datum?
  var copies = ShippedCopies()
  var hasPractice = false
  var workspace = Workspace(settings: Settings(Datum(.map(DatumMap()))))
  var clients: [String: ClientFolder] = [:]
  var engagements: [String: [String: EngagementFolder]] = [:]
  var sites: [String: SiteFolder] = [:]
  /// The files of frozen papers, by engagement and folder.
  var frozen: [String: [String: FileSet]] = [:]

  mutating func place(_ path: String, _ bytes: [UInt8]) {
    let parts = path.split(separator: "/").map(String.init)
    switch (parts.first, parts.count) {
    case ("dossier.yaml", 1): settings = yaml(path, bytes, isNeeded: true, &workspace.diagnostics)
    case ("templates", 3) where path == ShippedCopies.path:
      copies = ShippedCopies(path, bytes, &workspace.diagnostics)
    case ("templates", 2...): placeTemplate(parts.dropFirst().joined(separator: "/"), bytes)
    case ("content", 2) where parts[1] == "practice.yaml":
      hasPractice = true
      workspace.practice = yaml(path, bytes, isNeeded: true, &workspace.diagnostics)
    case ("content", 2) where parts[1] == "standards.yaml":
      workspace.standards = yaml(path, bytes, &workspace.diagnostics)
    case ("content", 2) where path == NumberRegister.path: workspace.register = NumberRegister(bytes)
    case ("content", 3...) where parts[1] == "handbook":
      place(path, Array(parts.dropFirst(2)), bytes, in: &workspace.handbook, &workspace.diagnostics)
    case ("content", 4...) where parts[1] == "clients": placeClientFile(path, Array(parts.dropFirst(2)), bytes)
    case ("content", 4...) where parts[1] == "sites": placeSiteFile(path, Array(parts.dropFirst(2)), bytes)
    default:
      workspace.diagnostics += notRead(
        path, bytes, known: ["practice.yaml", "standards.yaml", "numbers.yaml", "handbook/*.md", "clients", "sites"])
    }
  }

  /// A file of a folder of how-to pages.
  ///
  /// - Parameter parts: its path below the folder.
  private func place(
    _ path: String, _ parts: [String], _ bytes: [UInt8], in handbook: inout [HandbookPage],
    _ diagnostics: inout [Diagnostic]
  ) {
    let isPage = parts.count == 1 || (parts.count == 2 && parts[0] == "guides")
    guard isPage, path.hasSuffix(".md") else {
      diagnostics += notRead(path, bytes, known: ["*.md", "guides/*.md"])
      return
    }
    guard let source = text(path, bytes, &diagnostics),
      let page = HandbookPage(parts.joined(separator: "/"), source, &diagnostics)
    else { return }
    handbook.append(page)
  }

  /// What is wrong with a file that could not be read stops whom the file would have spoken of.
  mutating func place(_ path: String, _ diagnostic: Diagnostic) {
    let parts = path.split(separator: "/").map(String.init)
    guard parts.starts(with: ["content", "clients"]), parts.count > 2 else {
      if path == NumberRegister.path {
        workspace.register = NumberRegister(unreadable: diagnostic)
        return
      }
      hasPractice = hasPractice || path == "content/practice.yaml"
      workspace.diagnostics.append(diagnostic)
      return
    }
    var client = clients[parts[2]] ?? ClientFolder(id: parts[2])
    if parts.count > 4, parts[3] != "handbook" {
      var engagement = engagements[client.id]?[parts[3]] ?? EngagementFolder(id: parts[3], clientID: client.id)
      engagement.diagnostics.append(diagnostic)
      engagements[client.id, default: [:]][engagement.id] = engagement
    } else {
      client.diagnostics.append(diagnostic)
    }
    clients[client.id] = client
  }

  /// A word about a file that nothing is made of, so that a misspelt name is no silence.
  private func notRead(_ path: String, _ bytes: [UInt8], known: [String]) -> [Diagnostic] {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let meant = nearest(to: name, among: known).map { "did you mean `\($0)`?" }
    let start = Span(Source(name: path, bytes: []), 0..<0)
    return [
      Diagnostic(
        meant == nil ? .note : .warning, "not-read", "nothing is made of this file", at: start,
        help: meant ?? "here are read: \(known.joined(separator: ", "))")
    ]
  }

  mutating func placeTemplate(_ name: String, _ bytes: [UInt8]) {
    let path = "templates/\(name)"
    switch (name.split(separator: "/").first, name.split(separator: ".").last) {
    case ("packs", "yaml"):
      guard let pack = yaml(path, bytes, &workspace.diagnostics) else { return }
      guard let country = pack["country"]?.text else {
        workspace.diagnostics.append(
          Diagnostic(
            .error, "missing-field", "country pack has no `country`", at: pack.span,
            help: "write the country's code, such as `country: GR`"))
        return
      }
      workspace.packs[country] = pack
    case ("words", "yaml"):
      let language = String(name.dropFirst("words/".count).dropLast(".yaml".count))
      workspace.words[language] = yaml(path, bytes, &workspace.diagnostics).map { $0.asText(for: .client) }
    case ("legal", "yaml"):
      let language = String(name.dropFirst("legal/".count).dropLast(".yaml".count))
      workspace.legalWords[language] = yaml(path, bytes, &workspace.diagnostics).flatMap {
        LegalWords($0, &workspace.diagnostics)
      }
    case ("starter", "yaml"), (_, "md"), (_, "html"), (_, "css"), (_, "js"), (_, "svg"), (_, "txt"):
      workspace.templates[name] = text(path, bytes, &workspace.diagnostics)
    default:
      workspace.diagnostics += notRead(
        path, bytes, known: ["*.md", "*.html", "*.css", "packs/*.yaml", "words/*.yaml", "legal/*.yaml"])
    }
  }

  /// - Parameter parts: the path from `content/clients/` on: the client, then a file or an engagement and its files.
  private mutating func placeClientFile(_ path: String, _ parts: [String], _ bytes: [UInt8]) {
    let client = parts[0]
    var folder = clients[client] ?? ClientFolder(id: client)
    defer { clients[client] = folder }
    if parts.count == 2 {
      if parts[1] == "client.yaml" {
        folder.data = yaml(path, bytes, isNeeded: true, &folder.diagnostics)
      } else {
        folder.diagnostics += notRead(path, bytes, known: ["client.yaml", "handbook/*.md"])
      }
      return
    }
    // The client's own folder of how-to pages is no engagement.
    guard parts[1] != "handbook" else {
      place(path, Array(parts.dropFirst(2)), bytes, in: &folder.handbook, &folder.diagnostics)
      return
    }
    let id = parts[1]
    var engagement = engagements[client]?[id] ?? EngagementFolder(id: id, clientID: client)
    defer { engagements[client, default: [:]][id] = engagement }
    switch (parts[2], parts.count) {
    case ("engagement.yaml", 3):
      guard let terms = yaml(path, bytes, isNeeded: true, &engagement.diagnostics) else { return }
      guard terms.map != nil else {
        engagement.diagnostics.append(
          Diagnostic(
            .error, "wrong-kind", "the file of an engagement is a map", at: terms.span,
            help: "write keys and values, such as `title: …`"))
        return
      }
      engagement.terms = terms
    case ("log", 4) where parts[3].hasSuffix(".yaml"):
      guard let records = yaml(path, bytes, &engagement.diagnostics) else { return }
      let name = String(parts[3].dropLast(".yaml".count))
      engagement.log.append(DatumMap.Entry(key: name, keySpan: records.span, value: records))
    case ("changes", 4) where parts[3].hasSuffix(".yaml"):
      guard let change = yaml(path, bytes, &engagement.diagnostics) else { return }
      let name = String(parts[3].dropLast(".yaml".count))
      if name != slug(name) { engagement.diagnostics.append(badName(name, change)) }
      engagement.changes.append(DatumMap.Entry(key: slug(name), keySpan: change.span, value: change))
    case ("text", 4) where parts[3].hasSuffix(".md"):
      engagement.texts[String(parts[3].dropLast(".md".count))] = authorText(path, bytes, &engagement.diagnostics)
    case ("records", 4) where parts[3].hasSuffix(".md"):
      engagement.records[String(parts[3].dropLast(".md".count))] = authorText(path, bytes, &engagement.diagnostics)
    case ("clauses", 4) where parts[3].hasSuffix(".md"):
      engagement.clauses[parts[3]] = text(path, bytes, &engagement.diagnostics)
    case ("issued", 4...):
      // A file that stands in no paper's folder is a paper of one file that is none of its own.
      let name = parts.dropFirst(4).joined(separator: "/")
      frozen[engagement.path, default: [:]][parts[3], default: [:]][name] = bytes
    default:
      engagement.diagnostics += notRead(
        path, bytes,
        known: [
          "engagement.yaml", "log/*.yaml", "changes/*.yaml", "text/*.md", "records/*.md", "clauses/*.md", "issued",
        ])
    }
  }

  /// - Parameter parts: the path from `content/sites/` on: the site, then a page, or `data` and a file of it.
  private mutating func placeSiteFile(_ path: String, _ parts: [String], _ bytes: [UInt8]) {
    var site = sites[parts[0]] ?? SiteFolder(id: parts[0])
    defer { sites[parts[0]] = site }
    let (name, ending) = (parts[parts.count - 1], parts[parts.count - 1].split(separator: ".").last)
    switch (parts.count, ending) {
    case (2, "md"): site.pages[name] = text(path, bytes, &site.diagnostics)
    case (3, "md") where parts[1] == "parts": site.parts["parts/\(name)"] = text(path, bytes, &site.diagnostics)
    case (3, "yaml") where parts[1] == "data":
      site.data[String(name.dropLast(".yaml".count))] = yaml(path, bytes, &site.diagnostics)
    case (3, "json") where parts[1] == "data":
      guard let source = text(path, bytes, &site.diagnostics) else { return }
      let (datum, found) = readJSON(source)
      site.diagnostics += found
      site.data[String(name.dropLast(".json".count))] = datum
    default: site.diagnostics += notRead(path, bytes, known: ["*.md", "parts/*.md", "data/*.yaml", "data/*.json"])
    }
  }

  /// A change order's page and the records of its papers are called as its file is.
  private func badName(_ name: String, _ change: Datum) -> Diagnostic {
    Diagnostic(
      .error, "bad-name", "`\(name)` cannot be the address of a page", at: change.span,
      help: slug(name).isEmpty ? "use letters and digits" : "call the file `\(slug(name)).yaml`")
  }

  mutating func finished() -> Workspace {
    let raw = settings ?? Datum(.map(DatumMap()))
    if let decoded = decoded(raw, as: SettingsFields.self, &workspace.diagnostics) { workspace.settings = decoded }
    if !hasPractice {
      workspace.diagnostics.append(
        Diagnostic(
          .error, "missing-file", "there is no `content/practice.yaml`", at: nil,
          help: "write who you are, and what your engagements have in common"))
    }
    // Pages go into a folder of the client's or the site's name, and this one is for neither.
    let desk = Workspace.deskFolder
    for (folder, isTaken) in [("clients", clients[desk] != nil), ("sites", sites[desk] != nil)] where isTaken {
      workspace.diagnostics.append(
        Diagnostic(
          .error, "reserved-name", "the pages in `\(desk)` are the practice's own", at: nil,
          help: "give the folder `content/\(folder)/\(desk)` another name"))
    }
    workspace.clients = clients.keys.sorted().compactMap { id in
      guard var client = clients[id] else { return nil }
      let folders = engagements[id] ?? [:]
      client.engagements = folders.keys.sorted().compactMap { id in
        guard var folder = folders[id] else { return nil }
        let papers = frozen[folder.path] ?? [:]
        folder.issued = papers.keys.sorted().map { FrozenPaper(name: $0, files: papers[$0] ?? [:]) }
        return folder
      }
      return client
    }
    workspace.sites = sites.keys.sorted().compactMap { sites[$0] }
    for site in workspace.sites where clients[site.id] != nil {
      workspace.diagnostics.append(
        Diagnostic(
          .error, "same-folder", "the pages of the site and of the client `\(site.id)` would go to one folder", at: nil,
          help: "give the folder `content/sites/\(site.id)` another name"))
    }
    return workspace
  }

  private func yaml(
    _ path: String, _ bytes: [UInt8], isNeeded: Bool = false, _ diagnostics: inout [Diagnostic]
  ) -> Datum? {
    text(path, bytes, &diagnostics).flatMap { source in
      let (datum, found) = readYAML(source, isNeeded: isNeeded)
      diagnostics += found
      return datum
    }
  }

  /// A text of the author's that clients read; nil where there is none, or it is kept from them.
  private func authorText(_ path: String, _ bytes: [UInt8], _ diagnostics: inout [Diagnostic]) -> Source? {
    guard let source = text(path, bytes, &diagnostics) else { return nil }
    let (isForClient, found) = readAudience(of: source)
    diagnostics += found + remarks(onText: source)
    return isForClient ? source : nil
  }

  private func text(_ path: String, _ bytes: [UInt8], _ diagnostics: inout [Diagnostic]) -> Source? {
    let (source, found) = readText(name: path, bytes: bytes)
    diagnostics += found
    return source
  }
}
