import Diagnostics
import Engagements
import Templating

/// The handbook of an engagement: its sections in order, and the guides beside it.
///
/// A file replaces the one of its name that is further away: the client's own comes before the practice's, that before
/// the workspace's template, that before the tool's.
package struct Handbook: Sendable {
  fileprivate(set) var sections: [HandbookPage] = []
  fileprivate(set) var guides: [HandbookPage] = []
  /// What is wrong with it; for an engagement that has a handbook.
  fileprivate(set) var diagnostics: [Diagnostic] = []

  /// Its files, by the names under which templates include them.
  var sources: [String: Source] {
    Dictionary((sections + guides).map { ($0.template, $0.source) }) { first, _ in first }
  }
}

extension HandbookPage {
  /// The name by which templates include it.
  var template: String { "\(Handbook.folder)\(name).md" }

  /// The last part of its name, as part of an address: `pictures` of `guides/pictures`.
  var id: String { slug(String(name.split(separator: "/").last ?? "")) }

  var isGuide: Bool { name.hasPrefix("guides/") }

  /// What the pages that show it read of it.
  var datum: Datum {
    func text(_ text: String) -> Datum { Datum(.text(text), origin: .given, audience: .client) }
    return Datum(
      .map(["id": text(id), "title": title ?? text(""), "template": text(template)]), audience: .client)
  }
}

extension Handbook {
  /// The folder below `templates/`, and of every template of a section.
  fileprivate static let folder = "handbook/"
}

extension Workspace {
  /// The handbook of an engagement, in its language.
  func handbook(for engagement: Engagement) -> Handbook { handbook(of: engagement.clientID, in: engagement.language) }

  /// The handbook of a client's engagements in a language.
  func handbook(of clientID: String, in language: String) -> Handbook {
    let language = TemplateLanguage(language)
    let client = clients.first { $0.id == clientID }
    var handbook = Handbook()
    let order = order(language, &handbook.diagnostics)
    var pages = templates(of: order, language, &handbook.diagnostics)
    let own = self.handbook.filter { !$0.isForTeam }
    pages.lay(own.filter { ($0.language ?? TemplateLanguage.unmarked) == language.code })
    handbook.diagnostics += untranslated(own, language, sections: pages)
    // What is written for one client alone is in the client's language, whether or not the file's name says so.
    let theirs = (client?.handbook ?? []).filter { !$0.isForTeam }
    pages.lay(theirs.filter { $0.language == nil })
    pages.lay(theirs.filter { $0.language == language.code })
    for page in pages.values.sorted(by: { $0.name < $1.name }) where page.title == nil {
      pages[page.name] = nil
      handbook.diagnostics.append(nameless(page, order.names))
    }
    handbook.guides = pages.values.filter(\.isGuide).sorted { $0.name < $1.name }
    let sections = pages.filter { !$0.value.isGuide }
    handbook.diagnostics += missing(of: order, sections, language)
    handbook.sections = ordered(sections, by: order, &handbook.diagnostics)
    return handbook
  }

  /// The templates of the sections that the handbook has whoever it is for.
  private func templates(
    of order: HandbookOrder, _ language: TemplateLanguage, _ diagnostics: inout [Diagnostic]
  ) -> [String: HandbookPage] {
    var pages: [String: HandbookPage] = [:]
    for name in order.names {
      let file = language.file(of: "\(name).md")
      guard let source = templates[Handbook.folder + file], let page = HandbookPage(file, source, &diagnostics) else {
        continue
      }
      pages[name] = page
    }
    return pages
  }

  /// A word about each page of the practice that other languages have and this one does not: what it says would be
  /// told to some clients and not to others.
  private func untranslated(
    _ own: [HandbookPage], _ language: TemplateLanguage, sections: [String: HandbookPage]
  ) -> [Diagnostic] {
    let there = Set(own.filter { ($0.language ?? TemplateLanguage.unmarked) == language.code }.map(\.name))
    return own.filter { !there.contains($0.name) }.map { page in
      let instead = sections[page.name] == nil ? "goes without it" : "keeps the section of the templates"
      return Diagnostic(
        .warning, "not-translated", "the handbook in `\(language.code)` \(instead)", at: Span(page.source, 0..<0),
        help: "write `content/handbook/\(language.file(of: page.name + ".md"))`")
    }
  }

  /// A page that replaces none needs a heading; without one it is most likely a misspelt name.
  private func nameless(_ page: HandbookPage, _ known: [String]) -> Diagnostic {
    let place = Span(page.source, 0..<0)
    if page.isGuide {
      return Diagnostic(
        .warning, "not-read", "a guide has a `title:`, and this one has none", at: place,
        help: "write it into the front matter; until then no handbook leads to the page")
    }
    let meant = nearest(to: page.name, among: known).map { "did you mean `\($0).md`? " } ?? ""
    return Diagnostic(
      .warning, "not-read", "the handbook has no section `\(page.name)` for this one to replace", at: place,
      help: "\(meant)a section of its own has a `title:` in its front matter")
  }
}

