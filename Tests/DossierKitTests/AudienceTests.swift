import Diagnostics
import DossierKit
import Engagements
import Foundation
import TestSupport
import Testing
import Values

/// Nothing that is not a client's is in the client's folder: looked for by what the data say, by what their words
/// are, and by what happens when they change.
@Suite struct AudienceTests {
  /// Every key of every kind of data, written or computed, with its audience: a list for a person to read, for no
  /// test knows what a client may see.
  @Test func everyDeclaredKeyHasTheAudienceThatSomebodyRead() throws {
    var lines: [String] = []
    var seen: Set<String> = []
    func list(_ kind: Declaration, _ title: String) {
      // Some kinds share a name: what is written of a stage, and what is computed for it.
      guard seen.insert("\(kind.name): \(kind.keys)").inserted else { return }
      lines += ["", title == kind.name ? title : "\(kind.name), in \(title)"]
      for field in kind.fields {
        lines.append("  \(field.audience.rawValue.padding(toLength: 8, withPad: " ", startingAt: 0))\(field.key)")
      }
      for field in kind.fields { inner(field.form).forEach { list($0, kind.name) } }
    }
    list(Declaration(PracticeFields.self), "practice")
    list(Declaration(ClientFields.self), "client")
    list(Declaration(TermsFields.self), "engagement")
    list(Declaration(ChangeFields.self), "change order")
    list(Declaration(LogFields.self), "log")
    list(Declaration(StandardsFields.self), "standards")
    list(Declaration(HandbookPageFields.self), "page of a handbook")
    list(Declaration(AuthorTextFields.self), "text")
    list(Declaration(PracticeFigures.self), "computed for the practice")
    list(Declaration(EngagementFigures.self), "computed for an engagement")
    list(Declaration(DeskFigures.self), "computed for the desk")
    list(Declaration(RequestMatterFigures.self), "computed for a message")
    list(Declaration(ConversationMatterFigures.self), "computed for a message")
    list(Declaration(InputMatterFigures.self), "computed for a message")
    list(Declaration(PaperMatterFigures.self), "computed for a message")
    list(Declaration(ToldPaperFigures.self), "computed for a message")
    list(Declaration(DecisionMatterFigures.self), "computed for a message")
    list(Declaration(DeliverableMatterFigures.self), "computed for a message")
    let actual = lines.dropFirst().joined(separator: "\n") + "\n"
    #expect(try RecordedText.expected("DossierKitTests/Cases/audiences.txt", recording: actual) == actual)
  }

  private func inner(_ form: Form) -> [Declaration] {
    switch form {
    case .list(let item): inner(item)
    case .either(let forms): forms.flatMap(inner)
    case .entry(let kind), .keyed(let kind): [kind()]
    case .scalar, .choice, .reference, .anything: []
    }
  }

