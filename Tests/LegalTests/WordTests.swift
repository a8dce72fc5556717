import Diagnostics
import Foundation
import Markdown
import TestSupport
import Testing

/// Agreements of many shapes, as people write them by hand.
@Suite struct WordTests {
  static let names =
    ((try? FileManager.default.contentsOfDirectory(
      atPath: testsFolder.appending(path: "LegalTests/Agreements").path)) ?? [])
    .filter { $0.hasSuffix(".md") }.sorted()

  @Test func thereAreAgreements() { #expect(Self.names.count >= 20) }

  /// Numbers apart, the page has the words of its source: none is lost, none comes in.
  @Test(arguments: names) func pagesKeepTheWords(name: String) throws {
    let file = testsFolder.appending(path: "LegalTests/Agreements/\(name)")
    let source = Source(name: name, bytes: Array(try Data(contentsOf: file)))
    var legal = try LegalCase(source)
    legal.run()
    #expect(legal.diagnostics.filter { $0.severity == .error }.isEmpty)
    let html = renderHTML(legal.document)
    #expect(HTMLPage(html).faults == [])
    #expect(words(of: page(html)) == words(of: plain(source.text)))
  }

  /// How often each word of letters stands in a text.
  private func words(of text: String) -> [String: Int] {
    text.matches(of: /\p{L}[\p{L}\p{M}]*/).reduce(into: [:]) { words, match in
      words[String(match.output), default: 0] += 1
    }
  }

  /// What a reader sees, without the numbers of clauses; an image by its words.
  private func page(_ html: String) -> String {
    HTMLPage(
      html.replacing(/<span class="num">[^<]*<\/span>/, with: "").replacing(/<img [^>]*alt="([^"]*)"[^>]*>/) {
        $0.output.1
      }
    ).text
  }

  /// The words of Markdown, by rules that know nothing of how it is parsed.
  private func plain(_ text: String) -> String {
    text.replacing(/^---\n(.*\n)*?---\n/, with: "")
      .replacing(/(?m)^\[[^\]]*\]: .*$/, with: "")
      .replacing(/\{:[^}]*\}/, with: "")
      .replacing(/\]\([^)]*\)|\]\[[^\]]*\]/, with: "]")
      .replacing(/(?m)^:::+ *(details|box)?/, with: "")
      .replacing(/<\/?[a-z][^>]*>/) { $0.output.contains("://") ? String($0.output) : "" }
      .replacing(/\[x\]/, with: "")
  }
}
