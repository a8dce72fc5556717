import ArgumentParser
import Diagnostics
import DossierKit

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say everything that is wrong, and write nothing.",
    discussion: """
      Everything is looked at as `build` does: data, terms, records, templates, pages. Templates of your own are looked \
      at in every branch, whether or not a document takes it now. With `--format json` the \
      diagnostics are the result, on standard output.
      """)

  @Argument(help: "The engagements to check; without one, all.", completion: .engagements) var engagements: [String] =
    []
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let terminal = Terminal(options: report)
    let (workspace, options) = try workspace.load(terminal)
    var diagnostics: [Diagnostic] = []
    let selection = workspace.selection(engagements, &diagnostics)
    if !diagnostics.hasErrors { diagnostics = workspace.findings(options, only: selection) }
    switch report.format {
    case .text:
      terminal.report(diagnostics, isShort: engagements.isEmpty)
      let isMoreNeeded = diagnostics.contains { $0.id == "needed-later" }
      terminal.say(
        diagnostics.summary
          ?? (isMoreNeeded ? "nothing is wrong; what later papers still need is listed above" : "nothing is wrong"))
    case .json: print(json(of: diagnostics), terminator: "")
    }
    try terminal.finish(diagnostics)
  }
}
