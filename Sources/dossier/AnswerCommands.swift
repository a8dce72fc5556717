import ArgumentParser
import Diagnostics
import DossierKit
import Foundation
import Values

// What became of a paper: one command a step.

struct AgreeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agree",
    abstract: "Record that a client agreed to a paper.",
    discussion: """
      Who agrees must be allowed to sign for the price, by a channel that is official, on the last day of its validity \
      at the latest: days end where the engagement's time zone says. What was frozen must be what it was; its digest is \
      recorded with the yes. What cannot be recorded is refused, and nothing is written.

      Where a paper is signed on paper, its signed copy is the yes: --via paper, a way that every engagement has, with \
      the day on which it was signed and where the copy is kept: \
      dossier agree harbor contract --by jane --via paper --on 2026-02-09 --evidence "both originals, in the blue folder"

      \(AnswerArguments.undoing)
      """)

  @OptionGroup var arguments: AnswerArguments
  @Option(help: ArgumentHelp("Who agreed: one of the client's people.", valueName: "person"), completion: .people)
  var by: String?
  @Option(help: ArgumentHelp("The channel by which the yes came.", valueName: "channel"), completion: .channels)
  var via: String?
  @Option(help: ArgumentHelp("An option of the proposal that was chosen.", valueName: "id"), completion: .options)
  var option: [String] = []
  @Option(help: ArgumentHelp("\(AnswerArguments.evidenceHelp)", valueName: "file or text"), completion: .file())
  var evidence: String?
  @Flag(help: "A consumer asked for the work to begin before the 14 days to withdraw are over.") var beginAtOnce = false

  func run() throws {
    let (by, via) = try arguments.askForSource(by: by, via: via, of: .agreed)
    var answer = PaperAnswer(.agreed, engagement: arguments.engagement, paper: arguments.paper, by: by)
    answer.via = via
    answer.options = option
    answer.beginsAtOnce = beginAtOnce
    answer.evidence = try evidence.map(arguments.evidence)
    try arguments.record(answer)
  }
}

struct DeclineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decline", abstract: "Record that a client declined a paper.",
    discussion: "A paper that was declined may be issued again, under its number.")

  @OptionGroup var arguments: AnswerArguments
  @Option(help: ArgumentHelp("Who declined: one of the client's people.", valueName: "person"), completion: .people)
  var by: String?
  @Option(help: ArgumentHelp("The channel by which the no came.", valueName: "channel"), completion: .channels)
  var via: String?
  @Option(help: ArgumentHelp("Why, in the client's words.", valueName: "text")) var because: String?
  @Option(help: ArgumentHelp("\(AnswerArguments.evidenceHelp)", valueName: "file or text"), completion: .file())
  var evidence: String?

  func run() throws {
    let (by, via) = try arguments.askForSource(by: by, via: via, of: .declined)
    var answer = PaperAnswer(.declined, engagement: arguments.engagement, paper: arguments.paper, by: by)
    answer.via = via
    answer.because = because
    answer.evidence = try evidence.map(arguments.evidence)
    try arguments.record(answer)
  }
}

struct WithdrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Record that a paper was taken back.",
    discussion: """
      Its number stays, and nobody else gets it. \(AnswerArguments.undoing)
      """)

  @OptionGroup var arguments: AnswerArguments
  @Option(
    help: ArgumentHelp("Who takes it back; else the engagement's lead.", valueName: "person"), completion: .people)
  var by: String?
  @Option(help: ArgumentHelp("Why; asked on a terminal where it is left out.", valueName: "text"))
  var because: String?

  func run() throws {
    var answer = PaperAnswer(.withdrawn, engagement: arguments.engagement, paper: arguments.paper, by: by)
    answer.because = try because ?? reason()
    try arguments.record(answer)
  }

  /// Why it is taken back, where somebody is there to be asked.
  private func reason() throws -> String? {
    var interview = Interview()
    guard interview.canAsk else { return nil }
    let words = QuestionWords(
      text: "Why it is taken back", explanation: "The reason stays in the record, for you and for whoever asks.")
    return try interview.conduct(Terminal(options: arguments.report)) { interview in
      try interview.ask(Question(.declared(words), option: "--because TEXT"), given: nil, lineAnswer)
    }
  }
}

struct AnswerArguments: ParsableArguments {
  static let undoing = """
    What was recorded by mistake is not deleted: withdraw the paper with a reason, and issue it again. What was agreed, \
    and paid or worked for since, is not withdrawn: a change order changes it, `dossier new cancellation` ends it.
    """
  static let evidenceHelp = "Where it can be looked up: a file, of which the digest is kept, or a few words."

  @Argument(help: "The engagement.", completion: .engagements) var engagement: String
  @Argument(help: "The paper: its number, or its document for the last that was issued.", completion: .papers)
  var paper: String
  @Option(
    help: ArgumentHelp(
      "The day, or the moment with its zone, such as 2026-05-31T23:30+03:00; else today.", valueName: "day"))
  var on: AnswerDay?
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var report: ReportOptions

