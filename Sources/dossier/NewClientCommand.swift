import ArgumentParser
import Diagnostics
import DossierKit
import Engagements
import Values

struct NewClientCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "client",
    abstract: "Begin a client: a name, a country and a language are enough.",
    discussion: """
      Country, language and currency are asked where the practice has more than one of them. A client is a business, \
      unless it is said to be a private person, who is a consumer by law: papers tell prices with the tax in them, and \
      the right to withdraw. Where there are no texts in the language of the client's country, papers are in English if \
      the practice has texts in it, else in the practice's own language, and that is said. What only a contract needs, \
      such as the legal name, the address and the numbers of registers, is not asked: give it as an option, or write it \
      into the file later; `dossier check` lists it.
      """)

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
  @Flag var kind: ClientKind?
  @Option(help: "Its VAT number, or the tax number that stands for one.") var vatNumber: String?
  @Option(
    help: ArgumentHelp(
      "Another number that papers name, by its word in the country's pack or by any name: tax_office=…; repeat it.",
      valueName: "name=number"))
  var registration: [String] = []
  @Option(help: ArgumentHelp("Somebody you deal with there: the first decides, the last signs.", valueName: "name"))
  var person: [String] = []
  @Option(help: "The mail address of the first of them.") var email: String?
  @Option(help: ArgumentHelp("The name of its folder; else made of its name.", valueName: "folder")) var id: String?
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let terminal = Terminal(options: report)
    let (folder, words) = try begin(terminal)
    terminal.say(
      """
      \(words.next)
        dossier new engagement \(folder.quotedForShell)\(workspace.directoryOption)
      """)
    try terminal.finish()
  }

  /// Asks about the client, writes its file, and returns the name of its folder, and the words for what comes next.
  ///
  /// - Parameter isOpened: whether somebody has been asked before.
  func begin(_ terminal: Terminal, isOpened: Bool = false) throws -> (folder: String, words: ClosingWords) {
    let (workspace, options) = try workspace.load(terminal)
    terminal.report(workspace.remarksOnPlace)
    var interview = Interview(speaking: workspace, isOpened: isOpened)
    let answers = try interview.conduct(terminal) { interview in try self.answers(workspace, &interview) }
    if language == nil {
      let papers = answers.language ?? workspace.papersLanguage(in: answers.country)
      terminal.report(workspace.remarksOnLanguage(of: answers.country, in: [papers]))
    }
    let (folder, files, diagnostics) = workspace.files(for: answers, today: options.today)
    try terminal.stop(at: diagnostics)
    guard let folder else { throw ExitCode(70) }
    let clients = self.workspace.path(of: "content/clients")
    try terminal.stop(at: add(files, to: clients))
    terminal.say("\(clients)/\(folder)/client.yaml")
    if let written = country, answers.country != written {
      terminal.say(interview.words.closing.country(countryTitle(answers.country, in: interview.language)))
    }
    return (folder, interview.words.closing)
  }

  /// Nil where an answer is missing, which the interview says.
  private func answers(_ workspace: Workspace, _ interview: inout Interview) throws -> ClientAnswers? {
    let home = workspace.practice?["country"]?.text
    // What is wrong with the country of the command line is said before anything is asked.
    let given = try self.country.flatMap { try askForCountry(given: $0, home, workspace, &interview) }
    let name = try interview.ask(
      Question(.clientName, option: "NAME"), given: name, id == nil ? nameAnswer : lineAnswer)
    let (languages, currencies) = (workspace.practiceLanguages, workspace.practiceCurrencies)
    let standard = interview.words.question(.kindOfClient).example?.split(separator: " ").first.map(String.init)
    let isConsumer = try interview.ask(
      Question(.kindOfClient, option: "--business or --consumer", standard: standard), given: kind?.rawValue,
      consumerAnswer)
    var country = home
    // Who has one language and one currency works at home.
    if self.country != nil {
      country = given
    } else if home == nil || languages.count > 1 || currencies.count > 1 {
      country = try askForCountry(given: nil, home, workspace, &interview)
    }
    let language = try language(workspace, country ?? "", among: languages, &interview)
    let currency = try currency(workspace, country ?? "", among: currencies, &interview)
    // Who buys for no business deals, decides and signs in person.
    let isAlone = isConsumer == true && person.isEmpty
    let people =
      try isAlone
      ? [name].compactMap(\.self).map { PersonAnswers(name: $0) }
      : interview.askForSeveral(Question(.contact, option: "--person NAME"), given: person, personAnswer)
    var email: String?
    if self.email != nil || !people.isEmpty {
      let question = Question(isAlone ? .clientEmail : .contactEmail, option: "--email ADDRESS")
      email = try interview.ask(question, given: self.email) {
        text throws(Complaint) in try answer(text, to: ClientFields.fields.email, as: .email)
      }
    }
    let legalName = interview.take(self.legalName, for: "--legal-name", nameAnswer)
    let address = address.compactMap { line in interview.take(line, for: "--address", lineAnswer) }
    let registrations = registrations(workspace.packs[country ?? ""], country ?? "", &interview)
    guard let name, let isConsumer, let country else { return nil }
    return ClientAnswers(
      name: name, id: id, legalName: legalName, address: address, country: country, language: language,
      currency: currency, isConsumer: isConsumer, registrations: registrations, people: people, email: email)
  }

  private func askForCountry(
    given: String?, _ home: String?, _ workspace: Workspace, _ interview: inout Interview
  ) throws -> String? {
    try interview.ask(Question(.clientCountry, option: "--country COUNTRY", standard: home), given: given) {
      text throws(Complaint) in try countryAnswer(text, packs: workspace.packs)
    }
  }

  /// The numbers of the command line; a contract alone needs any, and nobody is asked for them.
  private func registrations(
    _ pack: Datum?, _ country: String, _ interview: inout Interview
  ) -> [RegistrationAnswers] {
    let number = interview.take(vatNumber, for: "--vat-number") { text throws(Complaint) in
      try vatNumberAnswer(text, in: country)
    }
    let known = pack?["registrations"]?.list?.first { $0["vat"]?.text == "yes" }
    let first = number.map { number in
      known.map { RegistrationAnswers($0, value: number) } ?? RegistrationAnswers(vatNumber: number)
    }
    let others = registration.compactMap { text in
      interview.take(text, for: "--registration") { text throws(Complaint) in
        try registrationAnswer(text, in: country, pack: pack)
      }
    }
    return ([first].compactMap { $0 } + others).inOrder(of: pack)
  }

  /// The language of the client's papers; nil where the country says it already, or else the practice.
  private func language(
    _ workspace: Workspace, _ country: String, among known: [String], _ interview: inout Interview
  ) throws -> String? {
    func code(_ language: String) -> Substring { language.prefix { $0 != "-" } }
    let derived = workspace.papersLanguage(in: country)
    let standard = workspace.languageToBeginWith(in: country)
    guard language != nil || known.count > 1 else {
      let standard = variety(of: standard, in: country)
      return standard == derived ? nil : standard
    }
    let codes = known.map { String(code($0)) }
    let chosen = try interview.ask(
      Question(
        .clientLanguage, option: "--language CODE", example: codes.joined(separator: " "), standard: standard),
      given: language
    ) { text throws(Complaint) in try languageAnswer(text, among: codes) }
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
    let chosen = try interview.ask(
      Question(
        .clientCurrency, option: "--currency CODE", example: known.map(\.code).joined(separator: " "),
        standard: standard?.code),
      given: currency
    ) { text throws(Complaint) in try currencyAnswer(text, among: known) }
    return chosen == derived ? nil : chosen
  }
}

/// What a client is by law.
enum ClientKind: String, EnumerableFlag {
  case business
  case consumer

  static func help(for kind: ClientKind) -> ArgumentHelp? {
    switch kind {
    case .business: "The client is a business, an organisation or an authority; so it is where nothing is said."
    case .consumer: "The client is a private person, who buys for no business: a consumer."
    }
  }
}
