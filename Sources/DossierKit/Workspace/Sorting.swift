package import Diagnostics
import Engagements
import Legal

/// The files of a folder, by their paths from it, with `/`.
package typealias FileSet = [String: [UInt8]]

/// Reads the files of a workspace and puts each where it belongs; what is wrong with one is kept where it matters:
/// with its engagement, with its client, or with the whole.
///
/// - Parameters:
///   - own: the workspace's files.
///   - shipped: the files of the tool's share folder, below `templates/`.
///   - unreadable: what stands in the workspace and could not be read, with what is wrong with it.
///   - unread: files of the workspace that were not read, because nothing is made of them.
package func workspace(
  of own: FileSet, shipped: FileSet, unreadable: [(path: String, diagnostic: Diagnostic)] = [], unread: [String] = []
) -> Workspace {
  var sorting = Sorting()
  for (name, bytes) in shipped.sorted(by: { $0.key < $1.key }) where own["templates/\(name)"] == nil {
    sorting.workspace.shipped.insert("templates/\(name)")
    sorting.place("templates/\(name)", bytes)
  }
  for (path, bytes) in own.sorted(by: { $0.key < $1.key }) { sorting.place(path, bytes) }
  for path in unread { sorting.place(unread: path) }
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
    switch WorkspaceFile(path) {
    case .settings: settings = yaml(path, bytes, isNeeded: true, &workspace.diagnostics)
    case .shippedCopies: copies = ShippedCopies(path, bytes, &workspace.diagnostics)
    case .template(let name, let file?): placeTemplate(name, file, bytes)
    case .practice:
      hasPractice = true
      workspace.practice = yaml(path, bytes, isNeeded: true, &workspace.diagnostics)
    case .standards: workspace.standards = yaml(path, bytes, &workspace.diagnostics)
    case .register: workspace.register = NumberRegister(bytes)
    case .handbook(let page?):
      workspace.handbook += handbookPage(path, page, bytes, &workspace.diagnostics)
    case .client(let id, let file?): placeClientFile(path, bytes, file, of: id)
    case .engagement(let id, let client, let file?): placeEngagementFile(path, bytes, file, of: id, client)
    case .site(let id, let file?): placeSiteFile(path, bytes, file, of: id)
    default: place(unread: path)
    }
  }

  /// A word about a file that nothing is made of, so that a misspelt name is no silence.
  mutating func place(unread path: String) {
    switch WorkspaceFile(path) {
    case .template: workspace.diagnostics.append(notRead(path, known: TemplateFile.known))
    case .handbook: workspace.diagnostics.append(notRead(path, known: HandbookFile.known))
    case .client(let id, let file):
      let known = file == nil ? ClientFile.known : HandbookFile.known
      clients[id, default: ClientFolder(id: id)].diagnostics.append(notRead(path, known: known))
    case .engagement(let id, let client, _):
      change(id, of: client) { $0.diagnostics.append(notRead(path, known: EngagementFile.known)) }
    case .site(let id, _):
      sites[id, default: SiteFolder(id: id)].diagnostics.append(notRead(path, known: SiteFile.known))
    default:
      let known = ["practice.yaml", "standards.yaml", "numbers.yaml", "handbook/*.md", "clients", "sites"]
      workspace.diagnostics.append(notRead(path, known: known))
    }
  }

  /// What is wrong with a file or a folder that could not be read stops whom it would have spoken of.
  mutating func place(_ path: String, _ diagnostic: Diagnostic) {
    let parts = path.pathNames
    switch WorkspaceFile(path) {
    case .register: workspace.register = NumberRegister(unreadable: diagnostic)
    case .engagement(let id, let client, let file):
      change(id, of: client) { engagement in
        engagement.diagnostics.append(diagnostic)
        if case .log(let name) = file { engagement.unreadLogs.insert(name) }
        if parts.dropFirst(4) == ["log"] { engagement.unreadLogs.formUnion(RecordKind.all.map(\.file)) }
      }
    case .client(let id, let file):
      clients[id, default: ClientFolder(id: id)].diagnostics.append(diagnostic)
      // It may be the folder of an engagement.
      if file == nil, parts.last != "handbook" { clients[id]?.hasUnreadFolders = true }
    default:
      guard parts.starts(with: ["content", "clients"]), parts.count == 3 else {
        hasPractice = hasPractice || path == "content/practice.yaml"
        workspace.diagnostics.append(diagnostic)
        return
      }
      clients[parts[2], default: ClientFolder(id: parts[2])].diagnostics.append(diagnostic)
      clients[parts[2]]?.hasUnreadFolders = true
    }
  }

  /// Changes an engagement, which is there from its first file on, and its client with it.
  private mutating func change(_ id: String, of client: String, _ body: (inout EngagementFolder) -> Void) {
    if clients[client] == nil { clients[client] = ClientFolder(id: client) }
    body(&engagements[client, default: [:]][id, default: EngagementFolder(id: id, clientID: client)])
  }

  private func handbookPage(
    _ path: String, _ page: HandbookFile, _ bytes: [UInt8], _ diagnostics: inout [Diagnostic]
  ) -> [HandbookPage] {
    guard let source = text(path, bytes, &diagnostics) else { return [] }
    return [HandbookPage(page.name, source, &diagnostics)].compactMap(\.self)
  }

  private mutating func placeTemplate(_ name: String, _ file: TemplateFile, _ bytes: [UInt8]) {
    let path = "templates/\(name)"
    switch file {
    case .pack:
      guard let pack = yaml(path, bytes, &workspace.diagnostics) else { return }
      guard let country = pack["country"]?.text else {
        workspace.diagnostics.append(
          Diagnostic(
            .error, "missing-field", "country pack has no `country`", at: pack.span,
            help: "write the country's code, such as `country: GR`"))
        return
      }
      workspace.packs[country] = pack
    case .words(let language):
      workspace.words[language] = yaml(path, bytes, &workspace.diagnostics).map { $0.asText(for: .client) }
    case .legalWords(let language):
      let file = text(path, bytes, &workspace.diagnostics).map(LegalWordsFile.init)
      workspace.legalWords[language] = file
      // What is wrong with the workspace's own is said at once, whoever asks for it.
      if let file, !workspace.shipped.contains(path) { _ = file.words(&workspace.diagnostics) }
    case .text: workspace.templates[name] = text(path, bytes, &workspace.diagnostics)
    }
  }

  private mutating func placeClientFile(_ path: String, _ bytes: [UInt8], _ file: ClientFile, of id: String) {
    var client = clients[id] ?? ClientFolder(id: id)
    defer { clients[id] = client }
    switch file {
    case .data: client.data = yaml(path, bytes, isNeeded: true, &client.diagnostics)
    case .handbook(let page?): client.handbook += handbookPage(path, page, bytes, &client.diagnostics)
    case .handbook(nil): client.diagnostics.append(notRead(path, known: HandbookFile.known))
    }
  }

  private mutating func placeEngagementFile(
    _ path: String, _ bytes: [UInt8], _ file: EngagementFile, of id: String, _ client: String
  ) {
    var engagement = engagements[client]?[id] ?? EngagementFolder(id: id, clientID: client)
    defer { change(id, of: client) { $0 = engagement } }
    switch file {
    case .terms:
      guard let terms = yaml(path, bytes, isNeeded: true, &engagement.diagnostics) else { return }
      guard terms.map != nil else {
        engagement.diagnostics.append(
          Diagnostic(
            .error, "wrong-kind", "the file of an engagement is a map", at: terms.span,
            help: "write keys and values, such as `title: …`"))
        return
      }
      engagement.terms = terms
    case .log(let name): placeLog(path, bytes, name, in: &engagement)
    case .change(let name):
      guard let change = yaml(path, bytes, &engagement.diagnostics) else { return }
      if name != slug(name) { engagement.diagnostics.append(badName(name, change)) }
      engagement.changes.append(DatumMap.Entry(key: slug(name), keySpan: change.span, value: change))
    case .text(let name): engagement.texts[name] = authorText(path, bytes, &engagement.diagnostics)
    case .record(let name): engagement.records[name] = authorText(path, bytes, &engagement.diagnostics)
    case .clause(let name): engagement.clauses[name] = text(path, bytes, &engagement.diagnostics)
    // Of a paper an empty folder is all that is left of it.
    case .frozen(let paper, "") where path.hasSuffix("/"): frozen[engagement.path, default: [:]][paper] = [:]
    case .frozen(let paper, let file): frozen[engagement.path, default: [:]][paper, default: [:]][file] = bytes
    }
  }

  /// A log of nothing but comments is one that has no records yet; what else has no list of them is one of which nobody
  /// knows what it records.
  private func placeLog(_ path: String, _ bytes: [UInt8], _ name: String, in engagement: inout EngagementFolder) {
    let source = text(path, bytes, &engagement.diagnostics)
    guard let source, let records = yaml(source, &engagement.diagnostics) else {
      if !(source.map(hasNoData) ?? false) { engagement.unreadLogs.insert(name) }
      return
    }
    if records.list == nil { engagement.unreadLogs.insert(name) }
    engagement.log.append(DatumMap.Entry(key: name, keySpan: records.span, value: records))
  }

  private mutating func placeSiteFile(_ path: String, _ bytes: [UInt8], _ file: SiteFile, of id: String) {
    var site = sites[id] ?? SiteFolder(id: id)
    defer { sites[id] = site }
    switch file {
    case .page(let name): site.pages[name] = text(path, bytes, &site.diagnostics)
    case .part(let name): site.parts[name] = text(path, bytes, &site.diagnostics)
    case .data(let name, let isJSON):
      site.data.append(SiteDataFile(key: name, path: path, bytes: bytes, isJSON: isJSON))
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
    workspace.diagnostics += workspace.clients.alikeInName
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
    text(path, bytes, &diagnostics).flatMap { yaml($0, isNeeded: isNeeded, &diagnostics) }
  }

  private func yaml(_ source: Source, isNeeded: Bool = false, _ diagnostics: inout [Diagnostic]) -> Datum? {
    let (datum, found) = readYAML(source, isNeeded: isNeeded)
    diagnostics += found
    return datum
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

private func notRead(_ path: String, known: [String]) -> Diagnostic {
  let name = path.pathNames.last ?? path
  let meant = nearest(to: name, among: known).map { "did you mean `\($0)`?" }
  let start = Span(Source(name: path, bytes: []), 0..<0)
  return Diagnostic(
    meant == nil ? .note : .warning, "not-read", "nothing is made of this file", at: start,
    help: meant ?? "here are read: \(known.joined(separator: ", "))")
}

extension [ClientFolder] {
  /// A warning for each client who is called as another one is: most likely somebody was begun twice, and who gives the name
  /// is asked which is meant.
  fileprivate var alikeInName: [Diagnostic] {
    var first: [String: Datum] = [:]
    return compactMap { client in
      guard let name = client.data?["name"], let text = name.text else { return nil }
      let word = nameWithoutForm(text)
      guard let other = first[word] else {
        first[word] = name
        return nil
      }
      return Diagnostic(
        .warning, "same-client-name", "a second client is called `\(text)`", at: name.span,
        notes: [Diagnostic.Note("the first is here", at: other.span)],
        help: "if it is the same client, keep one folder and move the engagements there; else tell them apart by name")
    }
  }
}
