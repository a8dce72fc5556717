import Diagnostics
import Foundation
import Markdown
import TestSupport
import Testing

private let folder = testsFolder.appending(path: "MarkdownTests/Cases/gfm")

/// The extensions of GitHub Flavored Markdown, example by example of its specification (0.29): the same marks around
/// words of our own, a line of four equals signs, and the HTML that is specified.
@Suite struct GitHubTests {
  static let examples = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

  @Test(arguments: examples) func readsAsSpecified(name: String) throws {
    let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    let parts = text.components(separatedBy: "\n====\n")
    #expect(parts.count == 2)
    let (document, diagnostics) = parse(markdown: Source(name: name, text: parts[0] + "\n"))
    #expect(plain(renderHTML(document)) == plain(parts[1]))
    // A cell that would not be shown is more than the specification complains of.
    #expect(diagnostics.map(\.id) == (name.hasPrefix("204") ? ["row-longer"] : []))
  }

  @Test func thereAreAllExamples() {
    let numbers = Self.examples.compactMap { Int($0.prefix(3)) }
    #expect(numbers == Array(198...205) + [279, 280] + Array(491...493) + Array(622...635))
  }

  /// Without what our HTML says beyond that: regions around tables, scopes, labels around boxes; alignment by class.
  private func plain(_ html: String) -> String {
    html.replacing(/<\/?div[^>]*>\n/, with: "").replacing(/<\/?label>/, with: "")
      .replacing(" scope=\"col\"", with: "")
      .replacing(#/ class="(left|right)"/#) { " align=\"\($0.output.1)\"" }
      .replacing(" class=\"centre\"", with: " align=\"center\"")
      .replacing(#/ class="task( done)?"/#, with: "")
      .replacing(/<input type="checkbox" disabled=""( checked="")? \/>/) {
        "<input\($0.output.1 ?? "") disabled=\"\" type=\"checkbox\">"
      }
      .replacing("<li>\n", with: "<li>").replacing("\n</li>", with: "</li>")
  }
}
