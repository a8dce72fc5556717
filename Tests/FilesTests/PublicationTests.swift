import Foundation
import TestSupport
import Testing

@testable import Files

@Suite struct PublicationTests {
  private let temporary: TemporaryFolder
  private let site: String

  init() throws {
    temporary = try TemporaryFolder()
    site = temporary.at("out/site")
  }

  @discardableResult
  private func publish(_ files: [String: String], keeping kept: [String] = []) throws -> Publication.Outcome {
    try Files.publish(files.mapValues { Array($0.utf8) }, to: site, keeping: kept)
  }

  /// What stands in the output folder, but for the manifest.
  private func contents() throws -> [String: String] {
    let all = try temporary.contents().filter { $0.key.hasPrefix("out/site/") }
    return Dictionary(uniqueKeysWithValues: all.map { (String($0.key.dropFirst("out/site/".count)), $0.value) })
      .filter { $0.key != Manifest.name }
  }

  private func manifest() throws -> [String] {
    try String(contentsOfFile: site + "/" + Manifest.name, encoding: .utf8)
      .split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
  }

  /// What changes when a file is written again, even with the same bytes.
  private func stamp(_ name: String) throws -> [String] {
    let attributes = try FileManager.default.attributesOfItem(atPath: site + "/" + name)
    let day = try #require(attributes[.modificationDate] as? Date)
    let number = try #require(attributes[.systemFileNumber] as? NSNumber)
    return ["\(day.timeIntervalSinceReferenceDate)", "\(number)"]
  }

  @Test func writesFilesAndTheirFolders() throws {
    let outcome = try publish(["a/index.html": "A", "a/b/c/index.html": "C", "é.html": ""])
    #expect(outcome.written == ["a/b/c/index.html", "a/index.html", "é.html"])
    #expect(try contents() == ["a/index.html": "A", "a/b/c/index.html": "C", "é.html": ""])
    #expect(try manifest() == ["a/b/c/index.html", "a/index.html", "é.html"])
  }

  @Test func writesManyFiles() throws {
    let files = Dictionary(uniqueKeysWithValues: (0..<300).map { ("\($0 % 7)/\($0).html", "\($0)") })
    #expect(try publish(files).written.count == 300)
    #expect(try contents() == files)
    #expect(try publish(files).unchanged.count == 300)
  }

  @Test func touchesNothingThatIsAsItShouldBe() throws {
    let files = ["a.html": "A", "b/c.html": "C"]
    try publish(files)
    let names = ["", "a.html", "b", "b/c.html", Manifest.name]
    let before = try names.map(stamp)
    let outcome = try publish(files)
    #expect(outcome.unchanged == ["a.html", "b/c.html"])
    #expect(outcome.written.isEmpty && outcome.removed.isEmpty && outcome.obstacles.isEmpty)
    #expect(try names.map(stamp) == before)
  }

  @Test func replacesByRenaming() throws {
    try publish(["a.html": "old", "b.html": "B"])
    let before = try (stamp("a.html"), stamp("b.html"))
    let outcome = try publish(["a.html": "new", "b.html": "B"])
    #expect(outcome.written == ["a.html"])
    #expect(try stamp("a.html").last != before.0.last)
    #expect(try stamp("b.html") == before.1)
    #expect(try contents() == ["a.html": "new", "b.html": "B"])
  }

  @Test func removesWhatIsStaleAndTheFoldersItLeavesEmpty() throws {
    try publish(["a/b/c.html": "C", "a/d.html": "D", "e/f/g.html": "G", "h/i.html": "I"])
    try temporary.write("mine", to: "out/site/h/notes.txt")
    let outcome = try publish(["a/d.html": "D"])
    #expect(outcome.removed == ["a/b/c.html", "e/f/g.html", "h/i.html"])
    #expect(try contents() == ["a/d.html": "D", "h/notes.txt": "mine"])
    #expect(try manifest() == ["a/d.html"])
  }

