package import Diagnostics
import Legal
import Markdown

/// A text as a document of its own: by itself, whatever it refers to.
struct DocumentFile {
  /// By which a redline names it.
  let name: String
  private(set) var document: Document
  let language: String
  let title: String
  /// What is wrong with it as Markdown.
  let found: [Diagnostic]
  private let settings: LegalSettings
  private let words: LegalWords?
  /// What is wrong with them, or that there are none.
  private let faultsOfWords: [Diagnostic]

  /// A Markdown file, outside of any workspace. Nil, reported, where it cannot be read or its front matter not be
  /// understood.
  init?(_ name: String, _ bytes: [UInt8], _ shipped: Workspace, _ diagnostics: inout [Diagnostic]) {
    let (source, found) = readText(name: name, bytes: bytes.withoutByteOrderMark)
    diagnostics += found
    guard let source, !found.hasErrors else { return nil }
    let (frontMatter, start, mistakes) = splitFrontMatter(source)
    diagnostics += mistakes
    let parsed = parse(markdown: source.withBlanks(upTo: start))
    let language = frontMatter?["lang"]?.text ?? languageOfText(source.bytes[start...])
    self.init(name, frontMatter, language, parsed, shipped, &diagnostics)
    if mistakes.hasErrors { return nil }
  }

  /// A merged text. Nil, reported, where its front matter cannot be understood.
  init?(
    _ name: String, _ frontMatter: Datum, _ merged: Merged, _ workspace: Workspace, _ diagnostics: inout [Diagnostic]
  ) {
    self.init(name, frontMatter, frontMatter["lang"]?.text, parse(merged), workspace, &diagnostics)
  }

  private init?(
    _ name: String, _ frontMatter: Datum?, _ language: String?,
    _ parsed: (document: Document, diagnostics: [Diagnostic]), _ workspace: Workspace,
    _ diagnostics: inout [Diagnostic]
  ) {
    var problems: [Diagnostic] = []
    defer { diagnostics += problems }
    self.name = name
    settings = frontMatter.map { LegalSettings($0, &problems) } ?? LegalSettings()
    (document, found) = parsed
    self.language = language ?? TemplateLanguage.unmarked
    title = frontMatter?["title"]?.text ?? parsed.document.title ?? name
    let code = TemplateLanguage(self.language).code
    var faults: [Diagnostic] = []
    let file = workspace.legalWords[code]
    words = file?.words(&faults)
    faultsOfWords = file == nil ? [.noWords(in: code, among: workspace.legalWords.keys.sorted())] : faults
    if settings.numbering != nil { problems += faultsOfWords }
    guard !problems.hasErrors else { return nil }
  }

  /// As it is compared with another: as readers have it. Nil, reported, where there are mistakes in its Markdown.
  ///
  /// What is wrong with numbers, terms and references is for `check` to say; both versions may have it.
  func compared(_ diagnostics: inout [Diagnostic]) -> DocumentFile? {
    diagnostics += found
    guard !found.hasErrors else { return nil }
    var copy = self
    var unsaid: [Diagnostic] = []
    copy.runPasses(&unsaid)
    return copy
  }

  /// The text without what asks for an answer to it, or says which came: that is about the paper, and no word of it.
  func withoutAnswer() -> DocumentFile {
    var copy = self
    for division in document.preorder() where document.isAboutAnswer(division) {
      copy.document.replace(division, with: [])
    }
    return copy
  }

  /// Numbers the clauses, fills in references and links terms, where the front matter says `numbering`.
  mutating func runPasses(_ diagnostics: inout [Diagnostic]) {
    guard settings.numbering != nil, let words else { return }
    _ = runPasses(words, &diagnostics)
  }

  private mutating func runPasses(_ words: LegalWords, _ diagnostics: inout [Diagnostic]) -> LegalPasses {
    var passes = LegalPasses(over: &document, settings: settings, words: words, &diagnostics)
    passes.link(&document, &diagnostics)
    return passes
  }

  /// What the passes and the rules find in it.
  ///
  /// - Parameter rules: those to ask beside the ones that always are.
  mutating func findings(asking rules: Set<String>) -> [Diagnostic] {
    guard let words else { return found + faultsOfWords }
    var text = LegalText(document, words: words)
    text.found = found
    let passes = runPasses(words, &text.found)
    if settings.numbering != nil { text.setNumbering(passes.clauses) }
    text.keepsNumbers = settings.literalNumbers == .keep
    (text.terms, text.uses) = (passes.terms, passes.uses)
    (text.kind, text.parties) = (settings.kind, settings.parties)
    return check(text, asking: rules.union(settings.rules))
  }
}

