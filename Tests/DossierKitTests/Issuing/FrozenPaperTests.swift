import Diagnostics
import TestSupport
import Testing

@testable import DossierKit

@Suite struct FrozenPaperTests {
  private static let files: FileSet = {
    var files: FileSet = [
      "page.html": Array("<p>Text &amp; more</p>\n".utf8), "source.md": Array("# ⟦1⟧\n".utf8),
      "values.json": Array("{}\n".utf8), "clauses.json": Array("{}\n".utf8),
      "record.yaml": Array("- id: P-2026-001\n".utf8),
      "trace.json": Array("{}".utf8),
    ]
    files["SHA256SUMS"] = FrozenPaper.checksums(of: files)
    return files
  }()

  private func differences(_ files: FileSet) -> [FrozenPaper.Difference] {
    FrozenPaper(name: "P-2026-001", files: files).differences
  }

  @Test func isWhatItWas() { #expect(differences(Self.files).isEmpty) }

  /// Whatever byte of whichever file is changed, that file is named and no other.
  @Test(arguments: files.keys.sorted()) func findsEveryChangedByte(name: String) throws {
    let bytes = try #require(Self.files[name])
    for index in bytes.indices {
      for bit: UInt8 in [0x01, 0x20, 0x80] {
        var changed = bytes
        changed[index] ^= bit
        var files = Self.files
        files[name] = changed
        #expect(differences(files) == [.changed(name)], "\(name), byte \(index)")
      }
    }
    for changed in [Array(bytes.dropLast()), bytes + [0x0A], []] {
      var files = Self.files
      files[name] = changed
      #expect(differences(files) == [.changed(name)])
    }
  }

  @Test(arguments: files.keys.sorted()) func findsWhatIsMissing(name: String) {
    var files = Self.files
    files[name] = nil
    #expect(differences(files) == [.missing(name)])
  }

  @Test(arguments: ["notes.txt", "folder/notes.txt", "page.htm", "Page.html"]) func findsWhatWasAdded(name: String) {
    var files = Self.files
    files[name] = []
    #expect(differences(files) == [.extra(name)])
  }
}

@Suite struct MarkedTextTests {
  /// The text and its values come back from the files in which they are kept.
  @Test(arguments: [
    "", "plain\n", "⟦", "⟦⟦1⟧ \u{F0000}⟧\n", "\u{F0001}\u{F0000} and ⟦2⟧\r\n\u{F0000}", "é\u{301}\u{F0001}",
  ])
  func comesBack(text: String) throws {
    let source = Source(name: "a.md", text: text)
    let span = Span(source, 0..<0)
    let contents: [Binding.Content] = [
      .text("⟦1⟧ *Star*"), .markdown("# \u{202E}\n"), .inlineMarkdown(""), .gap("a.b"),
    ]
    let bindings = contents.map { Binding($0, span: span, origin: .given, path: nil) }
    let merged = Merged(text: text, bindings: bindings, lines: [span])
    let json = fileJSON(FrozenValues(merged, reading: []))
    let values = try #require(FrozenValues(json: json))
    let marked = Source(name: "source.md", text: markedText(of: merged))
    let again = try #require(values.merged(marked))
    #expect(Array(again.text.utf8) == Array(text.utf8))
    #expect(again.bindings.map(\.content) == contents)
  }

  @Test(arguments: ["⟦1⟧", "⟦0⟧", "⟦x⟧", "⟦1", "⟦-1⟧", "⟦-9223372036854775808⟧", "⟦99999999999999999999⟧"])
  func refusesAMarkWithoutAValue(text: String) {
    let values = FrozenValues(Merged(text: "", bindings: [], lines: []), reading: [])
    #expect(values.merged(Source(name: "source.md", text: text)) == nil)
  }
}
