import Foundation
import TestSupport
import Testing

@testable import Files

@Suite struct CreationTests {
  private let temporary: TemporaryFolder

  init() throws { temporary = try TemporaryFolder() }

  private func create(_ files: [String: String], in folder: String) throws {
    try Files.create(files.mapValues { Array($0.utf8) }, in: temporary.at(folder))
  }

  @Test func makesFilesAndTheirFolders() throws {
    try create(["dossier.yaml": "A", "content/practice.yaml": "B", ".gitignore": "site/"], in: "a/b")
    #expect(
      try temporary.contents() == [
        "a/b/dossier.yaml": "A", "a/b/content/practice.yaml": "B", "a/b/.gitignore": "site/",
      ])
  }

  @Test func leavesAloneWhatStandsBeside() throws {
    try temporary.write("old", to: "clients/one/client.yaml")
    try create(["two/client.yaml": "new", "two/notes/a/b.md": ""], in: "clients")
    #expect(
      try temporary.contents() == [
        "clients/one/client.yaml": "old", "clients/two/client.yaml": "new", "clients/two/notes/a/b.md": "",
      ])
  }

  @Test(arguments: [["two/client.yaml", "one/client.yaml"], ["one"], ["a.yaml", "file"]])
  func writesNothingWhereOneIsThere(paths: [String]) throws {
    try temporary.write("old", to: "clients/one/client.yaml")
    try temporary.write("old", to: "clients/file")
    let before = try temporary.contents()
    let error = #expect(throws: FileError.self) {
      try create(Dictionary(uniqueKeysWithValues: paths.map { ($0, "new") }), in: "clients")
    }
    #expect(error?.reason == .taken)
    #expect(try temporary.contents() == before)
  }

  @Test(arguments: ["file/a", "file/a/b"]) func leavesNoFolderWhereOneCannotBeMade(folder: String) throws {
    try temporary.write("", to: "file")
    #expect(throws: FileError.self) { try create(["x": ""], in: folder) }
    #expect(try temporary.contents() == ["file": ""])
  }

  @Test func takesBackTheFoldersItMade() throws {
    // A name of more than 255 bytes is none.
    let name = String(repeating: "a", count: 300)
    #expect(throws: FileError.self) { try create(["a": "", name: ""], in: "new/folder") }
    #expect(throws: FileError.self) { try create(["a": ""], in: "new/\(name)/folder") }
    #expect(try temporary.contents() == [:])
  }

  @Test func removesWhatAKilledOneLeft() throws {
    try temporary.write("half", to: "a/.dossier-new/content/practice.yaml")
    #expect(try entries(of: temporary.at("a")) == [])
    try create(["content/practice.yaml": "whole"], in: "a")
    #expect(try temporary.contents() == ["a/content/practice.yaml": "whole"])
    #expect(try entries(of: temporary.at("a")) == ["content"])
    #expect(try entries(of: temporary.at("b")) == nil)
    #expect(throws: FileError.self) { try entries(of: temporary.at("a/content/practice.yaml")) }
  }

  @Test func waitsForNobody() throws {
    try temporary.write("", to: "a/b")
    let other = try Descriptor(folder: temporary.at("a"))
    #expect(try other.lock())
    let error = #expect(throws: FileError.self) { try create(["c": ""], in: "a") }
    #expect(error?.reason == .locked)
    #expect(try temporary.contents() == ["a/b": ""])
  }

  @Test func knowsTheFoldersAroundAFolder() throws {
    try temporary.write("", to: "a/b/c")
    try temporary.link("d", to: "a/b")
    let ancestry = try Folder(temporary.at("d")).ancestry
    #expect(ancestry.first?.hasSuffix("/a/b") == true)
    #expect(ancestry.dropFirst().first?.hasSuffix("/a") == true)
    #expect(ancestry.last == "/")
    #expect(try Folder("/").ancestry == ["/"])
  }
}
