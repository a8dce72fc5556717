package import Diagnostics
package import Engagements
package import Values

/// What an engagement has records of, or may have: the things for which commands write steps.
package struct Logbook: Sendable {
  /// The engagement, as commands name it.
  package let path: String
  package let today: Day
  /// In the order of the kinds; of each those with a record first.
  package let subjects: [LogSubject]
  /// The files of which nobody knows what they record.
  let unreadLogs: Set<String>
  /// What stands before decimals where a value is not written as the file has it.
  let decimalMark: DecimalMark
  /// Reads values as the files of the engagement are read.
  let decoding: Decoding
  let people: People
  /// Who is there for the practice where nobody else is named.
  let lead: String?
  /// The channels by which a yes binds, as messages list them.
  package let officialChannels: String
}

extension Logbook {
  /// What may be named in a namespace, by its ids.
  package func ids(in namespace: Namespace) -> [String] { decoding.names?.ids(in: namespace) ?? [] }
}

/// A record, or something that will have one once a step of it is written.
package struct LogSubject: Sendable {
  package let kind: RecordKind
  package let id: String
  /// What a paper is called beside its number, as long as it is the version that counts: `proposal`.
  let document: String?
  package let title: String?
  /// Whether something of it is still to come.
  package let isOpen: Bool
  /// What its first step says of it, by the keys, where the terms know.
  let known: [String: String]
  /// The steps of its kind that it never has.
  let without: Set<String>
  /// Of a paper that counts no more.
  var end: PaperEnd?
  /// As it is written; nil where nothing is recorded of it yet.
  let record: DatumMap?
  /// As its corrections have it; nil where nothing of it is left.
  var corrected: DatumMap?
}

extension Workspace {
  /// What can be recorded of an engagement, and what is wrong with it now; nil where nothing can be made of it.
  package func logbook(of folder: EngagementFolder, _ options: BuildOptions) -> (Logbook?, found: [Diagnostic]) {
    let (engagement, found) = examined(folder, options)
    guard let engagement, let source = source(of: folder) else { return (nil, arranged(diagnostics + found)) }
    let logbook = Logbook(
      path: folder.path, today: options.today, subjects: RecordKind.all.flatMap(engagement.subjects),
      unreadLogs: folder.unreadLogs, decimalMark: decimalMark, decoding: Decoding(of: source).ofRecords,
      people: engagement.people, lead: engagement.lead, officialChannels: engagement.officialChannels)
    return (logbook, found)
  }
}

extension Engagement {
  fileprivate func subjects(of kind: RecordKind) -> [LogSubject] {
    let things = things(of: kind)
    let records = writtenLog.datum[kind.file]?.list?.compactMap(\.map) ?? []
    let (corrected, known) = (kind.recordsByID(in: wholeLog), kind.recordsByID(in: log))
    let recorded = records.compactMap { record -> LogSubject? in
      guard let id = record["id"]?.text else { return nil }
      let thing = things.first { $0.id == id }
      let isClosed = kind.traits.closedBy.contains { known[id]?[$0]?.occurrences.isEmpty == false }
      return LogSubject(
        kind: kind, id: id, document: document(of: id, kind), title: thing?.title ?? kind.title(of: record),
        isOpen: known[id] != nil && !isClosed && thing?.isOpen ?? !isOver(id, kind), known: thing?.known ?? [:],
        without: thing?.without ?? [], end: thing?.end, record: record, corrected: corrected[id])
    }
    let ids = Set(recorded.map(\.id))
    let others = things.filter { !ids.contains($0.id) }.map {
      LogSubject(
        kind: kind, id: $0.id, document: nil, title: $0.title, isOpen: $0.isOpen, known: $0.known, without: $0.without,
        record: nil)
    }
    return recorded + others
  }

  private func document(of id: String, _ kind: RecordKind) -> String? {
    guard case .things(.papers) = kind.traits.ids, let paper = paper(numbered: id), let name = paper.document,
      wholeLog.paper(of: name, about: paper.subject)?.id == id
    else { return nil }
    return paper.subject.map(slug) ?? name
  }
}

