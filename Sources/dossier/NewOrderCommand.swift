import ArgumentParser
import Diagnostics
import DossierKit
import Engagements
import Values

struct NewOrderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "order",
    abstract: "Begin a small job on one page: what, its price, how it is paid, when, in which form.")

  @Argument(help: "The client, by its folder or its name.", completion: .clients) var client: String
  @Argument(help: "What you will do, as the client will read it.") var title: String?
  @Option(help: "What the client wants, in a sentence.") var task: String?
  @Option(help: ArgumentHelp("Its price.", valueName: "amount")) var price: String?
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
    let (workspace, options) = try workspace.load(terminal)
    let (client, currency) = try workspace.clientAndCurrency(client, terminal)
    terminal.report(workspace.remarksOnPlace)
    var interview = Interview()
    let answers = try interview.conduct(terminal) { interview in try self.answers(workspace, currency, &interview) }
    let (folder, files, diagnostics) = workspace.files(for: answers, of: client, today: options.today)
    try terminal.stop(at: diagnostics)
    guard let folder else { throw ExitCode(70) }
    try self.workspace.begin("\(client.id)/\(folder)", files, sending: "order", terminal)
  }

  /// Nil where an answer is missing, which the interview says.
  private func answers(
    _ workspace: Workspace, _ currency: Currency, _ interview: inout Interview
  ) throws -> OrderAnswers? {
    let title = try interview.ask(.orderTitle, given: title, id == nil ? nameAnswer : lineAnswer)
    let task = try interview.ask(.task, given: task, lineAnswer)
    let price = try interview.ask(.price(currency), given: price) { text throws(Complaint) in
      try amountAnswer(text, in: currency)
    }
    let takes = try interview.ask(.takes, given: takes, lengthAnswer)
    let form = try interview.ask(.form, given: form, lineAnswer)
    let acceptedWhen = try interview.ask(.acceptedWhen, given: acceptedWhen, lineAnswer)
    let paid = try interview.ask(.paid, given: paid) { text throws(Complaint) in
      try choiceAnswer(text, among: OrderAnswers.Paid.allCases.map(\.rawValue), of: "time to pay")
    }
    let lead = try interview.askForLead(given: lead, of: workspace)
    guard let title, let price, let takes, let paid = paid.flatMap(OrderAnswers.Paid.init) else { return nil }
    return OrderAnswers(
      title: title, id: id, task: task, price: price, takes: takes, form: form, acceptedWhen: acceptedWhen, paid: paid,
      lead: lead)
  }
}

extension Question {
  fileprivate static let orderTitle = Question(
    option: "TITLE", text: "What you will do", example: "A leaflet for the summer",
    explanation: "The title of the order, as the client will read it.")

  fileprivate static let form = Question(
    option: "--form TEXT", text: "The form of the result", example: "PDF and an editable file", skipped: "later",
    explanation: "In which form the client wants it.")

  fileprivate static let acceptedWhen = Question(
    option: "--accepted-when TEXT", text: "What both of you see when it is done", skipped: "later",
    explanation: "Something that can be seen or counted, not \"good\" or \"modern\".")

  fileprivate static let paid = Question(
    option: "--paid WHEN", text: "Paid before, after, or half and half", example: "before after half",
    standard: "after", explanation: "Before: all of it first. After: when it is accepted. Half: half of it each.")
}
