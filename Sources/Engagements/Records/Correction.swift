package import Diagnostics
package import Values

/// A step that was written wrongly, put right: the step stays, what was wrong about it is laid over it; or it is read as
/// not there, where it never happened.
package struct CorrectionFields: Fields {
  package static let name = "correction"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let step = Field("step", .id, .client, needed: .work, "the step that was wrong")
  package let of = Field("of", .day, .client, "the day written at it, where the step happened more than once")
  package let number = Field(
    "number", .whole(1...10_000), .client,
    "which of several of one day it is: 2 for the second of all its steps, as they are written")
  package let because = Field("because", .text, .team, "what was wrong about it")
  package let to = Field("to", .raw, .client, "the keys of the step, as they should have been")
  package let never = Field("never", .yesNo, .client, "`yes` where it did not happen at all")

  /// What every kind of record has beside its own fields.
  static let field = Field(
    "corrected", .list(.entry(CorrectionFields.self)), .team, "corrections of steps written wrongly")
}

extension Decoding {
  /// The record with what its corrections say read as the step they correct says it.
  mutating func withReadCorrections(_ record: Datum, _ kind: Declaration) -> Datum {
    guard var map = record.map, var corrected = map["corrected"], let corrections = corrected.list else {
      return record
    }
    corrected.content = .list(corrections.compactMap { readCorrection($0, of: map, kind) })
    map["corrected"] = corrected
    var copy = record
    copy.content = .map(map)
    return copy
  }

  /// Nil after reporting that there is no such step, or more than one.
  private mutating func readCorrection(_ correction: Datum, of record: DatumMap, _ kind: Declaration) -> Datum? {
    guard var fields = correction.map, let step = fields["step"], let name = step.text else { return nil }
    let steps = kind.fields.filter { $0.key != CorrectionFields.field.key && $0.form.step != nil }
    guard let stepKind = steps.first(where: { $0.key == name })?.form.step?.kind, let written = record[name] else {
      report(
        "no-such-step", "this \(kind.name) has no step `\(name)` to correct", at: step.span,
        help: nearest(to: name, among: steps.map(\.key)).map { "did you mean `\($0)`?" })
      return nil
    }
    guard isOne(of: written, fields, kind, called: name, at: step.span) else { return nil }
    let isNever = correction.takesStepBack
    if isNever, kind.traits?.isOfPapers ?? false, name == PaperRecordFields.fields.issued.key {
      report(
        "not-taken-away", "what went out cannot be made never to have been issued", at: fields["never"]?.span,
        help: "`dossier withdraw` takes a paper back")
      return nil
    }
    guard isNever || fields["to"] != nil else {
      report(
        "missing-field", "\(CorrectionFields.name) has no `to`", at: correction.span,
        help: "write what is right below `to:`, or `never: yes` if the step did not happen at all")
      return nil
    }
    fields["to"] = fields["to"].flatMap { part(of: $0, stepKind()) }
    var copy = correction
    copy.content = .map(fields)
    return copy
  }
}

extension Decoding {
  /// Whether a correction names one of the steps of a kind that are written; else says how it would.
  private mutating func isOne(
    of written: Datum, _ correction: DatumMap, _ kind: Declaration, called name: String, at span: Span?
  ) -> Bool {
    let days = written.occurrences.map(\.dayOfStep)
    let steps = written.indices(ofStepsNamedBy: correction)
    if steps.count == 1 { return true }
    let known = Set(days.compactMap(\.self)).sorted().map(\.description)
    if steps.count > 1 {
      let isEnough = Set(steps.map { days[$0] }).count == steps.count
      let numbers = steps.map { "\($0 + 1)" }
      report(
        "no-such-step",
        "this \(kind.name) has \(steps.count) steps `\(name)`\(correction.dayWritten.map { " on \($0)" } ?? "")",
        at: span,
        help: isEnough
          ? "say which with `of:` and its day, \(known.listed(by: "or"))"
          : "say which with `number:`, counted as they are written: \(numbers.listed(by: "or"))")
    } else if let number = correction["number"], days.contains(where: correction.isOfDay) {
      report(
        "no-such-step", "this \(kind.name) has no such step `\(name)`", at: number.span,
        help: "there \(days.count == 1 ? "is 1" : "are \(days.count)"), counted as they are written")
    } else {
      report(
        "no-such-step",
        "no step `\(name)` of this \(kind.name) is on \(correction.dayWritten.map(\.description) ?? "a day")",
        at: correction["of"]?.span ?? span,
        help: known.isEmpty ? nil : "there is one on \(known.listed(by: "and"))")
    }
    return false
  }
}

/// How a command that corrects the last step of a kind says which it is, by the days of all of them: not where it is the
/// only one; by its day, or by its number where another has that day.
func wordsForLast(of days: [Day?]) -> String {
  guard days.count > 1, let last = days.last ?? nil else { return "" }
  return days.count { $0 == last } == 1 ? " of=\(last)" : " number=\(days.count)"
}

/// A correction beside the day on which the step happened that it puts right.
struct DatedCorrection {
  let step: String
  let on: Day
  /// Where its day stands.
  let span: Span?
  /// By all that was corrected.
  let stepOn: Day
}

