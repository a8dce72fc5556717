package import Diagnostics
import Engagements
package import Values

/// What became of a paper: a step for its record.
package struct PaperAnswer: Sendable {
  package enum Step: String, Sendable {
    case agreed, declined
    /// Taken back by us; of an agreement that was recorded by mistake, too.
    case withdrawn

    /// The command that records it.
    var command: String {
      switch self {
      case .agreed: "agree"
      case .declined: "decline"
      case .withdrawn: "withdraw"
      }
    }
  }

  package let step: Step
  /// As commands name it.
  package let engagement: String
  /// Its number; or the address of its page, for the last that went out.
  package let paper: String
  package fileprivate(set) var by: String?
  package var via: String?
  /// The options of a proposal that were chosen.
  package var options: [String] = []
  /// Whether a consumer asked for the work to begin before the days to withdraw are over.
  package var beginsAtOnce = false
  /// Where the yes or no can be looked up.
  package var evidence: String?
  package var because: String?

  package init(_ step: Step, engagement: String, paper: String, by: String?) {
    self.step = step
    self.engagement = engagement
    self.paper = paper
    self.by = by
  }

  /// Puts the ids of people, of the channel and of options in the place of what they are called by.
  fileprivate mutating func nameByIDs(_ decoding: Decoding) throws(Complaint) {
    if let by { self.by = try decoding.id(calledBy: by, in: .person) }
    if let via { self.via = try decoding.id(calledBy: via, in: .channel) }
    var ids: [String] = []
    for option in options { ids.append(try decoding.id(calledBy: option, in: .option)) }
    options = ids
  }
}

/// How an answer names a file: by its name and its digest, so that the file is known again.
package func evidence(fromFile name: String, _ bytes: [UInt8]) -> String { "\(name), SHA-256 \(sha256(bytes))" }

extension Diagnostic {
  /// Whether it is about what happened, and not about what was agreed.
  fileprivate var isOfLog: Bool { span.map { isInLog($0.source.name) } ?? false }
}

extension Workspace {
  /// The time zone in which the days of an engagement end; nil where nobody says.
  package func timeZone(of folder: EngagementFolder) -> String? { source(of: folder)?.timezone?.text }

  /// What is to be added to the log, nil after an error; with the answer, in which everybody has the id of the data.
  ///
  /// The step is tried first, in memory: an error that the engagement has with it and not without it refuses it. So
  /// authority, channel and validity are asked of it here as `check` asks them.
  package func recording(
    _ answer: PaperAnswer, on day: Day, _ options: BuildOptions
  ) -> (addition: LogAddition?, paper: String, answer: PaperAnswer, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    var answer = answer
    guard let folder = engagement(called: answer.engagement, &diagnostics) else {
      return (nil, "", answer, diagnostics)
    }
    let (examined, found) = examined(folder, options)
    guard let engagement = examined else { return (nil, "", answer, arranged(self.diagnostics + found)) }
    guard let record = paper(meantBy: answer, of: engagement, folder, &diagnostics), let number = record.id else {
      return (nil, "", answer, diagnostics)
    }
    if day > options.today {
      diagnostics.append(
        .refusal("future-day", "\(day) has not come yet: today is \(options.today)", help: "record it when it happens"))
    }
    if let later = record.history(after: options.today).first {
      let finding = Diagnostic.refusal(
        "recorded-before-record", "`\(number)` \(later.what) on \(later.on), after \(options.today)", at: later.span,
        help: "leave an earlier `--as-of` away; `--on` says when it was answered")
      return (nil, number, answer, diagnostics + [finding])
    }
    diagnostics += obstacles(to: answer, on: day, number, engagement, record)
    if answer.step == .withdrawn, let agreed = record.agreed, let yes = agreed.on {
      diagnostics.append(
        Diagnostic(
          .warning, "agreed-taken-back", "`\(number)` was agreed on \(yes), and is taken back",
          at: agreed.span(of: \.on),
          help: "that is right for a yes that was recorded by mistake; what is agreed is changed by a change order"))
    }
    if let frozen = folder.issued.first(where: { $0.name == number }) {
      diagnostics += folder.findings(of: frozen)
    } else if record.issued?.digest == nil, answer.step == .agreed {
      diagnostics.append(
        Diagnostic(
          .warning, "not-frozen", "`\(number)` was never frozen: what is agreed to is not kept",
          at: record.span(of: \.issued), help: "papers are frozen by `dossier issue`"))
    }
    if answer.step == .agreed { diagnostics += engagement.openPoints(of: record) }
    guard !diagnostics.hasErrors, let source = source(of: folder) else { return (nil, number, answer, diagnostics) }
    do throws(Complaint) {
      try answer.nameByIDs(Decoding(of: source).ofRecords)
    } catch {
      return (nil, number, answer, diagnostics + [Diagnostic(of: error)])
    }
    answer.by = answer.by ?? engagement.lead
    let step = step(answer, on: day, writtenOn: options.today, digest: record.issued?.digest)
    let name = answer.step.rawValue
    var item: DatumMap = ["id": Datum(.word(number))]
    // Where it stands in the log and not among what happened, it was taken back.
    if let former = engagement.writtenLog.papers?.first(where: { $0.id == number })?.datum[name], former.map != nil {
      item["corrected"] = step.bringingBack(name, former, on: options.today)
    } else {
      item[name] = Datum(.map(step))
    }
    let (tentative, addition) = folder.adding(Datum(.map(item)), toLog: "papers")
    // What is taken back leaves terms that may be put right again: what is wrong with them keeps nothing in force.
    let brought = findings(with: tentative, beside: found, options).filter {
      $0.severity != .error || answer.step != .withdrawn || $0.isOfLog
    }.map { $0.askingInWriting(number, of: folder.path) }
    // Of what is refused there are no such lines.
    diagnostics += brought.map { finding in
      brought.hasErrors ? addition.map { finding.refusing($0) } ?? finding : finding
    }
    return (diagnostics.hasErrors ? nil : addition, number, answer, diagnostics)
  }

