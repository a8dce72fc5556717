import Diagnostics
import Engagements
import Values

/// What has changed in a paper, on a page beside it for the client to read.
///
/// It ends with what the paper's own page shows, unless its record names another end: so the two pages agree, whatever
/// is issued meanwhile.
struct PublishedRedline {
  /// Where its page is below the engagement's folder: `contract/changes/contract-draft-1`.
  let address: String
  /// The address of its document, and what that is.
  let document: String
  let kind: DocumentKind
  let from: FrozenPaper
  /// Nil for the document as it is today.
  let to: FrozenPaper?

  /// What a document's template reads of it.
  var datum: Datum {
    func text(_ text: String) -> Datum { Datum(.text(text), audience: .client) }
    return Datum(
      .map([
        "address": text(address), "kind": text(kind.name), "from": from.version.datum,
        "to": to?.version.datum ?? Datum(.none, audience: .client),
      ]), audience: .client)
  }
}

extension FrozenPaper {
  var version: PaperVersion {
    let called = PaperName(name)
    return PaperVersion(number: called?.number, draft: called?.draft, on: Day(frozenOn))
  }
}

extension EngagementFolder {
  /// The redlines that are published, of documents that are made.
  func redlines(
    _ engagement: Engagement, of documents: [PlannedDocument], _ diagnostics: inout [Diagnostic]
  ) -> [PublishedRedline] {
    (engagement.log.redlines ?? []).compactMap { record in
      guard record.published != nil, record.withdrawn == nil, let id = record.id,
        let document = documents.first(where: {
          $0.kind.name == record.document && $0.which == record.change ?? record.about
        })
      else { return nil }
      func paper(_ name: Datum?) -> FrozenPaper? {
        guard let name, let text = name.text else { return nil }
        let papers = issued.filter { $0.address == document.address }
        if let paper = papers.first(where: { $0.name == text }) { return paper }
        diagnostics.append(
          .refusal(
            "unknown-paper", "nothing is frozen of `\(document.address)` that is called `\(text)`", at: name.span,
            help: papers.isEmpty
              ? "freeze it first: `dossier issue \(path) …`"
              : "there are \(papers.map(\.name).joined(separator: ", "))"))
        return nil
      }
      guard let from = paper(record.datum(of: \.from)) else { return nil }
      let to = record.to == nil ? frozen(document, engagement)?.paper : paper(record.datum(of: \.to))
      // A version that was replaced by itself, or by one that is not there: nothing holds to be shown.
      guard to?.name != from.name, record.to == nil || to != nil else { return nil }
      return PublishedRedline(
        address: "\(document.address)/changes/\(slug(id))", document: document.address, kind: document.kind, from: from,
        to: to)
    }
  }
}

extension Workspace {
  /// The page of a redline beside a paper; nil after an error.
  func output(
    of redline: PublishedRedline, _ pages: EngagementPages, _ folder: EngagementFolder,
    _ diagnostics: inout [Diagnostic]
  ) -> Output? {
    guard let page = pages.all.first(where: { $0.document.address == redline.document }),
      let before = compared(redline.from, of: folder, &diagnostics)
    else { return nil }
    let text = page.content.text
    let after =
      redline.to.map { compared($0, of: folder, &diagnostics) }
      ?? DocumentFile(redline.document, text.frontMatter, text.merged, self, &diagnostics)?.withoutAnswer()
      .compared(&diagnostics)
    guard let after else { return nil }
    var frame = pages.frame(of: page, at: redline.address)
    frame.compared = RedlineLink(
      from: redline.from.version, to: redline.to?.version,
      href: relativeLink(from: redline.address, to: redline.document))
    let papers = [redline.from, redline.to].compactMap(\.self)
    var trace = redline.to == nil ? page.content.trace : Trace()
    trace.templates += papers.map { folder.path(of: $0, FrozenPaper.source) }
    let html = DocumentRedline(from: before, to: after).page(in: frame, words: self, &trace, &diagnostics)
    return html.map { Output(path: "\(folder.path)/\(redline.address)/index.html", text: $0, trace: trace) }
  }
}
