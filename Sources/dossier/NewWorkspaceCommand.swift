import ArgumentParser
import Diagnostics
import DossierKit
import Engagements
import Values

struct NewWorkspaceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workspace",
    abstract: "Begin a folder of your own: who you are, and what usually stays the same.",
    discussion: """
      About a dozen questions are asked; what is not given as an option and has no default is asked on the terminal. \
      The folder must be new or empty, and all of it is written or nothing.
      """)

  @Argument(help: "The folder to make.", completion: .directory) var directory: String
  @Option(help: "What your practice is called.") var name: String?
  @Option(help: "Your own name.") var person: String?
  @Option(help: "The legal name, as registers have it; else the name.") var legalName: String?
  @Option(help: ArgumentHelp("A line of the postal address; repeat it for each.", valueName: "line"))
  var address: [String] = []
  @Option(help: ArgumentHelp("Your country, by its code or its name.", valueName: "country")) var country: String?
  @Option(help: ArgumentHelp("A language you write papers in, your own first; repeat it.", valueName: "code"))
  var language: [String] = []
  @Option(help: ArgumentHelp("A currency of your prices, your own first; repeat it.", valueName: "code"))
  var currency: [String] = []
  @Option(help: ArgumentHelp("The price of an hour in a currency: EUR=90.", valueName: "currency=amount"))
  var rate: [String] = []
  @Option(help: "Your VAT number; without one, no VAT is charged.") var vatNumber: String?
  @Option(help: ArgumentHelp("The rate of VAT in a country that Dossier does not know.", valueName: "per cent"))
  var vatRate: String?
  @Option(help: "The IBAN of the account for payments in your own currency.") var iban: String?
  @Option(help: "The sort code of that account, where it is known by one.") var sortCode: String?
  @Option(help: "The number of that account, where it is known by no IBAN.") var accountNumber: String?
  @Option(help: ArgumentHelp("The part paid before work begins; else 30%.", valueName: "share")) var advance: String?
  @Option(help: ArgumentHelp("The days to pay; else 14.", valueName: "days")) var dueIn: String?
  @Option(help: ArgumentHelp("The calls included in a quarter; else 6.", valueName: "number")) var calls: String?
  @Option(help: ArgumentHelp("When you answer the phone; else 09:00-17:00.", valueName: "hours")) var hours: String?
  @Option(help: "Your address for mail.") var email: String?
  @Option(help: "Your phone number.") var phone: String?
  @Option(help: ArgumentHelp("The day of the first prices; else today.", valueName: "yyyy-mm-dd")) var asOf: Day?
  @OptionGroup var report: ReportOptions

  func run() throws {
    let terminal = Terminal(options: report)
    let directory = directory.withoutDetours
    try terminal.stop(at: obstaclesToWorkspace(at: directory))
    let (shipped, found) = readShipped(share: try ShareFolder(terminal).path)
    try terminal.stop(at: found)
    let today = try asOf ?? .ofEnvironment() ?? .ofClock()
    var interview = Interview()
    let answers = try interview.conduct(terminal) { interview in try self.answers(shipped, &interview) }
    let (files, diagnostics) = workspaceFiles(for: answers, shipped: shipped, today: today)
    try terminal.stop(at: diagnostics)
    guard let files else { throw ExitCode(70) }
    try terminal.stop(at: createWorkspace(files, at: directory))
    var options = try WorkspaceOptions.parse(["-C", directory])
    options.asOf = today
    try options.make(nil, terminal)
    terminal.say(
      "\(directory) is a workspace now. content/practice.yaml says who you are, and what usually stays the same.")
    terminal.say("Next:")
    if directory != "." { terminal.say("  cd \(directory.quotedForShell)") }
    terminal.say(
      """
        dossier new client "Harbor & Pine"     somebody you work for, by name
        dossier new engagement harbor          what you would do, and the proposal
      """)
  }

  /// Nil where an answer is missing, which the interview says.
  private func answers(_ shipped: Workspace, _ interview: inout Interview) throws -> PracticeAnswers? {
    let name = try interview.ask(.name, given: name, nameAnswer)
    let person = try interview.ask(.person, given: person, nameAnswer)
    let legalName = try interview.ask(.legalName(name), given: legalName, nameAnswer)
    let country = try interview.ask(.country, given: country) { text throws(Complaint) in
      try countryAnswer(text, packs: shipped.packs)
    }
    let address = try interview.askForSeveral(.address, given: address, lineAnswer)
    let pack = country.flatMap { shipped.packs[$0] }
    let languages = try languages(pack, shipped, &interview)
    let rates = try rates(pack, &interview)
    let vatNumber = try interview.ask(.vatNumber, given: vatNumber) { text throws(Complaint) in
      try vatNumberAnswer(text, in: country ?? "")
    }
    var vatRate: Share?
    if vatNumber != nil, country != nil, pack?["tax"] == nil {
      vatRate = try interview.ask(.vatRate, given: self.vatRate, shareAnswer)
    }
    let account = try account(in: country, &interview)
    let advance = try interview.ask(.advance, given: advance, shareAnswer)
    let timeToPay = try interview.ask(.dueIn, given: dueIn, timeToPayAnswer)
    let calls = try interview.ask(.calls, given: calls) { text throws(Complaint) in try countAnswer(text, upTo: 1000) }
    let hours = try interview.ask(.hours, given: hours, hoursAnswer)
    let email = try interview.ask(.email, given: email) { text throws(Complaint) in
      try answer(text, to: PracticeFields.fields.email)
    }
    let phone = try interview.ask(.phone(pack), given: phone) { text throws(Complaint) in
      try answer(text, to: PracticeFields.fields.phone)
    }
    guard let name, let person, let legalName, let country, let advance, let timeToPay, let calls, let hours, let email,
      let phone
    else { return nil }
    return PracticeAnswers(
      name: name, person: person, legalName: legalName, address: address, country: country, languages: languages,
      rates: rates, vatNumber: vatNumber, vatRate: vatRate, account: account, advance: advance, timeToPay: timeToPay,
      calls: calls, hours: hours, phone: phone, email: email)
  }

  /// The account, by an IBAN where the country has them for payments at home; nil where it is told later.
  private func account(in country: String?, _ interview: inout Interview) throws -> AccountAnswers? {
    if country == "GB", iban == nil {
      let sortCode = try interview.ask(.sortCode, given: sortCode, sortCodeAnswer)
      guard sortCode != nil || accountNumber != nil else { return nil }
      let number = try interview.ask(.accountNumber, given: accountNumber, lineAnswer)
      return number.map { AccountAnswers(iban: nil, sortCode: sortCode, number: $0) }
    }
    let sortCode = interview.take(sortCode, for: "--sort-code", sortCodeAnswer)
    let number = interview.take(accountNumber, for: "--account-number", lineAnswer)
    if let number { return AccountAnswers(iban: nil, sortCode: sortCode, number: number) }
    let iban = try interview.ask(.iban(country.flatMap(exampleIBAN)), given: iban) { text throws(Complaint) in
      try answer(text.uppercased(), to: BankFields.fields.iban)
    }
    return iban.map { AccountAnswers(iban: $0, sortCode: nil, number: nil) }
  }

  private func languages(
    _ pack: Datum?, _ shipped: Workspace, _ interview: inout Interview
  ) throws -> [String] {
    let known = shipped.starterLanguages
    let own = pack?["language"]?.text ?? "en"
    let standard = (try? languageAnswer(own, among: known)) ?? "en"
    let question = Question.languages(known, standard: standard)
    let given = language.isEmpty ? nil : language.joined(separator: " ")
    let languages = try interview.ask(question, given: given) { text throws(Complaint) in
      try languagesAnswer(text, among: known)
    }
    return languages ?? []
  }

  /// The price of an hour in each currency that is named, or in that of the country.
  private func rates(_ pack: Datum?, _ interview: inout Interview) throws -> [Money] {
    let own = pack?["currency"]?.text
    var currencies: [Currency] = []
    // Rates on the command line say what they are in; without any, a country that is not known says nothing.
    if !currency.isEmpty || rate.isEmpty && (own != nil || interview.canAsk) {
      let given = currency.isEmpty ? nil : currency.joined(separator: " ")
      currencies = try interview.ask(.currencies(standard: own), given: given, currenciesAnswer) ?? []
    }
    let first = currencies.first ?? own.flatMap(Currency.init)
    var rates: [Money] = []
    for text in rate {
      let rate = try interview.ask(.rate(nil), given: text) { text throws(Complaint) in try rateAnswer(text, in: first)
      }
      if let rate { rates.append(rate) }
    }
    let open = currencies.filter { currency in !rates.contains { $0.currency == currency } }
    for currency in rate.isEmpty && currencies.isEmpty ? [nil] : open.map(Optional.some) {
      let rate = try interview.ask(.rate(currency), given: nil) { text throws(Complaint) in
        try rateAnswer(text, in: currency)
      }
      if let rate { rates.append(rate) }
    }
    return currencies.isEmpty ? rates : currencies.compactMap { currency in rates.last { $0.currency == currency } }
  }
}

