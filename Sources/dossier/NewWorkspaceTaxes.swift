import Diagnostics
import DossierKit
import Engagements
import Values

// What `new workspace` asks about taxes, registers, courts and accounts, country by country.

extension NewWorkspaceCommand {
  /// Whether tax is charged, what is withheld, and the numbers that papers name; nil where an answer is missing.
  ///
  /// Where every business has a tax number, it does not say whether tax is charged; elsewhere who tells a number charges
  /// it.
  func tax(
    in country: String?, _ pack: Datum?, _ languages: [String], on today: Day, with mark: DecimalMark,
    _ interview: inout Interview
  ) throws -> (tax: TaxAnswers?, registrations: [RegistrationAnswers]) {
    let needed = neededRegistrations(of: pack)
    let hasEverybodyNumber = needed.contains { $0["vat"]?.text == "yes" }
    let implied = vat == nil && vatNumber != nil && !hasEverybodyNumber ? "yes" : nil
    let isCharged = try interview.ask(
      Question(.chargesVAT, option: "--vat yes|no"), given: vat ?? implied, yesNoAnswer)
    var registrations = registration.compactMap { text in
      interview.take(text, for: "--registration") { text throws(Complaint) in
        try registrationAnswer(text, in: country ?? "", pack: pack)
      }
    }
    func isTold(_ registration: Datum) -> Bool {
      let labels = RegistrationAnswers(registration, value: nil).labels.map(\.text)
      return registrations.contains { $0.labels.contains { labels.contains($0.text) } }
    }
    let language = languages.first.map { String($0.prefix { $0 != "-" }) } ?? "en"
    let known = pack?["registrations"]?.list ?? []
    let wanted = known.filter {
      $0["needed"] != nil || $0["vat"]?.text == "yes" && (isCharged == true || vatNumber != nil)
    }
    for registration in wanted where !isTold(registration) {
      let isVATNumber = registration["vat"]?.text == "yes"
      let label = registration["label"]?[language]?.text ?? ""
      let option = isVATNumber ? "--vat-number NUMBER" : "--registration \(registration["id"]?.text ?? "")=NUMBER"
      let number = try interview.ask(
        Question(isVATNumber && !hasEverybodyNumber ? .vatNumber : .registration(label), option: option),
        given: isVATNumber ? vatNumber : nil
      ) { text throws(Complaint) in
        isVATNumber ? try vatNumberAnswer(text, in: country ?? "") : try lineAnswer(text)
      }
      if let number { registrations.append(RegistrationAnswers(registration, value: number)) }
    }
    if known.isEmpty, isCharged == true || vatNumber != nil {
      let number = try interview.ask(Question(.vatNumber, option: "--vat-number NUMBER"), given: vatNumber) {
        text throws(Complaint) in try vatNumberAnswer(text, in: country ?? "")
      }
      if let number { registrations.append(RegistrationAnswers(vatNumber: number)) }
    }
    var rate: Share?
    let rates = chargedRates(of: pack, on: today, in: language)
    if isCharged == true, country != nil, rates.count != 1 || vatRate != nil {
      let question = Question(
        .vatRate(rates.map { ($0.rate.description, $0.note) }), option: "--vat-rate PERCENT",
        standard: rates.first?.rate.description)
      rate = try interview.ask(question, given: vatRate) { text throws(Complaint) in
        try vatRateAnswer(text, among: rates.map(\.rate), with: mark)
      }
    }
    let withholding = try withheld(pack, language, with: mark, &interview)
    return (
      isCharged.map { TaxAnswers(isCharged: $0, rate: rate, withholding: withholding) }, registrations.inOrder(of: pack)
    )
  }

  private func withheld(
    _ pack: Datum?, _ language: String, with mark: DecimalMark, _ interview: inout Interview
  ) throws -> Share? {
    let rates = withholdingRates(of: pack, in: language).map { (rate: $0.rate.description, note: $0.note) }
    guard withholding != nil || !rates.isEmpty else { return nil }
    let question = Question(.withholding(rates), option: "--withholding PERCENT")
    let rate = try interview.ask(question, given: withholding) { text throws(Complaint) -> Share? in
      try withholdingAnswer(text, of: pack, with: mark)
    }
    return rate ?? nil
  }

  /// Nil where it is told later.
  func jurisdiction(
    at address: [String], _ pack: Datum?, _ languages: [String], _ interview: inout Interview
  ) throws -> JurisdictionAnswers? {
    let language = languages.first.map { String($0.prefix { $0 != "-" }) } ?? "en"
    let names = jurisdictionNames(of: pack, in: language)
    let standard = jurisdictionName(of: address, pack: pack, in: language)
    // More than a handful is nothing to choose from: one shows what is meant.
    let example = names.count <= 5 ? names.joined(separator: ", ") : standard == nil ? names.first : nil
    let question = Question(
      .courts, option: "--courts PLACE", example: names.isEmpty ? nil : example, standard: standard)
    return try interview.ask(question, given: courts) { text throws(Complaint) in
      try jurisdictionAnswer(text, pack: pack)
    }
  }

  /// The account, by an IBAN where the country has them for payments at home, else by its number; nil where it is told
  /// later.
  func account(in country: String?, _ interview: inout Interview) throws -> AccountAnswers? {
    if country == "GB", iban == nil {
      let sortCode = try interview.ask(
        Question(.sortCode, option: "--sort-code CODE"), given: sortCode, sortCodeAnswer)
      guard sortCode != nil || accountNumber != nil else { return nil }
      let number = try interview.ask(
        Question(.accountNumber(besideSortCode: true), option: "--account-number NUMBER"), given: accountNumber
      ) { text throws(Complaint) in try accountNumberAnswer(text, besideSortCode: true) }
      return number.map { AccountAnswers(iban: nil, sortCode: sortCode, number: $0) }
    }
    if let country, !hasIBANs(country), iban == nil {
      let sortCode = interview.take(sortCode, for: "--sort-code", sortCodeAnswer)
      let number = try interview.ask(
        Question(.accountNumber(besideSortCode: false), option: "--account-number NUMBER"), given: accountNumber
      ) { text throws(Complaint) in try accountNumberAnswer(text, besideSortCode: false) }
      return number.map { AccountAnswers(iban: nil, sortCode: sortCode, number: $0) }
    }
    let sortCode = interview.take(sortCode, for: "--sort-code", sortCodeAnswer)
    let number = interview.take(accountNumber, for: "--account-number") { text throws(Complaint) in
      try accountNumberAnswer(text, besideSortCode: sortCode != nil)
    }
    if let number { return AccountAnswers(iban: nil, sortCode: sortCode, number: number) }
    let iban = try interview.ask(Question(.iban, option: "--iban IBAN"), given: iban, ibanAnswer)
    return iban.map { AccountAnswers(iban: $0, sortCode: nil, number: nil) }
  }
}
