import ArgumentParser
import Diagnostics
import DossierKit
import Foundation
import Legal
import Values

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what has changed between two documents, clause by clause.",
    discussion: """
      First comes a line for each clause, with every amount and date that is another now; then the words, deleted \
      [-like this-] and inserted {+like this+}, in colour on a terminal. Clauses that have moved are shown as moved, \
      and a number that has changed is no change of the text. Clauses are numbered where the front matter of a file \
      says `numbering`.

      With `--html` the whole document goes to a page of its own, with the changes marked, and the lines of the summary \
      to the terminal. With `--format json` the summary is the result, as JSON.

      Exit status: 0 whether or not anything has changed, 1 where a file cannot be read or written.
      """)

  @Argument(help: "The document as it was: a Markdown file.", completion: .file(extensions: ["md"])) var old: String
  @Argument(help: "The document as it is.", completion: .file(extensions: ["md"])) var new: String
  @Option(help: ArgumentHelp("A page to write.", valueName: "file"), completion: .file(extensions: ["html"]))
  var html: String?
  @Option(help: ArgumentHelp("The day on the page.", valueName: "yyyy-mm-dd")) var asOf: Day?
  @OptionGroup var report: ReportOptions

  func run() throws {
    let terminal = Terminal(options: report)
    let shipped = try ShareFolder(terminal).shipped(terminal)
    let files = try [old, new].map { (name: $0, bytes: try Input($0, terminal).bytes) }
    var (comparison, diagnostics) = compare(files[0], with: files[1], shipped: shipped)
    let words = shipped.redlineWords(&diagnostics)
    if let comparison, let html {
      let (page, problems) = comparison.page(shipped: shipped, today: try asOf ?? .ofEnvironment() ?? .ofClock())
      diagnostics += problems
      if let page { diagnostics += writeRedline(page, to: html) }
    }
    terminal.report(diagnostics)
    if let redline = comparison?.redline, let words, !diagnostics.hasErrors { show(redline, words, on: terminal) }
    try terminal.finish(diagnostics)
  }

  private func show(_ redline: Redline, _ words: RedlineWords, on terminal: Terminal) {
    if report.format == .json { return print(json(of: redline), terminator: "") }
    if report.quiet { return }
    let text =
      html == nil
      ? redline.terminalText(words: words, colour: Terminal.usesColour(on: STDOUT_FILENO))
      : redline.summaryText(words: words)
    print(text, terminator: "")
  }
}