  /// Whatever stands in a private field, no byte of any page depends on it.
  @Test func pagesDoNotDependOnWhatIsPrivate() throws {
    let sample = try SampleWorkspace.read()
    let options = try SampleWorkspace.options(sample)
    var changes: [String] = []
    let changed = sample.changed { scalar in
      // A risk that is shared is shown; those that are not are looked for by their words.
      guard scalar.audience > .client, !scalar.path.hasPrefix("log.risks"),
        !Self.deciding.contains(where: scalar.path.hasPrefix),
        let other = another(than: scalar)
      else { return nil }
      changes.append(scalar.path)
      return Datum(.word(other), origin: scalar.datum.origin)
    }
    #expect(changes.count >= 40)
    let (before, after) = (build(sample, options), build(changed, options))
    SampleWorkspace.expectNoErrors(after.diagnostics)
    #expect(before.outputs.map(\.path) == after.outputs.map(\.path))
    for (old, new) in zip(before.outputs.forClients, after.outputs.forClients) {
      let lines = zip(old.text.split(separator: "\n"), new.text.split(separator: "\n"))
      let difference = lines.first { $0 != $1 }.map { "\($0)\n\($1)" }
      #expect(
        difference == nil && old.text.utf8.count == new.text.utf8.count,
        "\(new.path) depends on what is private: one of \(Set(changes).sorted())")
    }
  }

  /// Private data that decide what a client reads: figures with an audience of their own are computed from them.
  private static let deciding = [
    "practice.rates[].history", "practice.rates[].title", "practice.rates[].unit", "practice.rates[].id",
    "practice.tax", "practice.defaults.goodwill.value_rate", "engagement.goodwill.value_rate",
    "log.hours[].id", "log.hours[].worked.by", "log.hours[].worked.stage", "engagement.expect",
  ]

  /// A different value of the same kind; nil where there is none to make.
  private func another(than scalar: DeclaredScalar) -> String? {
    guard let word = scalar.datum.text else { return nil }
    if scalar.isText { return "Something else altogether" }
    if case .choice(let words) = scalar.form { return words.first { $0 != word } }
    if word == "yes" || word == "no" { return word == "yes" ? "no" : "yes" }
    if let day = Day(word) { return (try? day.adding(days: 1))?.description }
    if let length = Length(word) { return Length(length.count + 1, length.unit).description }
    if word.hasSuffix("%") { return word == "77%" ? "78%" : "77%" }
    if let number = Number(word), let other = try? number + Number(1) { return other.description }
    return nil
  }

  /// A secret stands in every private text that can be written, so that the tests that look for secrets miss no field.
  @Test func aSecretStandsInEveryPrivateText() throws {
    var written: Set<String> = []
    _ = try SampleWorkspace.read().changed { scalar in
      written.insert(scalar.path.replacing("practice.defaults.", with: "engagement."))
      return nil
    }
    // The sample has no complaints, pauses and the like; and every kind of record is corrected in the same way.
    let logs = Set(written.compactMap(Self.kindOfRecord))
    let texts = DeclaredText.all.filter { $0.audience > .client }.map(\.path).filter { path in
      Self.kindOfRecord(path).map(logs.contains) ?? true && !path.contains(".corrected[]")
        && !Self.deciding.contains(where: path.hasPrefix)
        // It stands beside `work_starts: contract` alone; and a risk that is not shared needs only to be noted.
        && path != "engagement.because" && !path.hasPrefix("log.risks[].c")
    }
    #expect(texts.count > 15)
    #expect(texts.filter { !written.contains($0) } == [])
    #expect(written.contains { $0.hasSuffix(".corrected[].because") })
  }

  /// `requests` of `log.requests[].asked.text`.
  private static func kindOfRecord(_ path: String) -> String? {
    let parts = path.split(separator: ".")
    return parts.first == "log" && parts.count > 1 ? String(parts[1]) : nil
  }

  /// No word that only private data hold is in any file of any client's folder.
  @Test func noWordOfPrivateDataIsInAPage() throws {
    let sample = try SampleWorkspace.read()
    var secret: Set<String> = []
    var known: Set<String> = []
    _ = sample.changed { scalar in
      let words = wordsOf(scalar.datum.text ?? "")
      let isKnown = scalar.audience == .client || Self.deciding.contains(where: scalar.path.hasPrefix)
      if isKnown { known.formUnion(words) } else { secret.formUnion(words) }
      return nil
    }
    for risk in sample.engagements.flatMap(\.log).filter({ $0.key == "risks" }).flatMap({ $0.value.list ?? [] })
    where risk["share"]?.text == "yes" {
      for key in ["text", "action"] { known.formUnion(wordsOf(risk["noted"]?[key]?.text ?? "")) }
    }
    for (path, bytes) in try SampleWorkspace.files(below: ["content"]) {
      let words = wordsOf(String(decoding: bytes, as: UTF8.self))
      if path.contains("/notes/") || isForTeam(bytes) {
        secret.formUnion(words)
      } else if ["/text/", "/handbook/", "/records/"].contains(where: path.contains) {
        known.formUnion(words)
      }
    }
    known.formUnion(try wordsOfTemplates())
    secret.subtract(known)
    // One of each place where a secret can stand.
    for word in ["boiler", "kerfuffle", "meltemi", "poseidonia", "γαμπρός", "58.73", "melbourne", "marathon", "zigzag"]
      + ["zanzibar", "ikaria", "pelagia"]
    {
      #expect(secret.contains(word), "\(word) is no secret of the sample any more")
    }
    #expect(secret.count > 80)
    let site = build(sample, try SampleWorkspace.options(sample))
    // Pages for everybody have no client's data within reach; their examples use the words of any practice.
    for output in site.outputs where sample.clients.contains(where: { output.path.hasPrefix("\($0.id)/") }) {
      #expect(wordsOf(output.text).intersection(secret).isEmpty, "\(output.path)")
      #expect(wordsOf(HTMLPage(output.text).text).intersection(secret).isEmpty, "\(output.path)")
    }
  }

  /// What is the team's is on the page of the practice's own people, and what is the consultant's alone is not.
  @Test func theTeamReadsWhatIsTheTeams() throws {
    let sample = try SampleWorkspace.read()
    var own: Set<String> = []
    var shared: Set<String> = []
    _ = sample.changed { scalar in
      let words = wordsOf(scalar.datum.text ?? "")
      if scalar.audience == .private { own.formUnion(words) } else { shared.formUnion(words) }
      return nil
    }
    for (path, bytes) in try SampleWorkspace.files(below: ["content"]) {
      let words = wordsOf(String(decoding: bytes, as: UTF8.self))
      if path.contains("/notes/") { own.formUnion(words) }
      if path.contains("/handbook/") { shared.formUnion(words) }
    }
    own.subtract(shared.union(try wordsOfTemplates()))
    let site = build(sample, try SampleWorkspace.options(sample))
    let page = try #require(site.outputs.first { $0.path == "desk/handbook/index.html" })
    let words = wordsOf(HTMLPage(page.text).text)
    #expect(words.isSuperset(of: ["zanzibar", "ikaria", "espresso", "nine-twenty"]))
    #expect(words.intersection(own).isEmpty)
    #expect(site.outputs.count == site.outputs.forClients.count + 2)
  }

  /// Whether the front matter of a text keeps it from clients.
  private func isForTeam(_ bytes: [UInt8]) -> Bool {
    String(decoding: bytes, as: UTF8.self).hasPrefix("---\n")
      && String(decoding: bytes, as: UTF8.self).contains("audience: team\n")
  }

  /// No word that only one client's files hold is in another's folder.
  @Test func noTraceOfOneClientIsInAnothersFolder() throws {
    let sample = try SampleWorkspace.read()
    let site = build(sample, try SampleWorkspace.options(sample))
    // Frozen pages hold what the tool itself says, which is in every client's folder.
    let files = try SampleWorkspace.files(below: ["content"]).filter { !$0.key.contains("/issued/") }
    func words(where isWanted: (String) -> Bool) -> Set<String> {
      files.filter { isWanted($0.key) }.reduce(into: Set<String>()) { words, file in
        words.formUnion(wordsOf(file.key + " " + String(decoding: file.value, as: UTF8.self)))
      }
    }
    #expect(sample.clients.count >= 2)
    for client in sample.clients {
      let folder = "content/clients/\(client.id)/"
      let own = words { $0.hasPrefix(folder) }
        .subtracting(words { !$0.hasPrefix(folder) })
        .subtracting(try wordsOfTemplates())
        // Days and amounts are alike by chance.
        .filter { $0.contains(where: \.isLetter) }
      #expect(own.count > 20)
      for output in site.outputs.forClients where !output.path.hasPrefix(client.id + "/") {
        #expect(wordsOf(output.text).intersection(own).isEmpty, "\(output.path)")
        #expect(wordsOf(HTMLPage(output.text).text).intersection(own).isEmpty, "\(output.path)")
      }
    }
  }

  /// What the tool itself says, with the months that days are written in.
  private func wordsOfTemplates() throws -> Set<String> {
    let months = ["en", "el"].reduce(into: Set<String>()) { months, language in
      var calendar = Calendar(identifier: .gregorian)
      calendar.locale = Locale(identifier: language)
      months.formUnion(calendar.monthSymbols.map { $0.lowercased() })
    }
    return try SampleWorkspace.files(below: ["templates"]).reduce(into: months) { words, file in
      words.formUnion(wordsOf(String(decoding: file.value, as: UTF8.self)))
    }
  }

  /// Runs of letters, digits and what joins them in numbers and addresses; four characters and more, in lower case.
  private func wordsOf(_ text: String) -> Set<String> {
    let words = text.lowercased().split { !($0.isLetter || $0.isNumber || ".@-".contains($0)) }
    return Set(words.map { $0.trimmingCharacters(in: CharacterSet(charactersIn: ".-")) }.filter { $0.count >= 4 })
  }
}

extension [Output] {
  /// What stands in the folders of clients; the rest is the practice's own.
  fileprivate var forClients: [Output] { filter { !$0.path.hasPrefix("desk/") } }
}
