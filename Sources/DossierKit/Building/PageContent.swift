import Diagnostics
import Legal
import Markdown
import Templating

/// The inside of a page: merged, parsed, bound, rendered. Its layout comes when all pages beside it are there, for each
/// names the others.
struct PageContent {
  /// A text, computed from what its template read.
  let title: Datum
  let outline: [OutlineEntry]
  let trace: Trace
  /// What a paper keeps of it.
  let text: PageText
  fileprivate let document: Document
  fileprivate let footnoteWords: FootnoteWords?

  /// - Parameters:
  ///   - seal: what stands in the place of the value `seal`; without it, nothing does.
  ///   - mark: what the subject of each mail ends with by which the paper is answered.
  func html(sealedBy seal: String? = nil, answeredWith mark: String? = nil) -> String {
    var document = document
    if let mark { document.markAnswers(with: mark) }
    for paragraph in document.paragraphs(ofValue: "seal") {
      guard let seal else {
        document.replace(paragraph, with: [])
        continue
      }
      let words = document.make(.paragraph)
      document[words].attributes.classes = ["whole-digest"]
      document.append(document.make(.text(seal)), to: words)
      document.replace(paragraph, with: [words])
    }
    return renderHTML(document, footnoteWords: footnoteWords)
  }
}

extension Document {
  /// Ends the subject of each mail in `::: answer`, which stands last in its address, with some words. The text of a paper
  /// cannot have them: its own digest is among them.
  fileprivate mutating func markAnswers(with words: String) {
    let divisions = preorder().filter { id in
      if case .division = self[id].kind { self[id].attributes.classes.contains("answer") } else { false }
    }
    for link in divisions.flatMap({ preorder(of: $0) }) {
      guard case .link(var target) = self[link].kind else { continue }
      let address = target.address.text
      guard address.hasPrefix("mailto:"), address.contains("subject=") else { continue }
      target.address.parts.append(.text(encodedComponent(words)))
      self[link].kind = .link(target)
    }
  }
}

/// The text of a page with its values apart.
struct PageText {
  /// Its title, its language, and how its clauses are numbered and referred to.
  let frontMatter: Datum
  let merged: Merged
  /// What was read for it; to be asked.
  let merging: Merging
  fileprivate let document: Document
  fileprivate let numbers: ClauseIndex

  /// In reading order; to be asked.
  var clauses: [ClausePlace] { document.clausePlaces(numbers) }
}

/// Where a clause begins: a heading, or an item that has a number.
struct ClausePlace {
  let id: String
  let number: String?
  let title: String?
  /// How deep it stands, from 1.
  let depth: Int
  /// The line of the merged text, from 1.
  let line: Int
}

/// A page whose clauses have their numbers, while what it says of other pages waits for theirs.
struct NumberedPage {
  let title: Datum
  fileprivate var document: Document
  /// Nil where the passes of legal documents do not run.
  fileprivate let legal: LegalPasses?
  /// As the rules read it; nil where they are not asked.
  fileprivate var legalText: LegalText?
  fileprivate let footnoteWords: FootnoteWords?
  fileprivate let trace: Trace
  fileprivate let text: PageText
}

