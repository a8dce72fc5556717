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
    let selection = workspace.selection([engagement], &diagnostics) ?? []
    var shown: [Engagement] = []
    for folder in workspace.engagements where selection.contains(folder.path) {
      let (engagement, found) = workspace.examined(folder, options)
      diagnostics += found
      if let engagement { shown.append(engagement) }
    }
    diagnostics = workspace.arranged(workspace.diagnostics + diagnostics)
    terminal.report(diagnostics)
    for engagement in shown {
      if shown.count > 1 { print("# \(engagement.path)") }
      print(engagement.termsText, terminator: "")
    }
    try terminal.finish(diagnostics)
  }
}
