import ArgumentParser
import Diagnostics
import DossierKit

struct HandCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hand",
    abstract: "Write one document as a single file to send.",
    discussion: """
      The page is made and checked as `build` does: with an error in its engagement nothing is handed out. Its style \
      and pictures are inside it, and what led to other pages of the client's folder is plain text. The file is named \
      after the practice, the client, the engagement and the document, with the document's number or else the day. A \
      file of that name is replaced if it is the same document, made before, and is otherwise left alone.
      """)

  @OptionGroup var document: DocumentArguments
  @Option(
    help: ArgumentHelp("The folder to write to; it is made where it is missing.", valueName: "dir"),
    completion: .directory)
  var to: String
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let terminal = Terminal(options: report)
    let (workspace, options) = try workspace.load(terminal)
    var (handout, diagnostics) = workspace.handout(of: document.engagement, document.document, options)
    var path: String?
    if let handout {
      let written = write(Array(handout.text.utf8), of: handout, as: "\(handout.name).html", to: to)
      path = written.path
      diagnostics += written.diagnostics
    }
    terminal.report(diagnostics, isShort: true)
    if let path {
      terminal.say(path)
      if let number = handout?.unsent {
        let mark = "dossier mark \(document.engagement.quotedForShell) \(number) sent\(self.workspace.directoryOption)"
        terminal.say("Once it is sent: `\(mark)`")
      } else if handout?.isUnissued == true, !options.draft {
        let issue =
          "dossier issue \(document.engagement.quotedForShell) \(document.document)\(self.workspace.directoryOption)"
        terminal.say("It is a draft without a number: `\(issue)` gives it one, and then hand it out again.")
      }
    }
    try terminal.finish(diagnostics)
  }
}

/// Which document leaves the house.
struct DocumentArguments: ParsableArguments {
  @Argument(help: "The engagement.", completion: .engagements) var engagement: String
  @Argument(
    help: """
      The document, by where its page is below the engagement's: proposal, contract, order, project, handbook, \
      handbook/PAGE, change-orders/NAME, meetings/DAY-NAME. A name that is none of the engagement's lists those it has.
      """, completion: .documents)
  var document: String
}
