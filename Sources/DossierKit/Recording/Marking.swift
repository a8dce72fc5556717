package import Diagnostics
package import Engagements
import Values

/// A step to be written for a record, as a command line says it.
package struct Marking: Sendable {
  /// As commands name it.
  package let engagement: String
  /// What it is a step of; nil to begin a record.
  package let subject: String?
  package let kind: RecordKind
  package let step: RecordStep
  /// What is given for each key.
  package var values: [String: [String]]

  package init(
    engagement: String, subject: String?, kind: RecordKind, step: RecordStep, values: [String: [String]]
  ) {
    self.engagement = engagement
    self.subject = subject
    self.kind = kind
    self.step = step
    self.values = values
  }
}

extension Marking {
  /// Whether it says of a step that it never happened.
  fileprivate var takesStepBack: Bool { values.saysNever }
}

extension [String: [String]] {
  /// Whether a correction says that its step did not happen at all.
  package var saysNever: Bool { self["never"]?.contains { ["yes", "true"].contains($0) } ?? false }
}

/// A step that can be written.
package struct MarkedStep: Sendable {
  package let addition: LogAddition
  /// The id of the record.
  package let id: String
  /// The day it happened, as it will be written.
  package let on: String
  /// Who was written down as present without being named: the lead, where nobody of the practice is.
  package let present: String?
}

extension LogSubject {
  /// A record that is not there yet, to which the first step of it gives an id.
  package init(beginning kind: RecordKind) {
    self.init(kind: kind, id: "", document: nil, title: nil, isOpen: true, known: [:], without: [], record: nil)
  }

  /// The key for which a text without one is meant; nil where the step has no text.
  package func mainKey(of step: RecordStep) -> String? {
    // What the whole record is about was said when it was begun.
    kind.isBegun && record == nil ? kind.mainField(of: step)?.key : step.mainText?.key
  }

  /// What a marking leaves out of the keys that a step must have, and nothing else says.
  package func missing(of step: RecordStep, among values: [String: [String]]) -> [StepKey] {
    keys(of: step).filter {
      $0.isNeeded(with: values) && values[$0.name] == nil && $0.name != "on" && known[$0.name] == nil
    }
  }
}

extension Logbook {
  /// The key for which a text without one is meant: the one that the step still needs, where that is no text and the
  /// text is a value of it, or a single word that should be; else what the step is mainly about. Nil where it has no
  /// text.
  ///
  /// - Parameter given: what is given with a key.
  package func key(
    for text: String, of step: RecordStep, of subject: LogSubject, beside given: [String: [String]]
  ) -> String? {
    let missing = subject.missing(of: step, among: given)
    if missing.count == 1, !missing[0].field.form.isText, text != "-" {
      let fits = (try? value([text], for: missing[0])) != nil
      // A record may be called by one word.
      let isTitle = subject.kind.isBegun && subject.record == nil
      let isWord = !text.unicodeScalars.contains(where: \.properties.isWhitespace)
      if fits || isWord && !isTitle { return missing[0].name }
    }
    if let main = subject.mainKey(of: step) { return main }
    // Of a step without a text: what alone it says beside its day.
    let others = subject.keys(of: step).filter {
      $0.place == .step && !["on", "recorded"].contains($0.name) && given[$0.name] == nil
    }
    guard others.count == 1, (try? value([text], for: others[0])) != nil else { return nil }
    return others[0].name
  }
}

extension Workspace {
  /// What is to be added to the log; nil after an error.
  ///
  /// The step is tried first, in memory: an error that the engagement has with it and not without it refuses it. What
  /// else is found with it and was not before comes back beside it.
  package func recording(_ marking: Marking, _ options: BuildOptions) -> (step: MarkedStep?, diagnostics: [Diagnostic])
  {
    var diagnostics: [Diagnostic] = []
    guard let folder = engagement(called: marking.engagement, &diagnostics) else { return (nil, diagnostics) }
    let (logbook, found) = logbook(of: folder, options)
    guard let logbook else { return (nil, found) }
    do throws(Complaint) {
      let record = try logbook.record(marking, in: folder)
      let (tentative, addition) = folder.adding(record.item, toLog: marking.kind.file)
      let brought = findings(with: tentative, beside: found, options)
      guard let addition else { return (nil, brought) }
      guard !brought.hasErrors else { return (nil, brought.map { $0.refusing(addition) }) }
      return (MarkedStep(addition: addition, id: record.id, on: record.on, present: record.present), brought)
    } catch {
      return (nil, [Diagnostic(of: error)])
    }
  }
}