  /// Whether the law wants a yes confirmed in writing: that of a consumer to what binds.
  package func isToBeConfirmed(_ paper: String, of folder: EngagementFolder, _ options: BuildOptions) -> Bool {
    guard let engagement = examined(folder, options).engagement, engagement.client.business == false else {
      return false
    }
    return engagement.paper(numbered: paper)?.document != "proposal"
  }

  /// The paper that is meant; nil after an error.
  private func paper(
    meantBy answer: PaperAnswer, of engagement: Engagement, _ folder: EngagementFolder,
    _ diagnostics: inout [Diagnostic]
  ) -> Entry<PaperRecordFields>? {
    let name = answer.paper
    if let paper = engagement.paper(numbered: name) { return paper }
    let document = engagement.document(called: name, among: plan(engagement, handbook: handbook(for: engagement)))
    let last = document.flatMap { engagement.wholeLog.paper(of: $0.kind.name, about: $0.which) }
    if let last, last.issued != nil || last.sent != nil { return last }
    // What was taken back is no paper of the engagement any more; that it was is worth saying.
    if last == nil, let gone = (engagement.wholeLog.papers ?? []).last(where: { document?.isRecorded(by: $0) ?? false })
    {
      return gone
    }
    if answer.step != .withdrawn, let document, let refusal = document.refusalOfAnswer(in: folder.path) {
      diagnostics.append(refusal)
      return nil
    }
    if let document {
      diagnostics.append(
        .refusal(
          "not-issued", "`\(document.address)` of \(folder.path) was not issued: there is nothing to answer",
          help: "issue it first: `dossier issue \(folder.path) \(document.address)`"))
      return nil
    }
    let known = (engagement.wholeLog.papers ?? []).compactMap(\.id)
    diagnostics.append(
      .refusal(
        "unknown-paper", "\(folder.path) has no paper `\(name)`",
        help: nearest(to: name, among: known).map { "did you mean `\($0)`?" }
          ?? (known.isEmpty
            ? "issue it first: `dossier issue \(folder.path) …`" : "there are \(known.joined(separator: ", "))")))
    return nil
  }