/// Makes the inside of a page from a template with a `title:`, as far as it can be made alone; nil after an error.
///
/// - Parameters:
///   - isNumbered: whether its clauses are numbered if its front matter does not say.
///   - isAgreement: whether the rules of documents are asked of it.
func numberedPage(
  _ name: String, isNumbered: Bool = false, isAgreement: Bool = false, data: Datum, templates: TemplateSet,
  settings: Templating.Settings, _ diagnostics: inout [Diagnostic]
) -> NumberedPage? {
  let loading = templates.library.template(name)
  diagnostics += loading.diagnostics
  guard let template = loading.template, !loading.diagnostics.hasErrors else { return nil }
  var trace = Trace()
  let frontMatter = splitFrontMatter(template.source).frontMatter
  let title = pageTitle(
    frontMatter, of: template.source, data: data, templates: templates, settings: settings, &trace, &diagnostics)
  let merging = templates.library.merge(template, with: data, output: .markdown, settings: settings)
  diagnostics += merging.diagnostics
  trace.add(merging, file: templates.file)
  guard let merged = merging.merged, let title else { return nil }
  var (document, problems) = parse(merged)
  var legal = frontMatter.map { LegalSettings($0, &problems) } ?? LegalSettings()
  let footnoteWords = document.footnoteNumbers.isEmpty ? nil : templates.footnoteWords(&problems)
  if legal.numbering == nil, isNumbered { legal.numbering = Scheme.standard(in: settings.language) }
  func text(_ document: Document, _ clauses: ClauseIndex) -> PageText {
    PageText(
      frontMatter: keptFrontMatter(
        frontMatter, title: title, language: settings.language,
        standard: isNumbered ? Scheme.nameOfStandard(in: settings.language) : nil),
      merged: merged, merging: merging, document: document, numbers: clauses)
  }
  // A proposal in a language that has no words for clauses is a proposal all the same.
  guard isAgreement && templates.hasLegalWords || legal.numbering != nil else {
    problems += remarksOnReferences(in: document)
    diagnostics += problems
    guard !problems.hasErrors else { return nil }
    return NumberedPage(
      title: title, document: document, legal: nil, footnoteWords: footnoteWords, trace: trace,
      text: text(document, ClauseIndex()))
  }
  guard let words = templates.legalWords(&problems) else {
    diagnostics += problems
    return nil
  }
  var legalText = isAgreement ? LegalText(document, words: words) : nil
  legalText?.kind = legal.kind
  legalText?.parties = data.parties
  guard legal.numbering != nil else {
    problems += remarksOnReferences(in: document)
    diagnostics += problems
    guard !problems.hasErrors else { return nil }
    return NumberedPage(
      title: title, document: document, legal: nil, legalText: legalText, footnoteWords: footnoteWords, trace: trace,
      text: text(document, ClauseIndex()))
  }
  var faults: [Diagnostic] = []
  let passes = LegalPasses(over: &document, settings: legal, words: words, &faults)
  legalText?.setNumbering(passes.clauses)
  legalText?.terms = passes.terms
  problems += legalText?.unallowed(faults) ?? faults
  diagnostics += problems
  guard !problems.hasErrors else { return nil }
  return NumberedPage(
    title: title, document: document, legal: passes, legalText: legalText, footnoteWords: footnoteWords, trace: trace,
    text: text(document, passes.clauses))
}

extension NumberedPage {
  /// The page as others may refer to it; nil where it has no clauses to refer to.
  func linked(at address: String) -> LinkedDocument? {
    legal.map {
      LinkedDocument(
        name: $0.settings.shortName ?? title.text ?? address, address: address, clauses: $0.clauses, terms: $0.terms)
    }
  }

  /// The finished inside of the page; nil after an error.
  ///
  /// - Parameters:
  ///   - others: the pages that it may refer to, by the names it calls them by.
  ///   - names: those of all pages that there are to be.
  ///   - unmade: what those of them wait for that are not there yet; nothing for one with errors of its own.
  func content(
    linkedTo others: [String: LinkedDocument], among names: [String] = [], unmade: [String: [String]] = [:],
    _ diagnostics: inout [Diagnostic]
  ) -> PageContent? {
    var (document, legalText) = (document, legalText)
    if var legal {
      var found: [Diagnostic] = []
      legal.link(&document, to: others, unmade: unmade, &found)
      found = legalText?.unallowed(found) ?? found
      diagnostics += found
      let unknown = legal.settings.definedIn.filter { !names.contains($0.name) }
      diagnostics += unknown.map { document in
        Diagnostic(
          .error, "reference-broken", "there is no document `\(document.name)` to define terms", at: document.span,
          help: nearest(to: document.name, among: names).map { "did you mean `\($0)`?" }
            ?? "there are \(names.joined(separator: ", "))")
      }
      guard !found.hasErrors, unknown.isEmpty else { return nil }
      legalText?.uses = legal.uses
    }
    if let legalText {
      let found = check(legalText, asking: legal?.settings.rules ?? [])
      diagnostics += found
      guard !found.hasErrors else { return nil }
    }
    return PageContent(
      title: title, outline: document.outline, trace: trace, text: text, document: document,
      footnoteWords: footnoteWords)
  }
}

extension NumberedPage {
  /// Whether it may say something of other pages that it has to be told: a clause's number, a term's definition.
  var mayReferToOthers: Bool { !(legal?.settings.definedIn.isEmpty ?? true) || text.merged.text.contains("[@") }
}

