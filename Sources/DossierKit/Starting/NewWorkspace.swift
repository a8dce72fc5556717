package import Diagnostics
import Engagements
package import Values

/// What a workspace is begun with: who the practice is, and what usually stays the same.
package struct PracticeAnswers: Sendable {
  /// The name under which it trades.
  package var name: String
  /// Who works in it.
  package var person: PersonAnswers
  /// A sole trader's is the person's own.
  package var legalName: String
  /// In Latin letters what is written in others, by what is written: for papers in languages that have these.
  package var latin: [String: String] = [:]
  /// A line each; none where it is still to be written.
  package var address: [String]
  /// Two capital letters of ISO 3166.
  package var country: String
  /// BCP 47, the practice's own first.
  package var languages: [String]
  /// The price of an hour in each currency, the practice's own first.
  package var rates: [Money]
  package var tax: TaxAnswers
  package var registrations: [RegistrationAnswers]
  /// Nil where it is told later.
  package var jurisdiction: JurisdictionAnswers?
  /// The account for payments in the first currency; nil where it is told later.
  package var account: AccountAnswers?
  package var advance: Share
  /// A length, such as `14d`.
  package var timeToPay: String
  /// Those included in a quarter.
  package var calls: Int
  /// `09:00-17:00`
  package var hours: String
  package var phone: String
  package var email: String

  package init(
    name: String, person: PersonAnswers, legalName: String, latin: [String: String] = [:], address: [String],
    country: String, languages: [String],
    rates: [Money], tax: TaxAnswers, registrations: [RegistrationAnswers], jurisdiction: JurisdictionAnswers?,
    account: AccountAnswers?, advance: Share, timeToPay: String, calls: Int, hours: String, phone: String, email: String
  ) {
    self.name = name
    self.person = person
    self.legalName = legalName
    self.latin = latin
    self.address = address
    self.country = country
    self.languages = languages
    self.rates = rates
    self.tax = tax
    self.registrations = registrations
    self.jurisdiction = jurisdiction
    self.account = account
    self.advance = advance
    self.timeToPay = timeToPay
    self.calls = calls
    self.hours = hours
    self.phone = phone
    self.email = email
  }
}

/// An account: its IBAN, or its number with the sort code that goes with it.
package struct AccountAnswers: Sendable {
  package var iban: String?
  package var sortCode: String?
  package var number: String?

  package init(iban: String?, sortCode: String?, number: String?) {
    self.iban = iban
    self.sortCode = sortCode
    self.number = number
  }
}

