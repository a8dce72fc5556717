import ArgumentParser
import Diagnostics
import DossierKit
import Foundation

struct PDFCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pdf",
    abstract: "Print one document to a PDF.",
    discussion: """
      What `hand` would send, printed by Chromium or WeasyPrint, whichever is installed: with the document's title on \
      every page, page x of y, and a mark on drafts. The program is given the page and nothing else, and no network.
      """)

  @OptionGroup var document: DocumentArguments
  @Option(
    help: ArgumentHelp(
      "The file to write, or the folder for a file named as `hand` names it; else the current folder.",
      valueName: "file|dir"),
    completion: .file())
  var to = "."
  @Option(help: "The paper, a4 or letter; else `paper` in dossier.yaml, or what the client's country uses.")
  var paper: PaperSize?
  @Option(help: "The program, chromium or weasyprint; else the first of them that is installed.")
  var with: PrintProgram?
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let terminal = Terminal(options: report)
    let (workspace, options) = try workspace.load(terminal)
    var (handout, diagnostics) = workspace.handout(of: document.engagement, document.document, options)
    var path: String?
    if let handout {
      if let program = PDFProgram(with) {
        path = try print(handout, of: workspace, with: program, &diagnostics)
      } else {
        diagnostics.append(PDFProgram.missing(with))
      }
    }
    terminal.report(diagnostics, isShort: true)
    if let path { terminal.say(path) }
    try terminal.finish(diagnostics)
  }

  /// The path of the PDF; nil after an error.
  private func print(
    _ handout: Handout, of workspace: Workspace, with program: PDFProgram, _ diagnostics: inout [Diagnostic]
  ) throws -> String? {
    let page = workspace.printForm(of: handout, on: paper ?? handout.paper, by: program.kind)
    guard let bytes = try program.pdf(of: page, &diagnostics) else { return nil }
    if program.runsWithoutSandbox {
      diagnostics.append(
        Diagnostic(.note, "no-sandbox", "Chromium ran without its sandbox, as it has to for root", at: nil))
    }
    let (folder, name) = place(for: handout)
    let (path, found) = write(bytes, of: handout, as: name, to: folder)
    diagnostics += found
    return path
  }

  /// What is named like a PDF is the file, unless it is a folder; anything else is its folder.
  private func place(for handout: Handout) -> (folder: String, name: String) {
    let url = URL(filePath: to)
    guard url.pathExtension.lowercased() == "pdf", !to.hasSuffix("/"), !isFolder(to) else {
      return (to, "\(handout.name).pdf")
    }
    let folder = to.contains("/") ? String(to[..<(to.lastIndex(of: "/") ?? to.startIndex)]) : "."
    return (folder.isEmpty ? "/" : folder, url.lastPathComponent)
  }

  private func isFolder(_ path: String) -> Bool {
    (try? URL(filePath: path).resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
  }
}

extension PaperSize: ExpressibleByArgument {}
extension PrintProgram: ExpressibleByArgument {}
