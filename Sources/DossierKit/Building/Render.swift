package import Diagnostics
import Engagements
import Files
import Markdown
package import Templating
package import Values

/// One merge without a workspace.
package struct RenderRequest: Sendable {
  /// The file of the template; nil for the standard input.
  package var template: String?
  package var text: [UInt8]
  package var data: [DataText]
  /// Values laid over the data, as YAML writes them.
  package var settings: [(path: [String], value: String)]
  package var target: RenderTarget
  /// How Jinja2 is set up, if the template is one of its.
  package var jinja: Jinja?
  package var limits: Limits
  package var language: String
  package var today: Day
  package var draft: Bool

  package init(
    template: String?, text: [UInt8], data: [DataText],
    settings: [(path: [String], value: String)] = [], target: RenderTarget, jinja: Jinja? = nil,
    limits: Limits = Limits(), language: String, today: Day, draft: Bool
  ) {
    self.template = template
    self.text = text
    self.data = data
    self.settings = settings
    self.target = target
    self.jinja = jinja
    self.limits = limits
    self.language = language
    self.today = today
    self.draft = draft
  }
}

/// Data for a template, as they are written.
package struct DataText: Sendable {
  package enum Form: Sendable { case yaml, json }

  let name: String
  let bytes: [UInt8]
  let form: Form

  /// What was typed, or a file that does not say by its name what it is, is YAML.
  package init(name: String, bytes: [UInt8], form: Form = .yaml) {
    self.name = name
    self.bytes = bytes
    self.form = form
  }

  /// - Parameter file: by whose name they are JSON or YAML.
  package init(file: String, bytes: [UInt8]) {
    self.init(name: file, bytes: bytes, form: file.hasSuffix(".json") ? .json : .yaml)
  }
}

package enum RenderTarget: String, CaseIterable, Sendable {
  case html, markdown, text
}

/// Merges a template with data; nil after an error.
package func render(_ request: RenderRequest) -> (text: String?, diagnostics: [Diagnostic]) {
  var (source, diagnostics) = templateSource(
    name: request.template ?? "<stdin>", bytes: request.text, isJinja: request.jinja != nil)
  let data = data(of: request, &diagnostics)
  guard let source, !diagnostics.hasErrors else { return (nil, diagnostics) }
  let neighbours = Neighbours(of: request.template, isJinja: request.jinja != nil)
  let library = Library(
    known: { neighbours.names }, jinja: request.jinja, limits: request.limits, read: neighbours.read)
  let loading = library.template(of: templateText(source, isJinja: request.jinja != nil))
  diagnostics += loading.diagnostics
  guard let template = loading.template, !loading.diagnostics.hasErrors else { return (nil, diagnostics) }
  let settings = Templating.Settings(
    language: request.language, today: request.today, draft: request.draft, areDataForTemplate: true)
  let output: Templating.Output = request.target == .text ? .text : .markdown
  let merging = library.merge(template, with: data, output: output, settings: settings)
  diagnostics += merging.diagnostics
  guard let merged = merging.merged else { return (nil, diagnostics) }
  guard request.target != .text else { return (merged.text, diagnostics) }
  let (document, found) = parse(merged)
  diagnostics += found
  guard !found.hasErrors else { return (nil, diagnostics) }
  guard request.target == .markdown else { return (renderHTML(document), diagnostics) }
  let (markdown, doubts) = markdownSource(of: merged, parsedAs: document)
  return (markdown, diagnostics + doubts)
}

/// The text of a template. Jinja2 reads what documents may not hold, and any line end as LF.
private func templateSource(name: String, bytes: [UInt8], isJinja: Bool) -> (Source?, [Diagnostic]) {
  guard isJinja else { return readText(name: name, bytes: bytes) }
  var text = bytes
  let (feed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
  for index in text.indices where text[index] == carriageReturn {
    if index + 1 == text.count || text[index + 1] != feed { text[index] = feed }
  }
  return (Source(name: name, bytes: text), [])
}

/// A template without its front matter, which only documents have.
private func templateText(_ source: Source, isJinja: Bool) -> TemplateText {
  isJinja ? TemplateText(source) : templateText(source)
}

/// All data files, the later laid over the earlier, and what was set over them all.
private func data(of request: RenderRequest, _ diagnostics: inout [Diagnostic]) -> Datum {
  var data = Datum(.map(DatumMap()), audience: .client)
  for file in request.data {
    if let found = readData(file, &diagnostics) {
      data = data.overlaid(with: found)
    }
  }
  for setting in request.settings {
    let name = "--set \(setting.path.joined(separator: "."))"
    if let obstacle = data.obstacle(to: setting.path) {
      diagnostics.append(
        Diagnostic(
          .error, "not-a-map", "`\(name)`: `\(obstacle.path)` is \(obstacle.what), and has no keys to set", at: nil,
          help: "set it as a whole: `--set '\(obstacle.path)=…'`"))
      continue
    }
    var value = Datum(.text(""), audience: .client)
    if !setting.value.isEmpty {
      guard let found = readData(DataText(name: name, bytes: Array(setting.value.utf8)), &diagnostics) else { continue }
      value = found
    }
    for key in setting.path.reversed() { value = Datum(.map([key: value]), origin: value.origin, audience: .client) }
    data = data.overlaid(with: value)
  }
  return data
}

extension Datum {
  /// What stands on the way to a key and has no keys of its own: its path, and what it is.
  fileprivate func obstacle(to path: [String]) -> (path: String, what: String)? {
    var datum = self
    for (depth, key) in path.dropLast().enumerated() {
      guard let next = datum[key], !next.isNone else { return nil }
      guard next.map != nil else {
        return (path[...depth].joined(separator: "."), next.list == nil ? "a single value" : "a list")
      }
      datum = next
    }
    return nil
  }
}

private func readData(_ data: DataText, _ diagnostics: inout [Diagnostic]) -> Datum? {
  let (source, found) = readText(name: data.name, bytes: data.bytes)
  diagnostics += found
  guard let source else { return nil }
  let (datum, mistakes) = data.form == .json ? readJSON(source) : readYAML(source, guessing: true)
  diagnostics += mistakes
  return datum
}

/// The templates that stand in the folder of a given one, and below it.
private struct Neighbours: Sendable {
  private let folder: String
  private let files: Folder?
  private let isJinja: Bool

  init(of template: String?, isJinja: Bool) {
    self.isJinja = isJinja
    let parts = template?.split(separator: "/", omittingEmptySubsequences: false).dropLast() ?? []
    folder = parts.joined(separator: "/")
    let root = template?.hasPrefix("/") == true ? "/" : "."
    files = template == nil ? nil : try? Folder(folder.isEmpty ? root : folder)
  }

  /// All files there, for suggestions.
  var names: [String] { files?.list().files ?? [] }

  func read(_ name: String) -> TemplateText? {
    guard let bytes = try? files?.read(name, atMost: largestText),
      let source = templateSource(name: folder.isEmpty ? name : "\(folder)/\(name)", bytes: bytes, isJinja: isJinja).0
    else { return nil }
    return templateText(source, isJinja: isJinja)
  }
}
