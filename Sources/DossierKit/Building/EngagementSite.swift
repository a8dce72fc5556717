package import Diagnostics
package import Engagements
import Templating
import Values

/// The pages of one engagement, all of them or none.
struct EngagementSite {
  let folder: EngagementFolder
  let engagement: Engagement?
  var outputs: [Output] = []
  /// The documents made, in the order in which a client looks for them.
  var documents: [DocumentLink] = []
  var diagnostics: [Diagnostic]

  var isRefused: Bool { diagnostics.hasErrors }
}

extension Workspace {
  /// The raw data of an engagement with all it inherits from; nil where the practice, the client or the terms could
  /// not be read.
  func source(of folder: EngagementFolder) -> EngagementSource? {
    guard let practice, let client = clients.first(where: { $0.id == folder.clientID })?.data, let terms = folder.terms
    else { return nil }
    return EngagementSource(
      id: folder.id, clientID: folder.clientID, practice: practice, client: client, terms: terms, log: folder.log,
      packs: packs)
  }

  /// An engagement read, filled in and checked.
  package func examined(
    _ folder: EngagementFolder, _ options: BuildOptions
  ) -> (engagement: Engagement?, diagnostics: [Diagnostic]) {
    let client = clients.first { $0.id == folder.clientID }
    var diagnostics = (client?.diagnostics ?? []) + folder.diagnostics
    guard let source = source(of: folder) else {
      if !diagnostics.hasErrors, !self.diagnostics.hasErrors { diagnostics.append(missingFile(of: folder, client)) }
      return (nil, diagnostics)
    }
    let (engagement, found) = assemble(source, today: options.today, assumedStart: options.assumedStart)
    diagnostics += found
    if let engagement { diagnostics += check(engagement) }
    // A draft is made to show what is missing: the page marks it.
    if options.draft {
      diagnostics = diagnostics.map { finding in
        var finding = finding
        if finding.id == "missing-field" { finding.severity = .warning }
        return finding
      }
    }
    return (engagement, diagnostics)
  }

  private func missingFile(of folder: EngagementFolder, _ client: ClientFolder?) -> Diagnostic {
    let path =
      client?.data == nil
      ? "content/clients/\(folder.clientID)/client.yaml" : "content/clients/\(folder.path)/engagement.yaml"
    return Diagnostic(
      .error, "missing-file", "\(folder.path): there is no `\(path)`", at: nil,
      help: "an engagement needs its client's client.yaml and its own engagement.yaml")
  }

  /// The pages of an engagement.
  func site(of folder: EngagementFolder, _ options: BuildOptions) -> EngagementSite {
    let (engagement, diagnostics) = examined(folder, options)
    var site = EngagementSite(folder: folder, engagement: engagement, diagnostics: diagnostics)
    guard let engagement, !site.isRefused else { return site }
    let templates = TemplateSet(self, for: folder)
    let data = data(for: engagement, folder)
    let kinds = DocumentKind.all.filter { options.draft || engagement.isReady(for: $0.paper) }
    let pages = kinds.compactMap { kind in
      documentPage(
        kind, of: engagement, data: data.naming(kind), templates: templates, options: options, &site.diagnostics)
    }
    site.diagnostics += unread(folder, by: pages)
    guard !site.isRefused, let words = words(in: engagement.language, &site.diagnostics) else { return site }
    let changed = engagement.lastChanged
    site.documents = pages.map {
      DocumentLink(kind: $0.kind.name, title: $0.title, href: "\($0.kind.name)/index.html", changed: changed)
    }
    for page in pages {
      var trace = page.trace
      let siblings = site.documents.map { link in
        DocumentLink(
          kind: link.kind, title: link.title, href: "../\(link.href)", isCurrent: link.kind == page.kind.name,
          changed: link.changed)
      }
      let frame = PageData(
        title: page.title, kind: page.kind.name, language: engagement.language, outline: page.outline,
        asOf: engagement.today, changed: changed, isDraft: options.draft, data: data, documents: siblings)
      guard
        let text = layOut(
          frame, content: page.content, layout: "layouts/document.html", words: words, templates: templates, &trace,
          &site.diagnostics)
      else { continue }
      let path = "\(folder.path)/\(page.kind.name)/index.html"
      site.outputs.append(Output(path: path, text: text, trace: trace))
    }
    return site
  }

  /// A warning for each text that no document has read and each clause that replaces none: misspelt, it would be
  /// missed by nobody.
  private func unread(_ folder: EngagementFolder, by pages: [DocumentPage]) -> [Diagnostic] {
    func place(_ source: Source) -> Span { Span(source, 0..<0) }
    let read = Set(pages.flatMap { $0.trace.data.map(\.path) + $0.trace.absentKeys }.filter { $0.hasPrefix("texts.") })
    let asked = read.map { String($0.dropFirst("texts.".count)) }
    var diagnostics: [Diagnostic] = []
    for (name, source) in folder.texts.sorted(by: { $0.key < $1.key }) where !read.contains("texts.\(name)") {
      let meant = nearest(to: name, among: asked)
      // A paper that is not made yet may be the one that reads it.
      guard meant != nil || pages.count == DocumentKind.all.count else { continue }
      diagnostics.append(
        Diagnostic(
          .warning, "not-read", "no document reads this text", at: place(source),
          help: meant.map { "did you mean `\($0).md`?" } ?? "documents read \(asked.sorted().joined(separator: ", "))"))
    }
    let clauses = templates.keys.filter { $0.hasPrefix("clauses/") }.map { String($0.dropFirst("clauses/".count)) }
    for (name, source) in folder.clauses.sorted(by: { $0.key < $1.key }) where !clauses.contains(name) {
      diagnostics.append(
        Diagnostic(
          .warning, "not-read", "there is no clause `\(name)` for this one to replace", at: place(source),
          help: nearest(to: name, among: clauses).map { "did you mean `\($0)`?" }
            ?? "there are \(clauses.sorted().joined(separator: ", "))"))
    }
    return diagnostics
  }

  /// What the documents of an engagement read, projected for the client.
  private func data(for engagement: Engagement, _ folder: EngagementFolder) -> Datum {
    var map = engagement.documentData.projected(for: .client).map ?? DatumMap()
    var texts = DatumMap()
    for (name, source) in folder.texts.sorted(by: { $0.key < $1.key }) {
      let start = splitFrontMatter(source).bodyStart
      let span = Span(source, start..<source.bytes.count)
      texts[name] = Datum(.text(span.text), origin: .written(span), audience: .client)
    }
    map["texts"] = Datum(.map(texts), audience: .client)
    return Datum(.map(map), audience: .client)
  }
}

extension Datum {
  /// The data of a document that knows which it is.
  fileprivate func naming(_ kind: DocumentKind) -> Datum {
    var map = map ?? DatumMap()
    let name = Datum(.text(kind.name), audience: .client)
    map["document"] = Datum(.map(["kind": name]), audience: .client)
    return Datum(.map(map), audience: audience)
  }
}
