import Diagnostics
import Templating

extension Workspace {
  /// A warning for each of the workspace's own templates that no page and no message comes to: misspelt, it would stand
  /// in for nothing and be missed by nobody.
  var unnamedTemplates: [Diagnostic] {
    let own = templates.filter { !shipped.contains($0.value.name) }
    let files = own.filter { $0.key.hasSuffix(".md") || $0.key.hasSuffix(".html") }
    let byLanguage = Dictionary(grouping: files) { file, _ in
      // Layouts speak no language.
      file.hasSuffix(".md") ? TemplateLanguage.parts(of: file).language : nil
    }
    return byLanguage.flatMap { code, files -> [Diagnostic] in
      let language = TemplateLanguage(code ?? TemplateLanguage.unmarked)
      let reached = reached(in: language)
      return files.compactMap { file, source in
        let name = language.name(of: file) ?? file
        return reached.contains(name) ? nil : warning(of: name, source, among: reached)
      }
    }
  }

  /// The templates that are called for by name, and all that those name.
  private func reached(in language: TemplateLanguage) -> Set<String> {
    let names = Set(templates.keys.compactMap(language.name(of:)))
    let called =
      ["document", "index", "redline", "site"].map { "layouts/\($0).html" }
      + (DocumentKind.all + DocumentKind.ofPractice).map(\.template)
      + MessageKind.all.map { "messages/\($0.name).md" }
      + names.filter { $0.hasPrefix("handbook/") || $0.hasPrefix("starter/") }
    // What stands outside of `templates/` names templates too.
    let pages =
      (handbook + clients.flatMap(\.handbook)).map(\.source) + engagements.flatMap { Array($0.clauses.values) }
      + sites.flatMap { Array($0.pages.values) + Array($0.parts.values) }
    let sources = Dictionary(pages.map { ($0.name, $0) }) { first, _ in first }
    let library = TemplateSet(self, pages: sources, language: language.code).library
    return (called.filter(names.contains) + sources.keys).reduce(into: []) { reached, name in
      reached.formUnion(library.template(name).names)
    }
  }

  private func warning(of name: String, _ source: Source, among reached: Set<String>) -> Diagnostic {
    let folder = name.split(separator: "/").dropLast().joined(separator: "/")
    let near = nearest(to: name, among: reached.filter { $0.hasPrefix("\(folder)/") }.sorted())
    return Diagnostic(
      .warning, "not-read", "no page and no message comes to this template", at: Span(source, 0..<0),
      help: near.map { "did you mean `\($0)`?" } ?? "include it where its text is to stand")
  }
}