extension RecordKind {
  fileprivate func recordsByID(in log: Entry<LogFields>) -> [String: DatumMap] {
    Dictionary((log.datum[file]?.list ?? []).compactMap(\.map).map { ($0["id"]?.text ?? "", $0) }) { first, _ in first }
  }

  /// What a record is about, in its author's words.
  fileprivate func title(of record: DatumMap) -> String? {
    if let title = record["title"]?.text { return title }
    for step in steps where !step.isCorrection {
      guard let field = mainField(of: step), let written = record[step.name]?.occurrences.first else { continue }
      if let text = written[field.key]?.text { return text }
    }
    return nil
  }
}

// Steps.

extension LogSubject {
  /// The occurrences of a step, in the order of the file, without those that were taken back.
  func occurrences(of step: RecordStep) -> [Datum] { corrected?[step.name]?.occurrences ?? [] }

  /// A step that happens once, as it was written; nil unless it was taken back.
  func takenBack(_ step: RecordStep) -> Datum? {
    guard !step.repeats, occurrences(of: step).isEmpty else { return nil }
    return record?[step.name]?.occurrences.first
  }

  /// Whether it was recorded, and all of that was taken back.
  fileprivate var isGone: Bool {
    record != nil && kind.steps.allSatisfy { $0.isCorrection || occurrences(of: $0).isEmpty }
  }

  /// By which a correction names a step that may happen again, and so far is there once: it goes on meaning that one.
  func numberOfOnly(_ name: String) -> String? {
    guard kind.step(name)?.repeats ?? false, record?[name]?.occurrences.count == 1 else { return nil }
    return "1"
  }

  /// The steps that are written, each with its days, in the order of the file.
  package var written: [(step: RecordStep, days: [Day])] {
    kind.steps.compactMap { step in
      let days = (record?[step.name]?.occurrences ?? []).compactMap(\.dayOfStep)
      return days.isEmpty ? nil : (step, days)
    }
  }

  /// Of a conversation the day for which it is planned.
  fileprivate var plannedDay: Day? {
    let plan = corrected?[ConversationFields.fields.planned.key]
    if case .day(let day)? = plan?[PlannedFields.fields.day.key]?.content { return day }
    return nil
  }

  /// The steps that may come next, in the order of their declaration.
  package var next: [RecordStep] {
    let steps = kind.steps.filter {
      !$0.isCorrection && kind.command(for: $0) == nil && !without.contains($0.name)
    }
    let last = steps.lastIndex { !occurrences(of: $0).isEmpty } ?? -1
    return steps.enumerated().filter { index, step in
      // What may happen again may, until a step has come after it that happens once.
      index > last || step.repeats && steps[index...last].allSatisfy { $0.repeats || occurrences(of: $0).isEmpty }
    }.map(\.element)
  }
}

extension PaperEnd {
  /// The rest of a sentence after its number.
  fileprivate var words: String { state == .superseded ? "was replaced" : "was \(state.rawValue)" }
}

extension RecordKind {
  /// The command that records a step, where that takes more than writing it down.
  func command(for step: RecordStep) -> String? {
    guard traits.isOfPapers else { return nil }
    if let answer = PaperAnswer.Step(rawValue: step.name) { return answer.command }
    return step.name == steps.first?.name ? "issue" : nil
  }
}

extension Datum {
  /// The steps under a key: one, or a list of them. What only holds the place of a private field is none.
  fileprivate var occurrences: [Datum] { (list ?? [self]).filter { $0.map != nil } }

  var dayOfStep: Day? {
    if case .day(let day)? = self["on"]?.content { day } else { nil }
  }
}

// What somebody names.

extension Logbook {
  /// The client's people, by whom papers are answered.
  package var clientPeople: [String] { people.theirs.compactMap(\.id) }

