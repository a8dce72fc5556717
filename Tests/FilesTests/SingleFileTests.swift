import Files
import Foundation
import TestSupport
import Testing

@Suite struct SingleFileTests {
  private let temporary: TemporaryFolder

  init() throws { temporary = try TemporaryFolder() }

  private func write(_ text: String, as name: String = "a.html", over isReplaceable: Bool = false) throws
    -> SingleFileOutcome
  {
    try writeFile(Array(text.utf8), as: name, in: temporary.at("out/sent")) { _ in isReplaceable }
  }

  @Test func makesTheFolder() throws {
    #expect(try write("A") == .written)
    #expect(try temporary.contents() == ["out/sent/a.html": "A"])
  }

  @Test func replacesOnlyWhatMayBeReplaced() throws {
    _ = try write("A")
    #expect(try write("A") == .unchanged)
    #expect(try write("B") == .inTheWay)
    #expect(try temporary.contents() == ["out/sent/a.html": "A"])
    #expect(try write("B", over: true) == .written)
    #expect(try temporary.contents() == ["out/sent/a.html": "B"])
  }

  @Test func asksWithTheBytesThatAreThere() throws {
    try temporary.write("mine", to: "out/sent/a.html")
    var asked: [UInt8] = []
    let outcome = try writeFile(Array("B".utf8), as: "a.html", in: temporary.at("out/sent")) { bytes in
      asked = bytes
      return false
    }
    #expect(outcome == .inTheWay)
    #expect(asked == Array("mine".utf8))
  }

  @Test func followsNoLinkAndReplacesNoFolder() throws {
    try temporary.write("mine", to: "elsewhere.html")
    try temporary.write("", to: "out/sent/folder.html/x")
    try temporary.link("out/sent/a.html", to: temporary.at("elsewhere.html"))
    #expect(try write("B", over: true) == .inTheWay)
    #expect(try write("B", as: "folder.html", over: true) == .inTheWay)
    #expect(try temporary.contents()["elsewhere.html"] == "mine")
  }

  @Test(arguments: ["", ".", "..", "a/b.html", "../b.html", "a\nb.html", ".dossier-new", ".dossier-manifest"])
  func writesNothingUnderSuchAName(_ name: String) throws {
    #expect(try write("A", as: name, over: true) == .inTheWay)
    #expect(try temporary.contents().isEmpty)
  }

  @Test func removesWhatAKilledRunLeft() throws {
    try temporary.write("half", to: "out/sent/.dossier-new/0")
    #expect(try write("A") == .written)
    #expect(try temporary.contents() == ["out/sent/a.html": "A"])
  }

  @Test func saysWhatCannotBeWritten() throws {
    try temporary.write("", to: "out")
    #expect(throws: FileError.self) { try write("A") }
  }
}
