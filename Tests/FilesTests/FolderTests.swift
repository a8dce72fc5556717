import Foundation
import TestSupport
import Testing

@testable import Files

@Suite struct FolderTests {
  private let outside: TemporaryFolder
  private let temporary: TemporaryFolder
  private let folder: Folder

  init() throws {
    outside = try TemporaryFolder()
    temporary = try TemporaryFolder()
    folder = try Folder(temporary.path)
  }

  @Test func listsFilesInTheOrderOfTheirBytes() throws {
    for name in ["b.yaml", "a/z.md", "a-b/x.md", "a/é.md", "A.yaml", "a/b/c/d.md"] { try temporary.write("", to: name) }
    #expect(folder.list().files == ["A.yaml", "a-b/x.md", "a/b/c/d.md", "a/z.md", "a/é.md", "b.yaml"])
    #expect(folder.list().problems.isEmpty)
    #expect(folder.list("a").files == ["a/b/c/d.md", "a/z.md", "a/é.md"])
    #expect(folder.list("missing").files.isEmpty)
  }

  @Test func leavesOutHiddenFilesAndWhatEditorsLeave() throws {
    for name in [".git/config", ".hidden", "a.md~", "#a.md#", ".#a.md", "a.md", "#1.md"] {
      try temporary.write("", to: name)
    }
    #expect(folder.list().files == ["#1.md", "a.md"])
  }

  @Test func followsLinksThatStayInside() throws {
    try temporary.write("one", to: "a/one.md")
    try temporary.link("b", to: "a")
    try temporary.link("two.md", to: "\(temporary.path)/a/one.md")
    #expect(folder.list().files == ["a/one.md", "b/one.md", "two.md"])
    #expect(folder.list().problems.isEmpty)
    #expect(try folder.read("b/one.md", atMost: 3) == Array("one".utf8))
    #expect(folder.list("b").files == ["b/one.md"])
    #expect(try folder.place(of: "b/one.md") == "a/one.md")
    #expect(try folder.place(of: "two.md") == "a/one.md")
    #expect(throws: FileError("three.md", .system(ENOENT))) { try folder.place(of: "three.md") }
  }

  /// Two spellings of a name are two folders where the file system says so.
  @Test func tellsSpellingsOfFoldersApart() throws {
    let composed = "caf\u{E9}", decomposed = "cafe\u{301}"
    try temporary.write("composed", to: "\(composed)/a.md")
    try temporary.write("decomposed", to: "\(decomposed)/b.md")
    for (place, text) in zip(folder.list().files, ["decomposed", "composed"]) where folder.list().files.count == 2 {
      #expect(try folder.read(place, atMost: 100) == Array(text.utf8))
    }
  }

  /// What took the place of a folder since a file of it was read is not looked into.
  @Test func isNotLedAwayWhileItReads() throws {
    try outside.write("secret", to: "b.md")
    try temporary.write("one", to: "a/a.md")
    try temporary.write("two", to: "a/b.md")
    #expect(try folder.read("a/a.md", atMost: 100) == Array("one".utf8))
    try FileManager.default.moveItem(atPath: temporary.at("a"), toPath: temporary.at("moved"))
    try temporary.link("a", to: outside.path)
    #expect((try? folder.read("a/b.md", atMost: 100)) != Array("secret".utf8))
    // A file that became a link is looked for where it leads.
    try temporary.write("three", to: "c/c.md")
    #expect(try folder.read("c/c.md", atMost: 100) == Array("three".utf8))
    try FileManager.default.removeItem(atPath: temporary.at("c/c.md"))
    try temporary.link("c/c.md", to: outside.at("b.md"))
    #expect(throws: FileError("c/c.md", .leavesFolder)) { try folder.read("c/c.md", atMost: 100) }
  }

  @Test func reportsLinksThatLeaveAndDoesNotFollowThem() throws {
    try outside.write("secret", to: "deep/secret.md")
    try temporary.link("file.md", to: outside.at("deep/secret.md"))
    try temporary.link("folder", to: outside.path)
    try temporary.link("up", to: "..")
    // A sibling whose name begins with the folder's is outside all the same.
    let sibling = temporary.path + "-sibling"
    try FileManager.default.createDirectory(atPath: sibling, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: sibling) }
    try temporary.link("sibling", to: sibling)

