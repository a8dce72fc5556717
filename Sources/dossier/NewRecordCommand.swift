import ArgumentParser
import Diagnostics
import DossierKit
import Engagements

struct NewRecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Record something new: a request, a call, a decision. The word `record` may be left out.",
    discussion: """
      dossier new request harbor "A booking button on every page." by=jane
      dossier new call harbor Deposits minutes=18 with=maria,jane

      KIND is one of \(kinds.joined(separator: ", ")). `dossier new call`, without an engagement or with --help, lists \
      the steps of a call and the keys of each.

      Without a key a text is what the record is mainly about; `-` is the text on the standard input. The step is the \
      first of the kind that has most of the keys that are given; or name it before the text: `dossier new call harbor \
      held`. The record gets the next id of its kind. What becomes of it is recorded by `dossier mark`, of which the \
      help says more.
      """,
    helpNames: [])

  /// As commands name them.
  static let kinds = RecordKind.all.filter(\.isBegun).map(\.word)

  @Argument(help: "What to record: request, call, …", completion: .list(kinds)) var kind: String?
  @Argument(help: "The engagement.", completion: .engagements) var engagement: String?
  @Argument(help: ArgumentHelp("A text, and what else there is to say: key=value.", valueName: "text or key=value"))
  var words: [String] = []
  @OptionGroup var recording: RecordingOptions
  @Flag(name: [.short, .long], help: "Show help; after KIND, its steps and their keys.") var help = false

  func validate() throws {
    guard let kind, !help else { return }
    let known = try Self.kind(kind)
    let bare = words.filter { GivenValues.parts(of: $0) == nil }
    // One may be the step, and one the text.
    let isStep = bare.first.map { word in known.steps.contains { $0.name == word } } ?? false
    try GivenValues.refuseWithoutKey(bare.dropFirst(isStep ? 2 : 1))
  }

  func run() throws {
    guard let kind else {
      if help { throw CleanExit.helpRequest(Self.self) }
      throw CleanExit.helpRequest(NewCommand.self)
    }
    let known = try Self.kind(kind)
    guard let engagement, !help else { return Terminal.printText(known.explanation) }
    let terminal = Terminal(options: recording.report)
    let logbook = try recording.logbook(of: engagement, terminal)
    let (step, given) = try given(for: known, logbook, terminal)
    let asked = StepInQuestion(step: step, subject: LogSubject(beginning: known), logbook: logbook)
    var interview = Interview()
    let marking = try interview.conduct(terminal) { interview -> Marking? in
      try interview.askForValues(given, of: asked).map {
        Marking(engagement: logbook.path, subject: nil, kind: known, step: step, values: $0)
      }
    }
    try recording.record(marking, terminal)
  }

  private static func kind(_ name: String) throws -> RecordKind {
    let others = NewCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
    guard let kind = RecordKind.named(name) else {
      let nearby = nearest(to: name, among: kinds + others).map { " Did you mean `\($0)`?" }
      throw ValidationError(
        "There is nothing called `\(name)` to begin.\(nearby ?? " There is \(kinds.joined(separator: ", ")).")")
    }
    guard kind.isBegun else {
      throw ValidationError(
        "Of a \(kind.word) only steps are recorded: dossier mark ENGAGEMENT ID \(kind.steps.first?.name ?? "STEP")")
    }
    return kind
  }

  /// The step that is meant, and what is given of it.
  private func given(
    for kind: RecordKind, _ logbook: Logbook, _ terminal: Terminal
  ) throws -> (step: RecordStep, given: GivenValues) {
    var bare = words.filter { GivenValues.parts(of: $0) == nil }
    var given = try GivenValues(words, terminal)
    if let on = recording.on { given.add("\(on)", for: "on") }
    let steps = kind.steps.filter { !$0.isCorrection }
    var step = bare.first.flatMap { word in steps.first { $0.name == word } }
    if step != nil { bare.removeFirst() }
    let keys = given.all.map(\.key)
    let subject = LogSubject(beginning: kind)
    step =
      step
      ?? steps.enumerated().max { left, right in
        let (fewer, more) = (subject.count(of: keys, in: left.element), subject.count(of: keys, in: right.element))
        return (fewer, -left.offset) < (more, -right.offset)
      }?.element
    guard let step else { throw ExitCode(70) }
    let others = Dictionary(given.all.map { ($0.key, $0.values) }) { first, _ in first }
    if let text = bare.first, let key = logbook.key(for: text, of: step, of: subject, beside: others) {
      try given.add(text, for: key, terminal)
    }
    return (step, given)
  }
}

extension LogSubject {
  /// How many of some keys a step has.
  fileprivate func count(of keys: [String], in step: RecordStep) -> Int {
    let names = Set(self.keys(of: step).map(\.name))
    return keys.count { names.contains($0) }
  }
}
