import ArgumentParser
import Diagnostics
import DossierKit

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Write the JSON Schemas of the data files, with which editors complete and check.",
    discussion: """
      Without a KIND all of them are written into the workspace, below `\(schemaFolder)`, where the files that `dossier \
      new` writes name theirs in their first line; do it again after an upgrade. With one its schema is printed.

      \(DataFile.all.map { "\($0.name): \($0.place)" }.joined(separator: "\n"))
      """)

  @Argument(
    help: "A kind of file: engagement, client, requests.", completion: .list(DataFile.all.map(\.name)))
  var kind: String?
  @OptionGroup var workspace: WorkspaceFolder
  @OptionGroup var report: ReportOptions

  func run() throws {
    let terminal = Terminal(options: report)
    if let kind {
      guard let file = DataFile.named(kind) else {
        let names = DataFile.all.map(\.name)
        let unknown = Diagnostic(
          .error, "no-such-kind", "there is no kind of file `\(kind)`", at: nil,
          help: nearest(to: kind, among: names).map { "did you mean `\($0)`?" }
            ?? "there are \(names.joined(separator: ", "))")
        return try terminal.stop(at: [unknown])
      }
      return print(file.schema, terminator: "")
    }
    try terminal.stop(at: writeSchemas(to: workspace.directory))
    terminal.say("\(DataFile.all.count) schemas are in \(schemaFolder)")
    try terminal.finish()
  }
}
