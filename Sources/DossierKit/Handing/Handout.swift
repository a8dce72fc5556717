package import Diagnostics
import Engagements

/// A document on its way out of the house: one page that needs nothing beside it.
package struct Handout: Sendable {
  /// Which document of the workspace it is: `harbor-pine/2026-website/contract`.
  package let document: String
  /// What its file is called, without an ending, so that whoever receives it knows what it is.
  package let name: String
  /// HTML.
  package let text: String
  /// The paper that its reader has.
  package let paper: PaperSize
  /// The number of the paper whose sending is not on record; nil for what has none.
  package let unsent: String?
  /// Whether it is a paper that gets a number, and has none yet.
  package let isUnissued: Bool
}

extension Workspace {
  /// Makes a document of an engagement, with the errors and warnings that `build` has; nil where there is none to hand
  /// out. Remarks, which are about all documents, are `check`'s.
  ///
  /// - Parameters:
  ///   - name: an engagement, as commands name it.
  ///   - document: the address of its page below the engagement's: `contract`, `change-orders/second-till`.
  package func handout(
    of name: String, _ document: String, _ options: BuildOptions
  ) -> (handout: Handout?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    guard let folder = engagement(called: name, &diagnostics) else { return (nil, diagnostics) }
    let site = build(self, options, only: [folder.path])
    diagnostics += site.diagnostics.filter { $0.severity != .note }
    guard !site.refusals.contains(where: { $0.path == folder.path }), let engagement = examined(folder, options).0
    else { return (nil, diagnostics) }
    let planned = plan(engagement, handbook: handbook(for: engagement))
    let address =
      engagement.document(called: document, among: planned)?.address
      ?? document.split(separator: "/").joined(separator: "/")
    let page = "\(folder.path)/\(address)/index.html"
    guard let output = site.outputs.first(where: { $0.path == page }), let kind = output.kind else {
      return (nil, diagnostics + [unknown(address, of: folder, site)])
    }
    let detached = DetachedPage(output.text, at: output.path)
    diagnostics += Set(detached.loads).sorted().map { missing in
      Diagnostic(
        .error, "not-self-contained", "`\(page)` loads `\(missing)`, which a single file is without", at: nil,
        help: "put it into the page itself, as a `data:` address or as SVG")
    }
    guard detached.loads.isEmpty, let words = words(in: engagement.language, &diagnostics) else {
      return (nil, diagnostics)
    }
    let handout = Handout(
      document: "\(folder.path)/\(address)",
      name: engagement.fileName(of: kind, at: address, words: words, isDraft: options.draft),
      text: detached.text,
      paper: settings.paper.flatMap(PaperSize.init) ?? PaperSize(usedIn: engagement.client.country),
      unsent: options.draft ? nil : folder.unsentPaper(at: address, kind),
      isUnissued: folder.isUnissued(address, kind))
    return (handout, diagnostics)
  }

  /// Why there is no such document.
  private func unknown(_ address: String, of folder: EngagementFolder, _ site: Site) -> Diagnostic {
    if site.waiting.contains("\(folder.path)/\(address)/index.html") {
      return Diagnostic(
        .error, "not-made-yet", "`\(address)` of \(folder.path) is not made yet: something that it needs is missing",
        at: nil,
        help: "`dossier check \(folder.path)` says what is; `--draft` makes it all the same, and marks the gaps")
    }
    let made = site.outputs.map(\.path).filter { $0.hasPrefix(folder.path + "/") }
      .map { String($0.dropFirst(folder.path.count + 1).dropLast("/index.html".count)) }
    return Diagnostic(
      .error, "unknown-document", "\(folder.path) has no document `\(address)`", at: nil,
      help: nearest(to: address, among: made).map { "did you mean `\($0)`?" }
        ?? "there are \(made.joined(separator: ", "))")
  }
}
