import ArgumentParser
import Diagnostics
import DossierKit
import Engagements
import Foundation

struct BriefCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "brief",
    abstract: "Show what to know before a call: who they are, what is open, what to remember.",
    discussion: """
      The people and how they like to be treated, what is open, late and promised, what is left of what is included, \
      money, the last three contacts, and the days to remember in the coming month: birthdays and milestones as \
      client.yaml names them, and the dates of the work.

      Of a client with several engagements those that go on are told together. It holds what is yours alone, and is \
      written nowhere but on the terminal.
      """)

  @Argument(help: "The client, or one engagement.", completion: .engagements) var engagement: String
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let terminal = Terminal(options: report)
    let (workspace, options) = try workspace.load(terminal)
    var diagnostics: [Diagnostic] = []
    let selected = workspace.selection([engagement], &diagnostics) ?? []
    let brief = Brief(of: workspace.desk(options, only: selected))
    // What is wrong is for `check` to speak of; a brief tells what is known.
    let folders = brief == nil ? workspace.engagements.filter { selected.contains($0.path) } : []
    let found = workspace.diagnostics + folders.flatMap { workspace.examined($0, options).diagnostics }
    diagnostics += found.filter { $0.severity == .error }
    if diagnostics.hasErrors { try terminal.stop(at: diagnostics) }
    guard let brief else { return }
    print(brief.text(colour: Terminal.usesColour(on: STDOUT_FILENO)), terminator: "")
    try terminal.finish()
  }
}
