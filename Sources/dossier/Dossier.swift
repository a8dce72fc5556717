import ArgumentParser
import Diagnostics
import DossierKit

@main
struct Dossier: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dossier",
    abstract: "Contracts, proposals and project pages from one set of data.",
    discussion: """
      A workspace is a folder with `dossier.yaml`, the data under `content/` and templates of its own under \
      `templates/`. From it Dossier makes, for each engagement, the pages its client reads. Every page says the same, \
      for every fact stands in one place; and nothing that is not a client's is in the client's folder.

      `dossier manual` says where the manual is.

      An ENGAGEMENT is `client/engagement`, or either part, or its beginning, where that is enough.

      Exit status: 0 all is well, 1 the workspace has errors, 64 wrong usage, 70 a fault of Dossier's own.
      """,
    version: toolVersion,
    subcommands: [
      NewCommand.self, MarkCommand.self, QuoteCommand.self, BuildCommand.self, CheckCommand.self, DiffCommand.self,
      SayCommand.self, HandCommand.self, PDFCommand.self, IssueCommand.self, AgreeCommand.self, DeclineCommand.self,
      WithdrawCommand.self, StatusCommand.self, BriefCommand.self, VerifyCommand.self, ShowCommand.self,
      WhyCommand.self, EjectCommand.self, RenderCommand.self, HTMLCommand.self,
      SchemaCommand.self, ManualCommand.self,
    ])

  static func main() {
    if let unknown = unknownCommand(in: CommandLine.arguments.dropFirst()) { exit(withError: unknown) }
    main(nil)
  }

  /// What to say of a first word that is no command.
  private static func unknownCommand(in words: ArraySlice<String>) -> ValidationError? {
    let commands = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard let word = words.first, !word.hasPrefix("-"), !commands.contains(word) else { return nil }
    let near = nearest(to: word, among: commands).map { " Did you mean `\($0)`?" }
    return ValidationError("There is no command `\(word)`.\(near ?? " `dossier --help` lists them.")")
  }
}
