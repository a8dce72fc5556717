package import Diagnostics
import Foundation
package import Values

/// What a client is begun with: enough for a proposal.
package struct ClientAnswers: Sendable {
  package var name: String
  /// The name of its folder; nil to make one of its name.
  package var id: String?
  /// Nil where it is still to be written.
  package var legalName: String?
  /// A line each; none where it is still to be written.
  package var address: [String]
  package var country: String
  /// BCP 47; nil where it follows from the country or the practice.
  package var language: String?
  package var currency: Currency?
  package var isConsumer: Bool
  package var registrations: [RegistrationAnswers]
  /// Who is dealt with there: the first decides, the last signs.
  package var people: [PersonAnswers]
  package var email: String?

  package init(
    name: String, id: String?, legalName: String?, address: [String], country: String, language: String?,
    currency: Currency?, isConsumer: Bool, registrations: [RegistrationAnswers],
    people: [PersonAnswers], email: String?
  ) {
    self.name = name
    self.id = id
    self.legalName = legalName
    self.address = address
    self.country = country
    self.language = language
    self.currency = currency
    self.isConsumer = isConsumer
    self.registrations = registrations
    self.people = people
    self.email = email
  }
}

/// Somebody by name.
package struct PersonAnswers: Sendable {
  package var name: String
  /// What the person is, as papers tell it; nil where nobody said it.
  package var role: String?

  package init(name: String, role: String? = nil) {
    self.name = name
    self.role = role
  }
}

extension Workspace {
  /// The file of a new client, and the name of its folder below `content/clients`; nil after an error.
  package func files(
    for answers: ClientAnswers, today: Day
  ) -> (folder: String?, files: FileSet, diagnostics: [Diagnostic]) {
    var (folder, diagnostics) = freshFolderName(
      answers.id, for: answers.name, beside: clients.map(\.id), reserved: Set(sites.map(\.id) + [Workspace.deskFolder]))
    guard let folder, let starter = starter("client.yaml", &diagnostics) else { return (nil, [:], diagnostics) }
    if let other = clients.first(where: { $0.isCalled(answers.name) }) {
      diagnostics.append(
        Diagnostic(
          .warning, "same-client-name", "there is a client of this name already: `\(other.id)`",
          at: other.data?["name"]?.span,
          help: "if it is the same client, take this folder away: `content/clients/\(folder)`"))
    }
    var data = DatumMap()
    data["name"] = starterText(answers.name)
    data["legal_name"] = answers.legalName.map(starterText)
    data["address"] = starterLines(answers.address)
    data["country"] = starterText(answers.country)
    data["language"] = answers.language.map(starterText)
    data["currency"] = answers.currency.map { starterText($0.code) }
    data["consumer"] = Datum(.bool(answers.isConsumer))
    let language = TemplateLanguage(answers.language ?? papersLanguage(in: answers.country)).code
    let isAtHome = answers.country == practice?["country"]?.text && !answers.isConsumer
    data["registrations"] = Datum(.list(answers.registrations.map { $0.starterData(in: [language]) }))
    data["open_registrations"] = Datum(
      .list(
        openRegistrations(of: isAtHome ? packs[answers.country] : nil, but: answers.registrations)
          .map { $0.starterData(in: [language]) }))
    data["people"] = Datum(.list(people(answers)))
    // The address of the only person who is known is that person's.
    if answers.people.isEmpty { data["email"] = answers.email.map(starterText) }
    guard let text = starter.text(with: data, in: practiceLanguages, today: today, &diagnostics) else {
      return (nil, [:], diagnostics)
    }
    return (folder, ["\(folder)/client.yaml": Array(text.utf8)], diagnostics)
  }

  private func people(_ answers: ClientAnswers) -> [Datum] {
    var taken = practice?["people"]?.map?.keys ?? []
    return answers.people.enumerated().map { index, answer in
      let id = personName(answer.name, notOf: taken)
      taken.append(id)
      var person: DatumMap = ["id": starterText(id), "name": starterText(answer.name)]
      person["role"] = answer.role.map(starterText)
      if index == 0 { person["email"] = answers.email.map(starterText) }
      return Datum(.map(person))
    }
  }
}