  package func clientPerson(called name: String) throws(Complaint) -> String {
    let id = try decoding.id(calledBy: name, in: .person)
    guard !people.isOurs(id) else {
      throw Complaint(
        message: "`\(id)` is one of yours", help: "the client's are \(clientPeople.joined(separator: ", "))")
    }
    return id
  }

  package func channel(called name: String) throws(Complaint) -> String {
    try decoding.id(calledBy: name, in: .channel)
  }

  /// What is meant by an id, or by the id of a thing that begins so; `call/kick-off` names the kind with it.
  ///
  /// - Parameter step: to be written of it: what takes no such step is not meant where something else does.
  package func subject(called name: String, for step: String? = nil) throws(Complaint) -> LogSubject {
    let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
    let kind = parts.count == 2 ? RecordKind.named(parts[0]) : nil
    let id = kind == nil ? name : parts[1]
    let among = subjects.filter { kind == nil || $0.kind.file == kind?.file }
    var fits = among.compactMap { subject in subject.fit(of: id).map { (subject: subject, fit: $0) } }
    let taking = fits.filter { fit in step.map { fit.subject.kind.step($0) != nil } ?? false }
    if !taking.isEmpty { fits = taking }
    let best = fits.map(\.fit).max()
    var meant = fits.filter { $0.fit == best }.map(\.subject)
    // Who does not write the whole id means what is there.
    if meant.count > 1, meant.contains(where: { !$0.isGone }) { meant.removeAll(where: \.isGone) }
    if meant.count == 1 { return meant[0] }
    guard meant.isEmpty else {
      throw Complaint(
        message: "`\(name)` is the name of several",
        help: "write one of \(meant.map { "\($0.kind.word)/\($0.id)" }.joined(separator: ", "))")
    }
    throw Complaint(
      message: "\(path) has nothing called `\(name)`",
      help: nearest(to: id, among: among.map { (id: $0.id, names: []) }).map { "did you mean `\($0)`?" }
        ?? "`dossier mark \(path)` lists what there is")
  }

  /// The step of a thing that is meant by its name.
  package func step(_ name: String, of subject: LogSubject) throws(Complaint) -> RecordStep {
    let kind = subject.kind
    guard let step = kind.step(name) else {
      let names = kind.steps.map(\.name)
      throw Complaint(
        message: "a record of \(kind.file) has no step `\(name)`",
        help: nearest(to: name, among: names).map { "did you mean `\($0)`?" }
          ?? "there is \(names.joined(separator: ", "))")
    }
    if let command = kind.command(for: step) {
      throw Complaint(
        message: "`\(name)` of a paper is recorded by a command of its own",
        help: "`dossier \(command) --help` explains it")
    }
    if subject.without.contains(step.name) {
      var reason = "`\(subject.id)` needs no step `\(name)`"
      if case .things(.papers) = kind.traits.ids {
        reason = "`\(subject.id)` is a \(subject.title ?? kind.word), which has no step `\(name)`"
      }
      throw Complaint(
        message: reason,
        help: "what may come of it: `dossier mark \(path) \(subject.id)`")
    }
    if let confirmation = subject.confirmation(of: step) { return confirmation }
    if let end = subject.end, PaperRecordFields.signing.contains(step.name) {
      throw Complaint(
        message: "`\(subject.id)` \(end.words): no copy of it is signed",
        help: end.instead.map { "the one in force is `\($0)`: `dossier mark \(path) \($0) \(name)`" }
          ?? "issue it again, and have that version signed")
    }
    if let first = subject.occurrences(of: step).first, !step.repeats {
      let day = first.dayOfStep.map { " on \($0)" } ?? ""
      let correcting = "`dossier mark \(path) \(subject.id) corrected step=\(name)"
      throw Complaint(
        message: "`\(subject.id)` has a step `\(name)`\(day)",
        help: "put a wrong one right: \(correcting) to.KEY=…`; one that never happened is taken back: \(correcting) "
          + "never=yes because=…`")
    }
    return step
  }
}

