import Diagnostics
import Testing

@testable import DossierKit

@Suite struct LogTextTests {
  private let record = Datum(
    .map(["id": Datum(.word("P-2")), "issued": Datum(.map(["on": Datum(.word("2026-05-06"))]))]))

  /// What stood there stands there still, and the records are one list.
  @Test(arguments: [
    "- id: P-1\n", "- id: P-1", "# first\n\n  - id: P-1 # one\n    sent:\n      on: 2026-04-01\n# last\n",
    "---\n- id: P-1\n",
    "- id: P-1\r\n  document: proposal\r\n", "-\n  id: P-1\n", "- id: P-1\n  text: |\n    - no item\n",
  ])
  func addsAtTheEnd(former: String) throws {
    let bytes = logText(of: Source(name: "papers.yaml", text: former), adding: record)
    #expect(bytes.starts(with: former.utf8))
    let (datum, diagnostics) = readYAML(Source(name: "papers.yaml", bytes: bytes))
    #expect(diagnostics.isEmpty)
    let items = try #require(datum?.list)
    #expect(items.map { $0["id"]?.text } == ["P-1", "P-2"])
    #expect(items[1]["issued"]?["on"]?.text == "2026-05-06")
    // No line end of another kind comes in.
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("\r\n") == former.contains("\r\n"))
    #expect(!former.contains("\r\n") || text.utf8.count(where: { $0 == 10 }) == text.utf8.count(where: { $0 == 13 }))
  }

  @Test func beginsALog() {
    let text = String(decoding: logText(of: nil, adding: record), as: UTF8.self)
    #expect(text == "- id: P-2\n  issued:\n    on: 2026-05-06\n")
  }
}