  func validate() throws { try on?.validate() }

  /// Who answered by which channel, asked where the command line leaves it out; ends the command where nobody says.
  func askForSource(
    by: String?, via: String?, of step: PaperAnswer.Step
  ) throws -> (by: String, via: String) {
    if let by, let via { return (by, via) }
    let terminal = Terminal(options: report)
    let logbook = try workspace.logbook(of: engagement, terminal)
    let who = QuestionWords(text: "Who \(step.rawValue)", explanation: "One of the client's people.")
    let how = QuestionWords(
      text: "The channel by which the answer came",
      explanation: "A yes binds by a channel that is official: \(logbook.officialChannels).")
    var interview = Interview()
    return try interview.conduct(terminal) { interview -> (by: String, via: String)? in
      let people = Question(
        .declared(who), option: "--by PERSON", example: logbook.clientPeople.joined(separator: ", "))
      let channels = Question(
        .declared(how), option: "--via CHANNEL", example: logbook.officialChannels.replacing("`", with: ""))
      let by = try interview.ask(people, given: by) { name throws(Complaint) in
        try logbook.clientPerson(called: name)
      }
      let via = try interview.ask(channels, given: via) { name throws(Complaint) in try logbook.channel(called: name) }
      guard let by, let via else { return nil }
      return (by, via)
    }
  }

  /// Adds the step to the log; ends the command where it is refused.
  func record(_ answer: PaperAnswer) throws {
    let terminal = Terminal(options: report)
    let (lock, workspace, options, _) = try self.workspace.lock(terminal)
    var diagnostics: [Diagnostic] = []
    let folder = workspace.engagement(called: answer.engagement, &diagnostics)
    try terminal.stop(at: diagnostics)
    let zone = folder.flatMap(workspace.timeZone(of:)).flatMap { TimeZone(identifier: $0) }
    let day = try on?.day(in: zone) ?? options.today
    let (addition, paper, recorded, found) = workspace.recording(answer, on: day, options)
    try terminal.stop(at: found, saying: Terminal.nothingWritten)
    guard let addition else { throw ExitCode(70) }
    try terminal.stop(at: lock.write(addition))
    let source = [recorded.by.map { " by \($0)" }, recorded.via.map { " via \($0)" }].compactMap(\.self).joined()
    let file = self.workspace.path(of: addition.path)
    terminal.say("\(paper): \(answer.step.rawValue) on \(day)\(source), recorded in \(file)")
    if let folder {
      self.workspace.sayToBuild(folder.path, terminal)
      if answer.step == .agreed, workspace.isToBeConfirmed(paper, of: folder, options) {
        terminal.say(
          "A consumer is to have what was agreed in writing: `dossier say \(folder.path.quotedForShell) agreement-confirmed "
            + "\(paper.quotedForShell)\(self.workspace.directoryOption)` writes the message.")
      }
    }
    try terminal.finish(found)
  }

  /// Of a file its name and its digest, of anything else the words; ends the command where what can only be the path of
  /// a file is none.
  func evidence(_ argument: String) throws -> String {
    let isWords = argument.contains { $0.isWhitespace }
    let looksLikeFile =
      argument.hasPrefix("/") || argument.hasPrefix("./") || argument.hasPrefix("../") || argument.hasPrefix("~")
      || !isWords && (argument.contains("/") && !argument.contains("://") || argument.contains(#/\.[A-Za-z0-9]{2,5}$/#))
    let isFile = (try? URL(filePath: argument).resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) ?? false
    guard isFile || looksLikeFile else { return argument }
    let file = try Input(
      argument, Terminal(options: report),
      help: "name the file as it is called from here, or write a few words: --evidence \"mail of 3 May\"")
    return DossierKit.evidence(fromFile: URL(filePath: argument).lastPathComponent, file.bytes)
  }
}

/// The day of an answer, or the moment at which it came, of which the day depends on where one is.
enum AnswerDay: ExpressibleByArgument {
  case day(Day)
  case moment(Date)
  /// What cannot be read, as it was written.
  case neither(WrittenDay)

  init(argument: String) {
    if let day = Day(argument) {
      self = .day(day)
      return
    }
    // Seconds may be left away, as people do.
    let whole = argument.wholeMatch(of: #/(.*T\d\d:\d\d)(Z|[+-]\d\d:\d\d)/#).map { "\($0.1):00\($0.2)" } ?? argument
    self = (try? Date(whole, strategy: .iso8601)).map { .moment($0) } ?? .neither(WrittenDay(argument: argument))
  }

  /// Ends the command where it is neither a day nor a moment.
  func validate() throws {
    if case .neither(let written) = self { try written.validate() }
  }

  /// - Parameter zone: that of the engagement; nil for that of the machine.
  func day(in zone: TimeZone?) throws -> Day {
    switch self {
    case .day(let day): return day
    case .moment(let moment): return try Day(of: moment, in: zone ?? .current)
    case .neither: throw ExitCode(64)
    }
  }
}