extension ClientFolder {
  fileprivate func isCalled(_ name: String) -> Bool {
    data?["name"]?.text.map { nameWithoutForm($0) == nameWithoutForm(name) } ?? false
  }
}

// What of a client follows from its country and from the practice.

extension Workspace {
  /// The language of papers of a client in a country that has written no other.
  package func papersLanguage(in country: String) -> String {
    packs[country]?["language"]?.text ?? practiceLanguages.first ?? TemplateLanguage.unmarked
  }

  /// The language in which to write to a client in a country: what is spoken there, where the practice has texts in it;
  /// else English, where it has some; else its own.
  package func languageToBeginWith(in country: String) -> String {
    let known = practiceLanguages
    func own(_ code: String) -> String? { known.first { TemplateLanguage($0).code == code } }
    guard let spoken = spokenLanguage(in: country), own(spoken) != nil else {
      return own("en") ?? known.first ?? TemplateLanguage.unmarked
    }
    return packs[country]?["language"]?.text ?? spoken
  }

  /// That there are no texts in the language that is spoken in a country, where papers are in another for that reason.
  ///
  /// - Parameter languages: those of the papers.
  package func remarksOnLanguage(of country: String, in languages: [String]) -> [Diagnostic] {
    guard let spoken = spokenLanguage(in: country), let language = languages.first,
      !(languages + practiceLanguages).contains(where: { TemplateLanguage($0).code == spoken })
    else { return [] }
    let papers = "papers are in \(languageName(TemplateLanguage(language).code))"
    // What the tool has texts in, the practice may have none in.
    let (owner, help) =
      words[spoken] == nil
      ? ("there are", "`language:` says which of the languages there are; another is a translation of the templates")
      : ("practice.yaml has", "what it says in its own language under `defaults:` it must say in that one as well")
    return [
      Diagnostic(
        .note, "language-of-country", "\(owner) no texts in \(languageName(spoken)): \(papers)", at: nil, help: help)
    ]
  }

  /// The code of the language that most people speak in a country, by its pack or by the CLDR; nil where neither knows it.
  private func spokenLanguage(in country: String) -> String? {
    if let language = packs[country]?["language"]?.text { return TemplateLanguage(language).code }
    let likely = Locale.Language(identifier: "und-\(country)").maximalIdentifier
    let code = TemplateLanguage(likely).code
    return code == "und" ? nil : code
  }

  /// The currency of prices of a client in a country that has written no other.
  package func papersCurrency(in country: String) -> Currency? {
    (packs[country]?["currency"]?.text ?? practice?["currency"]?.text).flatMap(Currency.init)
  }

  /// The languages in which the practice can write papers: its own first, then those in which all its defaults stand.
  package var practiceLanguages: [String] {
    let own = practice?["language"]?.text ?? TemplateLanguage.unmarked
    var common: Set<String>?
    var waiting = [practice?["defaults"]].compactMap { $0 }
    let known = Set(starterLanguages + words.keys)
    while let next = waiting.popLast() {
      waiting += next.list ?? next.map?.entries.map(\.value) ?? []
      guard let keys = next.map?.keys, !keys.isEmpty, keys.allSatisfy(known.contains) else { continue }
      common = common?.intersection(keys) ?? Set(keys)
    }
    return [own] + (common ?? []).subtracting([TemplateLanguage(own).code]).sorted()
  }

  /// The currencies in which the practice has a price for an hour, and every amount of its defaults, its own first.
  package var practiceCurrencies: [Currency] {
    let own = practice?["currency"]?.text.flatMap(Currency.init)
    let steps = practice?["rates"]?.list?.first?["history"]?.list ?? []
    let priced = steps.last?["amount"]?.map?.keys.compactMap(Currency.init) ?? []
    var common = priced
    var waiting = [practice?["defaults"]].compactMap { $0 }
    while let next = waiting.popLast() {
      waiting += next.list ?? next.map?.entries.map(\.value) ?? []
      guard let keys = next.map?.keys, !keys.isEmpty, keys.allSatisfy({ Currency($0) != nil }) else { continue }
      common = common.filter { keys.contains($0.code) }
    }
    return [own].compactMap { $0 } + common.filter { $0 != own }
  }
}
