import Diagnostics
import DossierKit
import Foundation
import Legal
import Markdown
import TestSupport

/// A document with its front matter, as a case writes it: settings, `lang`, and beside them `values`, which `{{name}}`
/// prints in the text, and `others`, cases that it may refer to by a name.
struct LegalCase {
  private(set) var document: Document
  private(set) var diagnostics: [Diagnostic]
  private var passes: LegalPasses
  private var others: [String: LinkedDocument] = [:]

  /// A case by its name.
  init(named name: String) throws {
    let path = testsFolder.appending(path: "LegalTests/Cases/\(name)/in.md")
    try self.init(Source(name: "in.md", bytes: Array(Data(contentsOf: path))))
  }

  /// - Parameter cases: other documents, by the names they are called by.
  init(_ source: Source, others cases: [String: LegalCase] = [:]) throws {
    let (frontMatter, start, found) = splitFrontMatter(source)
    diagnostics = found
    let data = frontMatter ?? Datum(.map(DatumMap()))
    var settings = LegalSettings(data, &diagnostics)
    let language = data["lang"]?.text ?? "en"
    settings.numbering = settings.numbering ?? Scheme.standard(in: language)
    let values = (data["values"]?.map?.entries ?? []).map { ($0.key, $0.value.text ?? "") }
    let (parsed, faults) = parse(merged(source, from: start, values))
    diagnostics += faults
    document = parsed
    passes = LegalPasses(over: &document, settings: settings, words: try .shipped(language), &diagnostics)
    var cases = cases
    for entry in data["others"]?.map?.entries ?? [] {
      cases[entry.key] = try LegalCase(named: entry.value.text ?? "")
    }
    others = Dictionary(uniqueKeysWithValues: cases.map { ($0, $1.linked(as: $0)) })
  }

  var clauses: ClauseIndex { passes.clauses }
  var terms: TermIndex { passes.terms }

  private func linked(as name: String) -> LinkedDocument {
    LinkedDocument(
      name: passes.settings.shortName ?? name, address: "../\(name)/index.html", clauses: clauses, terms: terms)
  }

  /// The passes that need the other documents.
  mutating func run() { passes.link(&document, to: others, &diagnostics) }

  /// Clauses, terms, HTML and diagnostics, as they are recorded.
  var report: String {
    let outline = clauses.clauses.map { clause in
      let lead = String(repeating: "  ", count: clause.depth - 1)
      let parts = [
        clause.label ?? "–", "#\(clause.id)", clause.title, clause.citation.map { "cited \($0.number)" },
        clause.role == .clause ? nil : "\(clause.role)",
      ]
      return lead + parts.compactMap { $0 }.joined(separator: " · ")
    }
    let defined = terms.sorted.map { term in
      "\(term.forms.joined(separator: ", ")) · #\(term.id) · \(term.clause ?? "–") · used \(passes.uses[term.id] ?? 0)"
    }
    let shown = diagnostics.inReadingOrder().map { $0.terminalText(colour: false) + "\n" }.joined(separator: "\n")
    let sections = [
      ("Clauses", outline.map { $0 + "\n" }.joined()), ("Terms", defined.map { $0 + "\n" }.joined()),
      ("HTML", renderHTML(document)), ("Diagnostics", shown),
    ]
    return sections.filter { !$0.1.isEmpty }.map { "==== \($0.0)\n\($0.1)" }.joined(separator: "\n")
      .replacing("\u{A0}", with: "~")
  }
}

extension LegalWords {
  /// The words that come with the tool.
  static func shipped(_ language: String) throws -> LegalWords {
    let path = "templates/legal/\(language.prefix { $0 != "-" }).yaml"
    let file = testsFolder.deletingLastPathComponent().appending(path: path)
    let (datum, found) = readYAML(Source(name: path, bytes: Array(try Data(contentsOf: file))))
    var diagnostics = found
    guard let words = datum.flatMap({ LegalWords($0, &diagnostics) }), diagnostics.isEmpty else {
      throw UnreadableCase(diagnostics.map { $0.terminalText(colour: false) }.joined())
    }
    return words
  }
}

/// The text with a placeholder for each value it prints.
private func merged(_ source: Source, from start: Int, _ values: [(String, String)]) -> Merged {
  let texts = Dictionary(values) { first, _ in first }
  var text = String.UnicodeScalarView()
  var bindings: [Binding] = []
  var rest = Span(source, start..<source.bytes.count).text[...]
  while let opening = rest.range(of: "{{"), let closing = rest[opening.upperBound...].range(of: "}}") {
    let name = rest[opening.upperBound..<closing.lowerBound].trimmingCharacters(in: .whitespaces)
    text.append(contentsOf: rest[..<opening.lowerBound].unicodeScalars)
    if let placeholder = Placeholder.scalar(bindings.count) {
      let span = Span(source, start..<source.bytes.count)
      bindings.append(Binding(.text(texts[name] ?? " "), span: span, origin: .given, path: name))
      text.append(placeholder)
    }
    rest = rest[closing.upperBound...]
  }
  text.append(contentsOf: rest.unicodeScalars)
  let first = source.position(of: start).line
  let lines = (first...max(first, source.lineCount)).map { Span(source, source.range(ofLine: $0)) }
  return Merged(text: String(text), bindings: bindings, lines: lines)
}
