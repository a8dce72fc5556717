import ArgumentParser
import Diagnostics
import DossierKit

struct HTMLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "html",
    abstract: "Turn Markdown into an HTML fragment.",
    discussion: """
      With `--commonmark` the result is what `cmark --unsafe` gives, byte for byte; without it tables, task lists, \
      attributes and fenced divs are understood as in documents; and where the front matter says `numbering`, clauses \
      are numbered, references filled in and terms linked.
      """)

  @Flag(help: "Plain CommonMark, and nothing else.") var commonmark = false
  @Argument(help: "A Markdown file; `-` is the standard input.", completion: .file(extensions: ["md"])) var file: String
  @OptionGroup var report: ReportOptions

  func run() throws {
    let terminal = Terminal(options: report)
    let bytes = try Input(file, terminal).bytes
    let name = file == "-" ? "<stdin>" : file
    let (html, diagnostics) =
      try commonmark
      ? commonMarkFragment(of: bytes, name: name)
      : htmlFragment(of: bytes, name: name) { try ShareFolder(terminal).shipped(terminal) }
    terminal.report(diagnostics)
    if let html { print(html, terminator: "") }
    try terminal.finish(diagnostics)
  }
}