extension Question {
  fileprivate static let name = Question(
    option: "--name NAME", text: "What your practice is called", example: "Two Lanterns",
    explanation: "The name by which clients know you; your own, if you work under that.")

  fileprivate static let person = Question(
    option: "--person NAME", text: "Your own name", example: "Maria Alexiou",
    explanation: "It stands in papers as who leads the work and signs. More people can be added to the file later.")

  fileprivate static func legalName(_ name: String?) -> Question {
    Question(
      option: "--legal-name NAME", text: "The legal name", standard: name ?? "you",
      explanation: "The whole name with its legal form, as registers have it: it stands in contracts.")
  }

  fileprivate static let country = Question(
    option: "--country COUNTRY", text: "Your country", example: "its name, or its code of two letters",
    explanation: "From it follow holidays, the time zone, currency and language, and how prices are taxed.")

  fileprivate static let address = Question(
    option: "--address LINE", text: "Your postal address, a line each", skipped: "later",
    explanation: "Proposals do without it, contracts do not. An empty line ends it.")

  fileprivate static func languages(_ known: [String], standard: String) -> Question {
    Question(
      option: "--language CODE", text: "The languages of your papers, your own first",
      example: known.joined(separator: " "), standard: standard,
      explanation: "Texts that usually stay the same are written in each. A client has one of them.")
  }

