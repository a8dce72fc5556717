import ArgumentParser
import Diagnostics
import DossierKit

struct EjectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eject",
    abstract: "Copy templates that came with Dossier into the workspace, to change them.",
    discussion: """
      What stands in the workspace's `templates/` is used in place of what came with Dossier. A file that is there \
      already is never overwritten.

      Which text was copied is remembered beside the copies. When a later version of Dossier has another, `build` and \
      `check` warn of it: `--diff` shows what has changed, on either side, and `--seen` ends the warning.
      """)

  @Argument(
    help: "The templates: clauses/payment.md, or a folder such as assets for all below it.",
    completion: .shippedTemplates)
  var paths: [String]
  @Flag(exclusivity: .exclusive) var action: Action?
  @OptionGroup var workspace: WorkspaceFolder
  @OptionGroup var report: ReportOptions

  enum Action: String, EnumerableFlag {
    case diff, seen

    static func help(for value: Action) -> ArgumentHelp? {
      switch value {
      case .diff: "Show how the workspace's templates differ from Dossier's own; copy nothing."
      case .seen: "Take what the workspace has as up to date with Dossier's own; copy nothing."
      }
    }
  }

  func run() throws {
    let terminal = Terminal(options: report)
    var diagnostics: [Diagnostic] = []
    let share = try ShareFolder(terminal).path
    let files = readTemplates(at: workspace.directory, share: share, &diagnostics)
    guard let files, !diagnostics.hasErrors else {
      try terminal.stop(at: diagnostics)
      throw ExitCode(70)
    }
    switch action {
    case nil:
      let ejection = files.eject(paths, version: toolVersion, &diagnostics)
      try write(ejection, terminal, diagnostics) { name in
        let others = files.inOtherLanguages(name, besides: ejection)
        let note = others.isEmpty ? "" : ", for papers in English; others read \(others.joined(separator: ", "))"
        return "templates/\(name) copied\(note)"
      }
    case .seen:
      let ejection = files.see(paths, version: toolVersion, &diagnostics)
      try write(ejection, terminal, diagnostics) { "templates/\($0) takes account of Dossier \(toolVersion)" }
    case .diff:
      let text = files.differences(paths, version: toolVersion, share: share, &diagnostics)
      print(text, terminator: "")
      try end(terminal, diagnostics)
    }
  }

  private func write(
    _ ejection: Ejection, _ terminal: Terminal, _ diagnostics: [Diagnostic], _ line: (String) -> String
  ) throws {
    let found = DossierKit.write(ejection, to: workspace.directory)
    if found.isEmpty { ejection.names.forEach { terminal.say(line($0)) } }
    try end(terminal, diagnostics + found)
  }

  private func end(_ terminal: Terminal, _ diagnostics: [Diagnostic]) throws {
    terminal.report(diagnostics)
    try terminal.finish(diagnostics)
  }
}
