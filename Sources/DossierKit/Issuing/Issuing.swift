package import Diagnostics
import Engagements
import Templating
import Values

/// What is to be issued.
package struct IssueRequest: Sendable {
  /// As commands name it.
  package let engagement: String
  /// The address of its page below the engagement's.
  package let document: String
  /// Who issues it; the lead where nobody is named.
  package fileprivate(set) var by: String?
  /// A draft, which has no number.
  package let isForReading: Bool

  package init(engagement: String, document: String, by: String?, isForReading: Bool) {
    self.engagement = engagement
    self.document = document
    self.by = by
    self.isForReading = isForReading
  }
}

/// A paper with all that is written when it is issued.
package struct Issuance: Sendable {
  package let paper: FrozenPaper
  /// Where it will stand, from the workspace.
  package let path: String
  package let log: LogAddition
  /// Nil where the register of numbers has them all.
  package let register: LogAddition?
}

extension Workspace {
  /// Makes a paper to be frozen under its next number, or a draft for reading; nil after an error.
  ///
  /// The paper is made as it reads when it has its number: its record is added to the log first, in memory.
  package func issuance(
    _ request: IssueRequest, _ options: BuildOptions
  ) -> (issuance: Issuance?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    guard let folder = engagement(called: request.engagement, &diagnostics) else { return (nil, diagnostics) }
    if options.draft, !request.isForReading {
      let gaps = Diagnostic.refusal(
        "draft-issued", "a paper with gaps is not issued",
        help: "leave `--draft` away, or freeze a draft for reading: `--for-reading`")
      return (nil, [gaps])
    }
    let (engagement, found) = examined(folder, options)
    guard let engagement else { return (nil, arranged(diagnostics + self.diagnostics + found)) }
    var request = request
    if let by = request.by, let source = source(of: folder) {
      do throws(Complaint) {
        request.by = try Decoding(of: source).id(calledBy: by, in: .person)
      } catch {
        return (nil, [Diagnostic(of: error)])
      }
    }
    var issuing = Issuing(workspace: self, folder: folder, request: request, options: options)
    let issuance = issuing.issuance(engagement)
    return (issuance, arranged(issuing.diagnostics))
  }
}

/// A paper on its way out of the house.
private struct Issuing {
  let workspace: Workspace
  let folder: EngagementFolder
  let request: IssueRequest
  let options: BuildOptions
  var diagnostics: [Diagnostic] = []
  /// The version of the paper that this one would replace.
  var lastOut: FrozenPaper?
  /// What the register of numbers is to have besides.
  var register: LogAddition?

  mutating func issuance(_ engagement: Engagement) -> Issuance? {
    guard let document = document(engagement), let by = request.by ?? engagement.lead else {
      if !diagnostics.hasErrors {
        refuse("nobody-issues", "nobody is said to issue it", help: "name a person of practice.yaml with `--by`")
      }
      return nil
    }
    if request.isForReading { return draft(of: document, by: by) }
    if document.kind.name == "proposal", let contract = engagement.contractOut {
      refuseProposal(after: contract)
      return nil
    }
    if document.kind.name == DocumentKind.cancellation.name, !engagement.hasEnded {
      refuseBeforeEnd(engagement.earlyEnd?.endsOn)
      return nil
    }
    guard isOpen(document, engagement), let number = number(of: document, engagement) else { return nil }
    lastOut = versionOut(of: document, by: by, engagement)
    let record = record(number.description, document, by: by)
    let tentative = folder.adding(record, toLog: "papers").folder
    let numbered = workspace.with(tentative)
    enterNumbers(of: numbered, series: number.series)
    guard !diagnostics.hasErrors, isReady(in: numbered),
      let made = made(document, in: numbered, tentative),
      let (paper, final) = frozen(made, document, record),
      let log = folder.adding(final, toLog: "papers").addition
    else { return nil }
    return Issuance(paper: paper, path: folder.path(of: paper, ""), log: log, register: register)
  }

  /// A draft for reading, which has no number, whatever versions of the paper have one: it reads as if none had gone out.
  private mutating func draft(of document: PlannedDocument, by: String) -> Issuance? {
    guard !folder.unreadLogs.contains(PaperName.drafts) else {
      refuse(
        "numbers-unknown", "the next draft is not known: what `log/drafts.yaml` records cannot be read",
        help: "`dossier check \(folder.path)` says what is wrong with it")
      return nil
    }
    let record = record(nextDraft(of: document), document, by: by)
    guard isReady(in: workspace), let made = made(document, in: workspace, folder.withoutVersions(of: document)),
      let (paper, final) = frozen(made, document, record),
      let log = folder.adding(final, toLog: PaperName.drafts).addition
    else { return nil }
    return Issuance(paper: paper, path: folder.path(of: paper, ""), log: log, register: nil)
  }

