import ArgumentParser
import Diagnostics
import DossierKit
import Engagements
import Foundation
import Legal
import Values

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what has changed between two documents, clause by clause.",
    usage: """
      dossier diff <old.md> <new.md> [<options>]
      dossier diff <engagement> [<paper> [<later-paper>]] [<options>]
      """,
    discussion: """
      Two Markdown files are compared; or, of an engagement, a paper that is frozen with what its document says now, or \
      with another that is frozen. A paper is called by its number, by the name of a draft for reading, or by its \
      document for what was frozen of it last; \
      without one, what the client got last to agree to, or to read before, is compared with what it says now.

      First comes a line for each clause, with every amount and date that is another now; then the words, deleted \
      [-like this-] and inserted {+like this+}, in colour on a terminal. Clauses that have moved are shown as moved, \
      and a number that has changed is no change of the text. Clauses are numbered where the front matter of a file \
      says `numbering`.

      With `--publish` it stands on the client's pages from the next `build` on: beside the paper, and among the points \
      on the project page. It is recorded in `log/redlines.yaml`, and ends with what its document's page shows, \
      whatever is issued meanwhile.

      With `--html` the whole document goes to a page of its own, with the changes marked, and the lines of the summary \
      to the terminal. With `--format json` the summary is the result, as JSON.

      Exit status: 0 whether or not anything has changed, 1 where a file cannot be read or written.
      """)

  @Argument(help: "The document as it was, a Markdown file; or the engagement.", completion: .file(extensions: ["md"]))
  var old: String
  @Argument(
    help: "The document as it is; or the paper, else what was sent last.", completion: .file(extensions: ["md"]))
  var new: String?
  @Argument(help: "The later paper; else the document as it is now.") var later: String?
  @Option(help: ArgumentHelp("A page to write.", valueName: "file"), completion: .file(extensions: ["html"]))
  var html: String?
  @Flag(help: "Let the client read it, beside the paper.") var publish = false
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let terminal = Terminal(options: report)
    let isOfFiles = later == nil && (old == "-" || old.hasSuffix(".md") || isFile(old))
    if publish { return try publish(isOfFiles: isOfFiles, terminal) }
    let shipped = try ShareFolder(terminal).shipped(terminal)
    let (comparison, workspace, today, found) = try isOfFiles ? ofFiles(shipped, terminal) : ofPapers(terminal)
    var diagnostics = found
    let words = shipped.redlineWords(&diagnostics)
    if let comparison, let html {
      let (page, problems) = comparison.page(words: workspace, today: today)
      diagnostics += problems
      if let page { diagnostics += writeRedline(page, to: html) }
    }
    terminal.report(diagnostics)
    if let redline = comparison?.redline, let words, !diagnostics.hasErrors { show(redline, words, on: terminal) }
    try terminal.finish(diagnostics)
  }

  private func publish(isOfFiles: Bool, _ terminal: Terminal) throws {
    guard !isOfFiles else { throw ValidationError("What is published is the redline of a paper, not of two files.") }
    guard html == nil else { throw ValidationError("Name either --html or --publish.") }
    guard let new else { throw ValidationError("Name the paper since which the redline is.") }
    let (lock, workspace, options, _) = try self.workspace.lock(terminal)
    let (publication, found) = workspace.publication(ofRedlineSince: new, to: later, in: old, options)
    try terminal.stop(at: found)
    guard let publication else { throw ExitCode(70) }
    if let log = publication.log { try terminal.stop(at: lock.write(log)) }
    let page = self.workspace.path(of: "\(workspace.outputFolder)/\(publication.path)")
    terminal.say("\(publication.log == nil ? "Already published" : "Published"): \(page)")
    var unsaid: [Diagnostic] = []
    if let folder = workspace.engagement(called: old, &unsaid) { self.workspace.sayToBuild(folder.path, terminal) }
    try terminal.finish(found)
  }

  private typealias Compared = (
    redline: DocumentRedline?, workspace: Workspace, today: Day, diagnostics: [Diagnostic]
  )

  private func ofFiles(_ shipped: Workspace, _ terminal: Terminal) throws -> Compared {
    guard let new else { throw ValidationError("Name the other file.") }
    let files = try [old, new].map { (name: $0, bytes: try Input($0, terminal).bytes) }
    let (redline, diagnostics) = compare(files[0], with: files[1], shipped: shipped)
    return (redline, shipped, try workspace.asOf ?? .ofEnvironment() ?? .ofClock(), diagnostics)
  }

  private func ofPapers(_ terminal: Terminal) throws -> Compared {
    let (workspace, options) = try self.workspace.load(terminal)
    let (redline, diagnostics) = workspace.redline(since: new, to: later, in: old, options)
    return (redline, workspace, options.today, diagnostics)
  }

  private func isFile(_ path: String) -> Bool {
    (try? URL(filePath: path).resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) ?? false
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
