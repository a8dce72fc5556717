import Foundation
import TestSupport
import Testing

/// The course of an engagement as the manual's first page tells it: each of its files, laid in the page's order into the
/// workspace that the README begins.
@Suite struct ManualTests {
  @Test func firstStepsLeadFromProposalToTheEnd() throws {
    let root = testsFolder.deletingLastPathComponent()
    let blocks = try fencedBlocks(of: root.appending(path: "content/sites/manual/first-steps.md"), language: "yaml")
    let files = blocks.compactMap { block -> (path: String, text: String)? in
      guard block.hasPrefix("# "), let end = block.firstIndex(of: "\n") else { return nil }
      return (String(block[..<end].dropFirst(2)), String(block[block.index(after: end)...]))
    }
    #expect(files.count >= 8)
    let begin = try fencedBlocks(of: root.appending(path: "README.md"), language: "sh").prefix(2).joined()
    let workspace = try TemporaryWorkspace(isSample: false)
    defer { workspace.remove() }
    let whole = files.map { file in
      // A whole engagement takes the place of the one begun; everything else is added to.
      let writes = file.text.contains("\nstages:") ? ">" : ">>"
      return "mkdir -p \"$(dirname \(file.path))\"; cat \(writes) \(file.path) <<'END'\n\(file.text)END\n"
    }
    let shown = try workspace.run(
      "set -e; mkdir ../course; cd ../course\n" + begin + whole.joined()
        + "dossier check --as-of 2027-03-05; dossier build --as-of 2027-03-05; ls site/harbour-house/new-website")
    #expect(!shown.contains("--- status"), "\(shown)")
    for made in ["nothing is wrong", "contract", "handbook", "project"] {
      #expect(shown.contains(made), "\(made) is not in\n\(shown)")
    }
    // From there its commands lead to the end.
    let commands = try fencedBlocks(of: root.appending(path: "content/sites/manual/first-steps.md"), language: "sh")
    let endDay = 1_816_041_600
    let ended = try workspace.run(
      "set -e; cd ../course/practice; export SOURCE_DATE_EPOCH=\(endDay)\n" + commands.joined() + "dossier build")
    #expect(!ended.contains("--- status"), "\(ended)")
    for said in ["Acceptance certificate A-2027-001 to sign", "Harbour House: complete", "Subject: Thank you"] {
      #expect(ended.contains(said), "\(said) is not in\n\(ended)")
    }
  }
}