extension Logbook {
  /// The item for the file: the id, what is said of the record, and the step.
  fileprivate func record(
    _ marking: Marking, in folder: EngagementFolder
  ) throws(Complaint) -> (item: Datum, id: String, on: String, present: String?) {
    let (kind, step) = (marking.kind, marking.step)
    var subject = LogSubject(beginning: kind)
    if let id = marking.subject {
      subject = try self.subject(called: "\(kind.word)/\(id)")
      _ = try self.step(step.name, of: subject)
      try refuseSending(subject, by: step, on: marking.values["on"]?.first)
      try refuseHoldingEarly(subject, by: step, unlessOn: marking.values["on"]?.first)
      if let later = subject.written.lazy.compactMap({ step, days in days.max().map { (step: step, on: $0) } })
        .first(where: { $0.on > today })
      {
        throw Complaint(
          message: "`\(subject.id)` has a step `\(later.step.name)` on \(later.on), after \(today)",
          help: "leave an earlier `--as-of` away; `--on` says when it happened")
      }
    }
    let corrected = marking.values["step"]?.first.flatMap(kind.step)
    var values = try values(of: marking, subject, correcting: step.isCorrection ? corrected : nil)
    let present = missingHost(of: step, in: values.step)
    if let present { values.step[Self.present] = values.step[Self.present]?.with(present) }
    let on = values.step["on"]?.text ?? today.description
    if marking.subject == nil { try refusePlanned(kind, step, values.record["title"]?.text, on: on) }
    let id = marking.subject == nil ? try self.id(of: kind, values, on: on) : subject.id
    var item: DatumMap = ["id": Datum(.word(id))]
    for entry in values.record.entries { item.append(entry) }
    let written = Datum(.map(values.step))
    if step.repeats, folder.hasStep(step.name, like: written, of: id, in: kind.file) {
      throw Complaint(
        message: "`\(id)` has just this step `\(step.name)` on \(on)",
        help: "it was recorded before; if it happened twice, say what was different")
    }
    if let former = subject.takenBack(step) {
      item["corrected"] = values.step.bringingBack(step.name, former, on: today)
    } else {
      item[step.name] = step.repeats ? Datum(.list([written])) : written
    }
    return (Datum(.map(item)), id, on, present)
  }

  /// The lead, where a conversation names who takes part and nobody of the practice: one side alone holds none.
  private func missingHost(of step: RecordStep, in values: DatumMap) -> String? {
    guard [PlannedFields.name, HeldFields.name].contains(step.declaration.name),
      let named = values[Self.present]?.list?.compactMap(\.text), !named.contains(where: people.isOurs)
    else { return nil }
    return lead
  }

  /// Who takes part in a conversation.
  private static let present = HeldFields.fields.with.key

  /// The values, in the order in which their kinds declare the keys.
  private func values(
    of marking: Marking, _ subject: LogSubject, correcting corrected: RecordStep?
  ) throws(Complaint) -> (record: DatumMap, step: DatumMap) {
    var (record, step, right) = (DatumMap(), DatumMap(), DatumMap())
    let keys = subject.keys(of: marking.step, correcting: corrected)
    if let unknown = marking.values.keys.sorted().first(where: { key in !keys.contains { $0.name == key } }) {
      throw unknownKey(unknown, of: marking.step, among: keys)
    }
    for key in keys {
      guard let words = marking.values[key.name] ?? (key.place == .step ? implied(key.name, marking, subject) : nil)
      else { continue }
      let value = try value(words, for: key, named: key.name)
      switch key.place {
      case .record: record.set(value, for: key)
      case .step: step.set(value, for: key)
      case .correction: right.set(value, for: key)
      }
    }
    if marking.step.isCorrection, right.isEmpty, !marking.takesStepBack {
      throw Complaint(
        message: "nothing is said to have been otherwise",
        help: "write what is right: to.KEY=…; or never=yes, if it did not happen at all")
    }
    if marking.step.isCorrection, marking.takesStepBack {
      guard right.isEmpty else {
        throw Complaint(message: "what never happened was not otherwise", help: "write never=yes, or to.KEY=…")
      }
      guard step["because"] != nil else {
        throw Complaint(message: "nothing says why the step is taken back", help: "because=…")
      }
    }
    if !right.isEmpty { step["to"] = Datum(.map(right)) }
    return (record, step)
  }

