import Diagnostics
import Foundation
import Legal
import Markdown
import TestSupport
import Testing

/// Every folder of `Cases/redline`: `old.md`, `new.md`, and in `out.txt` what is shown of their difference.
@Suite struct RedlineTests {
  static let folder = "LegalTests/Cases/redline"
  static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: testsFolder.appending(path: folder).path)) ?? [])
    .filter { !$0.hasPrefix(".") }.sorted()

  @Test func thereAreCases() { #expect(Self.names.count >= 20) }

  private func document(_ name: String, _ file: String) throws -> (document: Document, language: String) {
    let path = testsFolder.appending(path: "\(Self.folder)/\(name)/\(file).md")
    let source = Source(name: "\(file).md", bytes: Array(try Data(contentsOf: path)))
    guard source.text.contains("numbering:") else { return (parse(markdown: source).document, "en") }
    var legal = try LegalCase(source)
    legal.run()
    #expect(legal.diagnostics.filter { $0.severity == .error }.isEmpty)
    return (legal.document, source.text.contains("lang: el") ? "el" : "en")
  }

  @Test(arguments: names) func showsWhatIsRecorded(name: String) throws {
    let (old, _) = try document(name, "old")
    let (new, language) = try document(name, "new")
    let redline = Redline(from: old, to: new)
    let words = try RedlineWords.shipped(language)
    let html = renderHTML(redline.document(words: words))
    let report =
      "==== Terminal\n\(redline.terminalText(words: words, colour: false))\n==== HTML\n\(html)"
      .replacing("\u{A0}", with: "~")
    let path = "\(Self.folder)/\(name)/out.txt"
    let expected = try RecordedText.expected(path, recording: report)
    #expect(expected == report, "\(path) is not what came out:\n\(report)")
    #expect(HTMLPage(html).faults == [])
  }

  /// What is the same is said to be the same, and what differs to differ, in either direction.
  @Test(arguments: names) func isEmptyForTheSame(name: String) throws {
    let (old, new) = (try document(name, "old").document, try document(name, "new").document)
    #expect(Redline(from: old, to: old).isEmpty)
    #expect(Redline(from: new, to: new).isEmpty)
    #expect(Redline(from: old, to: new).isEmpty == Redline(from: new, to: old).isEmpty)
  }

  @Test func coloursStandForMarks() throws {
    let (old, new) = (try document("words", "old").document, try document("words", "new").document)
    let redline = Redline(from: old, to: new)
    let words = try RedlineWords.shipped("en")
    let plain = redline.terminalText(words: words, colour: false)
    let coloured = redline.terminalText(words: words, colour: true)
    #expect(plain.contains("[-") && !plain.contains("\u{1B}"))
    #expect(coloured.contains("\u{1B}[9;31m") && coloured.contains("\u{1B}[4;32m") && !coloured.contains("[-"))
  }
}