  @Test func neverTouchesFilesThatAreNotOurs() throws {
    try temporary.write("mine", to: "out/site/a.html")
    try temporary.write("same", to: "out/site/b.html")
    try temporary.write("mine", to: "out/site/c.html/index.html")
    try temporary.write("mine", to: "out/site/d")
    let outcome = try publish([
      "a.html": "ours", "b.html": "same", "c.html": "ours", "d/index.html": "ours", "e.html": "ours",
    ])
    #expect(
      outcome.obstacles == [
        .init(path: "a.html", kind: .foreignFile(at: "a.html")), .init(path: "c.html", kind: .foreignFolder),
        .init(path: "d/index.html", kind: .foreignFile(at: "d")),
      ])
    #expect(outcome.written == ["e.html"] && outcome.unchanged == ["b.html"])
    let expected = ["a.html": "mine", "b.html": "same", "c.html/index.html": "mine", "d": "mine", "e.html": "ours"]
    #expect(try contents() == expected)
    #expect(try manifest() == ["b.html", "e.html"])
    try publish([:])
    #expect(try contents() == ["a.html": "mine", "c.html/index.html": "mine", "d": "mine"])
  }

  @Test func followsNoLink() throws {
    try temporary.write("theirs", to: "elsewhere/a.html")
    try publish(["x/a.html": "ours", "y.html": "ours", "z.html": "ours"])
    try FileManager.default.removeItem(atPath: site + "/x")
    try FileManager.default.removeItem(atPath: site + "/y.html")
    try FileManager.default.removeItem(atPath: site + "/z.html")
    try temporary.link("out/site/x", to: "../../elsewhere")
    try temporary.link("out/site/y.html", to: "../../elsewhere/a.html")
    try temporary.link("out/site/z.html", to: "../../elsewhere/a.html")
    let outcome = try publish(["x/a.html": "new", "y.html": "theirs"])
    #expect(
      outcome.obstacles == [
        .init(path: "x/a.html", kind: .link(at: "x")), .init(path: "y.html", kind: .link(at: "y.html")),
      ])
    #expect(outcome.removed.isEmpty)
    try publish([:])
    #expect(
      try contents() == [
        "x": "-> ../../elsewhere", "y.html": "-> ../../elsewhere/a.html", "z.html": "-> ../../elsewhere/a.html",
      ])
    #expect(try temporary.contents()["elsewhere/a.html"] == "theirs")
  }

  @Test(arguments: [
    "", "/etc/passwd", "../a", "a/../../b", "a//b", "a/", "./a", "a/.", "..", "a\nb", "a\0b", Manifest.name, "#a",
    ".dossier-new/0",
  ])
  func refusesPathsThatAreNone(_ path: String) throws {
    let outcome = try publish([path: "x", "fine.html": "y"])
    #expect(outcome.obstacles == [.init(path: path, kind: .noPath)])
    #expect(try contents() == ["fine.html": "y"])
    #expect(try temporary.contents().keys.allSatisfy { $0.hasPrefix("out/site/") })
  }

  @Test func keepsWhatItIsToldTo() throws {
    try publish(["a/1/x.html": "X", "a/1/y.html": "Y", "a/10/z.html": "Z", "b.html": "B"])
    let outcome = try publish(["b.html": "new"], keeping: ["a/1/"])
    #expect(outcome.removed == ["a/10/z.html"])
    #expect(try contents() == ["a/1/x.html": "X", "a/1/y.html": "Y", "b.html": "new"])
    #expect(try manifest() == ["a/1/x.html", "a/1/y.html", "b.html"])
    try publish(["b.html": "new"])
    #expect(try contents() == ["b.html": "new"])
  }

  @Test func letsFilesBecomeFoldersAndFoldersFiles() throws {
    try publish(["a": "file", "b/c/d": "deep"])
    let outcome = try publish(["a/index.html": "A", "b": "file"])
    #expect(outcome.obstacles.isEmpty)
    #expect(try contents() == ["a/index.html": "A", "b": "file"])
    try temporary.write("mine", to: "out/site/a/notes.txt")
    let blocked = try publish(["a": "file", "b": "file"])
    #expect(blocked.obstacles == [.init(path: "a", kind: .foreignFolder)])
    #expect(try contents() == ["a/notes.txt": "mine", "b": "file"])
    #expect(try manifest() == ["b"])
  }

  @Test func keepsAFileThatOnlyHasAnotherName() throws {
    // Where `A` and `a` are one file, its old name is stale and its new one as it should be.
    try publish(["Page.html": "same"])
    try FileManager.default.linkItem(atPath: site + "/Page.html", toPath: site + "/page.html")
    let outcome = try publish(["page.html": "same"])
    #expect(outcome.unchanged == ["page.html"] && outcome.removed.isEmpty)
    #expect(try contents()["page.html"] == "same")
  }

  /// A build that is killed after any of its steps leaves whole files, and is made up for by the next.
  @Test(arguments: 0...5)
  func survivesBeingKilled(afterStep step: Int) throws {
    let old = ["same.html": "same", "changed.html": "old", "stale/x.html": "stale", "kept/k.html": "kept"]
    let new = ["same.html": "same", "changed.html": "new", "added/y.html": "added"]
    try publish(old)
    do {
      var publication = try Publication(of: new.mapValues { Array($0.utf8) }, to: site, keeping: ["kept/"])
      if step > 0 {
        let staging = try publication.stage()
        if step > 1 { try publication.claim(staging) }
        if step > 2 { try publication.prune() }
        if step > 3 { try publication.exchange(staging) }
        if step > 4 { try publication.finish(staging) }
      }
    }
    for (path, text) in try contents() where !path.hasPrefix(Staging.name) {
      #expect(text == old[path] || text == new[path])
    }
    // Another build than the killed one: what that one wrote is ours to replace and to remove.
    let next = ["same.html": "same", "changed.html": "newest"]
    let outcome = try publish(next, keeping: ["kept/"])
    #expect(outcome.obstacles.isEmpty)
    #expect(try contents() == next.merging(["kept/k.html": "kept"]) { first, _ in first })
    #expect(try manifest() == ["changed.html", "kept/k.html", "same.html"])
  }

  @Test func removesTheStagedFilesOfAKilledBuildEvenIfNothingChanged() throws {
    try publish(["a.html": "A"])
    try temporary.write("half", to: "out/site/\(Staging.name)/0")
    try publish(["a.html": "A"])
    #expect(try contents() == ["a.html": "A"])
  }

  @Test func letsOneBuildWriteAtATime() throws {
    try publish(["a.html": "A"])
    let first = try Publication(of: [:], to: site, keeping: [])
    #expect(throws: FileError(site, .locked)) { try publish(["a.html": "B"]) }
    withExtendedLifetime(first) {}
    #expect(try contents() == ["a.html": "A"])
  }

  @Test func releasesItsLock() throws {
    for text in ["A", "B", "C"] { #expect(try publish(["a.html": text]).written == ["a.html"]) }
  }

  @Test func passesOverWhatAManifestShouldNotHold() throws {
    try temporary.write("outside", to: "out/precious")
    try temporary.write("mine", to: "out/site/a.html")
    let lines = ["<<<<<<< HEAD", "../precious", "/etc/passwd", "a/../a.html", ".", "", "=======", "gone.html"]
    try temporary.write(lines.joined(separator: "\n"), to: "out/site/\(Manifest.name)")
    let outcome = try publish([:])
    #expect(outcome.removed.isEmpty)
    #expect(try contents() == ["a.html": "mine"])
    #expect(try temporary.contents()["out/precious"] == "outside")
  }

  @Test func namesWhatCannotBeWritten() throws {
    try temporary.write("", to: "out")
    let error = #expect(throws: FileError.self) { try publish(["a.html": "A"]) }
    #expect(error?.path == site)
    #expect(error?.message == "not a directory")
  }

  @Test(.enabled(if: getuid() != 0, "root may write everywhere")) func saysThatAFolderIsReadOnly() throws {
    try publish(["a.html": "A"])
    chmod(site, 0o500)
    defer { chmod(site, 0o700) }
    let error = #expect(throws: FileError.self) { try publish(["a.html": "B"]) }
    #expect(error?.message == "permission denied")
    #expect(try contents() == ["a.html": "A"])
  }
}