extension DatumMap {
  var datedCorrections: [DatedCorrection] {
    guard let corrections = self[CorrectionFields.field.key]?.list else { return [] }
    let record = Day(year: 9999, month: 12, day: 31).map { laidOver(asOf: $0).record } ?? self
    // What is taken back has no day that it could come before.
    return corrections.filter { !$0.takesStepBack }.compactMap { correction in
      guard let name = correction["step"]?.text, let on = correction.dayOfStep,
        let index = self[name]?.index(ofStepNamedBy: correction),
        let stepOn = record[name]?.occurrences[index].dayOfStep
      else { return nil }
      return DatedCorrection(step: name, on: on, span: correction["on"]?.span, stepOn: stepOn)
    }
  }

  /// The record with the corrections that were known on a day laid over the steps they correct, and without the steps
  /// that never were.
  func corrected(asOf day: Day) -> DatumMap {
    var (record, never) = laidOver(asOf: day)
    for (name, indices) in never {
      guard var step = record[name] else { continue }
      let left = step.occurrences.enumerated().filter { !indices.contains($0.offset) }.map(\.element)
      step.content = .list(left)
      if left.isEmpty { record.remove(name) } else { record[name] = step }
    }
    return record
  }

  /// The record with corrections laid over its steps, and which steps never were, by their places. What puts a step
  /// right after it was taken back brings it back.
  private func laidOver(asOf day: Day) -> (record: DatumMap, never: [String: Set<Int>]) {
    var record = self
    var never: [String: Set<Int>] = [:]
    for correction in self[CorrectionFields.field.key]?.list ?? [] where correction.isKnown(on: day) {
      // The day that was written tells them apart, whatever has been corrected since.
      guard let name = correction["step"]?.text, let written = self[name], var step = record[name],
        let index = written.index(ofStepNamedBy: correction)
      else { continue }
      guard !correction.takesStepBack else {
        never[name, default: []].insert(index)
        continue
      }
      guard let right = correction["to"] else { continue }
      never[name]?.remove(index)
      var occurrences = step.occurrences
      occurrences[index] = occurrences[index].corrected(with: right).without(right.keysTakenAway)
      if step.list == nil { step = occurrences[index] } else { step.content = .list(occurrences) }
      record[name] = step
    }
    return (record, never.filter { !$0.value.isEmpty })
  }
}

extension Datum {
  /// Whether a step had happened by a day, and was written down by then.
  func isKnown(on day: Day) -> Bool {
    func known(_ key: String) -> Bool { self[key]?.day.map { $0 <= day } ?? true }
    return known("on") && known("recorded")
  }

  /// The day from which a step, or a correction of one, was known; nil for anything else.
  var dayKnown: Day? { self["on"]?.day.map { on in max(on, self["recorded"]?.day ?? on) } }

  /// Whether a correction says that the step did not happen at all.
  fileprivate var takesStepBack: Bool {
    switch self["never"]?.content {
    case .bool(let never)?: never
    default: false
    }
  }

  /// Laid over key by key, and the maps of a list one after the other: what is said of the first is right of the first.
  fileprivate func corrected(with right: Datum) -> Datum {
    if let map, let others = right.map {
      var merged = map
      for entry in others.entries {
        let value = map[entry.key].map { $0.corrected(with: entry.value) } ?? entry.value
        merged.append(DatumMap.Entry(key: entry.key, keySpan: entry.keySpan, value: value))
      }
      return Datum(.map(merged), origin: right.origin, audience: audience)
    }
    guard let items = list, let others = right.list, (items + others).allSatisfy({ $0.map != nil }) else {
      return right
    }
    let merged = others.enumerated().map { $0 < items.count ? items[$0].corrected(with: $1) : $1 }
    return Datum(.list(merged + items.dropFirst(others.count)), origin: right.origin, audience: audience)
  }

  /// The keys that a correction takes away.
  fileprivate var keysTakenAway: [String] { (map?.entries ?? []).filter(\.value.isNone).map(\.key) }

  /// A step that may happen again is a list, any other is one.
  fileprivate var occurrences: [Datum] { list ?? [self] }

  /// The first of the steps that a correction may mean.
  fileprivate func index(ofStepNamedBy correction: Datum) -> Int? {
    correction.map.flatMap { indices(ofStepsNamedBy: $0).first }
  }

  /// Those of its steps that a correction may mean: by their day, by their number, or all. One that says neither means
  /// what there was when it was written, whatever has happened again since.
  fileprivate func indices(ofStepsNamedBy correction: DatumMap) -> [Int] {
    let steps = occurrences
    var number: Number?
    if case .number(let written)? = correction["number"]?.content { number = written }
    let named = steps.indices.filter {
      correction.isOfDay(steps[$0].dayOfStep) && (number == nil || number == Number($0 + 1))
    }
    guard named.count > 1, let known = Datum(.map(correction)).dayKnown else { return named }
    let earlier = named.filter { steps[$0].dayKnown.map { $0 <= known } ?? true }
    return earlier.count == 1 ? earlier : named
  }

  fileprivate var dayOfStep: Day? { self["on"]?.day }
}

extension DatumMap {
  /// The day that a correction says was written at the step.
  fileprivate var dayWritten: Day? { self["of"]?.day }

  fileprivate func isOfDay(_ day: Day?) -> Bool { dayWritten == nil || dayWritten == day }
}

extension [String] {
  fileprivate func listed(by word: String) -> String {
    guard let last, count > 1 else { return first ?? "" }
    return "\(dropLast().joined(separator: ", ")) \(word) \(last)"
  }
}
