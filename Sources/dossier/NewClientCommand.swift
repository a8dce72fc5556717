import ArgumentParser
import Diagnostics
import DossierKit
import Engagements
import Values

struct NewClientCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "client",
    abstract: "Begin a client: a name, a country and a language are enough.",
    discussion: "Country, language and currency are asked where the practice has more than one of them.")

  @Argument(help: "The name by which the client is known.") var name: String?
  @Option(help: ArgumentHelp("The client's country, by its code or its name; else yours.", valueName: "country"))
  var country: String?
  @Option(help: ArgumentHelp("The language of its papers; else that of its country.", valueName: "code"))
  var language: String?
  @Option(help: ArgumentHelp("The currency of its prices; else that of its country.", valueName: "code"))
  var currency: String?
  @Option(help: "The legal name, as registers have it; the contract needs it.") var legalName: String?
  @Option(help: ArgumentHelp("A line of the postal address, likewise; repeat it for each.", valueName: "line"))
  var address: [String] = []
  @Flag(help: "The client is a consumer, and no business.") var consumer = false
  @Option(help: "Its VAT number.") var vatNumber: String?
  @Option(help: ArgumentHelp("Somebody you deal with there: the first decides, the last signs.", valueName: "name"))
  var person: [String] = []
  @Option(help: "The mail address of the first of them.") var email: String?
  @Option(help: ArgumentHelp("The name of its folder; else made of its name.", valueName: "folder")) var id: String?
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let terminal = Terminal(options: report)
    let (workspace, options) = try workspace.load(terminal)
    terminal.report(workspace.remarksOnPlace)
    var interview = Interview()
    let answers = try interview.conduct(terminal) { interview in try self.answers(workspace, &interview) }
    let (folder, files, diagnostics) = workspace.files(for: answers, today: options.today)
    try terminal.stop(at: diagnostics)
    guard let folder else { throw ExitCode(70) }
    let clients = self.workspace.path(of: "content/clients")
    try terminal.stop(at: add(files, to: clients))
    terminal.say(
      """
      \(clients)/\(folder)/client.yaml
      Next:
        dossier new engagement \(folder.quotedForShell)\(self.workspace.directoryOption)
      """)
  }

  /// Nil where an answer is missing, which the interview says.
  private func answers(_ workspace: Workspace, _ interview: inout Interview) throws -> ClientAnswers? {
    let name = try interview.ask(.name, given: name, id == nil ? nameAnswer : lineAnswer)
    let (languages, currencies) = (workspace.practiceLanguages, workspace.practiceCurrencies)
    let home = workspace.practice?["country"]?.text
    var country = home
    // Who has one language and one currency works at home.
    if self.country != nil || home == nil || languages.count > 1 || currencies.count > 1 {
      country = try interview.ask(.country(home), given: self.country) { text throws(Complaint) in
        try countryAnswer(text, packs: workspace.packs)
      }
    }
    let language = try language(workspace, country ?? "", among: languages, &interview)
    let currency = try currency(workspace, country ?? "", among: currencies, &interview)
    let people = try interview.askForSeveral(.person, given: person, nameAnswer)
    var email: String?
    if self.email != nil || !people.isEmpty {
      email = try interview.ask(.email, given: self.email) { text throws(Complaint) in
        try answer(text, to: ClientFields.fields.email)
      }
    }
    let legalName = interview.take(self.legalName, for: "--legal-name", nameAnswer)
    let address = address.compactMap { line in interview.take(line, for: "--address", lineAnswer) }
    var vatNumber: String?
    if self.vatNumber != nil || !consumer {
      vatNumber = try interview.ask(.vatNumber, given: self.vatNumber) { text throws(Complaint) in
        try vatNumberAnswer(text, in: country ?? "")
      }
    }
    guard let name, let country else { return nil }
    return ClientAnswers(
      name: name, id: id, legalName: legalName, address: address, country: country, language: language,
      currency: currency, isConsumer: consumer, vatNumber: vatNumber, people: people, email: email)
  }

  /// The language of the client's papers; nil where the country says it already.
  private func language(
    _ workspace: Workspace, _ country: String, among known: [String], _ interview: inout Interview
  ) throws -> String? {
    func code(_ language: String) -> Substring { language.prefix { $0 != "-" } }
    let derived = workspace.papersLanguage(in: country)
    let standard = known.contains { code($0) == code(derived) } ? derived : known.first ?? derived
    guard language != nil || known.count > 1 else {
      let standard = variety(of: standard, in: country)
      return standard == derived ? nil : standard
    }
    let codes = known.map { String(code($0)) }
    let chosen = try interview.ask(.language(codes, standard: standard), given: language) { text throws(Complaint) in
      try languageAnswer(text, among: codes)
    }
    let chosenThere = chosen.map { variety(of: $0, in: country) }
    return chosenThere == derived ? nil : chosenThere
  }

  /// The currency of the client's prices; nil where the country says it already.
  private func currency(
    _ workspace: Workspace, _ country: String, among known: [Currency], _ interview: inout Interview
  ) throws -> Currency? {
    let derived = workspace.papersCurrency(in: country)
    let standard = derived.flatMap { known.contains($0) ? $0 : nil } ?? known.first ?? derived
    guard currency != nil || known.count > 1 else { return standard == derived ? nil : standard }
    let chosen = try interview.ask(.currency(known, standard: standard), given: currency) { text throws(Complaint) in
      try currencyAnswer(text, among: known)
    }
    return chosen == derived ? nil : chosen
  }
}

extension Question {
  fileprivate static let name = Question(
    option: "NAME", text: "What the client is called", example: "Harbor & Pine",
    explanation: "The name by which the client is known; the legal name is for the contract.")

  fileprivate static func country(_ home: String?) -> Question {
    Question(
      option: "--country COUNTRY", text: "The client's country", example: "GB, or United Kingdom", standard: home,
      explanation: "From it follow language, currency, holidays, law, and how prices are taxed.")
  }

  fileprivate static func language(_ known: [String], standard: String) -> Question {
    Question(
      option: "--language CODE", text: "The language of its papers", example: known.joined(separator: " "),
      standard: standard, explanation: "One of those in which your practice.yaml has its texts.")
  }

  fileprivate static func currency(_ known: [Currency], standard: Currency?) -> Question {
    Question(
      option: "--currency CODE", text: "The currency of its prices",
      example: known.map(\.code).joined(separator: " "), standard: standard?.code,
      explanation: "One of those in which your hour has a price.")
  }

  fileprivate static let person = Question(
    option: "--person NAME", text: "Who you deal with there, a name each", example: "Jane Whitfield", skipped: "later",
    explanation: "The first decides, the last signs; the file can say otherwise. An empty line ends it.")

  fileprivate static let vatNumber = Question(
    option: "--vat-number NUMBER", text: "Its VAT number, if it has one", skipped: "later",
    explanation: "Contracts with businesses in other countries of the European Union need it.")

  fileprivate static let email = Question(
    option: "--email ADDRESS", text: "The mail address of the first", example: "jane@client.example", skipped: "later",
    explanation: "Messages for the client are addressed to it.")
}
