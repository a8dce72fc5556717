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

      Work that goes on for a fee each month is a retainer: `--kind retainer --stage "Care of the site=75,12mo"`. A small \
      job on one page is an order: `dossier new order`.
      """)

  @Argument(help: "The client, by its folder or its name; asked where it is left out.", completion: .clients)
  var client: String?
  @Argument(help: "The title, as the client will read it.") var title: String?
  @Option(help: "What the client wants, in a sentence or two.") var task: String?
  @Option(help: ArgumentHelp("A stage, as \"Plan=3000,6w\"; repeat it.", valueName: "title=price,length"))
  var stage: [String] = []
  @Option(
    help: ArgumentHelp(
      "project, or retainer, where the price of a stage is a fee for each month; else project.", valueName: "kind"))
  var kind = EngagementKind.project
  @Option(
    help: ArgumentHelp(
      "Whether the tax is in what you give as price: yes or no; else no. The client pays that price then, to the cent.",
      valueName: "yes|no"))
  var taxInPrice: String?
  @Option(help: ArgumentHelp("The first day; else that of the advance.", valueName: "yyyy-mm-dd")) var starts: String?
  @Option(help: ArgumentHelp("Who leads it, where there are several.", valueName: "person")) var lead: String?
  @Option(help: ArgumentHelp("The name of its folder; else made of its title.", valueName: "folder")) var id: String?
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let terminal = Terminal(options: report)
    let (workspace, client, currency, options) = try workspace.client(client, terminal)
    terminal.report(workspace.remarksOnPlace)
    var interview = Interview(speaking: workspace, isOpened: self.client == nil)
    let answers = try interview.conduct(terminal) { interview in
      try self.answers(workspace, client, currency, options.today, &interview)
    }
    let (folder, files, diagnostics) = workspace.files(for: answers, of: client, today: options.today)
    try terminal.stop(at: diagnostics)
    guard let folder else { throw ExitCode(70) }
    try self.workspace.begin("\(client.id)/\(folder)", files, sending: .proposal, interview.words.closing, terminal)
  }

  /// Nil where an answer is missing, which the interview says.
  private func answers(
    _ workspace: Workspace, _ client: ClientFolder, _ currency: Currency, _ today: Day, _ interview: inout Interview
  ) throws -> EngagementAnswers? {
    let title = try interview.ask(Question(.title, option: "TITLE"), given: title, id == nil ? nameAnswer : lineAnswer)
    let task = try interview.ask(Question(.task, option: "--task TEXT"), given: task, lineAnswer)
    let mark = interview.decimalMark(of: workspace.decimalMark)
    let stages = try stages(in: currency, with: mark, &interview)
    let includesTax = try interview.askForTax(given: taxInPrice, of: client, in: workspace, today: today)
    let starts = interview.take(starts, for: "--starts") { text throws(Complaint) in
      try answer(text, to: TermsFields.fields.starts, as: .moment)
    }
    let lead = try interview.askForLead(given: lead, of: workspace)
    return title.map { title in
      EngagementAnswers(
        title: title, id: id, task: task, stages: stages, isRetainer: kind == .retainer, includesTax: includesTax,
        starts: starts, lead: lead)
    }
  }

  private static let stageOption = "--stage TITLE=PRICE,LENGTH"

  private func stages(
    in currency: Currency, with mark: DecimalMark, _ interview: inout Interview
  ) throws -> [StageAnswers] {
    guard stage.isEmpty, interview.canAsk else {
      return try interview.askForSeveral(
        Question(.stages, option: Self.stageOption), given: stage
      ) { text throws(Complaint) in
        try stageAnswer(text, in: currency, with: mark)
      }
    }
    var stages: [StageAnswers] = []
    while let title = try interview.ask(
      Question(.stage(stages.count + 1), option: Self.stageOption), given: nil, nameAnswer)
    {
      let price = try interview.ask(Question(.price(currency.code), option: "--price AMOUNT"), given: nil) {
        text throws(Complaint) in
        try amountAnswer(text, in: currency, with: mark)
      }
      let takes = try interview.ask(Question(.takes, option: "--takes LENGTH"), given: nil, lengthAnswer)
      if let price, let takes { stages.append(StageAnswers(title: title, price: price, takes: takes)) }
    }
    return stages
  }
}

/// What `new engagement` begins.
enum EngagementKind: String, CaseIterable, ExpressibleByArgument {
  case project, retainer
}

extension Interview {
  /// An interview with the author of a workspace, in Greek where that is the language of either.
  init(speaking workspace: Workspace, isOpened: Bool = false) {
    let own = workspace.practice?["language"]?.text
    self.init(language: own.map { $0.hasPrefix("el") } == true ? own : nil, isOpened: isOpened)
  }

  /// Whether prices are told with the tax in them, where the practice's table has them without it. It is asked of the
  /// prices of a private person, who reads them so.
  mutating func askForTax(
    given: String?, of client: ClientFolder, in workspace: Workspace, today: Day
  ) throws -> Bool {
    guard let engagement = workspace.blankEngagement(with: client, today: today),
      let treatment = engagement.taxation?.treatment
    else { return false }
    guard treatment.kind == .standard else {
      _ = take(given, for: "--tax-in-price") { text throws(Complaint) in
        if try yesNoAnswer(text) { throw .noTaxInPrice }
      }
      return false
    }
    guard !treatment.pricesIncludeTax, given != nil || engagement.client.business == false else { return false }
    let kind = Question.Kind.taxInPrice(treatment.label)
    let standard = words.question(kind).example?.split(separator: " ").last.map(String.init)
    return try ask(Question(kind, option: "--tax-in-price yes|no", standard: standard), given: given, yesNoAnswer)
      ?? false
  }

  /// Who of the practice does the work, where several may.
  mutating func askForLead(given: String?, of workspace: Workspace) throws -> String? {
    let people = workspace.practicePeople
    guard given != nil || people.count > 1 else { return nil }
    let question = Question(
      .lead, option: "--lead PERSON", example: people.joined(separator: " "), standard: people.first)
    return try ask(question, given: given) { text throws(Complaint) in
      try workspace.practicePerson(calledBy: text)
    }
  }
}

extension WorkspaceOptions {
  /// The client that a command names, or else somebody on a terminal, who may begin a new one; with it the currency of
  /// its prices. Ends the command where there is no client.
  func client(
    _ name: String?, _ terminal: Terminal
  ) throws -> (workspace: Workspace, client: ClientFolder, currency: Currency, options: BuildOptions) {
    var (workspace, options) = try load(terminal)
    var name = name
    if name == nil {
      let known = workspace
      var interview = Interview(speaking: known)
      let names = known.clients.map(\.id)
      let question = Question(
        .whichClient, option: "CLIENT", example: names.count <= 8 ? names.joined(separator: " ") : nil)
      let answer = try interview.conduct(terminal) { interview in
        try interview.ask(question, given: nil) { text throws(Complaint) in
          if text == "+" { return text }
          let (client, diagnostics) = known.client(called: text)
          guard let client else {
            guard let finding = diagnostics.first else {
              throw Complaint(message: "there is no client `\(text)`", help: nil)
            }
            throw .unread(text, as: .client(among: names), finding)
          }
          return client.id
        }
      }
      if answer == "+" {
        let folder = directory
        name = try NewClientCommand.parse(["-C", folder, "--as-of", options.today.description]).begin(
          terminal, isOpened: true
        ).folder
        (workspace, options) = try load(terminal)
      } else {
        name = answer
      }
    }
    let (client, diagnostics) = workspace.client(called: name ?? "")
    try terminal.stop(at: diagnostics)
    guard let client else { throw ExitCode(70) }
    guard let currency = workspace.currency(of: client) else {
      let missing = Diagnostic(
        .error, "currency-missing", "nothing says in which currency prices for `\(client.id)` are", at: nil,
        help: "write `currency: EUR` in its client.yaml or in practice.yaml")
      try terminal.stop(at: [missing])
      throw ExitCode(1)
    }
    return (workspace, client, currency, options)
  }

  /// Writes a new engagement, makes its pages, and says what comes next.
  ///
  /// - Parameter document: what is sent to the client first.
  func begin(
    _ engagement: String, _ files: FileSet, sending document: FirstDocument, _ words: ClosingWords, _ terminal: Terminal
  ) throws {
    let folder = path(of: "content/clients/\(engagement.prefix { $0 != "/" })")
    try terminal.stop(at: add(files, to: folder))
    for file in files.keys.sorted() { terminal.say("\(folder)/\(file)") }
    let (pages, diagnostics) = try make(engagement, terminal)
    let (workspace, options) = try load(terminal)
    if let totals = workspace.priceForConsumer(of: engagement, options) { terminal.say(words.pays(totals)) }
    guard let page = pages.first(where: { $0.hasSuffix("/\(engagement)/\(document.rawValue)/index.html") }) else {
      terminal.say(words.needed(document, "dossier build\(directoryOption)"))
      return try terminal.finish(diagnostics)
    }
    let (name, document) = (engagement.quotedForShell, document.rawValue)
    terminal.say(
      """
      \(page)
      \(words.read("dossier build\(directoryOption)"))
      \(words.next)
        dossier issue \(name) \(document)\(directoryOption)
        dossier hand \(name) \(document) --to DIR\(directoryOption)
        dossier say \(name) \(document)-sent\(directoryOption)
      """)
    try terminal.finish(diagnostics)
  }
}
