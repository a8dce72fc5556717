import Diagnostics
import Engagements
import Values

/// The documents of an engagement before their layouts are put around them: each names the others.
struct EngagementPages {
  struct Page {
    let document: PlannedDocument
    let content: PageContent
  }

  /// A document as the others name it.
  struct Sibling {
    let document: PlannedDocument
    let title: Datum
  }

  let engagement: Engagement
  /// The newest day on which something was recorded that clients may know.
  let changed: Day
  let options: BuildOptions
  let templates: TemplateSet
  /// What the layouts read, and all documents but those that are agreed to.
  let data: Datum
  let words: Datum
  let all: [Page]
  /// All that are there, in their order, whether or not they are among those made here.
  let siblings: [Sibling]
  let redlines: [PublishedRedline]

  /// What stands where a paper is signed.
  private func sealText(_ seal: Seal) -> String? {
    guard let name = seal.number, let word = words["issued"]?["whole_digest"]?.text else { return nil }
    return "\(name) · \(word) \(seal.digest)"
  }

  /// What the subjects of the mails end with by which a paper is answered: which of its versions is meant.
  private func answerMark(_ seal: Seal) -> String? {
    guard seal.number != nil, let word = words["issued"]?["digest"]?.text else { return nil }
    return " (\(word.lowercased()) \(FrozenPaper.short(seal.digest)))"
  }

  /// The page of a paper that is frozen: as it left the house, and once nobody is asked for an answer to it any more with
  /// what became of it; nil after an error.
  func text(
    of page: Page, frozenAs paper: FrozenPaper, _ record: Entry<PaperRecordFields>, _ trace: inout Trace,
    _ diagnostics: inout [Diagnostic]
  ) -> String? {
    if engagement.awaitsAnswer(record) { return paper.pageText }
    let state = engagement.state(of: record)
    let content = page.content.html(sealedBy: nil)
    guard state == .withdrawn else {
      return paper.answeredPageText(as: content, notice: nil, mark: mark(of: state))
    }
    return text(of: page, &trace, &diagnostics).map {
      paper.answeredPageText(as: content, notice: $0, mark: words["withdrawn"]?.text)
    }
  }

  /// What stands across the sheets of a paper that was out and holds no more; nil of every other.
  func mark(of state: PaperState) -> String? { words["lapsed"]?[state.rawValue]?.text }

  func link(to sibling: Sibling, href: String, isCurrent: Bool = false) -> DocumentLink {
    let kind = sibling.document.kind
    return DocumentLink(
      kind: kind.name, title: sibling.title, href: href, isCurrent: isCurrent, isMany: kind.isMany, changed: changed,
      held: heldOn(sibling.document), paper: paper(of: sibling.document), isPaper: kind.isPaper)
  }

  /// The last version of a document that is a paper, as documents read it.
  private func paper(of document: PlannedDocument) -> Datum? {
    data["engagement"]?["papers"]?.list?.last { paper in
      paper["document"]?.text == document.kind.name
        && (paper["change"] ?? paper["about"])?.text == document.which
    }
  }

  /// When the conversation was of which a document is the record.
  private func heldOn(_ document: PlannedDocument) -> Datum? {
    guard document.kind.name == DocumentKind.meeting.name else { return nil }
    let held = data["engagement"]?["conversations"]?.list ?? []
    return held.first { $0["id"]?.text == document.subject["id"]?.text }?["on"]
  }

  /// What a layout reads of a page about a document, whatever is in it.
  ///
  /// - Parameter address: where it stands.
  func frame(of page: Page, at address: String) -> PageData {
    let own = page.document.address
    let asOf = page.document.asOf ?? engagement.today
    var frame = PageData(of: data, asOf: asOf)
    frame.title = page.content.title
    frame.language = engagement.language
    // What is as of an earlier day says nothing that was recorded since.
    frame.changed = min(changed, asOf)
    frame.documents = siblings.filter { !$0.document.kind.isMany || $0.document.address == own }.map {
      let href = relativeLink(from: address, to: $0.document.address)
      return link(to: $0, href: href, isCurrent: $0.document.address == address)
    }
    return frame
  }

  /// A page in its layout; nil after an error.
  ///
  /// - Parameter seal: what it is known by, if it is a paper about to be frozen.
  func text(
    of page: Page, sealed seal: Seal? = nil, _ trace: inout Trace, _ diagnostics: inout [Diagnostic]
  ) -> String? {
    let own = page.document.address
    var frame = frame(of: page, at: own)
    frame.kind = page.document.kind.name
    frame.outline = page.content.outline
    frame.redlines = redlines.filter { $0.document == own }.map { redline in
      RedlineLink(from: redline.from.version, to: redline.to?.version, href: page.document.link(to: redline.address))
    }
    frame.isDraft = options.draft || seal?.draft != nil
    let kind = page.document.kind
    if kind.isPaper, seal?.number == nil {
      frame.isUnissued = !engagement.hasIssued(kind.name, about: page.document.which)
      frame.isSigned = kind.isSigned
      frame.withdrawnOn = engagement.dayOfWithdrawal(of: kind.name, about: page.document.which)
      frame.mark = paper(of: page.document)?["state"]?.text.flatMap(PaperState.init(rawValue:)).flatMap(mark)
    }
    frame.seal = seal
    return layOut(
      frame,
      content: page.content.html(
        sealedBy: seal.flatMap { sealText($0) }, answeredWith: seal.flatMap { answerMark($0) }),
      layout: "layouts/document.html",
      words: words, templates: templates,
      &trace, &diagnostics)
  }
}
