import Diagnostics
import DossierKit
import Engagements
import Foundation
import TestSupport
import Testing
import Values

/// What a workspace begins with: whole in every language, and nothing wrong with it.
@Suite struct StarterTests {
  private let shipped: Workspace
  private let today: Day

  init() throws {
    shipped = readShipped(share: SampleWorkspace.root.path).workspace
    today = try #require(Day("2026-05-06"))
  }

  @Test(arguments: [["en-GB"], ["el"], ["en-GB", "el"], ["el", "en"]], [true, false])
  func hasNothingWrongWithIt(languages: [String], chargesTax: Bool) throws {
    var answers = try practice(languages)
    if !chargesTax { answers.tax.isCharged = false }
    let own = try begin(answers)
    #expect(build(own, BuildOptions(today: today)).diagnostics.shown == "")
    #expect(own.practiceLanguages == languages)
    #expect(own.practiceCurrencies.map(\.code) == ["EUR", "GBP"])
  }

  /// Nothing of a language that was not chosen is left, and nothing of one that was is missing.
  @Test func standsInTheLanguagesThatWereChosen() throws {
    let greek = try #require(workspaceFiles(for: practice(["el"]), shipped: shipped, today: today).files)
    let text = String(decoding: try #require(greek["content/practice.yaml"]), as: UTF8.self)
    // The words of reverse charge are the recipient's, whoever that is.
    #expect(text.matches(of: #/(?m)^ *(- )?en: (?<text>.*)/#).map(\.text) == ["Reverse charge"])
    #expect(!text.contains("#el"))
    #expect(text.hasSuffix("requests_closed\n"))
    for language in ["en", "el"] {
      var folder = try engagement(of: try begin(practice(["en", "el"])), in: language)
      let papers = readYAML(
        Source(name: "log/papers.yaml", text: "- id: C-1\n  document: contract\n  issued:\n    on: 2026-05-01\n"))
      folder.engagement.log = [DatumMap.Entry(key: "papers", keySpan: nil, value: try #require(papers.datum))]
      let findings = folder.workspace.examined(folder.engagement, BuildOptions(today: today)).diagnostics
      #expect(findings.filter { $0.id == "language-missing" }.shown == "")
    }
  }

  /// A remark in one language has its like in every other, beside it.
  @Test(arguments: ["practice", "client", "engagement", "order"])
  func hasItsRemarksInEveryLanguage(name: String) throws {
    let source = try #require(shipped.templates["starter/\(name).yaml"])
    var runs: [Set<String>] = [[]]
    for line in (1...source.lineCount).map(source.line) {
      let word = line.drop { $0 == " " }
      if let language = ["en", "el"].first(where: { word.hasPrefix("#\($0) ") }) {
        runs[runs.count - 1].insert(language)
      } else if !(runs.last?.isEmpty ?? true) {
        runs.append([])
      }
    }
    let uneven = runs.filter { !$0.isEmpty && $0 != ["en", "el"] }
    #expect(runs.count > 3)
    #expect(uneven.isEmpty)
  }

  /// Names that would be something else to YAML, to Markdown or to a template.
  @Test(arguments: [
    "*Star* _Ltd_ | 1.", "\"quoted\" 'both' \\", "{{ name }} {% if %}", "- a: b # c", "null", "12:30", "ΝΑΙ", "שלום",
    "日本",
    String(repeating: "long ", count: 60) + "name", "#en remark", "en: el:",
  ])
  func keepsNamesLetterForLetter(name: String) throws {
    var answers = try practice(["en", "el"])
    answers.name = name
    answers.person = PersonAnswers(name: name)
    answers.legalName = name
    answers.address = [name, "& *Town*"]
    let own = try begin(answers)
    // What is written in Greek letters stands there for papers in Greek.
    func told(_ datum: Datum?) -> String? { datum?.text ?? datum?["el"]?.text }
    #expect(told(own.practice?["name"]) == name)
    #expect(told(own.practice?["legal_name"]) == name)
    #expect(told(own.practice?["address"]) == "\(name)\n& *Town*")
    #expect(own.practice?["people"]?.map?.entries.map { told($0.value["name"]) } == [name])
    let client = try client(name)
    let begun = own.files(for: client, today: today)
    let text = String(decoding: try #require(begun.files.values.first), as: UTF8.self)
    let read = readYAML(Source(name: "client.yaml", text: text))
    #expect(read.diagnostics.isEmpty)
    #expect(read.datum?["name"]?.text == name)
    #expect(read.datum?["people"]?.map?.entries.map { $0.value["name"]?.text } == [name, "Omar"])
  }

  /// Nobody of the client's is called by the word of one of the practice's.
  @Test func callsPeopleApart() throws {
    let own = try begin(practice(["en"]))
    var client = try client("Harbor")
    client.people = ["Maria Papadopoulou", "Maria Alexiou", "Signs Smith", "None"].map { PersonAnswers(name: $0) }
    let text = String(decoding: try #require(own.files(for: client, today: today).files.values.first), as: UTF8.self)
    let people = readYAML(Source(name: "client.yaml", text: text)).datum?["people"]?.map
    #expect(people?.keys == ["maria-papadopoulou", "maria-alexiou", "signs-smith", "none"])
    #expect(people?.entries.map { $0.value["decides"]?.text } == ["yes", nil, nil, nil])
    #expect(people?.entries.map { $0.value["signs"]?.text } == [nil, nil, nil, "yes"])
  }

  @Test(arguments: [
    ("Ευριπίδου", "Evripidou"), ("Ευθύμιος Παύλου", "Efthymios Pavlou"), ("Άγγελος", "Angelos"),
    ("ΔΥΟ ΘΕΟΙ", "DYO THEOI"),
    ("Μπάμπης", "Bampis"), ("Ζαΐμης", "Zaimis"), ("Θεοδώρα & Υιοί Ο.Ε.", "Theodora & Yioi O.E."),
  ])
  func spellsGreekNamesByTheStandard(name: String, spelling: String) {
    #expect(latinSpelling(of: name) == spelling)
    #expect(latinSpelling(of: spelling) == nil)
  }

  private func practice(_ languages: [String]) throws -> PracticeAnswers {
    let (euro, pound) = (try #require(Currency("EUR")), try #require(Currency("GBP")))
    return PracticeAnswers(
      name: "Two Lanterns", person: PersonAnswers(name: "Maria Alexiou"), legalName: "Two Lanterns",
      address: ["Athens"], country: "GR",
      languages: languages, rates: [Money(minorUnits: 12000, euro), Money(minorUnits: 10500, pound)],
      tax: TaxAnswers(isCharged: true, rate: nil, withholding: Share("20%")),
      registrations: [
        RegistrationAnswers(try #require(shipped.packs["GR"]?["registrations"]?.list?.first), value: "EL800000002")
      ], jurisdiction: try jurisdictionAnswer("Athens", pack: shipped.packs["GR"]), account: nil,
      advance: try #require(Share("30%")), timeToPay: "14d",
      calls: 6, hours: "09:00-17:00", phone: "+30 210 000 0000", email: "hello@practice.example")
  }

  private func client(_ name: String) throws -> ClientAnswers {
    ClientAnswers(
      name: name, id: "client", legalName: nil, address: [], country: "GR", language: nil, currency: nil,
      isConsumer: false, registrations: [], people: [PersonAnswers(name: name), PersonAnswers(name: "Omar")], email: nil
    )
  }

  private func begin(_ answers: PracticeAnswers) throws -> Workspace {
    let (files, diagnostics) = workspaceFiles(for: answers, shipped: shipped, today: today)
    #expect(diagnostics.isEmpty)
    // What is for git alone is nothing that is read.
    let read = try #require(files).filter { !$0.key.hasPrefix(".") }
    return DossierKit.workspace(of: read, shipped: try Self.templates())
  }

  private func engagement(
    of own: Workspace, in language: String
  ) throws -> (workspace: Workspace, engagement: EngagementFolder) {
    var files: FileSet = [:]
    files["content/clients/harbor/client.yaml"] = Array("name: Harbor\ncountry: GB\nlanguage: \(language)\n".utf8)
    let stage = "title: Site\nstages:\n  - title: Plan\n    price: 100\n    takes: 1w\n"
    files["content/clients/harbor/site/engagement.yaml"] = Array(stage.utf8)
    var whole = DossierKit.workspace(of: files, shipped: try Self.templates())
    whole.practice = own.practice
    whole.diagnostics = []
    return (whole, try #require(whole.engagements.first))
  }

  private static func templates() throws -> FileSet {
    let files = try SampleWorkspace.files(below: ["templates"])
    return Dictionary(uniqueKeysWithValues: files.map { (String($0.key.dropFirst("templates/".count)), $0.value) })
  }
}
