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
  /// The paths of the pages that wait for what their papers need.
  var waiting: [String] = []
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
      id: folder.id, clientID: folder.clientID, practice: practice, standards: standards, client: client,
      terms: terms, log: folder.log, changes: folder.changes, packs: packs,
      paragraphs: folder.texts.sorted { $0.key < $1.key }.flatMap { paragraphs(of: $0.value) },
      printed: { paper, path in
        let frozen = folder.issued.first { $0.name == paper }?.files[FrozenPaper.values]
        return frozen.flatMap(FrozenValues.init(json:))?.data.first { $0.path == path }?.value
      })
  }

  /// An engagement read, filled in and checked.
  package func examined(
    _ folder: EngagementFolder, _ options: BuildOptions
  ) -> (engagement: Engagement?, diagnostics: [Diagnostic]) {
    let (engagement, _, diagnostics) = examination(of: folder, options)
    return (engagement, diagnostics)
  }

  /// The files of an engagement's log of which not all could be read, as people call them: nobody knows what they record.
  func unreadLogs(of folder: EngagementFolder, _ options: BuildOptions) -> [String] {
    let found =
      source(of: folder).map { assemble($0, today: options.today, assumedStart: options.assumedStart).1 } ?? []
    let mistaken = (folder.diagnostics + found).filter { $0.severity == .error }.compactMap { $0.span?.source.name }
    let files = mistaken.filter(isInLog).compactMap { $0.split(separator: "/").last }.map { "log/\($0)" }
    return Set(files + folder.unreadLogs.map { "log/\($0).yaml" }).sorted()
  }

  /// The same, with the first paper that is not ready.
  private func examination(
    of folder: EngagementFolder, _ options: BuildOptions
  ) -> (engagement: Engagement?, firstUnready: Paper?, diagnostics: [Diagnostic]) {
    let client = clients.first { $0.id == folder.clientID }
    var diagnostics = (client?.diagnostics ?? []) + folder.diagnostics
    guard let source = source(of: folder) else {
      if !diagnostics.hasErrors, !self.diagnostics.hasErrors { diagnostics.append(missingFile(of: folder, client)) }
      return (nil, nil, diagnostics)
    }
    if let unknown = languageWithoutTexts(of: source) { return (nil, nil, diagnostics + [unknown]) }
    let (engagement, found) = assemble(source, today: options.today, assumedStart: options.assumedStart)
    diagnostics += found
    let examination = engagement.map(examine)
    if let engagement, let examination {
      diagnostics +=
        examination.diagnostics + changesSinceIssue(of: folder, engagement) + folder.pointFindings(engagement)
    }
    diagnostics += folder.frozenFindings
    // A draft is made to show what is missing: the page marks it.
    if options.draft {
      diagnostics = diagnostics.map { finding in
        var finding = finding
        if finding.id == "missing-field" { finding.severity = .warning }
        return finding
      }
    }
    return (engagement, examination?.firstUnready, diagnostics)
  }

  /// What to say of papers in a language that there are no words of: once, and nothing of each text that is missing.
  func languageWithoutTexts(of source: EngagementSource) -> Diagnostic? {
    let language = source.language
    let code = TemplateLanguage(language).code
    guard !words.isEmpty, words[code] == nil, isLanguage(language) else { return nil }
    return Diagnostic(
      .error, "language-without-texts",
      "Dossier has no texts in `\(language)`; there are \(words.keys.sorted().joined(separator: ", "))",
      at: source.languageSpan,
      help: "write one of them as `language:`, or translate, beginning with `templates/words/\(code).yaml`: "
        + "the page of the manual on translating says what else there is")
  }

  private func missingFile(of folder: EngagementFolder, _ client: ClientFolder?) -> Diagnostic {
    let path =
      client?.data == nil
      ? "content/clients/\(folder.clientID)/client.yaml" : "content/clients/\(folder.path)/engagement.yaml"
    return Diagnostic(
      .error, "missing-file", "\(folder.path): there is no `\(path)`", at: nil,
      help: "an engagement needs its client's client.yaml and its own engagement.yaml")
  }

  /// The pages of an engagement: each paper that is frozen as it left the house, with what became of it, everything
  /// else as it is today.
  func site(of folder: EngagementFolder, _ options: BuildOptions) -> EngagementSite {
    let (engagement, unready, diagnostics) = examination(of: folder, options)
    var site = EngagementSite(folder: folder, engagement: engagement, diagnostics: diagnostics)
    guard let engagement, !site.isRefused,
      let pages = pages(of: folder, engagement, before: unready, options, &site)
    else { return site }
    site.documents = pages.siblings.map { pages.link(to: $0, href: "\($0.document.address)/index.html") }
    for page in pages.all {
      let path = "\(folder.path)/\(page.document.address)/index.html"
      if let (paper, record) = folder.frozen(page.document, engagement) {
        var trace = Trace(templates: [folder.path(of: paper, FrozenPaper.page)])
        guard let text = pages.text(of: page, frozenAs: paper, record, &trace, &site.diagnostics) else { continue }
        site.outputs.append(Output(path: path, text: text, trace: trace, kind: page.document.kind.name))
        continue
      }
      var trace = page.content.trace
      guard let text = pages.text(of: page, &trace, &site.diagnostics) else { continue }
      site.outputs.append(Output(path: path, text: text, trace: trace, kind: page.document.kind.name))
    }
    site.outputs += pages.redlines.compactMap { output(of: $0, pages, folder, &site.diagnostics) }
    return site
  }

  /// One document that is not frozen, as it is made among all others; nil after an error, and where it waits for something,
  /// a line each.
  func page(
    _ address: String, of folder: EngagementFolder, _ engagement: Engagement, _ options: BuildOptions
  ) -> (output: Output?, needs: [String], diagnostics: [Diagnostic]) {
    var site = EngagementSite(folder: folder, engagement: engagement, diagnostics: [])
    let pages = pages(of: folder, engagement, before: engagement.firstUnready, options, &site, only: address)
    guard let pages, let page = pages.all.first(where: { $0.document.address == address }) else {
      let isWaiting = site.waiting.contains("\(folder.path)/\(address)/index.html")
      return (nil, isWaiting ? engagement.needs(of: .changeOrder) : [], site.diagnostics)
    }
    var trace = page.content.trace
    guard let text = pages.text(of: page, &trace, &site.diagnostics) else { return (nil, [], site.diagnostics) }
    let path = "\(folder.path)/\(address)/index.html"
    let output = Output(path: path, text: text, trace: trace, kind: page.document.kind.name)
    let found =
      site.diagnostics + strangers(in: [output], of: folder.clientID) + exposures(in: [output], of: folder.clientID)
    return (found.hasErrors ? nil : output, [], found)
  }

  /// The documents of an engagement, those that are frozen with them; nil after an error.
  ///
  /// - Parameters:
  ///   - unready: the first paper that is not ready; nil where all are.
  ///   - wanted: the address of a document that is made even if rules find it not ready.
  ///   - only: that of the one document that is made, with no more of the others than it reads; nil for all.
  func pages(
    of folder: EngagementFolder, _ engagement: Engagement, before unready: Paper?, _ options: BuildOptions,
    _ site: inout EngagementSite, wanted: String? = nil, only: String? = nil
  ) -> EngagementPages? {
    let handbook = handbook(for: engagement)
    let templates = TemplateSet(self, for: folder, pages: handbook.sources, language: engagement.language)
    let recorded = RecordedFigures(of: engagement, for: .client)
    let living = data(for: engagement, folder, .inForce, recorded)
    let ofContract = data(for: engagement, folder, .ofContract, recorded)
    let planned = plan(engagement, handbook: handbook)
    let due = planned.filter { document in
      options.draft || document.address == wanted || unready.map { document.kind.paper < $0 } ?? true
    }
    site.waiting = planned.filter { document in !due.contains { $0.address == document.address } }.map {
      "\(folder.path)/\($0.address)/index.html"
    }
    if due.contains(where: { $0.address == DocumentKind.handbook.name }) { site.diagnostics += handbook.diagnostics }
    site.diagnostics += due.collisions
    let redlines = folder.redlines(engagement, of: due, &site.diagnostics)
    var past: [Day: Engagement] = [:]
    func read(by document: PlannedDocument) -> Engagement {
      guard let day = document.asOf, day != engagement.today else { return engagement }
      let then = past[day] ?? engagement.asOf(day)
      past[day] = then
      return then
    }
    func reading(of document: PlannedDocument) -> Datum {
      let told = document.kind.reads == .inForce ? living : ofContract
      let then = read(by: document)
      guard then.today != engagement.today else { return document.data(told, among: due, redlines) }
      return document.data(
        data(for: then, folder, .inForce, RecordedFigures(of: then, for: .client)).saying("statuses", of: told),
        among: due, redlines)
    }
    func made(_ documents: [PlannedDocument]) -> [(document: PlannedDocument, page: NumberedPage)] {
      documents.compactMap { document in
        numberedPage(
          document.kind.template, isNumbered: document.kind.isNumbered, isAgreement: document.kind.isAgreement,
          data: reading(of: document), templates: templates,
          settings: Templating.Settings(for: read(by: document), options), &site.diagnostics
        ).map { (document: document, page: $0) }
      }
    }
    var numbered = made(due.filter { $0.address == only ?? $0.address })
    var titles: [EngagementPages.Sibling] = []
    if only != nil {
      let others = due.filter { $0.address != only }
      if numbered.contains(where: \.page.mayReferToOthers) {
        numbered += made(others)
      } else {
        titles = others.filter { !$0.kind.isMany }.compactMap { document in
          pageTitle(
            of: document.kind.template, data: reading(of: document), templates: templates,
            settings: Templating.Settings(for: read(by: document), options), &site.diagnostics
          ).map { EngagementPages.Sibling(document: document, title: $0) }
        }
      }
    }
    let unmade = planned.filter { document in !numbered.contains { $0.document.address == document.address } }.map {
      ($0.address, due.map(\.address).contains($0.address) ? [] : engagement.needs(of: $0.kind.paper))
    }
    let pages = numbered.compactMap { one in
      let others = numbered.filter { $0.document.address != one.document.address }.compactMap { other in
        other.page.linked(at: one.document.link(to: other.document.address)).map { (other.document.address, $0) }
      }
      return one.page.content(
        linkedTo: Dictionary(others) { first, _ in first }, among: planned.map(\.address),
        unmade: Dictionary(unmade) { first, _ in first }, &site.diagnostics
      ).map { EngagementPages.Page(document: one.document, content: $0) }
    }
    if only == nil {
      site.diagnostics += unread(
        folder, by: pages.map(\.content), areAll: pages.count == planned.count, engagement)
      if !folder.clauses.isEmpty, let contract = planned.first(where: \.kind.isContract) {
        site.diagnostics += contradictions(
          inClausesOf: folder, engagement.language, data: reading(of: contract),
          settings: Templating.Settings(for: engagement, options))
      }
    }
    guard !site.isRefused, let words = words(in: engagement.language, &site.diagnostics) else { return nil }
    let order = Dictionary(due.enumerated().map { ($1.address, $0) }) { first, _ in first }
    let siblings = (titles + pages.map { EngagementPages.Sibling(document: $0.document, title: $0.content.title) })
      .sorted { order[$0.document.address, default: 0] < order[$1.document.address, default: 0] }
    return EngagementPages(
      engagement: engagement, changed: engagement.lastChanged, options: options, templates: templates, data: living,
      words: words, all: pages, siblings: siblings, redlines: redlines)
  }

  /// A warning for each text that no document has read, each clause that replaces none and each record of no
  /// conversation: misspelt, it would be missed by nobody.
  ///
  /// - Parameter areAll: whether these are all documents that the engagement is to have.
  private func unread(
    _ folder: EngagementFolder, by pages: [PageContent], areAll: Bool, _ engagement: Engagement
  ) -> [Diagnostic] {
    func place(_ source: Source) -> Span { Span(source, 0..<0) }
    let read = Set(pages.flatMap { $0.trace.paths(below: "texts") }.filter { $0.hasPrefix("texts.") })
    let asked = read.map { String($0.dropFirst("texts.".count)) }
    var diagnostics: [Diagnostic] = []
    for (name, source) in folder.texts.sorted(by: { $0.key < $1.key }) where !read.contains("texts.\(name)") {
      let meant = nearest(to: name, among: asked)
      // A paper that is not made yet may be the one that reads it.
      guard meant != nil || areAll else { continue }
      diagnostics.append(
        Diagnostic(
          .warning, "not-read", "no document reads this text", at: place(source),
          help: meant.map { "did you mean `\($0).md`?" } ?? "documents read \(asked.sorted().joined(separator: ", "))"))
    }
    let clauses = templates.keys.compactMap(TemplateLanguage(engagement.language).name(of:)).filter {
      $0.hasPrefix("clauses/")
    }
    .map { String($0.dropFirst("clauses/".count)) }
    for (name, source) in folder.clauses.sorted(by: { $0.key < $1.key }) where !clauses.contains(name) {
      diagnostics.append(
        Diagnostic(
          .warning, "not-read", "there is no clause `\(name)` for this one to replace", at: place(source),
          help: nearest(to: name, among: clauses).map { "did you mean `\($0)`?" }
            ?? "there are \(clauses.sorted().joined(separator: ", "))"))
    }
    for (name, source) in folder.clauses.sorted(by: { $0.key < $1.key }) where clauses.contains(name) {
      let file = TemplateLanguage(engagement.language).file(of: "clauses/\(name)")
      diagnostics.append(ownClause(source, insteadOf: file))
    }
    let conversations = ((engagement.wholeLog.calls ?? []) + (engagement.wholeLog.meetings ?? [])).compactMap(\.id)
    for (name, source) in folder.records.sorted(by: { $0.key < $1.key }) where !conversations.contains(name) {
      diagnostics.append(
        Diagnostic(
          .warning, "not-read", "there is no call or meeting `\(name)` for this to be the record of", at: place(source),
          help: nearest(to: name, among: conversations).map { "did you mean `\($0).md`?" }
            ?? "it has the name of one, by its `id:`"))
    }
    return diagnostics
  }

  /// What the documents of an engagement read, as the reader of the records may see it.
  func data(
    for engagement: Engagement, _ folder: EngagementFolder, _ reading: TermsReading, _ recorded: RecordedFigures
  ) -> Datum {
    var map = engagement.documentData(reading, recorded).map ?? DatumMap()
    map["texts"] = texts(of: folder.texts)
    map["records"] = texts(of: folder.records)
    // A place that the list of terms is put into, once they are known.
    map["terms_index"] = Datum(.text(" "), audience: .client)
    // And one for the digest of a paper, once it has one.
    map["seal"] = Datum(.text(" "), audience: .client)
    return Datum(.map(map), audience: .client)
  }

  /// The bodies of some files, by their names.
  private func texts(of sources: [String: Source]) -> Datum {
    var texts = DatumMap()
    for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
      let span = Span(source, splitFrontMatter(source).bodyStart..<source.bytes.count)
      texts[name] = Datum(.text(span.text), origin: .written(span), audience: .client)
    }
    return Datum(.map(texts), audience: .client)
  }
}

extension Templating.Settings {
  /// What documents and messages of an engagement are merged with.
  init(for engagement: Engagement, _ options: BuildOptions) {
    let calendar = engagement.calendar
    self.init(
      language: engagement.language, today: engagement.today, draft: options.draft,
      workingDay: { day, count throws(ArithmeticError) in try calendar.day(day, plusWorkingDays: count) })
  }
}

extension Datum {
  /// The data of an earlier day, with something that was put right since as it is said today.
  fileprivate func saying(_ key: String, of today: Datum) -> Datum {
    guard var map, var engagement = map["engagement"]?.map else { return self }
    engagement[key] = today["engagement"]?[key]
    map["engagement"] = Datum(.map(engagement), audience: audience)
    return Datum(.map(map), audience: audience)
  }
}