  /// Whether nobody has said yes to the paper yet.
  private mutating func isOpen(_ document: PlannedDocument, _ engagement: Engagement) -> Bool {
    let agreed = (engagement.wholeLog.papers ?? []).last {
      document.isRecorded(by: $0) && $0.agreed != nil && $0.withdrawn == nil
    }
    guard let agreed else { return true }
    refuse(
      "already-agreed", "`\(agreed.id ?? "")` is agreed, and what was agreed is not issued again",
      at: agreed.agreed?.span,
      help: "changes of it are change orders; an agreement that was recorded by mistake is undone with "
        + "`dossier withdraw \(folder.path) \(agreed.id ?? "") --because …`")
    return false
  }

  /// The document that is meant, which must be a paper; nil after an error.
  private mutating func document(_ engagement: Engagement) -> PlannedDocument? {
    let planned = plan(engagement, handbook: workspace.handbook(for: engagement)).filter {
      PaperNumber.Series(of: $0.kind.name, in: options.today.year) != nil
    }
    if let document = engagement.document(called: request.document, among: planned) { return document }
    let papers = planned.map(\.address)
    refuse(
      "no-paper", "`\(request.document)` is no paper of \(folder.path)",
      help: nearest(to: request.document, among: papers).map { "did you mean `\($0)`?" }
        ?? "its papers are \(papers.joined(separator: ", "))")
    return nil
  }

  private mutating func refuse(_ id: String, _ message: String, at span: Span? = nil, help: String) {
    diagnostics.append(.refusal(id, message, at: span, help: help))
  }
}

// Numbers.

extension Issuing {
  /// The next number of the paper: one more in its series, or its own once more where it has one; nil after an error.
  private mutating func number(of document: PlannedDocument, _ engagement: Engagement) -> PaperNumber? {
    guard let series = PaperNumber.Series(of: document.kind.name, in: options.today.year) else { return nil }
    let records = (engagement.wholeLog.papers ?? []).filter {
      $0.document == document.kind.name && $0.subject == document.which
    }
    let folders = series.isOfEngagement ? [folder] : workspace.engagements
    if let unknown = workspace.unknownPapers(among: folders) {
      refuse(
        "numbers-unknown", "the next number is not known: the papers of \(unknown) could not be read",
        help: "`dossier check` says what is wrong there")
      return nil
    }
    if !series.isOfEngagement, workspace.register.diagnostics.hasErrors {
      diagnostics += workspace.register.diagnostics
      return nil
    }
    let papers = folders.flatMap(\.numberedPapers)
    let lost = series.isOfEngagement ? [] : workspace.lostNumbers
    guard lost.isEmpty else {
      diagnostics += lost
      return nil
    }
    if let later = papers.filter({ $0.number.series == series }).max(by: {
      $0.day ?? options.today < $1.day ?? options.today
    }),
      let day = later.day, day > options.today
    {
      refuse(
        "number-before-another", "`\(later.number)` was issued on \(day), after \(options.today)",
        help: "numbers are given in the order of days: issue it on that day or later")
      return nil
    }
    guard !isBeforeRecords(of: engagement) else { return nil }
    let own = records.compactMap { $0.id.flatMap(PaperNumber.init) }.last
    let given =
      papers.map(\.number) + (series.isOfEngagement ? [] : workspace.register.numbers.compactMap(\.paperNumber))
    return own?.revised(after: given) ?? .next(in: series, after: given)
  }

  /// Whether the day is before something that is recorded of the engagement's papers, which this one may stand on.
  private mutating func isBeforeRecords(of engagement: Engagement) -> Bool {
    let later = (engagement.wholeLog.papers ?? []).compactMap { paper in
      paper.history(after: options.today).first.map { (number: paper.id ?? "", step: $0) }
    }.max { $0.step.on < $1.step.on }
    guard let later else { return false }
    refuse(
      "issued-before-record", "`\(later.number)` \(later.step.what) on \(later.step.on), after \(options.today)",
      at: later.step.span,
      help: "a paper says what is known on its day: issue it on that day or later, without an earlier `--as-of`")
    return true
  }

