import ArgumentParser
import Diagnostics
import DossierKit
import Engagements
import Foundation

struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Make the pages of all engagements, or of those named.",
    discussion: """
      The pages go to the output folder: `output` in dossier.yaml, or `site`. An engagement with an error keeps its \
      old pages, all of them together; every other one is made. Files that have not changed are not touched, pages \
      that are no longer made are removed, and files that Dossier did not write stay where they are.
      """)

  @Argument(help: "The engagements to make; without one, all.", completion: .engagements) var engagements: [String] = []
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var report: ReportOptions
  @Option(
    help: ArgumentHelp("The folder to write to; else `output` in dossier.yaml.", valueName: "dir"),
    completion: .directory)
  var output: String?

  func run() throws {
    let terminal = Terminal(options: report)
    let (workspace, options) = try workspace.load(terminal)
    var diagnostics: [Diagnostic] = []
    let selection = workspace.selection(engagements, &diagnostics)
    try terminal.stop(at: diagnostics)
    let folder = try self.workspace.outputFolder(of: workspace, given: output)
    let site = build(workspace, options, only: selection)
    keepUntilExit(workspace, site)
    let (written, found) = write(site, of: workspace, to: folder, isWhole: selection == nil)
    diagnostics = site.diagnostics + found
    terminal.report(diagnostics, isShort: true)
    // With JSON the diagnostics are all there is on standard error, so that it can be read by a program.
    for refusal in site.refusals where report.format == .text {
      let errors = refusal.errors == 1 ? "1 error" : "\(refusal.errors) errors"
      Terminal.printError(
        "\(refusal.path) was not written: \(refusal.errors == 0 ? "the workspace has errors" : errors)")
    }
    if let written {
      let counts =
        "\(written.written.count) written, \(written.unchanged.count) unchanged, \(written.removed.count) removed"
      terminal.say("\(folder): \(counts)")
      // Other engagements may be broken, and the desk shows them all.
      if selection != nil, FileManager.default.fileExists(atPath: "\(folder)/\(Workspace.deskPagePath)") {
        terminal.say("Your desk is as it was; `dossier build\(self.workspace.directoryOption)` makes all pages anew.")
      }
    }
    if report.format == .text, let summary = diagnostics.summary { Terminal.printError(summary) }
    try terminal.finish(diagnostics)
  }
}
