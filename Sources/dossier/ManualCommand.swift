import ArgumentParser
import Diagnostics

struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Say where the manual is: a page to open in a browser.",
    discussion: "First steps, the data files with every key, papers, clauses, messages, rules, templates, translating.")

  @OptionGroup var report: ReportOptions

  func run() throws {
    let terminal = Terminal(options: report)
    guard let manual = try ShareFolder(terminal).manual else {
      let missing = Diagnostic(
        .error, "no-manual", "the manual is not there", at: nil,
        help: "install Dossier again; in its own repository `dossier build` makes it")
      try terminal.stop(at: [missing])
      throw ExitCode(70)
    }
    print(manual)
  }
}
