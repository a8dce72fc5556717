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

  /// - Parameters: documents as they are compared.
  init(from old: DocumentFile, to new: DocumentFile) {
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
  let before = DocumentFile(old.name, old.bytes, shipped, &diagnostics)?.compared(&diagnostics)
  let after = DocumentFile(new.name, new.bytes, shipped, &diagnostics)?.compared(&diagnostics)
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
    var frame = PageData(asOf: today)
    frame.title = Datum(.text(title), audience: .client)
    // A file outside of a workspace may be in a language that there are no words of: its frame is then as the terminal.
    let isWorded = workspace.words[TemplateLanguage(language).code] != nil
    frame.language = isWorded ? language : TemplateLanguage.unmarked
    frame.owner = Datum(.text("\(oldName) → \(newName)"), audience: .client)
    frame.practice = Datum(.map(["name": Datum(.text(""), audience: .client)]), audience: .client)
    var trace = Trace()
    return (page(in: frame, words: workspace, &trace, &diagnostics), diagnostics)
  }

  /// The page that shows it; nil after an error.
  ///
  /// - Parameter frame: what surrounds it.
  func page(
    in frame: PageData, words workspace: Workspace, _ trace: inout Trace, _ diagnostics: inout [Diagnostic]
  ) -> String? {
    var frame = frame
    frame.kind = "redline"
    frame.outline = redline.outline
    guard let words = workspace.words(in: frame.language, &diagnostics),
      let redlineWords = workspace.redlineWords(in: frame.language, &diagnostics)
    else { return nil }
    return layOut(
      frame, content: renderHTML(redline.document(words: redlineWords)), layout: "layouts/redline.html", words: words,
      templates: TemplateSet(workspace, language: frame.language), &trace, &diagnostics)
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