    let listing = folder.list()
    #expect(listing.files.isEmpty)
    #expect(listing.problems.map(\.path) == ["file.md", "folder", "sibling", "up"])
    for problem in listing.problems {
      guard case .leavesFolder = problem.kind else {
        Issue.record("\(problem)")
        continue
      }
    }
    for name in [
      "file.md", "folder/deep/secret.md", "../\(URL(filePath: outside.path).lastPathComponent)/deep/secret.md",
    ] {
      #expect(throws: FileError(name, .leavesFolder)) { try folder.read(name, atMost: 100) }
    }
    #expect(folder.list("folder").problems.count == 1)
    #expect(folder.list("..").files.isEmpty)
  }

  @Test func endsWithCirclesOfLinks() throws {
    try temporary.write("", to: "a/b/one.md")
    try temporary.link("a/b/back", to: "../../a")
    try temporary.link("self", to: "self")
    try temporary.link("nowhere", to: "missing.md")
    let listing = folder.list()
    #expect(listing.files == ["a/b/one.md"])
    #expect(
      listing.problems == [
        .init(path: "a/b/back", kind: .circle), .init(path: "nowhere", kind: .leadsNowhere),
        .init(path: "self", kind: .circle),
      ])
  }

  @Test func endsWhereLinksMultiplyFolders() throws {
    // Twenty folders, each with two links to the next: a million ways to the last one.
    for number in 0...20 {
      try temporary.write("", to: "d\(number)/f")
      if number < 20 {
        try temporary.link("d\(number)/x", to: "../d\(number + 1)")
        try temporary.link("d\(number)/y", to: "../d\(number + 1)")
      }
    }
    let listing = try Folder(temporary.path).list("d0")
    #expect(listing.files.count == Listing.mostLinkedFolders + 1)
    #expect(listing.problems.map(\.kind) == [.tooManyLinks])
  }

  @Test(.timeLimit(.minutes(15))) func doesNotOpenPipes() throws {
    #expect(mkfifo(temporary.at("pipe"), 0o600) == 0)
    #expect(folder.list().problems == [.init(path: "pipe", kind: .notAFile)])
    #expect(throws: FileError("pipe", .notAFile)) { try folder.read("pipe", atMost: 1) }
    #expect(throws: FileError(".", .notAFile)) { try folder.read(".", atMost: 1) }
  }

  #if os(Linux)
    @Test func reportsNamesThatAreNotUTF8() throws {
      let name: [CChar] = Array(temporary.at("caf").utf8CString.dropLast()) + [CChar(bitPattern: 0xE9), 0]
      let descriptor = open(name, O_CREAT | O_WRONLY, 0o600)
      #expect(descriptor >= 0)
      close(descriptor)
      #expect(folder.list().files.isEmpty)
      #expect(folder.list().problems == [.init(path: "caf\u{FFFD}", kind: .nameNotUTF8)])
    }
  #endif

  @Test(.enabled(if: getuid() != 0, "root may read everything")) func reportsFoldersItMayNotRead() throws {
    try temporary.write("", to: "a/one.md")
    chmod(temporary.at("a"), 0)
    defer { chmod(temporary.at("a"), 0o700) }
    #expect(folder.list().problems == [.init(path: "a", kind: .unreadable("permission denied"))])
  }

  @Test func readsAtMostWhatItIsAskedFor() throws {
    try temporary.write("12345", to: "a")
    try temporary.write("", to: "empty")
    try temporary.write(String(repeating: "x", count: 300_000), to: "large")
    #expect(try folder.read("a", atMost: 5).count == 5)
    #expect(try folder.read("empty", atMost: 0).isEmpty)
    #expect(try folder.read("large", atMost: 300_000).count == 300_000)
    #expect(throws: FileError("a", .tooLarge(limit: 4))) { try folder.read("a", atMost: 4) }
    #expect(throws: FileError("large", .tooLarge(limit: 299_999))) { try folder.read("large", atMost: 299_999) }
  }

  @Test func saysWhenAFileHasVanished() throws {
    let error = #expect(throws: FileError.self) { try folder.read("gone.md", atMost: 1) }
    #expect(error?.isMissing == true)
    #expect(error?.description == "gone.md: no such file or directory")
    #expect(throws: FileError.self) { try folder.read("a\0b", atMost: 1) }
    #expect(throws: FileError.self) { try Folder(temporary.at("missing")) }
  }

  @Test func knowsTheFoldersAroundIt() throws {
    try temporary.write("", to: "a/b/c")
    try temporary.link("d", to: "a/b")
    let ancestry = try Folder(temporary.at("d")).ancestry
    #expect(ancestry.first?.hasSuffix("/a/b") == true)
    #expect(ancestry.dropFirst().first?.hasSuffix("/a") == true)
    #expect(ancestry.last == "/")
    #expect(try Folder("/").ancestry == ["/"])
  }
}
