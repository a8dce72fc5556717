import Foundation
import TestSupport
import Testing

@testable import Files

@Suite struct AdditionTests {
  private let temporary: TemporaryFolder
  private let folder: String

  init() throws {
    temporary = try TemporaryFolder()
    folder = temporary.at("work")
    try temporary.write("mine", to: "work/mine.md")
  }

  private func add(_ files: [(String, String, replaces: Bool)]) throws {
    try Files.add(files.map { Addition($0.0, Array($0.1.utf8), replaces: $0.replaces) }, to: folder)
  }

  @Test func addsFilesAndTheirFolders() throws {
    try add([("a/b/new.md", "new", false), ("mine.md", "replaced", true), ("other.md", "other", true)])
    let expected = ["work/a/b/new.md": "new", "work/mine.md": "replaced", "work/other.md": "other"]
    #expect(try temporary.contents() == expected)
  }

  @Test(arguments: [
    ("mine.md", "mine.md"), ("mine.md/a.md", "mine.md"), ("folder", "folder"), ("link.md", "link.md"),
    ("away/a.md", "away"),
  ])
  func addsNothingWhereSomethingIsInTheWay(path: String, blocker: String) throws {
    try temporary.write("theirs", to: "work/folder/theirs.md")
    try temporary.write("theirs", to: "elsewhere/theirs.md")
    try temporary.link("work/link.md", to: "../elsewhere/theirs.md")
    try temporary.link("work/away", to: "../elsewhere")
    let before = try temporary.contents()
    #expect(throws: FileError("\(folder)/\(blocker)", .taken)) {
      try add([("first/new.md", "new", false), (path, "ours", false)])
    }
    #expect(try temporary.contents() == before)
  }

  @Test func replacesNoLinkAndNoFolder() throws {
    try temporary.write("theirs", to: "elsewhere/theirs.md")
    try temporary.link("work/link.md", to: "../elsewhere/theirs.md")
    for path in ["link.md", "."] {
      #expect(throws: FileError.self) { try add([(path, "ours", true)]) }
    }
    #expect(try temporary.contents()["elsewhere/theirs.md"] == "theirs")
  }

  @Test func takesBackWhatItHasPlacedWhereAFolderCannotBeMade() throws {
    let long = String(repeating: "x", count: 300)
    let before = try temporary.contents()
    #expect(throws: FileError.self) {
      try add([("mine.md", "new", true), ("a/b/c.md", "new", false), ("a/\(long)/d.md", "new", false)])
    }
    #expect(try temporary.contents() == before)
  }
}
