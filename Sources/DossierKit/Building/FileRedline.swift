package import Diagnostics
package import Legal
import Markdown
package import Values

/// What has changed between two files outside of a workspace.
package struct FileRedline: Sendable {
  package let redline: Redline
  fileprivate let oldName: String
  fileprivate let newName: String
  /// Of the new file, by which its page is made.
  fileprivate let language: String
  fileprivate let title: String
}

/// Compares two Markdown files. Clauses have numbers where the front matter says `numbering`; nil after an error.
///
/// - Parameter shipped: what came with the tool.
package func compare(
  _ old: (name: String, bytes: [UInt8]), with new: (name: String, bytes: [UInt8]), shipped: Workspace
) -> (redline: FileRedline?, diagnostics: [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  // What is wrong with numbers, terms and references is for `check` to say; both versions may have it.
  var ignored: [Diagnostic] = []
  var before = DocumentFile(old.name, old.bytes, shipped, &diagnostics)
  var after = DocumentFile(new.name, new.bytes, shipped, &diagnostics)
  for file in [before, after] { diagnostics += file?.found ?? [] }
  guard !diagnostics.hasErrors else { return (nil, diagnostics) }
  before?.runPasses(&ignored)
  after?.runPasses(&ignored)
  guard let before, let after else { return (nil, diagnostics) }
  let redline = FileRedline(
    redline: Redline(from: before.document, to: after.document), oldName: old.name, newName: new.name,
    language: after.language, title: after.title)
  return (redline, diagnostics)
}

extension FileRedline {
  /// The page that shows it, which stands alone; nil after an error.
  ///
  /// - Parameter today: the day on which it is made.
  package func page(shipped: Workspace, today: Day) -> (text: String?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    guard let words = shipped.words(in: language, &diagnostics),
      let redlineWords = words["redline"].flatMap({ RedlineWords($0, &diagnostics) })
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
      templates: TemplateSet(shipped, language: language), &trace, &diagnostics)
    return (text, diagnostics)
  }
}

extension Workspace {
  /// The words in which the terminal tells of a redline, in the language of all else there.
  package func redlineWords(_ diagnostics: inout [Diagnostic]) -> RedlineWords? {
    words(in: TemplateLanguage.unmarked, &diagnostics)?["redline"].flatMap { RedlineWords($0, &diagnostics) }
  }
}