// The order of the sections.

/// What the template of the handbook says in its front matter.
private struct HandbookOrder {
  var sections: [Datum] = []
  /// The section before which those come that say nothing of their place; nil for the end.
  var othersBefore: String?

  var names: [String] { sections.compactMap(\.text) }
}

extension Workspace {
  private func order(_ language: TemplateLanguage, _ diagnostics: inout [Diagnostic]) -> HandbookOrder {
    let file = language.file(of: DocumentKind.handbook.template)
    // Without the template nothing is made of the sections, and that is said when it is called for.
    guard let source = templates[file] else { return HandbookOrder() }
    let frontMatter = splitFrontMatter(source).frontMatter
    guard let sections = frontMatter?["sections"]?.list, sections.allSatisfy({ $0.text != nil }) else {
      diagnostics.append(
        Diagnostic(
          .error, "no-sections", "the template of the handbook says its `sections:`",
          at: Span(source, source.range(ofLine: 1)), help: "list the names of their files in its front matter"))
      return HandbookOrder()
    }
    let last = frontMatter?["others_before"]
    let order = HandbookOrder(sections: sections, othersBefore: last?.text)
    if let name = last?.text, !order.names.contains(name) {
      diagnostics.append(unknownSection(name, at: last?.span, among: order.names))
    }
    return order
  }

  /// An error for each section that the template lists and that is nowhere.
  private func missing(
    of order: HandbookOrder, _ pages: [String: HandbookPage], _ language: TemplateLanguage
  ) -> [Diagnostic] {
    let files = templates.keys.compactMap { language.name(of: $0) }.filter { $0.hasPrefix(Handbook.folder) }
    let known = files.map { String($0.dropFirst(Handbook.folder.count).dropLast(".md".count)) }
    return order.sections.compactMap { section in
      guard let name = section.text, pages[name] == nil else { return nil }
      let file = "\(Handbook.folder)\(name).md"
      let isUntranslated = templates[file] != nil && language.file(of: file) != file
      return Diagnostic(
        .error, "unknown-template", "there is no template `\(file)`", at: section.span,
        help: isUntranslated
          ? "it is not translated yet: write `templates/\(language.file(of: file))`"
          : nearest(to: name, among: known).map { "did you mean `\($0)`?" })
    }
  }

  /// The sections in the order of the template, every further one after the section it names, or where the template
  /// wants it.
  private func ordered(
    _ pages: [String: HandbookPage], by order: HandbookOrder, _ diagnostics: inout [Diagnostic]
  ) -> [HandbookPage] {
    let listed = order.names
    var names = listed.filter { pages[$0] != nil && pages[$0]?.after == nil }
    let others = pages.values.filter { $0.after == nil && !listed.contains($0.name) }.map(\.name).sorted()
    names.insert(contentsOf: others, at: order.othersBefore.flatMap(names.firstIndex) ?? names.count)
    var waiting = pages.values.filter { $0.after != nil }.sorted { $0.name > $1.name }
    while let next = waiting.firstIndex(where: { $0.after?.text.map(names.contains) ?? false }) {
      let page = waiting.remove(at: next)
      if let place = page.after?.text.flatMap(names.firstIndex) { names.insert(page.name, at: place + 1) }
    }
    let lost = waiting.reversed().filter { pages[$0.after?.text ?? ""] == nil }
    diagnostics += lost.map { unknownSection($0.after?.text ?? "", at: $0.after?.span, among: names) }
    // What follows one that has no place has none for that alone.
    guard lost.isEmpty, let first = waiting.last else { return names.compactMap { pages[$0] } }
    diagnostics.append(
      Diagnostic(
        .error, "section-circle", "sections of the handbook follow one another in a circle", at: first.after?.span,
        notes: waiting.reversed().dropFirst().map { Diagnostic.Note("and here", at: $0.after?.span) },
        help: "let one of them follow another section"))
    return names.compactMap { pages[$0] }
  }
}

private func unknownSection(_ name: String, at span: Span?, among names: [String]) -> Diagnostic {
  Diagnostic(
    .error, "unknown-section", "the handbook has no section `\(name)`", at: span,
    help: nearest(to: name, among: names).map { "did you mean `\($0)`?" }
      ?? "there are \(names.joined(separator: ", "))")
}

extension [String: HandbookPage] {
  /// Puts pages in the place of those of their names; what they do not say of heading and place stays.
  fileprivate mutating func lay(_ pages: [HandbookPage]) {
    for var page in pages {
      page.title = page.title ?? self[page.name]?.title
      page.after = page.after ?? self[page.name]?.after
      self[page.name] = page
    }
  }
}