extension Source {
  /// The text without its front matter. The lines of that stay, empty, so that every other keeps its number; and so do
  /// its bytes, so that a place in the one text is the place in the other.
  fileprivate func withBlanks(upTo start: Int) -> Source {
    Source(
      name: name, bytes: bytes[..<start].map { $0 == UInt8(ascii: "\n") ? $0 : UInt8(ascii: " ") } + bytes[start...])
  }
}

extension [UInt8] {
  /// Editors put it before texts that are somebody else's, too.
  fileprivate var withoutByteOrderMark: [UInt8] {
    starts(with: [0xEF, 0xBB, 0xBF]) ? Array(dropFirst(3)) : self
  }
}

extension Document {
  fileprivate func isAboutAnswer(_ node: NodeID) -> Bool {
    if isForSignatures(node) { return true }
    guard case .division = self[node].kind else { return false }
    return ["answer", "answered", "while-open"].contains { self[node].attributes.has(class: $0) }
  }
}

/// Everything that is wrong with a document that somebody wrote by hand.
///
/// - Parameters:
///   - rules: those to ask beside the ones that always are.
///   - shipped: what came with the tool.
package func check(
  file: (name: String, bytes: [UInt8]), asking rules: [String] = [], shipped: Workspace
) -> [Diagnostic] {
  var diagnostics: [Diagnostic] = []
  let known = DocumentRule.all.map(\.id)
  for rule in rules where !known.contains(rule) {
    diagnostics.append(
      Diagnostic(
        .error, "unknown-rule", "there is no rule `\(rule)`", at: nil,
        help: nearest(to: rule, among: known).map { "did you mean `\($0)`?" }
          ?? "there are \(known.joined(separator: ", "))"))
  }
  guard var document = DocumentFile(file.name, file.bytes, shipped, &diagnostics) else { return diagnostics }
  return (diagnostics + document.findings(asking: Set(rules))).inReadingOrder()
}

/// Markdown as an HTML fragment, with numbers, references and terms where its front matter says `numbering`; nil after an
/// error.
///
/// - Parameter shipped: what came with the tool, asked for where it is needed.
package func htmlFragment(
  of bytes: [UInt8], name: String, shipped: () throws -> Workspace
) rethrows -> (html: String?, diagnostics: [Diagnostic]) {
  let (source, diagnostics) = readText(name: name, bytes: bytes.withoutByteOrderMark)
  guard let source, !diagnostics.hasErrors else { return (nil, diagnostics) }
  let (frontMatter, start, _) = splitFrontMatter(source)
  if let numbering = frontMatter?["numbering"], !numbering.isNone {
    var problems: [Diagnostic] = []
    let shipped = try shipped()
    var file = DocumentFile(name, bytes, shipped, &problems)
    problems += file?.found ?? []
    if !problems.hasErrors { file?.runPasses(&problems) }
    guard let file, !problems.hasErrors else { return (nil, problems) }
    let footnoteWords =
      file.document.footnoteNumbers.isEmpty
      ? nil : TemplateSet(shipped, language: file.language).footnoteWords(&problems)
    return (problems.hasErrors ? nil : renderHTML(file.document, footnoteWords: footnoteWords), problems)
  }
  // Lines between two rules are front matter if they are keys and values; else they are a text.
  let isFrontMatter = frontMatter?.map.map { !$0.entries.isEmpty } ?? false
  let (document, found) = parse(markdown: isFrontMatter ? source.withBlanks(upTo: start) : source)
  return (found.hasErrors ? nil : renderHTML(document), diagnostics + found)
}

/// Markdown as CommonMark has it, as an HTML fragment; nil after an error.
package func commonMarkFragment(of bytes: [UInt8], name: String) -> (html: String?, diagnostics: [Diagnostic]) {
  let (html, diagnostics) = commonMarkHTML(Source(name: name, bytes: bytes))
  return (diagnostics.hasErrors ? nil : html, diagnostics)
}

/// The language that a text is in, by its letters and its commonest words; nil where they do not tell.
private func languageOfText(_ text: ArraySlice<UInt8>) -> String? {
  let beginning = String(decoding: text.prefix(8_000), as: UTF8.self).unicodeScalars
  let letters = beginning.filter(\.properties.isAlphabetic).count
  guard letters > 20 else { return nil }
  if beginning.count(where: { (0x0370...0x03FF).contains($0.value) }) * 2 > letters { return "el" }
  if beginning.count(where: { (0x0400...0x04FF).contains($0.value) }) * 2 > letters { return "ru" }
  let words = String(beginning).split { !$0.isLetter }
  let indonesian = words.count { ["dan", "yang", "ini", "atau", "dengan"].contains($0) }
  let english = words.count { ["the", "and", "of", "or", "to"].contains($0) }
  return indonesian > english ? "id" : nil
}
