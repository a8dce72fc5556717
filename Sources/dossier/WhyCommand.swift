import ArgumentParser
import Diagnostics
import DossierKit
import Engagements

struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "List what a page was made from.",
    discussion: """
      Files, templates, data with the place where each was written (or what it was computed from), keys that were \
      asked for and are not there, words of the layouts, and whether the day was looked at. Of a paper that was \
      issued also what it was made from then.
      """)

  @Argument(
    help: "The page: its path in the output folder, such as harbor-pine/2026-website/proposal; or the engagement.",
    completion: .engagements)
  var page: String
  @Argument(help: "The document, where the engagement was named: proposal, or the number of a paper.") var document:
    String?
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let terminal = Terminal(options: report)
    let (workspace, options) = try workspace.load(terminal)
    let site = build(workspace, options)
    let folder = workspace.outputFolder + "/"
    let written = page.hasPrefix(folder) ? String(page.dropFirst(folder.count)) : page
    var diagnostics: [Diagnostic] = []
    let path = workspace.path(
      ofPage: [written, document].compactMap { $0 }.joined(separator: "/"), in: site, options, &diagnostics)
    try terminal.stop(at: diagnostics)
    guard let found = site.outputs.first(where: { $0.path == path || $0.path == "\(path)/index.html" }) else {
      let known = site.outputs.map { $0.path.replacing("/index.html", with: "") }
      let unknown = Diagnostic(
        .error, "unknown-output", "nothing is made at `\(path)`", at: nil,
        help: reason(path, site) ?? nearest(to: path, among: known).map { "did you mean `\($0)`?" }
          ?? "there are \(known.joined(separator: ", "))")
      try terminal.stop(at: [unknown])
      throw ExitCode(70)
    }
    Terminal.printText(workspace.why(found))
    try terminal.finish()
  }

  /// Why a page of an engagement is not made, where that is the reason.
  private func reason(_ path: String, _ site: Site) -> String? {
    if site.refusals.contains(where: { path == $0.path || path.hasPrefix($0.path + "/") }) {
      return "its engagement has errors; `dossier check` names them"
    }
    guard site.waiting.contains(where: { $0 == path || $0 == "\(path)/index.html" }) else { return nil }
    let engagement = path.split(separator: "/").prefix(2).joined(separator: "/")
    return "it is made once nothing that it needs is missing; `dossier check \(engagement)` says what is"
  }
}