  private func step(_ answer: PaperAnswer, on day: Day, writtenOn today: Day, digest: String?) -> DatumMap {
    func word(_ text: String?) -> Datum? { text.map { Datum(.word($0)) } }
    func text(_ text: String?) -> Datum? { text.map { Datum(.text($0)) } }
    var step = DatumMap(stepOn: day, writtenOn: today)
    step["by"] = word(answer.by)
    step["via"] = word(answer.via)
    if !answer.options.isEmpty { step["options"] = Datum(.list(answer.options.map { Datum(.word($0)) })) }
    if answer.beginsAtOnce { step["begin_at_once"] = word("yes") }
    step["because"] = text(answer.because)
    step["evidence"] = text(answer.evidence)
    // Which version was agreed to, whatever becomes of the number.
    if answer.step == .agreed { step["digest"] = text(digest) }
    return step
  }

  /// Why a paper cannot be answered so as it stands.
  private func obstacles(
    to answer: PaperAnswer, on day: Day, _ number: String, _ engagement: Engagement, _ record: Entry<PaperRecordFields>
  ) -> [Diagnostic] {
    func refusal(_ id: String, _ message: String, at span: Span?, help: String) -> [Diagnostic] {
      [.refusal(id, "`\(number)` \(message)", at: span, help: help)]
    }
    let again = "issue it again: `dossier issue \(engagement.path) …`"
    let replacement = engagement.replacement(of: record)?.id
    let named = replacement.map { newer in
      "the version that counts is `\(newer)`: `dossier \(answer.step.command) \(engagement.path) \(newer) …`"
    }
    if let withdrawn = record.withdrawn {
      let mistaken =
        "if that was a mistake: `dossier mark \(engagement.path) \(number) corrected step=withdrawn never=yes because=…`"
      return refusal("already-answered", "was withdrawn", at: withdrawn.span, help: "\(named ?? again); \(mistaken)")
    }
    if answer.step != .withdrawn, !record.asksForAnswer,
      let kind = DocumentKind.all.first(where: { $0.name == record.document }),
      let instead = kind.insteadOfAnswer(record.subject, in: engagement.path)
    {
      return refusal("no-answer-wanted", "is a \(kind.words): nobody agrees to one", at: record.span, help: instead)
    }
    if let agreed = record.agreed, answer.step != .withdrawn {
      return refusal(
        "already-answered", "is agreed already", at: agreed.span,
        help: "what was recorded by mistake, and nothing has come of, is undone: "
          + "`dossier withdraw \(engagement.path) \(number) --because …`")
    }
    if answer.step == .withdrawn, let agreed = record.agreed, let built = engagement.whatCame(of: record) {
      return refusal(
        "agreed-and-lived-by", "is agreed, and \(built): what was agreed is not withdrawn", at: agreed.span,
        help: "what changes it is a change order, `dossier quote \(engagement.path) --own`; what ends it is "
          + "`dossier new cancellation \(engagement.path) by=… because=…`")
    }
    if let declined = record.declined {
      return refusal("already-answered", "was declined", at: declined.span, help: named ?? again)
    }
    if engagement.state(of: record) == .superseded, let replacement, let named {
      let isVersion = engagement.log.revision(of: record) != nil
      return isVersion
        ? refusal(
          "superseded", "was issued again since: it is not the version that counts", at: record.span, help: named)
        : refusal(
          "superseded", "has been overtaken: `\(replacement)` is agreed", at: record.span,
          help: "what changes that is a change order")
    }
    guard record.issued != nil || record.sent != nil else {
      return refusal("not-issued", "has not been issued", at: record.span, help: again)
    }
    if let out = record.issued?.on ?? record.sent?.on, day < out {
      return refusal(
        "answered-before-issue", "was issued on \(out), and cannot have been \(answer.step.rawValue) on \(day)",
        at: record.issued?.span ?? record.sent?.span,
        help: engagement.helpToDate(number, before: day))
    }
    if answer.step == .withdrawn, answer.because == nil {
      return refusal(
        "reason-missing", "is taken back, and nothing says why", at: record.span, help: "say why: `--because \"…\"`")
    }
    if answer.beginsAtOnce, engagement.client.business != false || record.document == "proposal" {
      return refusal(
        "nothing-to-wait-for", "leaves no days to withdraw in, before which work could begin", at: nil,
        help:
          "leave `--begin-at-once` away: a consumer, `business: no`, asks for it with a contract, an order or a change order"
      )
    }
    guard answer.step == .agreed, record.document == "proposal" else { return [] }
    for group in engagement.terms.options ?? [] where group.choose != "any" {
      let choices = (group.of ?? []).compactMap(\.id)
      let chosen = choices.filter { choice in answer.options.contains { slug($0) == slug(choice) } }
      if choices.count > 1, chosen.isEmpty {
        return refusal(
          "option-missing", "leaves a choice, and nothing says what was chosen", at: record.span,
          help: "say which: `--option \(choices.joined(separator: "` or `--option "))`")
      }
      if chosen.count > 1 {
        return refusal(
          "option-twice",
          "lets choose one of \(choices.joined(separator: ", ")), and not \(chosen.joined(separator: " and "))",
          at: record.span, help: "ask which of them is meant, and record that one")
      }
    }
    return []
  }
}