  /// What is proposed leads to the contract: beside one that is out, or after one that holds, it would be a second offer.
  private mutating func refuseProposal(after contract: Entry<PaperRecordFields>) {
    let number = contract.id ?? ""
    let withdrawal = "`dossier withdraw \(folder.path) \(number) --because …`"
    if contract.agreed != nil {
      refuse(
        "proposal-after-contract", "`\(number)` is agreed, and nothing is proposed after the contract",
        at: contract.agreed?.span,
        help:
          "what is wanted beyond it is a change order: `dossier quote \(folder.path)`; an agreement that was recorded "
          + "by mistake is undone with \(withdrawal)")
    } else {
      refuse(
        "proposal-after-contract",
        "`\(number)` is out for its answer, and a proposal beside it would be a second offer",
        at: contract.issued?.span ?? contract.sent?.span,
        help: "to propose something else take it back first: \(withdrawal); or issue the contract anew as it is now: "
          + "`dossier issue \(folder.path) \(contract.document ?? "contract")`")
    }
  }

  /// What an early end leaves is known once it is there: until then work is done, and told of, and paid.
  private mutating func refuseBeforeEnd(_ day: Day?) {
    refuse(
      "issued-before-end",
      "the last day is \(day.map(\.description) ?? "not known"), and until then its sums may change",
      help: "issue it when that day is over; a draft to talk about is frozen with `--for-reading`")
  }

  /// Lets the register have all numbers of a workspace that has the paper on record, where it counts those of a series.
  private mutating func enterNumbers(of workspace: Workspace, series: PaperNumber.Series) {
    guard !series.isOfEngagement else { return }
    switch workspace.register.entering(workspace.engagements.flatMap(\.numberedPapers)) {
    case .nothing: break
    case .adding(let addition): register = addition
    case .impossible(let finding): diagnostics.append(finding)
    }
  }

  /// The version that the same person issued today and may be answered yet; nil where there is none. On another day the same paper may
  /// be issued again, and may be accepted for longer.
  private func versionOut(of document: PlannedDocument, by: String, _ engagement: Engagement) -> FrozenPaper? {
    let last = (engagement.wholeLog.papers ?? []).last {
      $0.document == document.kind.name && $0.subject == document.which && engagement.state(of: $0) == .issued
        && $0.issued?.on == options.today && $0.issued?.by == by
    }
    return last.flatMap { record in folder.issued.first { $0.name == record.id } }
  }

  /// `contract-draft-1`, `change-order-groups-draft-2`
  private func nextDraft(of document: PlannedDocument) -> String {
    let name = [document.kind.name, document.which.map(slug)].compactMap(\.self).joined(separator: "-")
    // A name stays that of a draft whose folder is gone.
    let names = folder.issued.map(\.name) + folder.paperRecords.map(\.id)
    let drafts = names.compactMap { given -> Int? in
      if case .draft(of: name, let count)? = PaperName(given) { count } else { nil }
    }
    return PaperName.draft(of: name, (drafts.max() ?? 0) + 1).text
  }

  private func record(_ name: String, _ document: PlannedDocument, by: String) -> Datum {
    func word(_ text: String) -> Datum { Datum(.word(text)) }
    var step = DatumMap(stepOn: options.today, writtenOn: options.today)
    step["by"] = word(by)
    var record: DatumMap = ["id": word(name), "document": word(document.kind.name)]
    PaperSubject(document.subject).enter(into: &record)
    record["issued"] = Datum(.map(step))
    return Datum(.map(record))
  }
}

extension Workspace {
  /// The first of some engagements whose records of papers could not be read, so that nobody knows their numbers; or of
  /// the clients, of whom there may be others.
  fileprivate func unknownPapers(among folders: [EngagementFolder]) -> String? {
    folders.first { $0.unreadLogs.contains("papers") }?.path ?? clients.first(where: \.hasUnreadFolders)?.id
  }
}

// Freezing.

extension Issuing {
  /// Whether the engagement is without an error.
  private mutating func isReady(in workspace: Workspace) -> Bool {
    let whole = build(workspace, options, only: [folder.path])
    diagnostics += whole.diagnostics.filter { $0.severity != .note }
    return whole.refusals.isEmpty
  }

