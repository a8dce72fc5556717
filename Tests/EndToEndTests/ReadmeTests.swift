import Foundation
import TestSupport
import Testing

/// The README's first quarter of an hour, run as it stands there: every block of shell, in its order, in an empty
/// folder.
@Suite struct ReadmeTests {
  @Test func firstQuarterOfAnHourRuns() throws {
    let blocks = try fencedBlocks(
      of: testsFolder.deletingLastPathComponent().appending(path: "README.md"), language: "sh")
    #expect(blocks.count >= 5)
    let workspace = try TemporaryWorkspace(isSample: false)
    defer { workspace.remove() }
    let shown = try workspace.run("set -e; mkdir ../empty; cd ../empty\n" + blocks.joined() + "ls ~")
    #expect(!shown.contains("--- status"), "\(shown)")
    for made in [
      "proposal.eml", "_proposal_", "site/harbour-house/new-website/proposal/index.html", "nothing is wrong",
    ] {
      #expect(shown.contains(made), "\(made) is not in\n\(shown)")
    }
  }

  /// The line that makes a DOCX, with pandoc.
  @Test func proposalBecomesADOCX() throws {
    let readme = testsFolder.deletingLastPathComponent().appending(path: "README.md")
    let line = try #require(try fencedBlocks(of: readme, language: "").first { $0.hasPrefix("sed -n") })
    let workspace = try TemporaryWorkspace(isSample: true)
    defer { workspace.remove() }
    let made = try workspace.run(
      "dossier hand harbor proposal --to out --quiet && mv out/*.html proposal.html && \(line)")
    #expect(!made.contains("--- "), "\(made)")
    let words = try workspace.run("pandoc --from docx --to plain --columns 200 proposal.docx")
    for word in ["New website with online booking", "12,000.00", "Jane Whitfield"] {
      #expect(words.contains(word), "\(word) is not in\n\(words)")
    }
    // What surrounds the text on a screen stays there.
    #expect(!words.contains("Skip to the text"))
  }
}
