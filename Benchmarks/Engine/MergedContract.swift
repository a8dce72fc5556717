import Diagnostics
import DossierKit
import Legal
import Markdown
import Templating
import Values

/// A contract's way from its template to what the rules find: merged with data, read with its bindings, numbered, its
/// references filled in, its terms linked, and every rule asked.
struct MergedContract {
  let template: Template
  let library: Library
  let data: Datum
  let words: LegalWords
  let settings: Templating.Settings

  /// What is found. Each fault before the rules is one too, so that a contract which got nowhere is not the fastest.
  func findings() throws -> [Diagnostic] {
    let merging = library.merge(template, with: data, output: .markdown, settings: settings)
    guard let merged = merging.merged else { return merging.diagnostics }
    var (document, found) = parse(merged)
    let legal = splitFrontMatter(template.source).frontMatter.map { LegalSettings($0, &found) } ?? LegalSettings()
    var text = LegalText(document, words: words)
    var passes = LegalPasses(over: &document, settings: legal, words: words, &found)
    passes.link(&document, &found)
    text.setNumbering(passes.clauses)
    (text.terms, text.uses, text.kind, text.found) = (passes.terms, passes.uses, legal.kind, found)
    return merging.diagnostics + check(text)
  }
}