  /// The document among the others; nil after an error.
  ///
  /// - Parameter folder: with the record of a paper that gets a number in its log, without those of its versions for a
  ///   draft.
  private mutating func made(
    _ document: PlannedDocument, in workspace: Workspace, _ folder: EngagementFolder
  ) -> (pages: EngagementPages, page: EngagementPages.Page)? {
    let source = workspace.source(of: folder)
    let assembled = source.map { assemble($0, today: options.today, assumedStart: options.assumedStart) }
    var site = EngagementSite(folder: folder, engagement: assembled?.0, diagnostics: [])
    guard let engagement = assembled?.0,
      let pages = workspace.pages(of: folder, engagement, before: engagement.firstUnready, options, &site),
      let page = pages.all.first(where: { $0.document.address == document.address })
    else {
      refuse(
        "not-made-yet", "`\(document.address)` of \(folder.path) is not made yet: something that it needs is missing",
        help: "`dossier check \(folder.path)` says what is")
      return nil
    }
    return (pages, page)
  }

  /// Whether a paper would say what the version of today says, but for its number and the one that it takes the place of:
  /// so it is made without a new number.
  private mutating func isUnchanged(since former: FrozenPaper, _ document: PlannedDocument) -> Bool {
    guard let (_, page) = made(document, in: workspace, folder) else { return false }
    let (source, _) = frozenSource(page.content.text, draft: nil)
    return workspace.isUnchanged(since: former, of: document.subject["change"]?.text, text: source, folder)
  }

  /// A paper as it leaves the house, and its record with the digests of what it says and of its files; nil after an error.
  private mutating func frozen(
    _ made: (pages: EngagementPages, page: EngagementPages.Page), _ document: PlannedDocument, _ record: Datum
  ) -> (paper: FrozenPaper, record: Datum)? {
    let (pages, page) = made
    let name = record["id"]?.text ?? ""
    let kept = page.content.text
    let called = PaperName(name)
    let (source, lead) = frozenSource(kept, draft: called?.draft)
    if let former = lastOut, isUnchanged(since: former, document) {
      refuse(
        "nothing-changed", "nothing has changed since `\(former.name)` was issued today",
        help: "it is the version that counts; `dossier hand \(folder.path) \(document.address)` writes it as a file")
      return nil
    }
    let values = FrozenValues(kept.merged, reading: kept.merging.values())
    let clauses = FrozenClauses(of: source, values, places: kept.clauses, lead: lead)
    var files: FileSet = [
      FrozenPaper.source: source, FrozenPaper.values: fileJSON(values),
      FrozenPaper.clauses: fileJSON(clauses),
    ]
    let digest = FrozenPaper.digest(of: files)
    let seal = Seal(number: called?.number, draft: called?.draft, on: options.today, digest: digest)
    var trace = page.content.trace
    var found: [Diagnostic] = []
    let text = pages.text(of: page, sealed: seal, &trace, &found)
    let output = Output(path: "\(folder.path)/\(document.address)/index.html", text: text ?? "", trace: trace)
    found += workspace.strangers(in: [output], of: folder.clientID)
    diagnostics += found
    guard !found.hasErrors, text != nil else { return nil }
    let made = trace.record()
    let sources =
      pages.templates.sources(of: made.templates) + (made.data + made.words).flatMap(\.origins).map(\.source)
    let final = record.issued(with: "digest", digest)
    files[FrozenPaper.page] = Array(output.text.utf8)
    files[FrozenPaper.trace] = fileJSON(FrozenTrace(made, sources: sources, options))
    files[FrozenPaper.record] = Array(yamlText(of: Datum(.list([final]))).utf8)
    files[FrozenPaper.checksums] = FrozenPaper.checksums(of: files)
    let paper = FrozenPaper(name: name, files: files)
    return (paper, final.issued(with: "checksums", paper.digestOfChecksums))
  }
}

extension Datum {
  /// The record of an issued paper with one more thing said of its issue.
  func issued(with key: String, _ digest: String) -> Datum {
    var record = self
    guard var map = map, var step = map["issued"]?.map else { return self }
    step[key] = Datum(.text(digest))
    map["issued"] = Datum(.map(step))
    record.content = .map(map)
    return record
  }
}

extension Diagnostic {
  static func refusal(_ id: String, _ message: String, at span: Span? = nil, help: String) -> Diagnostic {
    Diagnostic(.error, id, message, at: span, help: help)
  }
}
