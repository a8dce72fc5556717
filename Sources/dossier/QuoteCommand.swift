import ArgumentParser
import Diagnostics
import DossierKit
import Engagements
import Values

struct QuoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quote",
    abstract: "Draft the offer for work outside what was agreed: a change order, with its page.",
    discussion: """
      Without --request it is for the extras that no longer fit the goodwill, or that it was decided to offer; where \
      nothing is due it says why. With --own it answers no request: an idea of yours, a stage that gets its price later, \
      less work for less money, another fee for a period. The draft is a file below changes/, with remarks that say \
      what to fill in; a draft that is there is never overwritten. The price is made of the estimates and the rate of extras, or is what you \
      say. That the requests are answered by an offer is recorded. Nothing is agreed, and nothing is sent.

      Only what cannot be derived is asked, on the terminal. By how much the last day moves must be said, and be it 0.
      """)

  @Argument(help: "The engagement.", completion: .engagements) var engagement: String
  @Option(help: ArgumentHelp("A request to answer; repeat it.", valueName: "id"), completion: .requests)
  var request: [String] = []
  @Flag(help: "It answers no request; say what it is called with --title, and why with --because.") var own = false
  @Option(help: "The title, as the client will read it; else made of the request.") var title: String?
  @Option(help: "Why it is outside what was agreed, in words for the client.") var because: String?
  @Option(
    help: ArgumentHelp("What is true when it is done; repeat it, once a request, in their order.", valueName: "text"))
  var acceptedWhen: [String] = []
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("What it costs before tax, or with it where prices include it.", valueName: "amount"))
  var price: String?
  @Option(
    help: ArgumentHelp(
      "What each period costs that begins on the day of the yes or later, of a stage paid by the period; of several, with its id: care=95.",
      valueName: "amount"))
  var fee: String?
  @Option(
    help: ArgumentHelp(
      "A result that goes out, or a stage with its results, by its id; repeat it. A --price below nothing is what comes off.",
      valueName: "id"))
  var removes: [String] = []
  @Option(help: ArgumentHelp("The hours of which the price is made; else the estimates.", valueName: "number"))
  var hours: String?
  @Option(help: ArgumentHelp("The rate for these hours; else that of extras.", valueName: "id")) var rate: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("By how much the last day moves: 3wd, -2wd, 0.", valueName: "length"))
  var days: String?
  @Option(help: ArgumentHelp("How long it stands; else as the terms say.", valueName: "length")) var validFor: String?
  @Option(
    help: ArgumentHelp(
      "When it is paid: before, after, or half of it each (half); else after, with its stage.", valueName: "when"))
  var paid: String?
  @Option(help: ArgumentHelp("The name of its file; else made of its title.", valueName: "file")) var id: String?
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var report: ReportOptions

  func validate() throws {
    if own, !request.isEmpty {
      throw ValidationError("An offer answers a --request, or is your --own; give one of the two.")
    }
    if own, title == nil || because == nil {
      let missing = [title == nil ? "a --title" : nil, because == nil ? "a --because that says why" : nil]
      throw ValidationError("An offer of your --own needs \(missing.compactMap(\.self).joined(separator: ", and ")).")
    }
    if price != nil, hours != nil || rate != nil {
      throw ValidationError("A price is made of --hours and --rate, or is what --price says; give one of the two.")
    }
  }

  func run() throws {
    let terminal = Terminal(options: report)
    let (workspace, options) = try self.workspace.load(terminal)
    var diagnostics: [Diagnostic] = []
    let folder = workspace.engagement(called: engagement, &diagnostics)
    try terminal.stop(at: diagnostics)
    guard let folder else { throw ExitCode(70) }
    let (finding, found) = workspace.quotable(folder, requests: request, isOwn: own, options)
    try terminal.stop(at: found)
    guard let finding else { throw ExitCode(70) }
    switch finding {
    case .nothing(let reasons):
      sayNothing(in: folder.path, reasons, terminal)
      try terminal.finish()
    case .offer(let subject): try draft(subject, in: workspace, options, terminal)
    }
  }

  private func sayNothing(in path: String, _ reasons: [String], _ terminal: Terminal) {
    terminal.say("Nothing is to be quoted in \(path)\(reasons.isEmpty ? ": no request is open." : ":")")
    for reason in reasons { terminal.say("  \(reason)") }
  }

  private func draft(
    _ subject: Quotable, in workspace: Workspace, _ options: BuildOptions, _ terminal: Terminal
  ) throws {
    let count = max(1, subject.requests.count)
    if acceptedWhen.count > count {
      let surplus = Diagnostic(
        .error, "bad-answer", "--accepted-when is given \(acceptedWhen.count) times", at: nil,
        help: own
          ? "an offer that answers no request has one result"
          : "give it once for each request: there \(count == 1 ? "is one" : "are \(count)")")
      try terminal.stop(at: [surplus])
    }
    var interview = Interview(speaking: workspace)
    let answers = try interview.conduct(terminal) { interview in try self.answers(subject, workspace, &interview) }
    let (draft, found) = workspace.draft(answers, for: subject, options)
    try terminal.stop(at: found)
    guard let draft else { throw ExitCode(70) }
    let (lock, obstacles) = lockWorkspace(at: self.workspace.directory)
    try terminal.stop(at: obstacles)
    guard let lock else { throw ExitCode(70) }
    try terminal.stop(at: lock.write(draft))
    terminal.say(self.workspace.path(of: draft.path))
    if let log = draft.log {
      terminal.say("\(self.workspace.path(of: log.path)): \(draft.decided.joined(separator: ", ")) decided as proposal")
    }
    try sayNext(draft, subject, in: workspace, terminal)
    try terminal.finish(found)
  }

  private func sayNext(_ draft: QuoteDraft, _ subject: Quotable, in workspace: Workspace, _ terminal: Terminal) throws {
    let name = "\(subject.engagement.path.quotedForShell)"
    let place = self.workspace.directoryOption
    guard let page = draft.page else {
      terminal.say("Its page is made once this is there, by `dossier build \(name)\(place)`:")
      for need in draft.needs { terminal.say("  \(need)") }
      return
    }
    let site = try self.workspace.outputFolder(of: workspace)
    try terminal.stop(at: write(page, to: site))
    terminal.say(
      """
      \(site)/\(page.path)
      Read it in a browser. What you change in the draft is in it after `dossier build \(name)\(place)`.
      Next:
        dossier issue \(name) \(draft.address)\(place)
        dossier say \(name) change-order-sent\(place)
      """)
  }

  /// Nil where an answer is missing, which the interview says.
  private func answers(
    _ subject: Quotable, _ workspace: Workspace, _ interview: inout Interview
  ) throws -> QuoteAnswers? {
    let title = interview.take(title ?? subject.title ?? "", for: "--title", nameAnswer)
    let because = interview.take(because, for: "--because", lineAnswer)
    var acceptedWhen: [String?] = []
    for (index, about) in (own ? [title] : subject.requests.map(\.id)).enumerated() {
      let question = Question(.acceptedWhen, option: "--accepted-when TEXT", example: about)
      let given = self.acceptedWhen.indices.contains(index) ? self.acceptedWhen[index] : nil
      // Another fee brings no result, nor does what goes out.
      if own, fee != nil || !removes.isEmpty, given == nil { continue }
      acceptedWhen.append(try interview.ask(question, given: given, lineAnswer))
    }
    let mark = interview.decimalMark(of: workspace.decimalMark)
    let fee = interview.take(fee, for: "--fee") { text throws(Complaint) in
      try subject.feeAnswer(text, with: mark)
    }
    var goingOut: [QuoteAnswers.Removal] = []
    for id in removes {
      let known = interview.take(id, for: "--removes", subject.removalAnswer)
      if let known, !goingOut.contains(known) { goingOut.append(known) }
    }
    let cost = try cost(of: subject, with: mark, &interview)
    let days = try interview.ask(Question(.daysMoved, option: "--days LENGTH"), given: days, delayAnswer)
    let validFor = interview.take(validFor, for: "--valid-for", lengthAnswer)
    let paid = interview.take(paid ?? "after", for: "--paid") { text throws(Complaint) in
      try timeOfPaymentAnswer(text)
    }
    guard let title, let cost, let days, let paid else { return nil }
    return QuoteAnswers(
      title: title, id: id, because: because, cost: cost, fee: fee, removes: goingOut, days: days,
      acceptedWhen: acceptedWhen, validFor: validFor, paid: paid)
  }

  private func cost(
    of subject: Quotable, with mark: DecimalMark, _ interview: inout Interview
  ) throws -> QuoteAnswers.Cost? {
    if let price {
      return interview.take(price, for: "--price") { text throws(Complaint) in
        .price(try priceAnswer(text, in: subject.engagement.currency, with: mark))
      }
    }
    guard let hours = hours ?? subject.hours?.description else {
      // Beside another fee nothing is paid once, unless it is said.
      if fee != nil { return .price(.zero(subject.engagement.currency)) }
      let question = Question(
        .cost(subject.engagement.currency.code), option: "--price AMOUNT, or --hours NUMBER")
      return try interview.ask(question, given: nil) { text throws(Complaint) in
        try subject.costAnswer(text, rate: rate, with: mark)
      }
    }
    return interview.take(hours, for: "--hours") { text throws(Complaint) in
      .hours(try hoursOfWorkAnswer(text, with: mark), rate: try subject.rateAnswer(rate))
    }
  }
}
