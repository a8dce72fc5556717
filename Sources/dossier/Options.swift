import ArgumentParser
import Diagnostics
import DossierKit
import Engagements
import Foundation
import Values

/// Where the workspace is.
struct WorkspaceFolder: ParsableArguments {
  @Option(
    name: .customShort("C"), help: ArgumentHelp("The folder of the workspace, or one inside it.", valueName: "dir"),
    completion: .directory)
  private(set) var given = "."

  /// The folder itself, seen from where the command is run.
  var directory: String { workspaceFolder(around: given) }
}

/// Where the workspace is, and as of which day it is looked at.
struct WorkspaceOptions: ParsableArguments {
  @OptionGroup private var folder: WorkspaceFolder

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "The day on which every page is to be true; else SOURCE_DATE_EPOCH, `as_of` in dossier.yaml, or today.",
      valueName: "yyyy-mm-dd"))
  private var writtenAsOf: WrittenDay?

  @Option(
    help: ArgumentHelp("A first day to reckon with where none is agreed: starts=yyyy-mm-dd.", valueName: "starts=day"))
  var assume: Assumption?

  @Flag(help: "Mark what is missing in the pages instead of refusing to make them.")
  var draft = false

  var asOf: Day? { writtenAsOf?.day }

  func validate() throws {
    try writtenAsOf?.validate()
    try assume?.start.validate()
  }
}

/// How what was found is shown.
struct ReportOptions: ParsableArguments {
  @Option(help: "How diagnostics are shown: text or json.")
  var format = Format.text

  @Flag(help: "Let warnings fail the command.")
  var strict = false

  @Flag(help: "Say nothing but what is wrong.")
  var quiet = false

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }
}

/// `starts=2026-03-02`
struct Assumption: ExpressibleByArgument {
  let start: WrittenDay

  init?(argument: String) {
    guard argument.hasPrefix("starts=") else { return nil }
    start = WrittenDay(argument: String(argument.dropFirst("starts=".count)))
  }
}

extension WorkspaceOptions {
  var directory: String { folder.directory }

  /// The folder as it was named.
  var givenDirectory: String { folder.given }

  /// The workspace, and what building it is told; ends the command where there is no workspace.
  func load(_ terminal: Terminal) throws -> (workspace: Workspace, options: BuildOptions) {
    let (workspace, diagnostics) = readWorkspace(at: directory, share: try ShareFolder(terminal).path)
    guard let workspace else {
      try terminal.stop(at: diagnostics)
      throw ExitCode(70)
    }
    let today = try asOf ?? .ofEnvironment() ?? workspace.settings.asOf ?? .ofClock()
    return (workspace, BuildOptions(today: today, draft: draft, assumedStart: assume?.start.day))
  }

  /// The folder that pages are written to; ends the command where it holds what they are made from.
  ///
  /// - Parameter given: as the command line names it; nil for that of the workspace.
  func outputFolder(of workspace: Workspace, given: String? = nil) throws -> String {
    let folder = given ?? self.path(of: workspace.outputFolder)
    func path(_ folder: String) -> String {
      let url = URL(fileURLWithPath: folder).standardizedFileURL.resolvingSymlinksInPath()
      return url.path.hasSuffix("/") ? url.path : url.path + "/"
    }
    let target = path(folder)
    let sources = ["content", "templates"].map { path(self.path(of: $0)) }
    if path(directory).hasPrefix(target) || sources.contains(where: target.hasPrefix) {
      throw ValidationError("`\(folder)` holds what the pages are made from; name another folder for them.")
    }
    return folder
  }

  /// A file of the workspace as it is called from where the command is run.
  func path(of file: String) -> String {
    directory == "." || file.hasPrefix("/") ? file : "\(directory)/\(file)"
  }
}

extension Day {
  /// The day of `SOURCE_DATE_EPOCH` in UTC; nil where that is not set.
  static func ofEnvironment() throws -> Day? {
    guard let epoch = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"], !epoch.isEmpty else { return nil }
    let secondsOfADay = 86_400
    guard let seconds = Int(epoch), seconds >= 0, let day = Day(number: seconds / secondsOfADay) else {
      throw ValidationError("SOURCE_DATE_EPOCH is no number of seconds since 1 January 1970: `\(epoch)`.")
    }
    return day
  }

  /// The day of the clock where the command is run.
  static func ofClock() throws -> Day { try Day(of: Date(), in: .current) }

  /// The day of a moment in a time zone.
  init(of moment: Date, in zone: TimeZone) throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let parts = calendar.dateComponents([.year, .month, .day], from: moment)
    guard let day = Day(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0) else {
      throw ValidationError("The clock shows a day outside the years 1 to 9999; name one with --as-of.")
    }
    self = day
  }
}
