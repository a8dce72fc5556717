import Diagnostics
import Foundation
import TestSupport
import Testing

/// A case is `name.case`, a diagnostic and the source it speaks of, and `name.shown`, what the terminal shows:
///
/// ```
/// error some-id the message
/// note: a note, at the same place
/// help: what to do
/// --- name/of/the/source.yaml
/// text with the «place» between marks; \u{1B} is a code point
/// ```
@Suite struct TerminalTests {
  @Test(arguments: caseNames)
  func shows(_ name: String) throws {
    let shown = try diagnostic(inCase: name).terminalText(colour: false) + "\n"
    #expect(try RecordedText.expected("\(folder)/\(name).shown", recording: shown) == shown, "\(name)")
    // Whatever a file or its name holds, only line ends of ours reach the terminal.
    #expect(!shown.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
  }

  @Test func thereAreCases() {
    #expect(caseNames.count > 10)
  }

  @Test func coloursMarkWordsAndNothingElse() throws {
    let diagnostic = try diagnostic(inCase: "plain")
    let coloured = diagnostic.terminalText(colour: true)
    #expect(coloured.contains("\u{1B}[1;31merror\u{1B}[0m: "))
    #expect(coloured.contains("\u{1B}[1;36mnote\u{1B}[0m: "))
    #expect(coloured.contains("\u{1B}[1;32m^^^^^^^^\u{1B}[0m"))
    let plain = coloured.replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
    #expect(plain == diagnostic.terminalText(colour: false))
  }

  @Test func theGutterWidensWithTheLineNumber() {
    let source = Source(name: "a.yaml", text: String(repeating: "x\n", count: 123_455) + "here")
    let start = source.bytes.count - 4
    let diagnostic = Diagnostic(.note, "far-down", "far down", at: Span(source, start..<start + 4))
    #expect(
      diagnostic.terminalText(colour: false) == """
        a.yaml:123456:1: note: far down [far-down]
        123456 | here
               | ^^^^
        """)
  }

  /// Spans that lie about their source must not trap.
  @Test func placesOutsideTheSourceAreShownAtItsEnd() {
    let source = Source(name: "a.yaml", bytes: [0x61, 0x80, 0x80, 0xFF, 0x0A, 0xE2, 0x82])
    for start in 0...12 {
      for end in start...12 {
        let text = Diagnostic(.error, "id", "message", at: Span(source, start..<end)).terminalText(colour: false)
        #expect(text.contains("^"))
      }
    }
  }
}

private let folder = "DiagnosticsTests/Cases/Terminal"

private let caseNames: [String] = {
  let files = try? FileManager.default.contentsOfDirectory(atPath: testsFolder.appending(path: folder).path())
  return (files ?? []).filter { $0.hasSuffix(".case") }.map { String($0.dropLast(".case".count)) }.sorted()
}()

private func diagnostic(inCase name: String) throws -> Diagnostic {
  let file = testsFolder.appending(path: "\(folder)/\(name).case")
  let text = try String(contentsOf: file, encoding: .utf8)
  let parts = text.split(separator: "\n--- ", maxSplits: 1)
  let lines = parts[0].split(separator: "\n").map(withCodePoints)
  let words = try #require(lines.first).split(separator: " ", maxSplits: 2)
  let severity = try #require(Diagnostic.Severity(rawValue: String(words[0])))
  var span: Span?
  if parts.count == 2 {
    let nameAndText = parts[1].split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    span = try markedSpan(in: withCodePoints(nameAndText[1]), ofFile: withCodePoints(nameAndText[0]))
  }
  func values(_ key: String) -> [String] {
    lines.filter { $0.hasPrefix(key) }.map { String($0.dropFirst(key.count)) }
  }
  return Diagnostic(
    severity, String(words[1]), String(words[2]), at: span,
    notes: values("note: ").map { Diagnostic.Note($0, at: span) }, help: values("help: ").first)
}

/// The source without the marks « and », and the span between them.
private func markedSpan(in text: String, ofFile name: String) throws -> Span {
  let bytes = Array(text.utf8)
  let open = try #require(bytes.firstRange(of: "«".utf8))
  let close = try #require(bytes.firstRange(of: "»".utf8))
  let source = Source(
    name: name,
    bytes: Array(bytes[..<open.lowerBound] + bytes[open.upperBound..<close.lowerBound] + bytes[close.upperBound...]))
  return Span(source, open.lowerBound..<close.lowerBound - open.count)
}
