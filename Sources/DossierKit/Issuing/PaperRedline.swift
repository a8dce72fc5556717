package import Diagnostics
import Engagements
import Foundation

extension Workspace {
  /// What has changed in a paper since it was frozen; or between two that are frozen. Nil after an error.
  ///
  /// - Parameters:
  ///   - paper: a number, the name of a draft for reading, or the address of a document for what was frozen of it last;
  ///     nil for what was sent last.
  ///   - later: the other frozen paper; nil for what the document says by the data of today.
  package func redline(
    since paper: String?, to later: String?, in engagement: String, _ options: BuildOptions
  ) -> (redline: DocumentRedline?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    guard let folder = self.engagement(called: engagement, &diagnostics),
      let old = paper.map({ folder.frozenPaper(called: $0, &diagnostics) }) ?? folder.lastSent(&diagnostics),
      let before = compared(old, of: folder, &diagnostics)
    else { return (nil, diagnostics) }
    let after: DocumentFile?
    if let later {
      after = folder.frozenPaper(called: later, &diagnostics).flatMap { compared($0, of: folder, &diagnostics) }
    } else {
      after = current(old, of: folder, options, &diagnostics)
    }
    return (after.map { DocumentRedline(from: before, to: $0) }, diagnostics)
  }

  /// A frozen paper as it was; nil where it is not what it was.
  func compared(
    _ paper: FrozenPaper, of folder: EngagementFolder, _ diagnostics: inout [Diagnostic]
  ) -> DocumentFile? {
    guard paper.differences.isEmpty, let text = paper.text else {
      let found = folder.findings(of: paper)
      diagnostics +=
        found.isEmpty
        ? [folder.notCompared(paper, FrozenPaper.source, .error)] : found
      return nil
    }
    return DocumentFile(paper.name, text.frontMatter, text.merged, self, &diagnostics)?.withoutAnswer().compared(
      &diagnostics)
  }

  /// The document of a frozen paper as the data of today have it, on the day on which the paper was frozen: what has
  /// happened since is in the log, and is no change of its text.
  private func current(
    _ paper: FrozenPaper, of folder: EngagementFolder, _ options: BuildOptions, _ diagnostics: inout [Diagnostic]
  ) -> DocumentFile? {
    let trace = paper.files[FrozenPaper.trace].flatMap(FrozenTrace.init(json:))
    let then = BuildOptions(
      today: trace?.options?.today ?? options.today, draft: options.draft,
      assumedStart: trace?.options?.assumedStart)
    guard let source = source(of: folder) else {
      diagnostics += self.diagnostics + examined(folder, options).diagnostics
      return nil
    }
    let (engagement, found) = assemble(source, today: then.today, assumedStart: then.assumedStart)
    guard let engagement else {
      diagnostics += found
      return nil
    }
    var site = EngagementSite(folder: folder, engagement: engagement, diagnostics: [])
    let pages = pages(
      of: folder, engagement, before: engagement.firstUnready, then, &site, wanted: paper.address)
    guard let page = pages?.all.first(where: { $0.document.address == paper.address }) else {
      diagnostics += site.diagnostics.filter { $0.severity == .error }
      if !diagnostics.hasErrors {
        diagnostics.append(
          .refusal(
            "not-made-yet", "`\(paper.address)` of \(folder.path) is not made: something that it needs is missing",
            help: "`dossier check \(folder.path)` says what is"))
      }
      return nil
    }
    let text = page.content.text
    return DocumentFile(paper.address, text.frontMatter, text.merged, self, &diagnostics)?.withoutAnswer().compared(
      &diagnostics)
  }
}

extension EngagementFolder {
  /// That a file of a frozen paper is what it was, and nothing that this version reads.
  func notCompared(_ paper: FrozenPaper, _ file: String, _ severity: Diagnostic.Severity) -> Diagnostic {
    Diagnostic(
      severity, "not-compared", "`\(path(of: paper, file))` is nothing that this version of Dossier reads", at: nil,
      help: "compare the paper with the version that issued it: `trace.json` says which")
  }

  /// What was frozen last to be agreed to, or to be read before; else what was frozen last. Nil after an error.
  fileprivate func lastSent(_ diagnostics: inout [Diagnostic]) -> FrozenPaper? {
    let asked = issued.filter(\.asksForAnswer)
    if let last = (asked.isEmpty ? issued : asked).max(by: FrozenPaper.isEarlier) { return last }
    diagnostics.append(
      .refusal("unknown-paper", "\(path) has nothing frozen", help: "freeze it first: `dossier issue \(path) …`"))
    return nil
  }

  /// The frozen paper that is meant; nil after an error.
  func frozenPaper(called name: String, _ diagnostics: inout [Diagnostic]) -> FrozenPaper? {
    let meant = idsMeant(by: name, among: issued.map(\.name))
    if meant.count == 1, let paper = issued.first(where: { meant.contains($0.name) }) { return paper }
    let address = name.split(separator: "/").joined(separator: "/")
    if let last = issued.filter({ $0.address == address }).max(by: FrozenPaper.isEarlier) { return last }
    diagnostics.append(
      .refusal(
        "unknown-paper", "\(path) has nothing frozen of `\(name)`",
        help: nearest(to: name, among: issued.map(\.name)).map { "did you mean `\($0)`?" }
          ?? (issued.isEmpty
            ? "freeze it first: `dossier issue \(path) …`" : "there are \(issued.map(\.name).joined(separator: ", "))"))
    )
    return nil
  }
}

extension FrozenPaper {
  /// Whether one was frozen before another of the same document: a number is given to what was a draft before.
  fileprivate static func isEarlier(_ one: FrozenPaper, _ other: FrozenPaper) -> Bool {
    let numbers = (PaperNumber(one.name), PaperNumber(other.name))
    guard one.frozenOn == other.frozenOn else { return one.frozenOn < other.frozenOn }
    if (numbers.0 == nil) != (numbers.1 == nil) { return numbers.0 == nil }
    return one.name.compare(other.name, options: .numeric) == .orderedAscending
  }

  /// Whether the client is asked for a yes to it, or will be to what it is a draft of.
  fileprivate var asksForAnswer: Bool {
    guard let document = recorded?["document"]?.text else { return false }
    return PaperRecordFields.documentsToAgree.contains(document)
  }
}
