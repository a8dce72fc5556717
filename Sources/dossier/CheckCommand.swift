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

      A Markdown file needs no workspace: any contract written by hand is looked at, its numbers, references, terms, \
      sums, dates and what was left to be filled in. `-` is the standard input.
      """)

  @Argument(
    help: "The engagements to check, without one all; or Markdown files.", completion: .engagements)
  var engagements: [String] = []
  @Option(
    name: .customLong("rule"),
    help: ArgumentHelp("A rule to ask of the files beside those that always are.", valueName: "id"))
  var rules: [String] = []
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let terminal = Terminal(options: report)
    let files = engagements.filter { $0 == "-" || $0.hasSuffix(".md") }
    guard files.isEmpty else { return try check(files, terminal) }
    let (workspace, options) = try workspace.load(terminal)
    var diagnostics: [Diagnostic] = []
    let selection = workspace.selection(engagements, &diagnostics)
    if !diagnostics.hasErrors {
      let site = workspace.checked(options, only: selection)
      diagnostics = site.diagnostics
      keepUntilExit(workspace, site)
    }
    try show(diagnostics, on: terminal, order: .bySeverity)
  }

  private func check(_ files: [String], _ terminal: Terminal) throws {
    if let engagement = engagements.first(where: { !files.contains($0) }) {
      throw ValidationError("`\(engagement)` is no Markdown file, and files are checked apart from engagements.")
    }
    let shipped = try ShareFolder(terminal).shipped(terminal)
    var diagnostics: [Diagnostic] = []
    for file in files {
      let bytes = try Input(file, terminal).bytes
      diagnostics += DossierKit.check(
        file: (name: file == "-" ? "<stdin>" : file, bytes: bytes), asking: rules, shipped: shipped)
    }
    try show(diagnostics, on: terminal, order: .asGiven)
  }

  private func show(_ diagnostics: [Diagnostic], on terminal: Terminal, order: Terminal.Order) throws {
    switch report.format {
    case .text:
      terminal.report(diagnostics, isShort: engagements.isEmpty, order: order)
      let isMoreNeeded = diagnostics.contains { $0.id == "needed-later" }
      terminal.say(
        diagnostics.summary
          ?? (isMoreNeeded ? "nothing is wrong; what later papers still need is listed above" : "nothing is wrong"))
    case .json: print(json(of: diagnostics), terminator: "")
    }
    try terminal.finish(diagnostics)
  }
}
