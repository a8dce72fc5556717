import Foundation
import TestSupport
import Testing

/// Every folder of `Cases`: `in.md`, and in `out.txt` its clauses, terms, HTML and what is said about it.
@Suite struct CaseTests {
  static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: testsFolder.appending(path: "LegalTests/Cases").path)) ?? [])
    .filter { !$0.hasPrefix(".") && $0 != "redline" && $0 != "rules" }.sorted()

  @Test(arguments: names) func showsWhatIsRecorded(name: String) throws {
    var legal = try LegalCase(named: name)
    legal.run()
    let path = "LegalTests/Cases/\(name)/out.txt"
    let expected = try RecordedText.expected(path, recording: legal.report)
    #expect(expected == legal.report, "\(path) is not what came out:\n\(legal.report)")
  }

  @Test func thereAreCases() { #expect(Self.names.count > 20) }
}
