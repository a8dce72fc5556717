import Diagnostics
import Engagements
import Legal
import Markdown
import Templating

/// The templates that the documents of one engagement see: a client's own clauses before the workspace's, those before
/// the ones that came with the tool.
///
/// Templates name each other without a language: `clauses/payment.md` is `clauses/payment.el.md` for a document in
/// Greek. There is no fallback from one language to another.
struct TemplateSet: Sendable {
  let library: Library
  private let sources: [String: Source]
  private let language: TemplateLanguage
  private let words: [String: LegalWordsFile]
  private let layoutWords: Datum?

  /// - Parameter pages: templates that stand beside the shared ones, or before them: the pages of a site, the sections
  ///   of a handbook.
  init(
    _ workspace: Workspace, for engagement: EngagementFolder? = nil, pages: [String: Source] = [:], language: String
  ) {
    let language = TemplateLanguage(language)
    var sources: [String: Source] = [:]
    for (file, source) in workspace.templates {
      if let name = language.name(of: file) { sources[name] = source }
    }
    for (name, source) in engagement?.clauses ?? [:] { sources["clauses/\(name)"] = source }
    sources.merge(pages) { $1 }
    let readable = sources
    let others = workspace.templates
    self.sources = sources
    self.language = language
    words = workspace.legalWords
    layoutWords = workspace.words[language.code]
    library = Library(
      known: { Array(readable.keys) },
      help: { name in
        let file = language.file(of: name)
        guard file != name, others[name] != nil else { return nil }
        return "it is not translated yet: write `templates/\(file)`"
      },
      read: { name in readable[name].map(templateText) })
  }

  /// The file behind a template's name.
  func file(_ name: String) -> String? { sources[name]?.name }

  /// Some files of templates, as they were read.
  func sources(of files: [String]) -> [Source] {
    let files = Set(files)
    return sources.values.filter { files.contains($0.name) }
  }

  var hasLegalWords: Bool { words[language.code] != nil }

  /// What clauses and references are worded by in the language of these templates.
  func legalWords(_ diagnostics: inout [Diagnostic]) -> LegalWords? {
    if let file = words[language.code] { return file.words(&diagnostics) }
    diagnostics.append(.noWords(in: language.code, among: words.keys.sorted()))
    return nil
  }
}

extension Diagnostic {
  /// That there are no legal words in a language.
  static func noWords(in language: String, among known: [String]) -> Diagnostic {
    Diagnostic(
      .error, "no-words", "there are no words for clauses in `\(language)`", at: nil,
      help: "write `templates/legal/\(language).yaml`; there are \(known.joined(separator: ", "))")
  }
}

extension TemplateSet {
  /// What footnotes are called in the language of these templates; nil, reported, where it has no words for them.
  func footnoteWords(_ diagnostics: inout [Diagnostic]) -> FootnoteWords? {
    let words = layoutWords?["footnotes"]
    let texts = ["notes", "note", "back"].map { words?[$0]?.text }
    if let notes = texts[0], let note = texts[1], let back = texts[2] {
      return FootnoteWords(notes: notes, note: note, back: back)
    }
    diagnostics.append(
      Diagnostic(
        .error, "no-words", "there are no words for footnotes in `\(language.code)`", at: words?.span,
        help: "write `footnotes:` with `notes`, `note` and `back` into `templates/words/\(language.code).yaml`"))
    return nil
  }
}

/// A file of templates, with what is wrong with its front matter.
func templateText(_ source: Source) -> TemplateText {
  let (frontMatter, bodyStart, diagnostics) = splitFrontMatter(source)
  return TemplateText(source, frontMatter: frontMatter, bodyStart: bodyStart, diagnostics: diagnostics)
}

/// The language of templates, and how it shows in the names of their files.
struct TemplateLanguage: Sendable {
  /// `el`; the templates of a language serve all its regions.
  let code: String

  /// The language whose files carry no mark.
  static let unmarked = "en"

  /// - Parameter tag: a language as documents have it: `el`, `en-GB`.
  init(_ tag: String) { code = String(tag.prefix { $0 != "-" }) }

  /// The file of a template in this language: `clauses/payment.el.md` of `clauses/payment.md`.
  func file(of name: String) -> String {
    guard code != Self.unmarked, name.hasSuffix(Self.ending) else { return name }
    return "\(name.dropLast(Self.ending.count)).\(code)\(Self.ending)"
  }

  /// The name by which templates of this language call for a file; nil for a file of another language.
  func name(of file: String) -> String? {
    guard file.hasSuffix(Self.ending) else { return file }
    let (name, mark) = Self.parts(of: file)
    return mark ?? Self.unmarked == code ? "\(name)\(Self.ending)" : nil
  }

  /// `clauses/payment` and `el` of `clauses/payment.el.md`; no language where the file carries no mark.
  static func parts(of file: String) -> (name: String, language: String?) {
    let path = file.dropLast(Self.ending.count)
    let start = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
    guard let dot = path[start...].lastIndex(of: ".") else { return (String(path), nil) }
    return (String(path[..<dot]), String(path[path.index(after: dot)...]))
  }

  /// Layouts and style sheets speak no language; theirs are words, and stand apart.
  static let ending = ".md"
}