  /// What holds without being said: the day, the day of writing where that is another, and what the plan knows.
  private func implied(_ key: String, _ marking: Marking, _ subject: LogSubject) -> [String]? {
    switch key {
    case "on": [impliedDay(of: marking).description]
    case "recorded":
      (marking.values["on"] ?? [impliedDay(of: marking).description]) == [today.description] ? nil : [today.description]
    case "number" where marking.step.isCorrection && marking.values["of"] == nil:
      marking.values["step"]?.first.flatMap(subject.numberOfOnly).map { [$0] }
    default: subject.record == nil ? subject.known[key].map { [$0] } : nil
    }
  }

  /// When a step happened of which nobody says it: what happened in a call or a meeting did so on its day, whenever it is
  /// written down; all else today.
  private func impliedDay(of marking: Marking) -> Day {
    guard let name = marking.values[GivenFields.fields.meeting.key]?.first,
      let id = try? decoding.id(calledBy: name, in: .conversation)
    else { return today }
    let conversation = subjects.first { $0.id == id && $0.kind.step(ConversationFields.fields.held.key) != nil }
    return conversation?.corrected?[ConversationFields.fields.held.key]?.dayOfStep ?? today
  }

  private func value(_ words: [String], for key: StepKey, named name: String) throws(Complaint) -> Datum {
    do throws(Complaint) {
      return try value(words, for: key)
    } catch {
      throw Complaint(message: "\(name): \(error.message)", help: error.help)
    }
  }

  /// That of a new record, after those that there are.
  private func id(
    of kind: RecordKind, _ values: (record: DatumMap, step: DatumMap), on: String
  ) throws(Complaint) -> String {
    guard !unreadLogs.contains(kind.file) else {
      throw Complaint(
        message: "the next id is not known: what `log/\(kind.file).yaml` records cannot be read",
        help: "`dossier check \(path)` says what is wrong with it")
    }
    let given = subjects.filter { $0.kind.file == kind.file && $0.record != nil }.map(\.id)
    let day = (values.step["day"]?.text).flatMap { Day($0) } ?? Day(on) ?? today
    let nameless = NamelessRecord(
      title: values.record["title"]?.text, day: day, stage: values.step["stage"]?.text, at: values.step["at"]?.text)
    guard let id = kind.traits.id(of: nameless, after: given) else {
      throw Complaint(
        message: "a \(kind.word) is not begun by a record", help: "`dossier mark \(path)` lists what there is")
    }
    return id
  }

  /// What to say of a text that is given to a step that takes none.
  package func textWithoutKey(_ text: String, of step: RecordStep) -> Complaint {
    Complaint(
      message: "step `\(step.name)` takes no text, and `\(text)` has no key",
      help: "there is \(step.fields.map(\.key).joined(separator: ", ")): write key=value")
  }

  /// What to say of a key that a step does not have.
  package func unknownKey(_ key: String, of step: RecordStep, among keys: [StepKey]) -> Complaint {
    let names = keys.map(\.name)
    return Complaint(
      message: "step `\(step.name)` has no key `\(key)`",
      help: nearest(to: key, among: names).map { "did you mean `\($0)`?" }
        ?? "there is \(names.joined(separator: ", "))")
  }
}

extension EngagementFolder {
  /// Whether a record has a step that says the same, whenever it was written down.
  fileprivate func hasStep(_ name: String, like step: Datum, of id: String, in file: String) -> Bool {
    let records = log.first { $0.key == file }?.value.list ?? []
    return records.filter { $0["id"]?.text.map(slug) == slug(id) }.contains { record in
      let steps = record[name].map { $0.list ?? [$0] } ?? []
      return steps.contains { $0.words(without: "recorded") == step.words(without: "recorded") }
    }
  }
}

extension Datum {
  /// A list of names with one more.
  fileprivate func with(_ name: String) -> Datum { Datum(.list((list ?? []) + [Datum(.word(name))])) }

  /// All that is written in it, by the keys.
  fileprivate func words(without key: String) -> [String] {
    switch content {
    case .map(let map):
      map.entries.filter { $0.key != key }.sorted { $0.key < $1.key }.flatMap { entry in
        entry.value.words(without: key).map { "\(entry.key): \($0)" }
      }
    case .list(let items): items.flatMap { $0.words(without: key) }
    // 37.7 and 37.70 are one amount.
    default: [text.map { text in Number(text).flatMap(\.shortest) ?? text } ?? ""]
    }
  }
}

extension Number {
  /// Its digits without zeros that say nothing; nil where no finite decimal is the number.
  fileprivate var shortest: String? { exactPlaces.flatMap { try? decimal(places: $0) } }
}
