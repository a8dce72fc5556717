package import Diagnostics
import Engagements
import Files
import Markdown
import Templating
package import Values

/// One merge without a workspace.
package struct RenderRequest: Sendable {
  /// The file of the template; nil for the standard input.
  package var template: String?
  package var text: [UInt8]
  package var data: [(name: String, bytes: [UInt8])]
  package var target: RenderTarget
  package var language: String
  package var today: Day
  package var draft: Bool

  package init(
    template: String?, text: [UInt8], data: [(name: String, bytes: [UInt8])], target: RenderTarget, language: String,
    today: Day, draft: Bool
  ) {
    self.template = template
    self.text = text
    self.data = data
    self.target = target
    self.language = language
    self.today = today
    self.draft = draft
  }
}

package enum RenderTarget: String, CaseIterable, Sendable {
  case html, text
}

/// Merges a template with data; nil after an error.
package func render(_ request: RenderRequest) -> (text: String?, diagnostics: [Diagnostic]) {
  var (source, diagnostics) = readText(name: request.template ?? "<stdin>", bytes: request.text)
  let data = request.data.reduce(Datum(.map(DatumMap()), audience: .client)) { data, file in
    guard let found = readData(name: file.name, bytes: file.bytes, &diagnostics) else { return data }
    return data.overlaid(with: guessed(found))
  }
  guard let source, !diagnostics.hasErrors else { return (nil, diagnostics) }
  let library = Library { name in neighbour(name, of: request.template) }
  let loading = library.template(of: source)
  diagnostics += loading.diagnostics
  guard let template = loading.template, !loading.diagnostics.hasErrors else { return (nil, diagnostics) }
  let settings = Templating.Settings(language: request.language, today: request.today, draft: request.draft)
  let output: Templating.Output = request.target == .html ? .markdown : .text
  let merging = library.merge(template, with: data, output: output, settings: settings)
  diagnostics += merging.diagnostics
  guard let merged = merging.merged else { return (nil, diagnostics) }
  guard request.target == .html else { return (merged.text, diagnostics) }
  let (document, found) = parse(merged)
  diagnostics += found
  return (found.hasErrors ? nil : renderHTML(document), diagnostics)
}

/// Markdown as an HTML fragment; nil after an error.
package func htmlFragment(
  of bytes: [UInt8], name: String, commonmark: Bool
) -> (html: String?, diagnostics: [Diagnostic]) {
  if commonmark {
    let (html, diagnostics) = commonMarkHTML(Source(name: name, bytes: bytes))
    return (diagnostics.hasErrors ? nil : html, diagnostics)
  }
  let (source, diagnostics) = readText(name: name, bytes: bytes)
  guard let source, !diagnostics.hasErrors else { return (nil, diagnostics) }
  let (document, found) = parse(markdown: source)
  return (found.hasErrors ? nil : renderHTML(document), diagnostics + found)
}

private func readData(name: String, bytes: [UInt8], _ diagnostics: inout [Diagnostic]) -> Datum? {
  let (source, found) = readText(name: name, bytes: bytes)
  diagnostics += found
  guard let source else { return nil }
  let (datum, mistakes) = name.hasSuffix(".json") ? readJSON(source) : readYAML(source)
  diagnostics += mistakes
  return datum
}

/// A template that stands in the folder of the given one.
private func neighbour(_ name: String, of template: String?) -> (source: Source, bodyStart: Int)? {
  guard let template else { return nil }
  let folder = template.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  guard let files = try? Folder(folder.isEmpty ? (template.hasPrefix("/") ? "/" : ".") : folder),
    let bytes = try? files.read(name, atMost: 16 << 20),
    let source = readText(name: folder.isEmpty ? name : "\(folder)/\(name)", bytes: bytes).source
  else { return nil }
  return (source, splitFrontMatter(source).bodyStart)
}