  fileprivate static func currencies(standard: String?) -> Question {
    Question(
      option: "--currency CODE", text: "The currencies of your prices, your own first", example: "EUR GBP",
      standard: standard, explanation: "By the three letters of ISO 4217. Nothing is ever converted.")
  }

  fileprivate static func rate(_ currency: Currency?) -> Question {
    Question(
      option: "--rate \(currency?.code ?? "CURRENCY")=AMOUNT",
      text: "The price of an hour\(currency.map { " in \($0)" } ?? "")", example: "90",
      explanation:
        "Before tax. It is charged for what goes beyond an agreement, and shows what small extras were worth.")
  }

  fileprivate static let vatNumber = Question(
    option: "--vat-number NUMBER", text: "Your VAT number, if you charge VAT", skipped: "none: no VAT",
    explanation: "With a number, prices are taxed as your country has it; without one, no tax is added.")

  fileprivate static let vatRate = Question(
    option: "--vat-rate PERCENT", text: "The rate of VAT in your country", example: "24%",
    explanation: "Dossier does not know your country's. Clients in other countries get a row of the tax table later.")

  fileprivate static let advance = Question(
    option: "--advance SHARE", text: "The part of a price paid before work begins", standard: "30%",
    explanation: "The rest is paid as each stage is accepted.")

  fileprivate static let dueIn = Question(
    option: "--due-in DAYS", text: "Days to pay", standard: "14", explanation: "From the day you ask for a payment.")

  fileprivate static let calls = Question(
    option: "--calls NUMBER", text: "Calls included in a quarter", standard: "6",
    explanation: "Of half an hour, for clients who want to talk; more is charged by the hour. 0 for none.")

  fileprivate static let hours = Question(
    option: "--hours HOURS", text: "When you answer the phone", standard: "09:00-17:00",
    explanation: "On working days, in the time of your country.")

  fileprivate static let email = Question(
    option: "--email ADDRESS", text: "Your mail address", example: "hello@practice.example",
    explanation: "Answers to your papers go there.")

  fileprivate static let sortCode = Question(
    option: "--sort-code CODE", text: "The sort code of your account", example: "00-00-00", skipped: "later",
    explanation: "Clients pay into the account; the contract needs it, the proposal does not.")

  fileprivate static let accountNumber = Question(
    option: "--account-number NUMBER", text: "The number of your account", example: "00000000",
    explanation: "It stands in contracts beside the sort code.")

  fileprivate static func iban(_ example: String?) -> Question {
    Question(
      option: "--iban IBAN", text: "The IBAN of your account", example: example, skipped: "later",
      explanation: "Clients pay into the account; the contract needs it, the proposal does not.")
  }

  fileprivate static func phone(_ pack: Datum?) -> Question {
    Question(
      option: "--phone NUMBER", text: "Your phone number", example: pack?["phone_example"]?.text,
      explanation: "For urgent matters; it stands in the plan of communication.")
  }
}

extension String {
  /// A path without folders that `..` leaves again: a folder that is to be made has no way through one that is not
  /// there.
  fileprivate var withoutDetours: String {
    var parts: [Substring] = []
    for part in split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    let path = parts.joined(separator: "/")
    return hasPrefix("/") ? "/" + path : path.isEmpty ? "." : path
  }
}