extension Logbook {
  /// A paper goes out while it counts; what went out before, and was not written down, has its day.
  ///
  /// - Parameter day: what is said of the day on which it was sent; nil where nothing is.
  func refuseSending(_ subject: LogSubject, by step: RecordStep, on day: String?) throws(Complaint) {
    guard step.name == PaperRecordFields.fields.sent.key, let end = subject.end, let since = end.since,
      day.flatMap({ Day($0) }).map({ $0 > since }) ?? true
    else { return }
    let earlier = "if it was sent before that, say when: `--on \(since)`, or an earlier day"
    throw Complaint(
      message: "`\(subject.id)` \(end.words) on \(since): nobody sends it any more",
      help: end.instead.map { "the one in force is `\($0)`: `dossier mark \(path) \($0) sent …`; \(earlier)" }
        ?? earlier)
  }

  /// A conversation that is planned for a later day was held on some day before: today only where somebody says so.
  func refuseHoldingEarly(
    _ subject: LogSubject, by step: RecordStep, unlessOn day: String?
  ) throws(Complaint) {
    guard day == nil, step.declaration.name == HeldFields.name, let planned = subject.plannedDay, planned > today
    else { return }
    throw Complaint(
      message: "`\(subject.id)` is planned for \(planned), and nothing says on which day it was held instead",
      help: "say when: `--on \(today)`; where only the plan has moved: "
        + "`dossier mark \(path) \(subject.id) corrected step=planned to.day=…`")
  }

  /// What was planned is held where it was planned, and not recorded a second time beside it.
  func refusePlanned(_ kind: RecordKind, _ step: RecordStep, _ title: String?, on day: String) throws(Complaint) {
    guard step.declaration.name == HeldFields.name, let title else { return }
    let planned = subjects.first { subject in
      subject.kind.file == kind.file && subject.plannedDay?.description == day
        && subject.title.map(slug) == slug(title) && subject.record?[step.name] == nil
    }
    guard let planned else { return }
    throw Complaint(
      message: "`\(planned.id)` is planned for \(day) under this title",
      help: "record that it was held: `dossier mark \(path) \(planned.id) \(step.name) …`; "
        + "another one gets another title")
  }

  /// The step that a correction puts right: one that is written.
  package func correctable(_ name: String, of subject: LogSubject) throws(Complaint) -> RecordStep {
    let written = subject.written.map(\.step).filter { !$0.isCorrection }
    if let step = written.first(where: { $0.name == name }) { return step }
    let names = written.map(\.name)
    throw Complaint(
      message: "`\(subject.id)` has no step `\(name)` to put right",
      help: nearest(to: name, among: names).map { "did you mean `\($0)`?" }
        ?? (names.isEmpty ? nil : "it has \(names.joined(separator: ", "))"))
  }
}

extension LogSubject {
  /// The step by which one that is written is said once more, this time so that it binds; nil where it binds, or is not
  /// written.
  fileprivate func confirmation(of step: RecordStep) -> RecordStep? {
    let (accepted, confirmed) = (DeliveryFields.fields.accepted.key, DeliveryFields.fields.confirmed.key)
    guard step.name == accepted, !occurrences(of: step).isEmpty, !without.contains(confirmed),
      let confirmation = kind.step(confirmed), occurrences(of: confirmation).isEmpty
    else { return nil }
    return confirmation
  }

  /// How closely a word fits its id. Only the name of a thing may be cut short: `R-1` is not `R-10`.
  fileprivate func fit(of word: String) -> Fit? {
    if let document, let fit = DossierKit.fit(of: word, with: [document]) { return fit }
    guard let fit = DossierKit.fit(of: word, with: [id]) else { return nil }
    if fit > .begins { return fit }
    switch kind.traits.ids {
    case .things(.papers), .numbered, .controlDay: return nil
    case .things, .dated: return fit
    }
  }
}
