import Diagnostics
import TestSupport
import Testing

@Suite struct SourceTests {
  @Test(arguments: CaseTable.rows("DiagnosticsTests/Cases/positions.txt"))
  func position(_ row: CaseRow) throws {
    let cell = try row["text"]
    let source = Source(name: "a", text: cell == "\"\"" ? "" : withCodePoints(cell))
    let offset = try #require(Int(row["offset"]))
    #expect(try source.position(of: offset).description == row["line:column"], "\(row)")
  }

  @Test func linesComeWithoutTheirEnds() {
    let source = Source(name: "a", text: "one\r\ntwo\n\r\nlone\rreturn\nlast\r")
    #expect(source.lineCount == 5)
    #expect((1...5).map(source.line) == ["one", "two", "", "lone\rreturn", "last\r"])
    #expect(source.line(0) == "")
    #expect(source.line(6) == "")
    #expect(source.line(.max) == "")
    #expect(source.line(.min) == "")
    let empty = Source(name: "b", text: "")
    #expect(empty.lineCount == 1)
    #expect(empty.line(1) == "")
  }

  @Test func everyOffsetIsInTheLineItsPositionNames() {
    let source = Source(name: "a", text: "α\r\n\n東京 x\n🚀\r\n\r\nend")
    for offset in 0..<source.bytes.count {
      let position = source.position(of: offset)
      let range = source.range(ofLine: position.line)
      let next = position.line < source.lineCount ? source.range(ofLine: position.line + 1).lowerBound : .max
      #expect(range.lowerBound <= offset && offset < next)
    }
  }

  @Test func spansUniteAndPrint() {
    let source = Source(name: "content/practice.yaml", text: "one\n  two three")
    let two = Span(source, 6..<9)
    let three = Span(source, 10..<15)
    #expect(two.description == "content/practice.yaml:2:3")
    #expect(two.text == "two")
    #expect(two.union(three).text == "two three")
    #expect(three.union(two) == two.union(three))
    #expect(two != Span(Source(name: "content/practice.yaml", text: source.text), 6..<9))
    #expect(Span(source, 3..<1000).text == "\n  two three")
  }
}
