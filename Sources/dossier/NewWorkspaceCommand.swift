import ArgumentParser
import Diagnostics
import DossierKit
import Engagements
import Foundation
import Values

struct NewWorkspaceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workspace",
    abstract: "Begin a folder of your own: who you are, and what usually stays the same.",
    discussion: """
      What is not given as an option is asked on the terminal, in Greek where `--language el` or `--country GR` is \
      given or the environment's locale is Greek; without a terminal, what has a default is taken as it is. The folder must be new or \
      empty, and all of it is written or nothing. What your papers will promise without having been asked is listed at \
      the end.
      """)

  @Argument(help: "The folder to make.", completion: .directory) var directory: String
  @Option(help: "What your practice is called: the name you trade under.") var name: String?
  @Option(help: "Your own name.") var person: String?
  @Option(
    help: ArgumentHelp(
      "A name of yours in Latin letters, for papers in languages that have these; else as ELOT 743 has it; repeat it.",
      valueName: "name=spelling"))
  var latin: [String] = []
  @Option(help: "The legal name: a company's as registers have it, a sole trader's own; else your own name.")
  var legalName: String?
  @Option(help: ArgumentHelp("A line of the postal address; repeat it for each.", valueName: "line"))
  var address: [String] = []
  @Option(help: ArgumentHelp("Your country, by its code or its name.", valueName: "country")) var country: String?
  @Option(help: ArgumentHelp("A language you write papers in, your own first; repeat it.", valueName: "code"))
  var language: [String] = []
  @Option(help: ArgumentHelp("A currency of your prices, your own first; repeat it.", valueName: "code"))
  var currency: [String] = []
  @Option(help: ArgumentHelp("The price of an hour in a currency: EUR=90.", valueName: "currency=amount"))
  var rate: [String] = []
  @Option(help: ArgumentHelp("Whether you charge VAT, whatever numbers you have: yes or no.", valueName: "yes|no"))
  var vat: String?
  @Option(
    help: "Your VAT number, or the tax number that stands for one; where only who charges VAT has one, yes to VAT.")
  var vatNumber: String?
  @Option(
    help: ArgumentHelp(
      "Another number that papers name, by its word in the country's pack or by any name: tax_office=…; repeat it.",
      valueName: "name=number"))
  var registration: [String] = []
  @Option(
    help: ArgumentHelp(
      "The rate of VAT in a country that Dossier does not know, or that leaves a choice.", valueName: "per cent"))
  var vatRate: String?
  @Option(
    help: ArgumentHelp(
      "What business clients in your country withhold of your fees, where that is known there; or none.",
      valueName: "per cent"))
  var withholding: String?
  @Option(
    help: ArgumentHelp(
      "Whose courts decide a dispute; else those of your address, where it says so.", valueName: "place"))
  var courts: String?
  @Option(help: "The IBAN of the account for payments in your own currency.") var iban: String?
  @Option(help: "The sort code of that account, where it is known by one.") var sortCode: String?
  @Option(help: "The number of that account, where it is known by no IBAN.") var accountNumber: String?
  @Option(help: ArgumentHelp("The part paid before work begins; else 30%.", valueName: "share")) var advance: String?
  @Option(help: ArgumentHelp("The days to pay; else 14.", valueName: "days")) var dueIn: String?
  @Option(help: ArgumentHelp("The calls included in a quarter; else 6.", valueName: "number")) var calls: String?
  @Option(help: ArgumentHelp("When you answer the phone; else 09:00-17:00.", valueName: "hours")) var hours: String?
  @Option(help: "Your address for mail.") var email: String?
  @Option(help: "Your phone number.") var phone: String?
  @Option(help: ArgumentHelp("The day of the first prices; else today.", valueName: "yyyy-mm-dd")) var asOf: WrittenDay?
  @OptionGroup var report: ReportOptions

  func validate() throws { try asOf?.validate() }

  func run() throws {
    let terminal = Terminal(options: report)
    let directory = directory.withoutDetours
    try terminal.stop(at: obstaclesToWorkspace(at: directory))
    let (shipped, found) = readShipped(share: try ShareFolder(terminal).path)
    try terminal.stop(at: found)
    let today = try asOf?.day ?? .ofEnvironment() ?? .ofClock()
    var interview = Interview(language: language.first ?? spoken(among: shipped))
    let answers = try interview.conduct(terminal) { interview in
      try self.answers(shipped, on: today, &interview)
    }
    let (files, diagnostics) = workspaceFiles(for: answers, shipped: shipped, today: today)
    try terminal.stop(at: diagnostics)
    guard let files else { throw ExitCode(70) }
    try terminal.stop(at: createWorkspace(files, at: directory))
    let options = try WorkspaceOptions.parse(["-C", directory, "--as-of", today.description])
    let made = try options.make(nil, terminal)
    if language.isEmpty {
      terminal.report(shipped.remarksOnLanguage(of: answers.country, in: answers.languages))
    }
    let promises = try options.load(terminal).workspace.promisesByDefault(in: interview.language)
    if let country, country != answers.country {
      terminal.say(interview.words.closing.country(countryTitle(answers.country, in: interview.language)))
    }
    sayNext(in: directory, promises, interview.words.closing, terminal)
    try terminal.finish(made.diagnostics)
  }

  private func sayNext(in directory: String, _ promises: String, _ words: ClosingWords, _ terminal: Terminal) {
    terminal.say(words.workspace(directory))
    terminal.say(promises)
    terminal.say(words.next)
    if directory != "." { terminal.say("  cd \(directory.quotedForShell)") }
    let steps = [
      ("dossier new client \"\(words.exampleClient.name)\"", words.client),
      ("dossier new engagement \(words.exampleClient.word)", words.engagement),
    ]
    let width = (steps.map(\.0.count).max() ?? 0) + 7
    for (command, purpose) in steps {
      terminal.say("  \(command.padding(toLength: width, withPad: " ", startingAt: 0))\(purpose)")
    }
  }

  /// Greek where the country of the command line speaks it; nil where the environment says in which language to ask.
  private func spoken(among shipped: Workspace) -> String? {
    let code = country.flatMap { try? countryAnswer($0, packs: shipped.packs) }
    let language = code.flatMap { shipped.packs[$0]?["language"]?.text }
    return language?.hasPrefix("el") == true ? language : nil
  }

  /// Nil where an answer is missing, which the interview says.
  private func answers(
    _ shipped: Workspace, on today: Day, _ interview: inout Interview
  ) throws -> PracticeAnswers? {
    // What is wrong with the country of the command line is said before anything is asked.
    let given = try self.country.flatMap { try askForCountry(given: $0, shipped, &interview) }
    let name = try interview.ask(Question(.practiceName, option: "--name NAME"), given: name, nameAnswer)
    let person = try interview.ask(Question(.ownName, option: "--person NAME"), given: person, personAnswer)
    let standard = person == nil ? nil : legalNameMeant(by: name, of: person?.name)
    let legalName = try interview.ask(
      Question(.legalName, option: "--legal-name NAME", standard: standard ?? (interview.canAsk ? nil : "you")),
      given: legalName, nameAnswer)
    let country = try self.country == nil ? askForCountry(given: nil, shipped, &interview) : given
    let address = try interview.askForSeveral(
      Question(.ownAddress, option: "--address LINE"), given: address, lineAnswer)
    let pack = country.flatMap { shipped.packs[$0] }
    let languages = try languages(pack, shipped, &interview)
    let latin = try latinSpellings(of: [name, person?.name, legalName], languages, &interview)
    let mark = interview.decimalMark(of: DecimalMark(language: languages.first ?? "en", country: country))
    let rates = try rates(pack, with: mark, &interview)
    let (tax, registrations) = try tax(in: country, pack, languages, on: today, with: mark, &interview)
    let jurisdiction = try jurisdiction(at: address, pack, languages, &interview)
    let account = try account(in: country, &interview)
    let advance = try interview.ask(
      Question(.advance, option: "--advance SHARE", standard: "30%"), given: advance
    ) {
      text throws(Complaint) in try shareAnswer(text, with: mark)
    }
    let timeToPay = try interview.ask(
      Question(.dueIn, option: "--due-in DAYS", standard: "14"), given: dueIn, timeToPayAnswer)
    let calls = try interview.ask(Question(.calls, option: "--calls NUMBER", standard: "6"), given: calls) {
      text throws(Complaint) in try countAnswer(text, upTo: 1000)
    }
    let hours = try interview.ask(
      Question(.hours, option: "--hours HOURS", standard: "09:00-17:00"), given: hours, hoursAnswer)
    let email = try interview.ask(Question(.ownEmail, option: "--email ADDRESS"), given: email) {
      text throws(Complaint) in try answer(text, to: PracticeFields.fields.email, as: .email)
    }
    let phone = try interview.ask(
      Question(.phone, option: "--phone NUMBER", example: pack?["phone_example"]?.text), given: phone
    ) { text throws(Complaint) in try answer(text, to: PracticeFields.fields.phone, as: .phone) }
    guard let name, let person, let legalName, let country, let tax, let advance, let timeToPay, let calls, let hours,
      let email, let phone
    else { return nil }
    return PracticeAnswers(
      name: name, person: person, legalName: legalName, latin: latin, address: address, country: country,
      languages: languages,
      rates: rates, tax: tax, registrations: registrations, jurisdiction: jurisdiction, account: account,
      advance: advance, timeToPay: timeToPay, calls: calls, hours: hours, phone: phone, email: email)
  }

  /// How names in Greek letters are spelled for those who do not read these; as ELOT 743 has it where nobody says.
  private func latinSpellings(
    of names: [String?], _ languages: [String], _ interview: inout Interview
  ) throws -> [String: String] {
    guard languages.contains(where: { script(ofLanguage: $0) == .latin }) else { return [:] }
    let own = names.compactMap(\.self)
    if own.count == names.count {
      for text in latin where !own.contains(where: { text.hasPrefix("\($0)=") }) {
        _ = interview.take(text, for: "--latin") { text throws(Complaint) -> String in
          let spelled = own.enumerated().filter { index, name in
            own.firstIndex(of: name) == index && latinSpelling(of: name) != nil
          }
          throw .spellingOfNobody(text, among: spelled.map(\.element))
        }
      }
    }
    var spellings: [String: String] = [:]
    for name in own where spellings[name] == nil {
      guard let standard = latinSpelling(of: name) else { continue }
      let given = latin.first { $0.hasPrefix("\(name)=") }.map { String($0.dropFirst(name.count + 1)) }
      let question = Question(.latinSpelling(name), option: "--latin \"NAME=SPELLING\"", standard: standard)
      spellings[name] = try interview.ask(question, given: given, nameAnswer)
    }
    return spellings
  }

  private func askForCountry(given: String?, _ shipped: Workspace, _ interview: inout Interview) throws -> String? {
    try interview.ask(Question(.ownCountry, option: "--country COUNTRY"), given: given) { text throws(Complaint) in
      try countryAnswer(text, packs: shipped.packs)
    }
  }

  private func languages(
    _ pack: Datum?, _ shipped: Workspace, _ interview: inout Interview
  ) throws -> [String] {
    let known = shipped.starterLanguages
    let own = pack?["language"]?.text ?? "en"
    let standard = (try? languageAnswer(own, among: known)) ?? "en"
    let question = Question(
      .languages, option: "--language CODE", example: known.joined(separator: " "), standard: standard)
    let given = language.isEmpty ? nil : language.joined(separator: " ")
    let languages = try interview.ask(question, given: given) { text throws(Complaint) in
      try languagesAnswer(text, among: known)
    }
    return languages ?? []
  }

  /// The price of an hour in each currency that is named, or in that of the country.
  private func rates(_ pack: Datum?, with mark: DecimalMark, _ interview: inout Interview) throws -> [Money] {
    let own = pack?["currency"]?.text
    var currencies: [Currency] = []
    // Rates on the command line say what they are in; without any, a country that is not known says nothing.
    if !currency.isEmpty || rate.isEmpty && (own != nil || interview.canAsk) {
      let given = currency.isEmpty ? nil : currency.joined(separator: " ")
      currencies =
        try interview.ask(
          Question(.currencies, option: "--currency CODE", standard: own), given: given, currenciesAnswer) ?? []
    }
    let first = currencies.first ?? own.flatMap(Currency.init)
    var rates: [Money] = []
    for text in rate {
      let rate = try interview.ask(rateQuestion(nil), given: text) { text throws(Complaint) in
        try rateAnswer(text, in: first, with: mark)
      }
      if let rate { rates.append(rate) }
    }
    let open = currencies.filter { currency in !rates.contains { $0.currency == currency } }
    for currency in rate.isEmpty && currencies.isEmpty ? [nil] : open.map(Optional.some) {
      let rate = try interview.ask(rateQuestion(currency), given: nil) { text throws(Complaint) in
        try rateAnswer(text, in: currency, with: mark)
      }
      if let rate { rates.append(rate) }
    }
    return currencies.isEmpty ? rates : currencies.compactMap { currency in rates.last { $0.currency == currency } }
  }

  private func rateQuestion(_ currency: Currency?) -> Question {
    Question(.rate(currency?.code), option: "--rate \(currency?.code ?? "CURRENCY")=AMOUNT")
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
