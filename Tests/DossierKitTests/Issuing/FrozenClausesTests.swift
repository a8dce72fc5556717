import Diagnostics
import Testing

@testable import DossierKit

@Suite struct FrozenClausesTests {
  private static let text = """
    ---
    title: A
    ---
    # Agreement

    ## Payment

    The Client pays ⟦1⟧.

    1. In time.

    ## Law

    Greek law.

    """
  private static let source = Array(text.utf8)
  private static let lead = 3

  private static func values(_ amount: String) -> FrozenValues {
    let span = Span(Source(name: "a.md", bytes: []), 0..<0)
    let binding = Binding(.text(amount), span: span, origin: .given, path: nil)
    return FrozenValues(Merged(text: "", bindings: [binding], lines: []), reading: [])
  }

  private static func place(_ id: String, _ depth: Int, line: Int) -> ClausePlace {
    ClausePlace(id: id, number: nil, title: nil, depth: depth, line: line)
  }

  private static let places = [place("payment", 1, line: 3), place("time", 2, line: 7), place("law", 1, line: 9)]
  private static let clauses = FrozenClauses(of: source, values("3 EUR"), places: places, lead: lead)

  private func changed(_ source: [UInt8], _ amount: String = "3 EUR") -> [String] {
    Self.clauses.changed(in: source, Self.values(amount)).map(\.id)
  }

  @Test func findsNothingWhereNothingHasChanged() { #expect(changed(Self.source).isEmpty) }

  /// Whatever byte is changed, its clause is named; a line end belongs to the clause after it, too.
  @Test func namesTheClauseOfEveryChangedByte() {
    var line = 1
    for (index, byte) in Self.source.enumerated() {
      var source = Self.source
      source[index] ^= 0x01
      let own = Self.clauses.clauses.last { $0.line <= line }?.id ?? ""
      let found = changed(source)
      #expect(found.contains(own), "byte \(index)")
      if byte != UInt8(ascii: "\n"), source[index] != UInt8(ascii: "\n") { #expect(found == [own], "byte \(index)") }
      if byte == UInt8(ascii: "\n") { line += 1 }
    }
  }

  @Test func namesTheClauseThatPrintsAChangedValue() { #expect(changed(Self.source, "4 EUR") == ["payment"]) }

  @Test func namesNoClauseAfterAnAddedLine() {
    #expect(changed(Array(Self.text.replacing("1. In", with: "1. Paid\n   in").utf8)) == ["time"])
    #expect(changed(Array(Self.text.replacing("Greek law.\n", with: "").utf8)) == ["law"])
  }

  /// A clause has the same digest wherever it stands; what is around it has another when it changes.
  @Test func digestsEachClauseByItself() {
    let text = Self.text.replacing("In time.", with: "Soon.")
    let other = FrozenClauses(of: Array(text.utf8), Self.values("3 EUR"), places: Self.places, lead: Self.lead)
    let same = zip(Self.clauses.clauses, other.clauses).filter { $0.sha256 == $1.sha256 }.map(\.0.id)
    #expect(same == ["law"])
  }

  @Test func comesBackFromItsFile() {
    #expect(FrozenClauses(json: fileJSON(Self.clauses))?.clauses.map(\.sha256) == Self.clauses.clauses.map(\.sha256))
    #expect(FrozenClauses(json: Array("{}".utf8)) == nil)
  }

  @Test(arguments: [("-9223372036854775808", "3"), ("0", "3"), ("4", "3"), ("1", "0"), ("1", "-9223372036854775808")])
  func refusesAClauseOutsideItsText(line: String, lines: String) {
    let json = #"{"lines": \#(lines), "clauses": [{"id": "", "depth": 0, "line": \#(line), "sha256": ""}]}"#
    #expect(FrozenClauses(json: Array(json.utf8)) == nil)
  }
}

@Suite struct PagePartsTests {
  private let page = "<head><p id=\"a\">One <b id=\"c\"></b></p><p id=\"b\">Two</p><footer>Foot</footer>"

  private func parts(_ page: String) -> [String: String] { pageParts(of: Array(page.utf8), ids: ["a", "b"]) }

  @Test(arguments: [("One", "a"), ("Two", "b"), ("<head>", ""), ("Foot", footOfPage)])
  func changeWithTheirOwnText(text: String, id: String) {
    let (former, now) = (parts(page), parts(page.replacing(text, with: "x")))
    #expect(Set(former.keys.filter { former[$0] != now[$0] }) == [id])
  }

  @Test func areMissedWhereTheirIdIsGone() {
    #expect(parts(page.replacing("\"b\"", with: "\"d\""))["b"] == nil)
  }
}