/// The files of a new workspace; nil after an error.
///
/// - Parameter shipped: what came with the tool.
package func workspaceFiles(
  for answers: PracticeAnswers, shipped: Workspace, today: Day
) -> (files: FileSet?, diagnostics: [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  guard let starter = shipped.starter("practice.yaml", &diagnostics) else { return (nil, diagnostics) }
  let data = data(for: answers, pack: shipped.packs[answers.country], languages: starter.languages, today: today)
  guard let practice = starter.text(with: data, in: answers.languages, today: today, &diagnostics) else {
    return (nil, diagnostics)
  }
  let files = ["dossier.yaml": settingsText, ".gitignore": ignoredText, "content/practice.yaml": practice]
  return (files.mapValues { Array($0.utf8) }.merging(schemaFiles) { own, _ in own }, diagnostics)
}

private let settingsText = """
  # yaml-language-server: $schema=\(schemaFolder)/settings.json
  # A workspace of Dossier. Run in this folder:
  #
  #   dossier new client NAME            begin with a client
  #   dossier new engagement CLIENT      what you would do for it, and the proposal
  #   dossier check                      what is missing or wrong
  #   dossier build                      all pages, in the folder named here
  output: site

  """

private let ignoredText = """
  # What is made from the rest, and what nobody else may read.
  /site/
  /content/private/

  """

extension PracticeAnswers {
  /// A text as it stands behind the colon of its key: on its line, or one for each language where it is written in
  /// letters that the others do not have.
  fileprivate func told(_ text: String, indent: Int) -> Datum {
    let codes = languages.map { TemplateLanguage($0).code }
    let own = script(of: text)
    guard let own, own != .latin, codes.contains(where: { script(ofLanguage: $0) != own }) else {
      return Datum(.text(" " + yamlScalar(of: text, indent: max(indent, 2))))
    }
    let margin = String(repeating: " ", count: indent)
    let lines = codes.map { code in
      let told = script(ofLanguage: code) == own ? text : inLatin(text)
      return "\n\(margin)\(code): \(yamlScalar(of: told, indent: indent + 2))"
    }
    return Datum(.text(lines.joined()))
  }

  private func inLatin(_ text: String) -> String {
    latin[text]
      ?? text.split(separator: "\n").map { latinSpelling(of: String($0)) ?? String($0) }.joined(separator: "\n")
  }
}

private func data(
  for answers: PracticeAnswers, pack: Datum?, languages: [String], today: Day
) -> DatumMap {
  var data = DatumMap()
  data["name"] = answers.told(answers.name, indent: 2)
  data["person"] = answers.told(answers.person.name, indent: 6)
  data["person_id"] = starterText(personName(answers.person.name))
  data["person_role"] = answers.person.role.map(starterText)
  data["legal_name"] = answers.told(answers.legalName, indent: 2)
  data["holder"] = answers.told(answers.legalName, indent: 6)
  data["address"] = answers.address.isEmpty ? nil : answers.told(answers.address.joined(separator: "\n"), indent: 2)
  data["country"] = starterText(answers.country)
  data["language"] = answers.languages.first.map { starterText(variety(of: $0, in: answers.country)) }
  data["currency"] = answers.rates.first.map { starterText($0.currency.code) }
  data["timezone"] = answers.jurisdiction?.timezone.map(starterText)
  data["registrations"] = Datum(
    .list(
      answers.registrations.map { registration in
        var data = registration.starterData(in: languages).map ?? DatumMap()
        data["value"] = registration.value.map { answers.told($0, indent: 6) }
        return Datum(.map(data))
      }))
  data["open_registrations"] = Datum(
    .list(
      openRegistrations(of: pack, but: answers.registrations).map {
        $0.starterData(in: answers.languages.prefix(1).map { TemplateLanguage($0).code })
      }))
  data["charges_vat"] = Datum(.bool(answers.tax.isCharged))
  data["tax"] = Datum(.text(yamlText(of: taxTable(for: answers.tax, pack, languages, today), indent: 2)))
  // Without the line end of the last of its lines: keys follow.
  data["legal"] = answers.jurisdiction.map { Datum(.text(String(yamlText(of: $0.terms, indent: 4).dropLast()))) }
  data["has_account"] = Datum(.bool(answers.account != nil))
  data["iban"] = answers.account?.iban.map(starterText)
  data["sort_code"] = answers.account?.sortCode.map(starterText)
  data["account_number"] = answers.account?.number.map(starterText)
  data["has_ibans"] = Datum(.bool(answers.country != "GB" && hasIBANs(answers.country)))
  data["rates"] = Datum(.list(answers.rates.map(rate)))
  data["rates_from"] = Day(year: today.year, month: 1, day: 1).map { Datum(.text($0.description)) }
  data["email"] = starterText(answers.email)
  data["phone"] = starterText(answers.phone)
  data["hours"] = Datum(.text(answers.hours))
  data["due_in"] = Datum(.text(answers.timeToPay))
  data["advance"] = Datum(.text(answers.advance.description))
  data["calls"] = Datum(.number(Number(answers.calls)))
  return data
}

/// The price of an hour, and limits that follow from it: a job of about four hours is a small one, and a cost of about
/// half an hour is not asked about.
private func rate(_ hour: Money) -> Datum {
  func about(_ factor: Number) -> Datum {
    let amount = (try? (hour * factor).amount.rounded(toPlaces: 0))?.integer ?? 0
    var step = 1
    while amount / step >= 10 { step *= 10 }
    return Datum(.number(Number(max(1, (amount + step / 2) / step * step))))
  }
  return Datum(
    .map([
      "currency": starterText(hour.currency.code), "amount": Datum(.text(hour.amount.description)),
      "short_under": about(Number(4)), "approved_above": about((try? Number(2) / Number(5)) ?? .one),
    ]))
}
