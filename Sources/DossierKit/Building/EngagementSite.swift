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
    let kinds = DocumentKind.all.filter { engagement.isReady(for: $0.paper) }
    let pages = kinds.compactMap { kind in
      documentPage(
        kind, of: engagement, data: data.naming(kind), templates: templates, options: options, &site.diagnostics)
    }
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
        asOf: engagement.today, changed: changed, isDraft: options.draft,
        practice: data["practice"] ?? engagement.practice.datum,
        client: data["client"] ?? engagement.client.datum, documents: siblings)
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
