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
}
