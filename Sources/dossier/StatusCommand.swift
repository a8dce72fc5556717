import ArgumentParser
import Diagnostics
import DossierKit
import Engagements
import Foundation
import Values

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show your desk: what needs you, what waits for clients, what is quiet.",
    discussion: """
      Of each engagement: how far it has come and its next date; what is late, what is due today and what is open, each \
      with who it waits for; money, what is included and how much of it is left, what was given gladly.

      With `--format json` every figure is written under the names that the manual lists. With `--if-cancelled-by` you \
      see what an early end would leave to be paid, or to be paid back.

      `dossier build` makes the same as a page, `desk/index.html` in the output folder. All of it is yours alone.
      """)

  @Argument(help: "The engagements to show, without one all.", completion: .engagements) var engagements: [String] = []
  @Option(
    help: ArgumentHelp("Work out what is left if this side ends it: client or provider.", valueName: "side"))
  var ifCancelledBy: CancellationStatement.Side?
  @Option(help: ArgumentHelp("The day of that end, else the day of the desk.", valueName: "yyyy-mm-dd")) var on:
    WrittenDay?
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var report: ReportOptions

  func validate() throws {
    try on?.validate()
    if on != nil, ifCancelledBy == nil {
      throw ValidationError("`--on` is the day of an early end: say `--if-cancelled-by` client or provider.")
    }
  }

  func run() throws {
    let terminal = Terminal(options: report)
    let (workspace, options) = try workspace.load(terminal)
    var diagnostics: [Diagnostic] = []
    let selection = workspace.selection(engagements, &diagnostics)
    diagnostics += workspace.diagnostics.filter { $0.severity == .error }
    if diagnostics.hasErrors { try terminal.stop(at: diagnostics) }
    let ending = ifCancelledBy.map { Desk.Ending(by: $0, on: on?.day ?? options.today) }
    let desk = workspace.desk(options, only: selection, ending: ending)
    switch report.format {
    case .json: print(desk.json, terminator: "")
    case .text where desk.entries.isEmpty:
      terminal.say(
        workspace.clients.isEmpty
          ? "Nothing is on your desk. Begin with `dossier new client`, then `dossier new engagement`."
          : "Nothing is on your desk. Begin with `dossier new engagement`.")
    case .text: print(desk.text(colour: Terminal.usesColour(on: STDOUT_FILENO)), terminator: "")
    }
    try terminal.finish()
  }
}

extension CancellationStatement.Side: ExpressibleByArgument {}
