import ArgumentParser
import Diagnostics
import DossierKit
import Engagements

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begin a workspace, a client, an engagement, an order; or a record of what happened.",
    discussion: """
      Records are \(NewRecordCommand.kinds.joined(separator: ", ")): `dossier new request harbor "A booking button."`

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
  /// Makes the pages of what was just begun, shows all that was found, and returns the pages; ends the command where
  /// there are errors.
  ///
  /// - Parameter path: the engagement; nil for all there are.
  @discardableResult func make(_ path: String?, _ terminal: Terminal) throws -> [String] {
    let (workspace, options) = try load(terminal)
    let site = build(workspace, options, only: path.map { [$0] })
    let folder = self.path(of: workspace.settings.output ?? "site")
    let (_, found) = write(site, of: workspace, to: folder, isWhole: path == nil)
    let diagnostics = site.diagnostics + found
    terminal.report(diagnostics)
    try terminal.finish(diagnostics)
    return site.outputs.map { "\(folder)/\($0.path)" }
  }

  /// How the workspace is named in a command that comes next.
  var directoryOption: String { givenDirectory == "." ? "" : " -C \(givenDirectory.quotedForShell)" }
}

extension String {
  /// As one word of a shell's.
  var quotedForShell: String {
    let isPlain =
      !isEmpty && unicodeScalars.allSatisfy { $0.properties.isAlphabetic || "0123456789-_./".contains(String($0)) }
    return isPlain ? self : "'\(replacing("'", with: "'\\''"))'"
  }
}
