import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Markdown

private let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// What the `cmark` program writes is what we write, byte for byte.
@Suite struct CommonMarkTests {
  @Test func generatedTexts() throws {
    var texts: [String] = []
    for seed in 0..<4_000 {
      var generator = MarkdownGenerator(
        seed: UInt64(seed), words: MarkdownGenerator.commonMark + (seed % 4 == 0 ? MarkdownGenerator.ours : []))
      texts.append(generator.text(length: 4 + seed % 60))
    }
    try compare(texts)
  }

  @Test func everyMarkdownFileOfTheRepository() throws {
    let folders = ["Sources", "Tests", "content", "docs", "templates"]
    var files = try FileManager.default.contentsOfDirectory(at: repository, includingPropertiesForKeys: nil)
    for folder in folders {
      let walk = FileManager.default.enumerator(at: repository.appending(path: folder), includingPropertiesForKeys: nil)
      while let file = walk?.nextObject() as? URL { files.append(file) }
    }
    let texts = try files.filter { $0.pathExtension == "md" }.map { try String(contentsOf: $0, encoding: .utf8) }
    #expect(texts.count > 10)
    try compare(texts)
  }

  private func compare(_ texts: [String]) throws {
    for (text, expected) in zip(texts, try htmlOfProgram(texts)) {
      let (html, diagnostics) = commonMarkHTML(Source(name: "text.md", text: text))
      #expect(diagnostics.isEmpty)
      #expect(Array(html.utf8) == expected, "\(text.debugDescription)")
      // Through our own tree and back: it loses comments and empty titles, nothing else.
      let copied = try #require(parseCommonMark(Array(text.utf8)))
      if !expected.contains(Array("<!--".utf8)) {
        let known = expected.replacing(Array(" title=\"\"".utf8), with: [])
        #expect(Array(renderHTML(copied).utf8) == known, "\(text.debugDescription)")
      }
    }
  }

  /// All texts go through one shell, because a process a text takes its time.
  private func htmlOfProgram(_ texts: [String]) throws -> [[UInt8]] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "cmark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (index, text) in texts.enumerated() {
      try Data(text.utf8).write(to: folder.appending(path: "\(index).md"))
    }
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = ["-ec", "for file in *.md; do cmark --unsafe \"$file\" > \"$file.html\"; done"]
    shell.currentDirectoryURL = folder
    try shell.run()
    shell.waitUntilExit()
    try #require(shell.terminationStatus == 0, "the program `cmark` is needed")
    return try texts.indices.map { Array(try Data(contentsOf: folder.appending(path: "\($0).md.html"))) }
  }
}
