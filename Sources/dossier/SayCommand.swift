import ArgumentParser
import Diagnostics
import DossierKit
import Engagements

struct SayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "say",
    abstract: "Write the few sentences to send to a client now.",
    discussion: """
      Without WHAT, everything that there is to say is listed, each with what it is about; below it, what may be said \
      and nothing calls for. WHAT is the name of a message, or the id of a request, a call, an input, a proposal or an \
      order: what there is to say of it follows from how far it has come. Where either stands for several, give both: \
      `dossier say harbor request-received R-014`.

      With `--as mail` a draft is written that mail programs open; keep it in a file that ends in .eml. With `--as \
      calendar` it is the event of an invitation, for a file that ends in .ics. Read what is written before you send \
      it: nothing is sent, and nothing is recorded.

      \(MessageKind.all.map { "\($0.name): \($0.summary)." }.joined(separator: "\n"))
      """)

  @Argument(help: "The engagement.", completion: .engagements) var engagement: String
  @Argument(
    help: ArgumentHelp("The name of a message, an id, or both.", valueName: "what"),
    completion: .sayings)
  var what: [String] = []
  @Option(name: .customLong("as"), help: "What to write: text, mail or calendar.") var form = MessageForm.text
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var report: ReportOptions

  func validate() throws {
    if what.count > 2 { throw ValidationError("Name a message, an id, or both; not \(what.count) things.") }
  }

  func run() throws {
    let terminal = Terminal(options: report)
    let (workspace, options) = try workspace.load(terminal)
    var diagnostics: [Diagnostic] = []
    let written = written(workspace, options, &diagnostics)
    diagnostics = diagnostics.inReadingOrder()
    terminal.report(diagnostics)
    // What goes into a file is written as mail and calendars have it, which is harmless too.
    if let written, !diagnostics.hasErrors {
      if form == .text { Terminal.printText(written) } else { print(written, terminator: "") }
    }
    try terminal.finish(diagnostics)
  }

  private func written(_ workspace: Workspace, _ options: BuildOptions, _ diagnostics: inout [Diagnostic]) -> String? {
    guard let folder = workspace.engagement(called: engagement, &diagnostics) else { return nil }
    let (examined, found) = workspace.examined(folder, options)
    // What is not wrong is for `check` to speak of.
    diagnostics += (workspace.diagnostics + found).filter { $0.severity == .error }
    guard let examined, !diagnostics.hasErrors else { return nil }
    if what.isEmpty { return list(examined.sayings, byName: examined.sayingsByName) }
    guard let saying = examined.saying(what, &diagnostics) else { return nil }
    diagnostics += [saying.warningOfDraft(in: folder.path.quotedForShell)].compactMap { $0 }
    let (message, mistakes) = workspace.message(saying, of: examined, in: folder, options)
    diagnostics += mistakes
    return message?.written(as: form, &diagnostics)
  }

  private func list(_ sayings: [Saying], byName others: [Saying]) -> String {
    let due = sayings.isEmpty ? "There is nothing to say now.\n" : lines(sayings)
    return others.isEmpty ? due : due + "\nIf you want to:\n" + lines(others)
  }

  /// A line for each: its message, the id of what it is about, and what that is.
  private func lines(_ sayings: [Saying]) -> String {
    let columns = zip(sayings.map(\.kind.name).inColumn, sayings.map(\.matter.id).inColumn)
    return zip(columns, sayings).map { "\($0.0)  \($0.1)  \($1.title)\n" }.joined()
  }
}

extension MessageForm: ExpressibleByArgument {}
