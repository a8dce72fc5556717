import ArgumentParser
import Diagnostics
import DossierKit

struct HTMLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "html",
    abstract: "Turn Markdown into an HTML fragment.",
    discussion: """
      With `--commonmark` the result is what `cmark --unsafe` gives, byte for byte; without it tables, task lists, \
      attributes and fenced divs are understood as in documents.
      """)

  @Flag(help: "Plain CommonMark, and nothing else.") var commonmark = false
  @Argument(help: "A Markdown file; `-` is the standard input.", completion: .file(extensions: ["md"])) var file: String
  @OptionGroup var report: ReportOptions

  func run() throws {
    let terminal = Terminal(options: report)
    let (html, diagnostics) = htmlFragment(
      of: try Input(file, terminal).bytes, name: file == "-" ? "<stdin>" : file, commonmark: commonmark)
    terminal.report(diagnostics)
    if let html { print(html, terminator: "") }
    try terminal.finish(diagnostics)
  }
}
