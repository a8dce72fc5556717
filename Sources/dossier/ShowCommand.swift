import ArgumentParser
import Diagnostics
import DossierKit
import Engagements

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print the whole terms of an engagement, each line with where it comes from.",
    discussion: """
      Terms are what the engagement says, laid over what the practice and the client's country say of all engagements, \
      laid over what holds unless anything is written.
      """)

  @Argument(help: "The engagement.", completion: .engagements) var engagement: String
  @Argument(help: "What to show: terms.") var subject = Subject.terms
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var report: ReportOptions

  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case terms
  }

  func run() throws {
    let terminal = Terminal(options: report)
    let (workspace, options) = try workspace.load(terminal)
    var diagnostics: [Diagnostic] = []
    var shown: Engagement?
    if let folder = workspace.engagement(called: engagement, &diagnostics) {
      let (examined, found) = workspace.examined(folder, options)
      diagnostics += found
      shown = examined
    }
    diagnostics = workspace.arranged(workspace.diagnostics + diagnostics)
    terminal.report(diagnostics)
    if let shown { Terminal.printText(shown.termsText) }
    try terminal.finish(diagnostics)
  }
}
