import ArgumentParser
import Diagnostics
import DossierKit
import Engagements

struct IssueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue",
    abstract: "Give a paper its number and freeze it; or freeze a draft for reading.",
    discussion: """
      The paper gets the next number of its series: P-2026-007 for a proposal, C- for a contract, O- for an order, \
      CO-001 for a change order of this engagement. Issued again before it is agreed, it keeps its number: \
      P-2026-007-r2. The page, its text, its values and what they were made from are kept in `issued/`, in the \
      engagement's folder; the log gets a record. From then on `build` publishes the page as it was frozen. With an \
      error in the engagement, or with gaps, nothing is issued.

      A paper goes out today, or on the day of `--as-of`: not before the last number of its series, nor before what is \
      recorded of the engagement's papers. After a contract that is out or agreed no proposal is issued.

      A draft for reading has no number and is no offer: it is kept beside the others, for you to send and to compare.
      """)

  @OptionGroup var document: DocumentArguments
  @Flag(help: "Freeze a draft for reading, without a number.") var forReading = false
  @Option(help: ArgumentHelp("Who issues it; else the engagement's lead.", valueName: "person"), completion: .people)
  var by: String?
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let terminal = Terminal(options: report)
    let (lock, workspace, options, repaired) = try self.workspace.lock(terminal)
    var diagnostics: [Diagnostic] = []
    let folder = workspace.engagement(called: document.engagement, &diagnostics)
    // What was asked for may be what a run before this one did not come to the end of.
    let completed = repaired.filter { $0.engagement == folder?.path }.map(\.paper)
    if let folder, !forReading,
      workspace.areVersions(completed, ofDocumentCalled: document.document, in: folder, options)
    {
      return try terminal.finish()
    }
    let request = IssueRequest(
      engagement: document.engagement, document: document.document, by: by, isForReading: forReading)
    let (issuance, found) = workspace.issuance(request, options)
    try terminal.stop(at: found)
    guard let issuance else { throw ExitCode(70) }
    try terminal.stop(at: lock.write(issuance))
    terminal.say("\(issuance.paper.name): \(self.workspace.path(of: issuance.path))")
    if let folder, !forReading { self.workspace.sayToBuild(folder.path, terminal) }
    try terminal.finish(found)
  }
}

extension WorkspaceOptions {
  /// That the pages do not yet show what was just recorded of an engagement.
  func sayToBuild(_ engagement: String, _ terminal: Terminal) {
    terminal.say("The pages show it after `dossier build \(engagement.quotedForShell)\(directoryOption)`.")
  }

  /// The workspace, which nobody else adds to until the lock is gone, with the papers recorded that a killed run has
  /// left without a record; ends the command where another run is writing.
  func lock(
    _ terminal: Terminal
  ) throws -> (
    lock: LockedWorkspace, workspace: Workspace, options: BuildOptions,
    repaired: [(engagement: String, paper: FrozenPaper)]
  ) {
    let (lock, diagnostics) = lockWorkspace(at: directory)
    try terminal.stop(at: diagnostics)
    var (workspace, options) = try load(terminal)
    guard let lock else { throw ExitCode(70) }
    let repairs = workspace.repairs
    if let register = workspace.registering(repairs.map { ($0.engagement, $0.paper) }) {
      try terminal.stop(at: lock.write(register))
    }
    for repair in repairs {
      try terminal.stop(at: lock.write(repair.addition))
      terminal.say("\(repair.paper.name): recorded in \(path(of: repair.addition.path)), which a run before did not do")
    }
    if !repairs.isEmpty { (workspace, options) = try load(terminal) }
    return (lock, workspace, options, repairs.map { ($0.engagement, $0.paper) })
  }
}
