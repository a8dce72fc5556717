import Diagnostics
import Foundation
import Markdown
import TestSupport
import Testing

private let cases = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")

/// Every folder of `Cases`: `in.md`, its HTML in `out.html`, what is said about it in `diagnostics.txt`.
@Suite struct CaseTests {
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: cases.path)) ?? [])
    .filter { !$0.hasPrefix(".") && $0 != "gfm" }.sorted()

  @Test(arguments: names) func showsWhatIsRecorded(name: String) throws {
    let text = try String(contentsOf: cases.appending(path: "\(name)/in.md"), encoding: .utf8)
    let (document, diagnostics) = parse(MarkdownCase(name: "in.md", text: text).merged())
    let shown = diagnostics.inReadingOrder().map { $0.terminalText(colour: false) + "\n" }.joined(separator: "\n")
    try compare(renderHTML(document), with: "MarkdownTests/Cases/\(name)/out.html")
    try compare(shown, with: "MarkdownTests/Cases/\(name)/diagnostics.txt")
  }

  @Test func thereAreCases() { #expect(Self.names.count > 20) }

  private func compare(_ actual: String, with path: String) throws {
    // Compared as bytes: String's own equality does not see a change of normal form.
    let expected = try RecordedText.expected(path, recording: actual)
    #expect(expected == actual, "\(path) is not what came out:\n\(actual)")
  }
}
