import ArgumentParser
import Diagnostics
import DossierKit
import Engagements
import Values

struct NewOrderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "order",
    abstract: "Begin a small job on one page: what, its price, how it is paid, when, in which form.")

  @Argument(help: "The client, by its folder or its name; asked where it is left out.", completion: .clients)
  var client: String?
  @Argument(help: "What you will do, as the client will read it.") var title: String?
  @Option(help: "What the client wants, in a sentence.") var task: String?
  @Option(parsing: .unconditional, help: ArgumentHelp("Its price.", valueName: "amount")) var price: String?
  @Option(
    help: ArgumentHelp(
      "Whether the tax is in what you give as price: yes or no; else no. The client pays that price then, to the cent.",
      valueName: "yes|no"))
  var taxInPrice: String?
  @Option(help: ArgumentHelp("How long it takes: 5wd.", valueName: "length")) var takes: String?
  @Option(help: ArgumentHelp("The form of the result: PDF and an editable file.", valueName: "text")) var form: String?
  @Option(help: ArgumentHelp("What both of you see when it is done.", valueName: "text")) var acceptedWhen: String?
  @Option(
    help: ArgumentHelp("When it is paid: before, after, or half of it each (half); else after.", valueName: "when"))
  var paid: String?
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
    try self.workspace.begin("\(client.id)/\(folder)", files, sending: .order, interview.words.closing, terminal)
  }

  /// Nil where an answer is missing, which the interview says.
  private func answers(
    _ workspace: Workspace, _ client: ClientFolder, _ currency: Currency, _ today: Day, _ interview: inout Interview
  ) throws -> OrderAnswers? {
    let title = try interview.ask(
      Question(.orderTitle, option: "TITLE"), given: title, id == nil ? nameAnswer : lineAnswer)
    let task = try interview.ask(Question(.task, option: "--task TEXT"), given: task, lineAnswer)
    let mark = interview.decimalMark(of: workspace.decimalMark)
    let price = try interview.ask(Question(.price(currency.code), option: "--price AMOUNT"), given: price) {
      text throws(Complaint) in
      try amountAnswer(text, in: currency, with: mark)
    }
    let includesTax = try interview.askForTax(given: taxInPrice, of: client, in: workspace, today: today)
    let takes = try interview.ask(Question(.takes, option: "--takes LENGTH"), given: takes, lengthAnswer)
    let form = try interview.ask(Question(.form, option: "--form TEXT"), given: form, lineAnswer)
    let acceptedWhen = try interview.ask(
      Question(.acceptedWhen, option: "--accepted-when TEXT"), given: acceptedWhen, lineAnswer)
    let paid = try interview.ask(Question(.paid, option: "--paid WHEN", standard: "after"), given: paid) {
      text throws(Complaint) in
      try timeOfPaymentAnswer(text)
    }
    let lead = try interview.askForLead(given: lead, of: workspace)
    guard let title, let price, let takes, let paid else { return nil }
    return OrderAnswers(
      title: title, id: id, task: task, price: price, includesTax: includesTax, takes: takes, form: form,
      acceptedWhen: acceptedWhen, paid: paid, lead: lead)
  }
}