/// The title that a page has, without its inside; nil after an error.
func pageTitle(
  of name: String, data: Datum, templates: TemplateSet, settings: Templating.Settings,
  _ diagnostics: inout [Diagnostic]
) -> Datum? {
  let loading = templates.library.template(name)
  diagnostics += loading.diagnostics
  guard let template = loading.template, !loading.diagnostics.hasErrors else { return nil }
  var trace = Trace()
  return pageTitle(
    splitFrontMatter(template.source).frontMatter, of: template.source, data: data, templates: templates,
    settings: settings, &trace, &diagnostics)
}

/// Makes the inside of a page that refers to no other; nil after an error.
func pageContent(
  _ name: String, data: Datum, templates: TemplateSet, settings: Templating.Settings,
  _ diagnostics: inout [Diagnostic]
) -> PageContent? {
  numberedPage(name, data: data, templates: templates, settings: settings, &diagnostics)?
    .content(linkedTo: [:], &diagnostics)
}

/// What of a template's front matter a text of its own needs to be read as it was.
///
/// - Parameter standard: by what its clauses are numbered if it does not say.
private func keptFrontMatter(_ frontMatter: Datum?, title: Datum, language: String, standard: String?) -> Datum {
  var kept = DatumMap()
  kept["kind"] = frontMatter?["kind"]
  kept["title"] = Datum(.text(title.text ?? ""))
  kept["lang"] = Datum(.text(language))
  if let standard { kept["numbering"] = Datum(.word(standard)) }
  for entry in frontMatter?.map?.entries ?? [] where LegalSettings.keys.contains(entry.key) {
    kept[entry.key] = entry.value
  }
  return Datum(.map(kept))
}

extension Document {
  /// - Parameter clauses: those that have numbers, of this document.
  fileprivate func clausePlaces(_ clauses: ClauseIndex) -> [ClausePlace] {
    var places: [ClausePlace] = []
    func add(_ place: ClausePlace) {
      // What a value brought in has no line of its own, and is part of what is around it.
      if place.line > places.last?.line ?? 0 { places.append(place) }
    }
    guard clauses.clauses.isEmpty else {
      for clause in clauses.clauses {
        add(
          ClausePlace(
            id: clause.id, number: clause.citation?.number, title: clause.title, depth: clause.depth,
            line: self[clause.head].line))
      }
      return places
    }
    for heading in preorder() {
      guard case .heading(let level) = self[heading].kind, level > 1, let id = self[heading].attributes.id else {
        continue
      }
      add(ClausePlace(id: id, number: nil, title: plainText(of: heading), depth: level, line: self[heading].line))
    }
    return places
  }
}

/// The `title:` of a template's front matter, its values filled in; nil after an error.
private func pageTitle(
  _ frontMatter: Datum?, of source: Source, data: Datum, templates: TemplateSet, settings: Templating.Settings,
  _ trace: inout Trace, _ diagnostics: inout [Diagnostic]
) -> Datum? {
  guard let title = frontMatter?["title"], let span = title.span else {
    diagnostics.append(
      Diagnostic(
        .error, "no-title", "the template of a page says its `title:`", at: Span(source, source.range(ofLine: 1)),
        help: "begin the file with `---`, `title: …`, `---`"))
    return nil
  }
  let loading = templates.library.template(in: source, range: span.unquoted)
  diagnostics += loading.diagnostics
  guard let template = loading.template else { return nil }
  let merging = templates.library.merge(template, with: data, output: .text, settings: settings)
  diagnostics += merging.diagnostics
  trace.add(merging, file: templates.file)
  let origins = merging.reads().data.flatMap(\.origins)
  return (merging.merged?.text).map { Datum(.text($0), origin: .computed(from: origins), audience: .client) }
}

extension Span {
  /// The inside of a scalar in quotation marks.
  var unquoted: Range<Int> {
    let text = source.bytes[range]
    guard let mark = text.first, mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'"), text.count >= 2,
      text.last == mark
    else { return range }
    return start + 1..<end - 1
  }
}

extension Datum {
  /// Who signs a paper that is made of these data, by the names that papers print; nobody where a draft has a gap for one.
  fileprivate var parties: [LegalText.Party] {
    let names = ["client", "practice"].map { self[$0]?["legal_name"] }
    let parties = names.compactMap { name in name?.text.map { LegalText.Party(name: $0, span: name?.span) } }
    return parties.count == names.count ? parties : []
  }
}
