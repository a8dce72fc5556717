import Diagnostics
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
}

/// Makes the inside of a page from a template with a `title:`; nil after an error.
func pageContent(
  _ name: String, data: Datum, templates: TemplateSet, settings: Templating.Settings,
  _ diagnostics: inout [Diagnostic]
) -> PageContent? {
  let loading = templates.library.template(name)
  diagnostics += loading.diagnostics
  guard let template = loading.template, !loading.diagnostics.hasErrors else { return nil }
  var trace = Trace()
  let title = pageTitle(
    template.source, data: data, templates: templates, settings: settings, &trace, &diagnostics)
  let merging = templates.library.merge(template, with: data, output: .markdown, settings: settings)
  diagnostics += merging.diagnostics
  trace.add(merging.reads(), file: templates.file)
  guard let merged = merging.merged, let title else { return nil }
  let (document, found) = parse(merged)
  diagnostics += found
  guard !found.hasErrors else { return nil }
  return PageContent(title: title, html: renderHTML(document), outline: document.outline, trace: trace)
}

/// The `title:` of a template's front matter, its values filled in; nil after an error.
private func pageTitle(
  _ source: Source, data: Datum, templates: TemplateSet, settings: Templating.Settings, _ trace: inout Trace,
  _ diagnostics: inout [Diagnostic]
) -> Datum? {
  let (frontMatter, _, found) = splitFrontMatter(source)
  diagnostics += found
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
