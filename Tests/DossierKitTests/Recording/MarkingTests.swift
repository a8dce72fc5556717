import Diagnostics
import Engagements
import Foundation
import TestSupport
import Testing
import Values

@testable import DossierKit

/// Steps on their way into the log.
@Suite struct MarkingTests {
  /// Whatever is written, and whatever stands there: the old bytes are the beginning of the new, and the text comes back
  /// letter for letter.
  @Test(arguments: 0..<20) func keepsWhatStandsThere(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let text = Self.text(&generator)
      guard let record = Self.item(text) else { continue }
      let former = Self.log(&generator)
      let bytes = logText(of: former.map { Source(name: "requests.yaml", text: $0) }, adding: record)
      #expect(bytes.starts(with: (former ?? "").utf8))
      let (datum, diagnostics) = readYAML(Source(name: "requests.yaml", bytes: bytes))
      let whole = String(decoding: bytes, as: UTF8.self)
      #expect(diagnostics.isEmpty, "\(whole)")
      let read = try #require(datum?.list?.last?["asked"]?["text"]?.text, "\(whole)")
      #expect(Array(read.utf8) == Array(text.utf8), "\(whole)")
    }
  }

  /// The same by the way that a command goes, where a text that no file may hold is refused.
  @Test(arguments: 0..<6) func recordsWhatIsGiven(seed: UInt64) throws {
    let base = testsFolder.appending(path: "EndToEndTests/Base").path
    let workspace = try #require(readWorkspace(at: base, share: nil).workspace)
    let options = BuildOptions(today: try #require(Day("2026-05-06")), draft: false, assumedStart: nil)
    let kind = try #require(RecordKind.named("request"))
    let asked = try #require(kind.step("asked"))
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<6 {
      let text = Self.text(&generator)
      let marking = Marking(
        engagement: "alder-mill", subject: nil, kind: kind, step: asked, values: ["text": [text]])
      let (step, found) = workspace.recording(marking, options)
      let isBlank = text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
      #expect((step == nil) == isBlank, "\(text.debugDescription): \(found.map(\.message))")
      guard let step else { continue }
      #expect(step.id == "R-2")
      #expect(step.addition.bytes.starts(with: try #require(step.addition.former)))
      let log = readYAML(Source(name: "requests.yaml", bytes: step.addition.bytes)).datum
      let read = try #require(log?.list?.last?["asked"]?["text"]?.text)
      #expect(Array(read.utf8) == Array(text.replacing("\r\n", with: "\n").utf8))
    }
  }

  /// The next number is written as the last one is, and never one that there is.
  @Test(arguments: [
    ([], "R-001"), (["R-001"], "R-002"), (["R-9"], "R-10"), (["R-0007", "R-3"], "R-8"), (["r-014"], "r-015"),
    (["hook", "CO-7"], "R-001"), (["R-999"], "R-1000"), (["R-99999999999"], "R-001"),
  ])
  func countsOn(given: [String], next: String) throws {
    let kind = try #require(RecordKind.named("request"))
    let day = try #require(Day("2026-05-06"))
    #expect(kind.traits.id(of: NamelessRecord(title: nil, day: day, stage: nil, at: nil), after: given) == next)
  }

  /// What is called by its title and its day: letters of every script, and a number where that is taken.
  @Test func callsByTitleAndDay() throws {
    let kind = try #require(RecordKind.named("meeting"))
    let day = try #require(Day("2026-05-06"))
    func id(_ title: String?, after given: [String] = []) -> String? {
      kind.traits.id(of: NamelessRecord(title: title, day: day, stage: nil, at: nil), after: given)
    }
    #expect(id("Ανασκόπηση: «σχέδια»") == "ανασκόπηση-σχέδια-2026-05-06")
    #expect(id("🙂") == "meeting-2026-05-06")
    #expect(id(nil, after: ["meeting-2026-05-06", "Meeting-2026-05-06-2"]) == "meeting-2026-05-06-3")
  }

  /// Every kind has a word of its own, and every step that closes it is one of its steps.
  @Test func declaresEveryKind() {
    #expect(RecordKind.all.map(\.file) == Declaration(LogFields.self).keys)
    #expect(Set(RecordKind.all.map(\.word)).count == RecordKind.all.count)
    for kind in RecordKind.all {
      for step in kind.traits.closedBy { #expect(kind.step(step) != nil, "\(kind.file) \(step)") }
    }
  }

  private static func item(_ text: String) -> Datum? {
    guard !text.unicodeScalars.contains(where: { isRefused($0) || $0 == "\r" }) else { return nil }
    return Datum(
      .map([
        "id": Datum(.word("R-9")),
        "asked": Datum(.map(["on": Datum(.word("2026-05-06")), "text": Datum(.text(text))])),
      ]))
  }

  private static func text(_ generator: inout SeededGenerator) -> String {
    let pieces = [
      "a", "word", " ", "  ", ": ", " # ", "- ", "-", "\"", "'", "\\", "\n", "\n\n", "\t", "{", "}", "[", "]", "&a",
      "*a",
      "!", "%", "@", "`", "|", ">", "?", "yes", "null", "12:30", "2026-05-06", "1e3", "«εισαγωγικά»", "é", "e\u{301}",
      "\u{301}", "🙂", "👩‍👩‍👧", "ש", "\u{200F}", "\u{A0}", "...", "---", "=", "~", "key=value", "日本",
      "a longer piece of a sentence that somebody wrote, with a comma",
    ]
    let count = Int.random(in: 0...(Bool.random(using: &generator) ? 5 : 40), using: &generator)
    return (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
  }

  /// A log as people write it; nil where there is none yet.
  private static func log(_ generator: inout SeededGenerator) -> String? {
    let records = [
      "- id: R-1\n  asked:\n    on: 2026-04-14\n    text: A shelf.\n",
      "- id: R-2 # second\n  asked: {on: 2026-04-14, text: \"A: b\"}\n\n  # between\n",
      "-\n    id: R-3\n    asked:\n        text: |\n            - no item\n            # no comment\n",
      "- asked:\n    text: >-\n      a\n      b\n  id: R-4\n# at the margin\n",
      "- id: R-5\n  asked:\n    text: 'it''s\n      more'\n",
    ]
    let chosen = (0..<Int.random(in: 0...4, using: &generator)).compactMap { _ in
      records.randomElement(using: &generator)
    }
    guard !chosen.isEmpty else { return Bool.random(using: &generator) ? nil : "# nothing yet\n" }
    var log = (Bool.random(using: &generator) ? "# first\n\n" : "") + chosen.joined()
    if Bool.random(using: &generator) {
      log = log.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "  \($0)" }.joined(
        separator: "\n")
    }
    if Bool.random(using: &generator) { log = "---\n" + log }
    if Bool.random(using: &generator), log.hasSuffix("\n") { log.removeLast() }
    return Bool.random(using: &generator) ? log.replacing("\n", with: "\r\n") : log
  }
}
