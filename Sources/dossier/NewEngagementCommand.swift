import ArgumentParser
import Diagnostics
import DossierKit
import Engagements
import Values

struct NewEngagementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "engagement",
    abstract: "Begin an engagement: a title, stages with prices and lengths; its proposal is made at once.",
    discussion: """
      Everything else comes from the practice, the client and its country. What the contract will still need is listed.
      """)

  @Argument(help: "The client, by its folder or its name.", completion: .clients) var client: String
  @Argument(help: "The title, as the client will read it.") var title: String?
  @Option(help: "What the client wants, in a sentence or two.") var task: String?
  @Option(help: ArgumentHelp("A stage, as \"Plan=3000,6w\"; repeat it.", valueName: "title=price,length"))
  var stage: [String] = []
  @Option(help: ArgumentHelp("The first day; else that of the advance.", valueName: "yyyy-mm-dd")) var starts: String?
  @Option(help: ArgumentHelp("Who leads it, where there are several.", valueName: "person")) var lead: String?
  @Option(help: ArgumentHelp("The name of its folder; else made of its title.", valueName: "folder")) var id: String?
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let terminal = Terminal(options: report)
    let (workspace, options) = try workspace.load(terminal)
    let (client, currency) = try workspace.clientAndCurrency(client, terminal)
    terminal.report(workspace.remarksOnPlace)
    var interview = Interview()
    let answers = try interview.conduct(terminal) { interview in try self.answers(workspace, currency, &interview) }
    let (folder, files, diagnostics) = workspace.files(for: answers, of: client, today: options.today)
    try terminal.stop(at: diagnostics)
    guard let folder else { throw ExitCode(70) }
    try self.workspace.begin("\(client.id)/\(folder)", files, sending: "proposal", terminal)
  }

  /// Nil where an answer is missing, which the interview says.
  private func answers(
    _ workspace: Workspace, _ currency: Currency, _ interview: inout Interview
  ) throws -> EngagementAnswers? {
    let title = try interview.ask(.title, given: title, id == nil ? nameAnswer : lineAnswer)
    let task = try interview.ask(.task, given: task, lineAnswer)
    let stages = try stages(in: currency, &interview)
    let starts = interview.take(starts, for: "--starts") { text throws(Complaint) in
      try answer(text, to: TermsFields.fields.starts)
    }
    let lead = try interview.askForLead(given: lead, of: workspace)
    return title.map { title in
      EngagementAnswers(title: title, id: id, task: task, stages: stages, starts: starts, lead: lead)
    }
  }

  private func stages(in currency: Currency, _ interview: inout Interview) throws -> [StageAnswers] {
    guard stage.isEmpty, interview.canAsk else {
      return try interview.askForSeveral(.stage, given: stage) { text throws(Complaint) in
        try stageAnswer(text, in: currency)
      }
    }
    var stages: [StageAnswers] = []
    while let title = try interview.ask(.stageTitle(stages.count + 1), given: nil, nameAnswer) {
      let price = try interview.ask(.price(currency), given: nil) { text throws(Complaint) in
        try amountAnswer(text, in: currency)
      }
      let takes = try interview.ask(.takes, given: nil, lengthAnswer)
      if let price, let takes { stages.append(StageAnswers(title: title, price: price, takes: takes)) }
    }
    return stages
  }
}

extension Question {
  static let title = Question(
    option: "TITLE", text: "What it is called", example: "New website with online booking",
    explanation: "The title of its papers, as the client will read it.")

  static let task = Question(
    option: "--task TEXT", text: "What the client wants, in a sentence", skipped: "later",
    explanation: "In your words, to be confirmed: \"If we understood you right ...\"")

  static func price(_ currency: Currency) -> Question {
    Question(
      option: "--price AMOUNT", text: "Its price in \(currency)", example: "3000",
      explanation: "A fixed price before tax. Other ways of pricing: `dossier manual` says where they are described.")
  }

  static let takes = Question(
    option: "--takes LENGTH", text: "How long it takes", example: "6w, 10wd",
    explanation: "Weeks (6w), working days (10wd), days (14d) or months (2mo).")

  fileprivate static let stage = Question(
    option: "--stage TITLE=PRICE,LENGTH", text: "The parts of the work", explanation: "At least one.")

  fileprivate static func stageTitle(_ number: Int) -> Question {
    Question(
      option: "--stage TITLE=PRICE,LENGTH", text: "Stage \(number): what it is called",
      example: number == 1 ? "Plan and design" : nil, skipped: number == 1 ? nil : "no more",
      explanation: "A part of the work with a price and a result of its own. One is enough.")
  }
}

extension Interview {
  /// Who of the practice does the work, where several may.
  mutating func askForLead(given: String?, of workspace: Workspace) throws -> String? {
    let people = workspace.practicePeople
    guard given != nil || people.count > 1 else { return nil }
    let question = Question(
      option: "--lead PERSON", text: "Who leads it", example: people.joined(separator: " "), standard: people.first,
      explanation: "One of the people in practice.yaml.")
    return try ask(question, given: given) { text throws(Complaint) in
      try choiceAnswer(text, among: people, of: "person of the practice")
    }
  }
}

extension Workspace {
  /// The client that a command names, and the currency of its prices; ends the command where there is none.
  func clientAndCurrency(_ name: String, _ terminal: Terminal) throws -> (ClientFolder, Currency) {
    let (client, diagnostics) = client(called: name)
    try terminal.stop(at: diagnostics)
    guard let client else { throw ExitCode(70) }
    guard let currency = currency(of: client) else {
      let missing = Diagnostic(
        .error, "currency-missing", "nothing says in which currency prices for `\(client.id)` are", at: nil,
        help: "write `currency: EUR` in its client.yaml or in practice.yaml")
      try terminal.stop(at: [missing])
      throw ExitCode(1)
    }
    return (client, currency)
  }
}

extension WorkspaceOptions {
  /// Writes a new engagement, makes its pages, and says what comes next.
  ///
  /// - Parameter document: what is sent to the client first.
  func begin(_ engagement: String, _ files: FileSet, sending document: String, _ terminal: Terminal) throws {
    let folder = path(of: "content/clients/\(engagement.prefix { $0 != "/" })")
    try terminal.stop(at: add(files, to: folder))
    for file in files.keys.sorted() { terminal.say("\(folder)/\(file)") }
    let pages = try make(engagement, terminal)
    guard let page = pages.first(where: { $0.hasSuffix("/\(engagement)/\(document)/index.html") }) else {
      terminal.say("The \(document) is made once what is listed is there: dossier build\(directoryOption)")
      return
    }
    let name = engagement.quotedForShell
    terminal.say(
      """
      \(page)
      Read it in a browser. What you change in the files is in it after `dossier build\(directoryOption)`.
      Next:
        dossier issue \(name) \(document)\(directoryOption)
        dossier hand \(name) \(document) --to DIR\(directoryOption)
        dossier say \(name) \(document)-sent\(directoryOption)
      """)
  }
}
