package import Diagnostics
package import Legal
import Markdown
package import Values

/// What has changed between two documents.
package struct DocumentRedline: Sendable {
  package let redline: Redline
  fileprivate let oldName: String
  fileprivate let newName: String
  /// Of the new one, by which its page is made.
  fileprivate let language: String
  fileprivate let title: String

  init(from old: ComparedDocument, to new: ComparedDocument) {
    redline = Redline(from: old.document, to: new.document)
    (oldName, newName) = (old.name, new.name)
    (language, title) = (new.language, new.title)
  }
}

/// Compares two Markdown files. Clauses have numbers where the front matter says `numbering`; nil after an error.
///
/// - Parameter shipped: what came with the tool.
package func compare(
  _ old: (name: String, bytes: [UInt8]), with new: (name: String, bytes: [UInt8]), shipped: Workspace
) -> (redline: DocumentRedline?, diagnostics: [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  let before = ComparedDocument(old.name, old.bytes, shipped, &diagnostics)
  let after = ComparedDocument(new.name, new.bytes, shipped, &diagnostics)
  guard let before, let after else { return (nil, diagnostics) }
  return (DocumentRedline(from: before, to: after), diagnostics)
}

extension DocumentRedline {
  /// The page that shows it, which stands alone; nil after an error.
  ///
  /// - Parameters:
  ///   - workspace: whose words and layouts it is made with.
  ///   - today: the day on which it is made.
  package func page(words workspace: Workspace, today: Day) -> (text: String?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    guard let words = workspace.words(in: language, &diagnostics),
      let redlineWords = workspace.redlineWords(in: language, &diagnostics)
    else { return (nil, diagnostics) }
    var frame = PageData(asOf: today)
    frame.title = Datum(.text(title), audience: .client)
    frame.kind = "redline"
    frame.language = language
    frame.outline = redline.outline
    frame.owner = Datum(.text("\(oldName) → \(newName)"), audience: .client)
    frame.practice = Datum(.map(["name": Datum(.text(""), audience: .client)]), audience: .client)
    var trace = Trace()
    let text = layOut(
      frame, content: renderHTML(redline.document(words: redlineWords)), layout: "layouts/redline.html", words: words,
      templates: TemplateSet(workspace, language: language), &trace, &diagnostics)
    return (text, diagnostics)
  }
}

extension Workspace {
  /// The words in which the terminal tells of a redline, in the language of all else there.
  package func redlineWords(_ diagnostics: inout [Diagnostic]) -> RedlineWords? {
    redlineWords(in: TemplateLanguage.unmarked, &diagnostics)
  }

  fileprivate func redlineWords(in language: String, _ diagnostics: inout [Diagnostic]) -> RedlineWords? {
    guard let words = words(in: language, &diagnostics) else { return nil }
    if let redline = words["redline"] { return RedlineWords(redline, &diagnostics) }
    diagnostics.append(
      Diagnostic(
        .error, "no-words", "there are no words for redlines in `\(language)`", at: words.span,
        help: "copy `redline:` from the words that came with Dossier"))
    return nil
  }
}

/// A document as it is compared with another: by itself, whatever it refers to.
struct ComparedDocument {
  /// By which a redline names it.
  let name: String
  private(set) var document: Document
  let language: String
  let title: String

  /// A Markdown file; nil after an error.
  fileprivate init?(_ name: String, _ bytes: [UInt8], _ shipped: Workspace, _ diagnostics: inout [Diagnostic]) {
    let (source, found) = readText(name: name, bytes: bytes)
    diagnostics += found
    guard let source, !found.hasErrors else { return nil }
    let (frontMatter, start, mistakes) = splitFrontMatter(source)
    diagnostics += mistakes
    // The lines of the front matter stay, empty, so that every other keeps its number.
    let lead = source.bytes[..<start].filter { $0 == UInt8(ascii: "\n") }
    let parsed = parse(markdown: Source(name: name, bytes: lead + source.bytes[start...]))
    guard !mistakes.hasErrors else { return nil }
    self.init(name, frontMatter, parsed, shipped, &diagnostics)
  }

  /// A merged text; nil after an error.
  init?(
    _ name: String, _ frontMatter: Datum, _ merged: Merged, _ workspace: Workspace, _ diagnostics: inout [Diagnostic]
  ) {
    self.init(name, frontMatter, parse(merged), workspace, &diagnostics)
  }

  private init?(
    _ name: String, _ frontMatter: Datum?, _ parsed: (document: Document, diagnostics: [Diagnostic]),
    _ workspace: Workspace, _ diagnostics: inout [Diagnostic]
  ) {
    var problems = parsed.diagnostics
    defer { diagnostics += problems }
    let settings = frontMatter.map { LegalSettings($0, &problems) } ?? LegalSettings()
    self.name = name
    document = parsed.document
    language = frontMatter?["lang"]?.text ?? TemplateLanguage.unmarked
    title = frontMatter?["title"]?.text ?? document.title ?? name
    guard !problems.hasErrors else { return nil }
    guard let scheme = settings.numbering else { return }
    let templates = TemplateSet(workspace, language: language)
    guard let words = templates.legalWords(&problems) else { return nil }
    // What is wrong with numbers, terms and references is for `check` to say; both versions may have it.
    var clauses = number(&document, by: scheme, literalNumbers: settings.literalNumbers, words: words).index
    let terms = defineTerms(in: &document, detection: settings.terms, clauses: clauses, words: words).index
    _ = resolveReferences(in: &document, to: &clauses, and: [:], style: settings.references, words: words)
    linkTerms(in: &document, to: terms, detection: settings.terms, words: words)
  }
}
