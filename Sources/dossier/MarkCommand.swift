import ArgumentParser
import Diagnostics
import DossierKit
import Engagements
import Values

struct MarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mark",
    abstract: "Record what became of something: a step of a request, a call, a result, a payment.",
    discussion: """
      dossier mark harbor                what is open, and what may come next
      dossier mark harbor R-014          the steps of a request, and their keys
      dossier mark harbor R-014 classed as=extra because="Not agreed."
      dossier mark harbor texts received --on 2026-04-02

      ID is that of a record; or of a deliverable, an input, a payment or a goal of the terms, of which the beginning \
      is enough; or of a paper. Where several things are called so, write what is meant before it: input/texts. A text \
      without a key is what the step mainly says: `dossier mark harbor Q-3 answered "Two years."`; where one thing is \
      needed that is no text, it is that: `dossier mark harbor advance received 3600`. Any other value is \
      written as the file has it; several of a list are given one by one, or, where they are names, with commas \
      between: with=maria,jane. `-` as a value is the text on the standard input. What has keys of its own is given by \
      them, once for each: deviations.what="The map is missing." deviations.who=maria deviations.until=2026-04-20.

      The step goes to the end of its file below log/, and nothing that stands there is changed. A step that would make \
      an error is not written; what else it brings is shown. What is misspelt is asked again on a terminal.

      A step that was written wrongly stays, and is put right:

      dossier mark harbor R-014 corrected step=asked to.via=phone

      One that never happened is taken back, and everything reads it as not there:

      dossier mark harbor advance corrected step=received never=yes because="It was another client's."

      Where the step is there more than once, of= names the day of the one that is meant.
      """)

  @Argument(help: "The engagement.", completion: .engagements) var engagement: String
  @Argument(help: ArgumentHelp("What it is a step of.", valueName: "id"), completion: .logSubjects) var id: String?
  @Argument(help: "What happened: asked, accepted, received, …", completion: .steps) var step: String?
  @Argument(help: ArgumentHelp("A text, and what else there is to say: key=value.", valueName: "text or key=value"))
  var values: [String] = []
  @OptionGroup var recording: RecordingOptions

  func validate() throws { try GivenValues.refuseWithoutKey(bare.dropFirst()) }

  /// What has no key: the text that the step is mainly about.
  private var bare: [String] { values.filter { GivenValues.parts(of: $0) == nil } }

  func run() throws {
    let terminal = Terminal(options: recording.report)
    let logbook = try recording.logbook(of: engagement, terminal)
    guard let id else {
      Terminal.printText(logbook.overview)
      return try terminal.finish()
    }
    var given = try GivenValues(values, terminal)
    if let on = recording.on { given.add("\(on)", for: "on") }
    var interview = Interview()
    guard let step else {
      let subject = try interview.conduct(terminal) { interview in
        try self.subject(id, logbook, &interview)
      }
      Terminal.printText(logbook.explanation(of: subject))
      return try terminal.finish()
    }
    let marking = try interview.conduct(terminal) { interview -> Marking? in
      guard let subject = try self.subject(id, logbook, &interview),
        let step = try self.step(step, of: subject, logbook, &interview)
      else { return nil }
      var given = given
      if let text = bare.first {
        let others = Dictionary(given.all.map { ($0.key, $0.values) }) { first, _ in first }
        guard let key = logbook.key(for: text, of: step, of: subject, beside: others) else {
          return interview.take(text, for: "KEY") { text throws(Complaint) in
            throw logbook.textWithoutKey(text, of: step)
          }
        }
        try given.add(text, for: key, terminal)
      }
      guard
        let values = try interview.askForValues(
          given, of: StepInQuestion(step: step, subject: subject, logbook: logbook))
      else { return nil }
      return Marking(engagement: logbook.path, subject: subject.id, kind: subject.kind, step: step, values: values)
    }
    try recording.record(marking, terminal)
  }

  private func subject(
    _ id: String, _ logbook: Logbook, _ interview: inout Interview
  ) throws -> LogSubject? {
    try interview.ask(.subject(of: logbook), given: id) { text throws(Complaint) in
      try logbook.subject(called: text, for: step)
    }
  }

  private func step(
    _ name: String, of subject: LogSubject, _ logbook: Logbook, _ interview: inout Interview
  ) throws -> RecordStep? {
    try interview.ask(.step(of: subject), given: name) { text throws(Complaint) in
      try logbook.step(text, of: subject)
    }
  }
}

/// Where and how a step is recorded, whatever it is of.
struct RecordingOptions: ParsableArguments {
  @Option(name: .customLong("on"), help: ArgumentHelp("The day it happened; else today.", valueName: "yyyy-mm-dd"))
  private var writtenOn: WrittenDay?
  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var report: ReportOptions

  var on: Day? { writtenOn?.day }

  func validate() throws { try writtenOn?.validate() }
}

extension WorkspaceOptions {
  /// What can be recorded of an engagement; ends the command where nothing can be made of it.
  func logbook(of engagement: String, _ terminal: Terminal) throws -> Logbook {
    let (workspace, options) = try load(terminal)
    var diagnostics: [Diagnostic] = []
    let folder = workspace.engagement(called: engagement, &diagnostics)
    try terminal.stop(at: diagnostics)
    guard let folder else { throw ExitCode(70) }
    let (logbook, found) = workspace.logbook(of: folder, options)
    if logbook == nil { try terminal.stop(at: found) }
    guard let logbook else { throw ExitCode(70) }
    return logbook
  }
}

extension RecordingOptions {
  func logbook(of engagement: String, _ terminal: Terminal) throws -> Logbook {
    try workspace.logbook(of: engagement, terminal)
  }

  /// Adds the step to the log, and shows what is found with it; ends the command where it is refused.
  func record(_ marking: Marking, _ terminal: Terminal) throws {
    // Nothing is locked while somebody thinks about an answer.
    let (lock, workspace, options, _) = try self.workspace.lock(terminal)
    let (step, found) = workspace.recording(marking, options)
    try terminal.stop(at: found, saying: Terminal.nothingWritten)
    guard let step else { throw ExitCode(70) }
    try terminal.stop(at: lock.write(step.addition))
    let file = self.workspace.path(of: step.addition.path)
    terminal.say("\(step.id): \(marking.step.name) on \(step.on), recorded in \(file)")
    if let present = step.present {
      terminal.say("`with` names nobody of yours: \(present), the lead, is there as well")
    }
    try terminal.finish(found)
  }
}

extension Question {
  fileprivate static func subject(of logbook: Logbook) -> Question {
    let words = QuestionWords(
      text: "What it is a step of", example: "an id",
      explanation: logbook.subjects.filter(\.isOpen).map { "\($0.id)\($0.title.map { ": \($0)" } ?? "")" }
        .joined(separator: "\n  "))
    return Question(.declared(words), option: "ID")
  }

  fileprivate static func step(of subject: LogSubject) -> Question {
    let words = QuestionWords(
      text: "Which step", example: subject.next.map(\.name).joined(separator: " "),
      explanation: subject.next.map { "\($0.name): \($0.help)" }.joined(separator: "\n  "))
    return Question(.declared(words), option: "STEP")
  }
}
