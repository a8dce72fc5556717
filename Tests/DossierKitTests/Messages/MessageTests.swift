import Diagnostics
import DossierKit
import Engagements
import Foundation
import TestSupport
import Testing
import Values

/// What holds of every message in every language, whatever it is about. Their words are in the transcripts of the cases
/// of `dossier say`.
@Suite struct MessageTests {
  @Test(arguments: MessageFixture.all)
  func everyMessageIsSaid(in fixture: MessageFixture) throws {
    let said = try fixture.messages()
    #expect(Set(said.map(\.kind.name)) == Set(MessageKind.all.map(\.name)))
    #expect(said.count >= 12)
  }

  /// Of the questionnaire, which is filled in, a page may be read.
  @Test(arguments: MessageFixture.all)
  func isShort(in fixture: MessageFixture) throws {
    for (name, kind, message) in try fixture.messages() {
      let words = try message.words.joined(separator: " ").split(separator: " ")
      #expect(words.count < (kind.name == "questionnaire" ? 300 : 120), "\(name): \(words.count) words")
      #expect(words.count > 30, "\(name)")
    }
  }

  /// Tax and what is withheld of the fee are the longest that there is to say of a payment.
  @Test(arguments: MessageFixture.all)
  func isShortWhereTheClientWithholds(in fixture: MessageFixture) throws {
    let workspace = try fixture.workspace { files in
      let practice = String(decoding: try #require(files["content/practice.yaml"]), as: UTF8.self)
      let withholding = "    withholding:\n      label: income tax withheld\n      rate: 10%\n"
      files["content/practice.yaml"] = Array(
        practice.replacing("    rate: 20%\n", with: "    rate: 20%\n" + withholding).utf8)
    }
    let said = try fixture.messages(in: workspace, of: ["payment-due", "payment-overdue"])
    #expect(Set(said.map(\.kind.name)).count == 2)
    for (name, _, message) in said {
      let text = try message.words.joined(separator: " ")
      #expect(text.contains("90.00") || text.contains("90,00"), "\(name) says nothing of what is withheld")
      let words = text.split(separator: " ")
      #expect(words.count < 120, "\(name): \(words.count) words")
    }
  }

  /// What there is to say in the sample, of which nobody thought when its data were written.
  @Test func sampleIsShort() throws {
    let workspace = try SampleWorkspace.read()
    let options = try SampleWorkspace.options(workspace)
    var count = 0
    for folder in workspace.engagements {
      let engagement = try #require(workspace.examined(folder, options).engagement)
      for saying in engagement.sayings {
        let (_, diagnostics) = workspace.message(saying, of: engagement, in: folder, options)
        #expect(diagnostics.map { $0.terminalText(colour: false) } == [], "\(folder.path): \(saying.title)")
        count += 1
      }
    }
    #expect(count >= 10)
  }

  /// Messages that want nothing by a day of their own: they tell, or the contract has the days.
  private static let withoutDay: Set = [
    "allowance-used", "change-order-sent", "contract-sent", "control-day", "keeping-in-touch", "page-updated",
    "payment-overdue", "payment-received", "request-answered", "request-received", "thanks",
  ]

  /// Its last paragraph before the name says until when, where something is wanted; no line has blanks at its end, no
  /// paragraph two lines between.
  @Test(arguments: MessageFixture.all)
  func endsWithADay(in fixture: MessageFixture) throws {
    let closing = fixture.language == "en" ? "Kind regards," : "Με εκτίμηση,"
    for (name, kind, message) in try fixture.messages() {
      let lines = try message.words
      let text = lines.joined(separator: "\n")
      #expect(!text.contains("\n\n\n") && !lines.contains { $0.hasSuffix(" ") } && text.hasSuffix("Heron\n"), "\(name)")
      let paragraphs = text.components(separatedBy: "\n\n")
      #expect(paragraphs.last == "\(closing)\nAda Lindqvist\nGrey Heron\n", "\(name)")
      let last = try #require(paragraphs.dropLast().last)
      #expect(last.contains("2026") || Self.withoutDay.contains(kind.name), "\(name)")
    }
  }

  @Test(arguments: MessageFixture.all)
  func hasOneSubjectAsTheRulesForMailsWantIt(in fixture: MessageFixture) throws {
    let prefix = fixture.language == "en" ? "[Kiln] " : "[Φούρνος] "
    var subjects: Set<String> = []
    for (name, _, message) in try fixture.messages() {
      let head = try message.form(.text).components(separatedBy: "\n\n")[0].split(separator: "\n")
      let subject = try #require(head.last)
      #expect(subject.hasPrefix("Subject: " + prefix) && !subject.hasSuffix("."), "\(name): \(subject)")
      let copies = head.filter { $0.hasPrefix("Cc: ") }
      #expect(copies.count == 1 && copies[0].contains("Ben Osei <ben@heron.example>"), "\(name)")
      subjects.insert("\(name.prefix { $0 != " " }) \(subject)")
    }
    let said = try fixture.messages()
    #expect(subjects.count == Set(said.map(\.words)).count)
  }

  /// Every message has a template in every language there are words for, and no template is there that nothing says.
  @Test func everyTemplateIsSaid() throws {
    let templates = try SampleWorkspace.files(below: ["templates/messages"]).keys.map {
      String($0.dropFirst("templates/messages/".count))
    }
    let expected = MessageKind.all.flatMap { ["\($0.name).md", "\($0.name).el.md"] }
    #expect(Set(templates) == Set(expected))
  }

  /// Whatever stands where no client may look, no byte of a message depends on it.
  @Test(arguments: MessageFixture.all)
  func dependsOnNothingPrivate(in fixture: MessageFixture) throws {
    let workspace = try fixture.workspace()
    var changes: Set<String> = []
    let changed = workspace.changed { scalar in
      // What a tax is called is the practice's to decide, and the client's to read.
      guard scalar.audience > .client, !scalar.path.hasPrefix("practice.tax"), let word = scalar.datum.text else {
        return nil
      }
      let other =
        scalar.isText ? "Something else altogether" : Length(word).map { "\($0.count + 1)\($0.unit.rawValue)" }
      guard let other else { return nil }
      changes.insert(scalar.path)
      return Datum(.word(other), origin: scalar.datum.origin)
    }
    for path in [
      "log.requests[].classed.because", "log.calls[].held.consent", "engagement.goodwill.amount",
      "client.people[].avoid[]",
    ] {
      #expect(changes.contains(path), "\(path) is not written in the fixture")
    }
    let before = try fixture.messages()
    let after = try fixture.messages(in: changed)
    #expect(before.map(\.words) == after.map(\.words))
    for (old, new) in zip(before, after) {
      let (mail, changed) = (try old.message.form(.mail), try new.message.form(.mail))
      #expect(mail == changed, "\(old.words)")
    }
  }
}