extension Diagnostic {
  /// Of a yes that binds nobody, what is sent to have it in writing.
  fileprivate func askingInWriting(_ paper: String, of engagement: String) -> Diagnostic {
    guard id == "agreed-unofficially" else { return self }
    var finding = self
    finding.notes.append(
      Note("`dossier say \(engagement) please-confirm \(paper)` writes the message that asks for it"))
    return finding
  }
}

extension Engagement {
  /// What has come of an agreement, in words; nil where nothing has, and it may still have been recorded by mistake.
  fileprivate func whatCame(of paper: Entry<PaperRecordFields>) -> String? {
    let isContract = paper.document == "contract" || paper.document == "order"
    if paper.document == "proposal" {
      let contract = (log.papers ?? []).last { $0.document == "contract" && $0.agreed != nil && $0.withdrawn == nil }
      return contract.map { "`\($0.id ?? "")`, the contract, followed it" }
    }
    let change = inForce.changes.first { $0.record?.id == paper.id }
    guard isContract || change != nil else { return nil }
    if isContract, let first = inForce.changes.first?.record?.id { return "`\(first)` has changed it since" }
    guard let agreed = paper.agreed?.on else { return nil }
    if let change, let later = inForce.changes.drop(while: { $0.id != change.id }).dropFirst().first?.record?.id {
      return "`\(later)` was agreed after it, and says what the contract is worth with it"
    }
    if change != nil,
      let closing = (log.papers ?? []).last(where: {
        $0.document == "closing" && $0.agreed != nil && $0.withdrawn == nil
      })
    {
      return "`\(closing.id ?? "")`, the certificate, says what was paid with it"
    }
    // What was there before it did not come of it.
    func isSince(_ day: Day?) -> Bool { day.map { $0 >= agreed } ?? false }
    func belongs(_ payment: String) -> Bool { change?.asks(for: payment) ?? true }
    // What less is paid for has no payment of its own: all that come after it are smaller for it. A fee that becomes
    // another has those of its periods.
    let isLess = change?.totals?.net.isNegative ?? false
    let fees = (change?.terms.changes?.stages ?? []).filter { $0.fee != nil }.compactMap(\.id)
    let periods = fees.isEmpty ? [] : ((try? periodicFees()) ?? []).filter { fees.contains($0.stage.id) }.map(\.id)
    let payments = (log.payments ?? []).filter { payment in
      isLess || belongs(payment.id ?? "") || periods.contains(payment.id ?? "")
    }
    if payments.flatMap({ $0.received ?? [] }).contains(where: { isSince($0.on) }) {
      return "something was paid for it"
    }
    let isOther = isLess || !fees.isEmpty
    if isOther, payments.contains(where: { isSince($0.asked?.on) }) { return "a payment was asked for as it says" }
    let results = inForce.deliverables.filter { change == nil || $0.addedBy == change?.id }
    let delivered = results.flatMap { $0.record?.delivered ?? [] }
    if delivered.contains(where: { isSince($0.on) }) { return "something was delivered for it" }
    return isContract && (log.hours ?? []).contains { isSince($0.worked?.on) } ? "work was done for it" : nil
  }
}
