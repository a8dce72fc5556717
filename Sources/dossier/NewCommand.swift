import ArgumentParser
import Diagnostics
import DossierKit
import Engagements

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begin a workspace, a client, an engagement, an order; or a record of what happened.",
    discussion: """
      Records are \(NewRecordCommand.kinds.joined(separator: ", ")): `dossier new request harbor "A booking button."`; \
      `dossier new request` lists what can be said of a request.

      Only what cannot be derived is asked, on the terminal; every question is an option as well. Without a terminal, \
      or with CI set, nobody is asked. What is there already is never overwritten.
      """,
    subcommands: [
      NewWorkspaceCommand.self, NewClientCommand.self, NewEngagementCommand.self, NewOrderCommand.self,
      NewRecordCommand.self,
    ],
    defaultSubcommand: NewRecordCommand.self)
}

extension WorkspaceOptions {
  /// Makes the pages of what was just begun, and shows all that was found; ends the command where there are errors.
  ///
  /// - Parameter path: the engagement; nil for all there are.
  func make(_ path: String?, _ terminal: Terminal) throws -> (pages: [String], diagnostics: [Diagnostic]) {
    let (workspace, options) = try load(terminal)
    let site = build(workspace, options, only: path.map { [$0] })
    let folder = try outputFolder(of: workspace)
    let (_, found) = write(site, of: workspace, to: folder, isWhole: path == nil)
    let diagnostics = site.diagnostics + found
    try terminal.stop(at: diagnostics)
    return (site.outputs.map { "\(folder)/\($0.path)" }, diagnostics)
  }

  /// How the workspace is named in a command that comes next.
  var directoryOption: String { givenDirectory == "." ? "" : " -C \(givenDirectory.quotedForShell)" }
}
