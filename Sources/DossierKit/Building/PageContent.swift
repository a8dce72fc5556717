import Diagnostics
import Legal
import Markdown
import Templating

/// The inside of a page: merged, parsed, bound, rendered. Its layout comes when all pages beside it are there, for each
/// names the others.
struct PageContent {
  /// A text, computed from what its template read.
  let title: Datum
  let html: String
  let outline: [OutlineEntry]
  let trace: Trace
  /// The text with its values apart, as a paper keeps it.
  let merged: Merged
  /// What was read for it; to be asked.
  let merging: Merging
}

/// A page whose clauses have their numbers, while what it says of other pages waits for theirs.
struct NumberedPage {
  let title: Datum
  fileprivate var document: Document
  /// Nil where the passes of legal documents do not run.
  fileprivate let legal: Legal?
  /// As the rules read it; nil where they are not asked.
  fileprivate var text: LegalText?
  fileprivate let footnoteWords: FootnoteWords?
  fileprivate let trace: Trace
  fileprivate let merged: Merged
  fileprivate let merging: Merging

  fileprivate struct Legal {
    let settings: LegalSettings
    let words: LegalWords
    var clauses: ClauseIndex
    let terms: TermIndex
  }
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
  let (frontMatter, _, found) = splitFrontMatter(template.source)
  diagnostics += found
  let title = pageTitle(
    frontMatter, of: template.source, data: data, templates: templates, settings: settings, &trace, &diagnostics)
  let merging = templates.library.merge(template, with: data, output: .markdown, settings: settings)
  diagnostics += merging.diagnostics
  trace.add(merging.reads(), file: templates.file)
  guard let merged = merging.merged, let title else { return nil }
  var (document, problems) = parse(merged)
  var legal = frontMatter.map { LegalSettings($0, &problems) } ?? LegalSettings()
  let footnoteWords = document.footnoteNumbers.isEmpty ? nil : templates.footnoteWords(&problems)
  if legal.numbering == nil, isNumbered { legal.numbering = Scheme.standard(in: settings.language) }
  guard isAgreement || legal.numbering != nil else {
    problems += remarksOnReferences(in: document)
    diagnostics += problems
    guard !problems.hasErrors else { return nil }
    return NumberedPage(
      title: title, document: document, legal: nil, footnoteWords: footnoteWords, trace: trace, merged: merged,
      merging: merging)
  }
  guard let words = templates.legalWords(&problems) else {
    diagnostics += problems
    return nil
  }
  var text = isAgreement ? LegalText(document, words: words) : nil
  text?.kind = legal.kind
  text?.parties = data.parties
  guard let scheme = legal.numbering else {
    problems += remarksOnReferences(in: document)
    diagnostics += problems
    guard !problems.hasErrors else { return nil }
    return NumberedPage(
      title: title, document: document, legal: nil, text: text, footnoteWords: footnoteWords, trace: trace,
      merged: merged, merging: merging)
  }
  let numbering = number(&document, by: scheme, literalNumbers: legal.literalNumbers, words: words)
  let terms = defineTerms(in: &document, detection: legal.terms, clauses: numbering.index, words: words)
  text?.place(in: document, numbering.index)
  text?.terms = terms.index
  let faults = numbering.diagnostics + terms.diagnostics
  problems += text?.unallowed(faults) ?? faults
  diagnostics += problems
  guard !problems.hasErrors else { return nil }
  return NumberedPage(
    title: title, document: document,
    legal: NumberedPage.Legal(settings: legal, words: words, clauses: numbering.index, terms: terms.index),
    text: text, footnoteWords: footnoteWords, trace: trace, merged: merged, merging: merging)
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
  ///   - names: those of all pages that there are to be; one may not be there yet.
  func content(
    linkedTo others: [String: LinkedDocument], among names: [String] = [], _ diagnostics: inout [Diagnostic]
  ) -> PageContent? {
    var (document, text) = (document, text)
    if var legal {
      let settings = legal.settings
      var found = resolveReferences(
        in: &document, to: &legal.clauses, and: others, style: settings.references, words: legal.words)
      found = text?.unallowed(found) ?? found
      diagnostics += found
      let unknown = settings.definedIn.filter { !names.contains($0.name) }
      diagnostics += unknown.map { document in
        Diagnostic(
          .error, "reference-broken", "there is no document `\(document.name)` to define terms", at: document.span,
          help: nearest(to: document.name, among: names).map { "did you mean `\($0)`?" }
            ?? "there are \(names.joined(separator: ", "))")
      }
      guard !found.hasErrors, unknown.isEmpty else { return nil }
      let uses = linkTerms(
        in: &document, to: legal.terms, and: settings.definedIn.compactMap { others[$0.name] },
        detection: settings.terms,
        words: legal.words)
      printTermsIndex(in: &document, legal.terms, clauses: legal.clauses)
      text?.uses = uses
    }
    if let text {
      let found = check(text, asking: legal?.settings.rules ?? [])
      diagnostics += found
      guard !found.hasErrors else { return nil }
    }
    return PageContent(
      title: title, html: renderHTML(document, footnoteWords: footnoteWords), outline: document.outline, trace: trace,
      merged: merged, merging: merging)
  }
}

/// Makes the inside of a page that refers to no other; nil after an error.
func pageContent(
  _ name: String, data: Datum, templates: TemplateSet, settings: Templating.Settings,
  _ diagnostics: inout [Diagnostic]
) -> PageContent? {
  numberedPage(name, data: data, templates: templates, settings: settings, &diagnostics)?
    .content(linkedTo: [:], &diagnostics)
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
  let reads = merging.reads()
  trace.add(reads, file: templates.file)
  let origins = reads.data.flatMap(\.origins)
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
  /// Who signs a paper that is made of these data, by the names that papers print.
  fileprivate var parties: [LegalText.Party] {
    ["client", "practice"].compactMap { key in
      guard let party = self[key] else { return nil }
      let name = party["legal_name"] ?? party["name"]
      return name?.text.map { LegalText.Party(name: $0, span: name?.span) }
    }
  }
}
