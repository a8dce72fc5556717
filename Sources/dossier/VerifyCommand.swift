import ArgumentParser
import Diagnostics
import DossierKit

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check that frozen papers are what they were when they were issued.",
    discussion: """
      Every file below `issued/` is compared with the digests in its `SHA256SUMS`, which `sha256sum -c` reads as well, \
      and with the digest in the record of the paper. What was changed, is missing or was added is named.
      """)

  @Argument(help: "The engagements; without one, all.", completion: .engagements) var engagements: [String] = []
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let terminal = Terminal(options: report)
    let (workspace, _) = try workspace.load(terminal)
    var diagnostics: [Diagnostic] = []
    let selection = workspace.selection(engagements, &diagnostics)
    try terminal.stop(at: diagnostics)
    let folders = workspace.engagements.filter { selection?.contains($0.path) ?? true }
    let results = folders.map { $0.verification }
    diagnostics = (results.flatMap(\.diagnostics) + workspace.lostNumbers).inReadingOrder()
    terminal.report(diagnostics)
    for (folder, result) in zip(folders, results) where !result.unchanged.isEmpty {
      terminal.say("\(folder.path): \(result.unchanged.joined(separator: ", ")) as issued")
    }
    try terminal.finish(diagnostics)
  }
}
