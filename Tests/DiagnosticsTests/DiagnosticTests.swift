import Diagnostics
import TestSupport
import Testing

@Suite struct DiagnosticTests {
  @Test(arguments: CaseTable.rows("DiagnosticsTests/Cases/suggestions.txt"))
  func suggests(_ row: CaseRow) throws {
    let written = try row["written"]
    let words = try row.words("among")
    #expect(try (nearest(to: written, among: words) ?? "-") == row["meant"], "\(row)")
    #expect(try (nearest(to: written, among: words.reversed()) ?? "-") == row["meant"], "\(row), reversed")
  }

  @Test func hopelessWordsAreNotCompared() {
    #expect(nearest(to: "", among: ["a"]) == nil)
    #expect(nearest(to: "word", among: []) == nil)
    #expect(nearest(to: String(repeating: "a", count: 100_000), among: [String(repeating: "a", count: 99_999)]) == nil)
  }

  @Test func readingOrderIsByFilePlaceAndSeverity() {
    let a = Source(name: "a", text: "one\ntwo")
    let b = Source(name: "b", text: "one")
    let findings = [
      Diagnostic(.error, "nowhere", "nowhere", at: nil),
      Diagnostic(.error, "in-b", "m", at: Span(b, 0..<1)),
      Diagnostic(.note, "note-at-4", "m", at: Span(a, 4..<5)),
      Diagnostic(.error, "error-at-4", "m", at: Span(a, 4..<7)),
      Diagnostic(.warning, "warning-at-4", "m", at: Span(a, 4..<5)),
      Diagnostic(.warning, "at-0", "m", at: Span(a, 0..<1)),
      Diagnostic(.warning, "at-0", "m", at: Span(a, 0..<3)),
      Diagnostic(.warning, "at-0", "another", at: Span(a, 0..<1)),
      Diagnostic(.error, "nowhere", "nowhere", at: nil),
    ]
    let expected = ["at-0", "at-0", "error-at-4", "warning-at-4", "note-at-4", "in-b", "nowhere"]
    #expect(findings.inReadingOrder().map(\.id) == expected)
    #expect(findings.hasErrors)
    #expect(!findings.filter { $0.severity < .error }.hasErrors)
  }

  @Test func jsonHasEveryFactAndNoPlaceWhereThereIsNone() throws {
    let source = Source(name: "content/a.yaml", text: "αβ: \"x\"\n  key: 1\n")
    let findings = [
      Diagnostic(
        .error, "some-id", "a \"quoted\" \\ message\u{1}", at: Span(source, 11..<17),
        notes: [Diagnostic.Note("with place", at: Span(source, 0..<4)), Diagnostic.Note("without")], help: "do/that"),
      Diagnostic(.note, "bare", "bare", at: nil),
    ]
    let text = json(of: findings) + json(of: [])
    #expect(try RecordedText.expected("DiagnosticsTests/Cases/diagnostics.json", recording: text) == text)
  }
}
