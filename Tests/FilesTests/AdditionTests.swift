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

  private func add(_ files: [(String, String, replaces: Bool)], to folder: String? = nil) throws {
    let files = files.map { file in Addition(file.0, Array(file.1.utf8)) { _ in file.replaces } }
    try Files.add(files, to: folder.map(temporary.at) ?? self.folder)
  }

  @Test func addsFilesAndTheirFolders() throws {
    try add([("a/b/new.md", "new", false), ("mine.md", "replaced", true), (".gitignore", "other", true)])
    let expected = ["work/a/b/new.md": "new", "work/mine.md": "replaced", "work/.gitignore": "other"]
    #expect(try temporary.contents() == expected)
  }

  @Test func makesTheFolder() throws {
    try add([("c/new.md", "new", false)], to: "a/b")
    #expect(try temporary.contents() == ["a/b/c/new.md": "new", "work/mine.md": "mine"])
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

  @Test func asksWithTheBytesThatAreThere() throws {
    var asked: [[UInt8]] = []
    try Files.add(
      [
        Addition("mine.md", Array("mine".utf8)) {
          asked.append($0); return true
        }
      ], to: folder)
    #expect(asked == [Array("mine".utf8)])
  }

  @Test func touchesNothingThatIsThereAlready() throws {
    func identity() throws -> Descriptor.Identity { try Descriptor(file: folder + "/mine.md").status().identity }
    let before = try identity()
    try add([("mine.md", "mine", true)])
    #expect(try identity() == before)
    #expect(throws: FileError.self) { try add([("mine.md", "mine", false)]) }
  }

  @Test func replacesNoLinkAndNoFolder() throws {
    try temporary.write("theirs", to: "elsewhere/theirs.md")
    try temporary.write("theirs", to: "work/folder/theirs.md")
    try temporary.link("work/link.md", to: "../elsewhere/theirs.md")
    for path in ["link.md", "folder"] {
      #expect(throws: FileError("\(folder)/\(path)", .taken)) { try add([(path, "ours", true)]) }
    }
    #expect(try temporary.contents()["elsewhere/theirs.md"] == "theirs")
  }

  @Test(arguments: ["", ".", "..", "../b.md", "a/../b.md", "/b.md", "a\nb.md", ".dossier-new", ".dossier-manifest"])
  func writesNothingUnderSuchAName(_ path: String) throws {
    let before = try temporary.contents()
    #expect(throws: FileError("\(folder)/\(path)", .notAFile)) { try add([(path, "ours", true)]) }
    #expect(try temporary.contents() == before)
  }

  @Test func takesBackWhatItHasPlacedWhereAFolderCannotBeMade() throws {
    let long = String(repeating: "x", count: 300)
    let before = try temporary.contents()
    #expect(throws: FileError.self) {
      try add([("mine.md", "new", true), ("a/b/c.md", "new", false), ("a/\(long)/d.md", "new", false)])
    }
    #expect(try temporary.contents() == before)
  }

  @Test(arguments: ["work/mine.md", "work/mine.md/a", "new/folder/\(String(repeating: "a", count: 300))"])
  func leavesNoFolderWhereOneCannotBeMade(folder: String) throws {
    #expect(throws: FileError.self) { try add([("x", "", false)], to: folder) }
    #expect(throws: FileError.self) { try add([("x", "", false), ("..", "", false)], to: "new/folder") }
    #expect(try temporary.contents() == ["work/mine.md": "mine"])
    #expect(throws: FileError.self) { try Folder(temporary.at("new")) }
  }

  @Test func removesWhatAKilledOneLeft() throws {
    try temporary.write("half", to: "work/.dossier-new/content/practice.yaml")
    #expect(try Folder(folder).names() == ["mine.md"])
    try add([("content/practice.yaml", "whole", false)])
    #expect(try temporary.contents() == ["work/content/practice.yaml": "whole", "work/mine.md": "mine"])
  }

  @Test func waitsForNobody() throws {
    let other = try Descriptor(folder: folder)
    #expect(try other.lock())
    let error = #expect(throws: FileError.self) { try add([("new.md", "", false)]) }
    #expect(error?.reason == .locked)
    #expect(try temporary.contents() == ["work/mine.md": "mine"])
  }

  private func folderAddition(_ path: String, _ files: [String: String]) -> Addition {
    Addition(folder: path, files.mapValues { Array($0.utf8) })
  }

  @Test func addsAWholeFolderBeforeAFile() throws {
    let whole = folderAddition("issued/P-1", ["page.html": "page", "SHA256SUMS": "sums"])
    try Files.add([whole, Addition("mine.md", Array("more".utf8)) { _ in true }], to: folder)
    let expected = ["work/issued/P-1/page.html": "page", "work/issued/P-1/SHA256SUMS": "sums", "work/mine.md": "more"]
    #expect(try temporary.contents() == expected)
  }

  @Test(arguments: ["mine.md", "folder", "link.md", "mine.md/P-1"])
  func putsAFolderInThePlaceOfNothing(path: String) throws {
    try temporary.write("theirs", to: "work/folder/theirs.md")
    try temporary.link("work/link.md", to: "mine.md")
    let before = try temporary.contents()
    #expect(throws: FileError.self) { try Files.add([folderAddition(path, ["a": "a"])], to: folder) }
    #expect(try temporary.contents() == before)
  }

  @Test(arguments: ["", "a/b", "..", "a\nb"])
  func addsNoFolderWithSuchAFile(_ name: String) throws {
    let before = try temporary.contents()
    #expect(throws: FileError("\(folder)/issued", .notAFile)) {
      try Files.add([folderAddition("issued", [name: "a"])], to: folder)
    }
    #expect(try temporary.contents() == before)
  }

  @Test func takesAFolderBackWhereAFileCannotBePlaced() throws {
    let before = try temporary.contents()
    let long = String(repeating: "x", count: 300)
    #expect(throws: FileError.self) {
      try Files.add([folderAddition("issued/P-1", ["a": "a"]), Addition("a/\(long)/d.md", [])], to: folder)
    }
    #expect(try temporary.contents() == before)
  }

  @Test func keepsOthersOutWhileItIsHeld() throws {
    let held = try LockedFolder(folder)
    #expect(throws: FileError(folder, .locked)) { try LockedFolder(folder) }
    try held.add([Addition("new.md", [])])
    #expect(throws: FileError.self) { try add([("newer.md", "", false)]) }
    #expect(try temporary.contents() == ["work/mine.md": "mine", "work/new.md": ""])
  }
}
