import Diagnostics
import Engagements
import Templating
import Values

/// What a file begins with: a template below `templates/starter` whose result is YAML with each text in every language
/// there is, and with remarks led by `#en `, `#el `.
struct Starter {
  private let source: Source
  /// The languages in which its texts stand, by the front matter.
  let languages: [String]

  /// Nil where there is no such file, or where it does not name its languages.
  init?(_ name: String, of workspace: Workspace) {
    guard let source = workspace.templates["starter/\(name)"],
      let languages = splitFrontMatter(source).frontMatter?["languages"]?.list?.compactMap(\.text)
    else { return nil }
    self.source = source
    self.languages = languages
  }

  /// The file with some data filled in, its texts in the chosen languages, its remarks in the first of these; nil after
  /// an error.
  func text(
    with data: DatumMap, in chosen: [String], today: Day, _ diagnostics: inout [Diagnostic]
  ) -> String? {
    let first = TemplateLanguage(chosen.first ?? TemplateLanguage.unmarked).code
    let source = Source(name: source.name, text: remarks(in: first))
    let library = Library { $0 == source.name ? templateText(source) : nil }
    let loading = library.template(source.name)
    diagnostics += loading.diagnostics
    guard let template = loading.template, !loading.diagnostics.hasErrors else { return nil }
    let settings = Templating.Settings(language: first, today: today, draft: false)
    let merging = library.merge(template, with: Datum(.map(data)), output: .text, settings: settings)
    diagnostics += merging.diagnostics
    guard let merged = merging.merged else { return nil }
    let unwanted = Set(languages).subtracting(chosen.map { TemplateLanguage($0).code })
    let text = withoutTexts(in: unwanted, of: merged.text)
    return text.hasSuffix("\n") ? text : text + "\n"
  }

  /// The template with the remarks of one language as comments of YAML, and those of the others as comments of its own:
  /// every line keeps its number. Data, which come later, may look like remarks.
  private func remarks(in language: String) -> String {
    let lines = (1...source.lineCount).map { number -> String in
      let line = source.line(number)
      let body = line.drop { $0 == " " }
      guard let marked = languages.first(where: { body.hasPrefix("#\($0) ") }) else { return line }
      guard marked == language else { return "{# \(body.dropFirst()) #}" }
      return line.prefix(line.count - body.count) + "#" + body.dropFirst(1 + marked.count)
    }
    return lines.joined(separator: "\n")
  }

  /// The text without the lines of some languages in its maps from a language to a text.
  private func withoutTexts(in unwanted: Set<String>, of text: String) -> String {
    let source = Source(name: source.name, text: text)
    guard !unwanted.isEmpty, let datum = readYAML(source).datum else { return text }
    var lines: [String?] = (1...source.lineCount).map(source.line)
    var waiting = [datum]
    while let next = waiting.popLast() {
      waiting += next.list ?? next.map?.entries.map(\.value) ?? []
      guard let map = next.map, Set(map.keys) == Set(languages) else { continue }
      let places = map.entries.compactMap { entry in entry.keySpan.map { (entry, $0.position) } }
      for (entry, key) in places where unwanted.contains(entry.key) {
        let end = entry.value.span.map { source.position(of: $0.end).line } ?? key.line
        for line in key.line...end { lines[line - 1] = nil }
      }
      // The dash of a list stands before the first language, wanted or not.
      guard let first = places.first, let kept = places.first(where: { !unwanted.contains($0.0.key) }) else { continue }
      let lead = String(source.line(first.1.line).prefix(first.1.column - 1))
      lines[kept.1.line - 1] = lead + String(source.line(kept.1.line).dropFirst(kept.1.column - 1))
    }
    return lines.compactMap { $0 }.joined(separator: "\n")
  }
}

extension Workspace {
  /// What a new file begins with; nil after an error.
  func starter(_ name: String, _ diagnostics: inout [Diagnostic]) -> Starter? {
    if let starter = Starter(name, of: self) { return starter }
    diagnostics.append(
      Diagnostic(
        .error, "no-template", "there is no template `starter/\(name)` that names its languages", at: nil,
        help: "install Dossier anew: its `templates` folder is not as it came"))
    return nil
  }

  /// The languages in which a new practice can be begun.
  package var starterLanguages: [String] { Starter("practice.yaml", of: self)?.languages ?? [] }
}

/// A text as a starter writes it after a key: on its line, or, where it is very long, as a block that is indented
/// further than any key of a starter.
func starterText(_ text: String) -> Datum {
  Datum(.text(yamlScalar(of: text, indent: 12)))
}

/// Lines of text as a starter writes them after a key at the margin; nil for none.
func starterLines(_ lines: [String]) -> Datum? {
  lines.isEmpty ? nil : Datum(.text(yamlScalar(of: lines.joined(separator: "\n"), indent: 2)))
}

/// A person's first name as the word by which other data refer to the person, or the whole name where the first is
/// taken or says something else.
func personName(_ name: String, notOf others: some Sequence<String> = EmptyCollection()) -> String {
  let taken = Set(others).union(Role.allCases.map(\.rawValue)).union(["none"])
  let first = name.split(separator: " ").lazy.map { folderName(String($0)) }.first { !$0.isEmpty } ?? ""
  return taken.contains(first) ? folderName(name) : first
}
