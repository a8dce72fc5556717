package import Diagnostics
package import Values

/// What every step of a record has.
enum Step {
  static let on = Field("on", .day, .client, needed: .proposal, "the day it happened")
  static let recorded = Field("recorded", .day, .client, "the day it was written down; without it, the day it happened")
}

/// A step that was written wrongly, put right: the step stays, what was wrong about it is laid over it.
package struct CorrectionFields: Fields {
  package static let name = "correction"
  package init() {}
  package let on = Step.on
  package let recorded = Step.recorded
  package let step = Field("step", .text, .client, needed: .proposal, "the step that was wrong")
  package let because = Field("because", .text, .team, "what was wrong about it")
  package let to = Field("to", .raw, .client, needed: .proposal, "the keys of the step, as they should have been")
}

extension Shape {
  /// A list of records: entries with steps, each step of which may be put right by a correction.
  static func records<F: Fields>(_ type: F.Type) -> Shape where Value == [Entry<F>] {
    let entries = Shape.entries(type)
    return Shape(
      form: entries.form,
      read: { datum, decoding in
        guard var typed = entries.read(datum, &decoding) else { return nil }
        let kind = Declaration(type)
        typed.content = .list((typed.list ?? []).map { decoding.withReadCorrections($0, kind) })
        return typed
      },
      value: entries.value)
  }
}

extension Decoding {
  /// The record with what its corrections say read as the step they correct says it.
  fileprivate mutating func withReadCorrections(_ record: Datum, _ kind: Declaration) -> Datum {
    guard var map = record.map, var corrected = map["corrected"], let corrections = corrected.list else {
      return record
    }
    let steps = kind.fields.filter { if case .entry = $0.form { true } else { false } }
    var read: [Datum] = []
    for correction in corrections {
      guard var fields = correction.map, let step = fields["step"], let name = step.text else { continue }
      guard case .entry(let stepKind)? = steps.first(where: { $0.key == name })?.form, map[name] != nil else {
        report(
          "no-such-step", "this \(kind.name) has no step `\(name)` to correct", at: step.span,
          help: nearest(to: name, among: steps.map(\.key)).map { "did you mean `\($0)`?" })
        continue
      }
      fields["to"] = fields["to"].flatMap { part(of: $0, stepKind()) }
      var copy = correction
      copy.content = .map(fields)
      read.append(copy)
    }
    corrected.content = .list(read)
    map["corrected"] = corrected
    var copy = record
    copy.content = .map(map)
    return copy
  }
}

extension Datum {
  /// Raw records as one item an id: a record may stand in several items, their steps are united.
  ///
  /// The same step twice is an error at the second, unless the step may happen again and is written as a list.
  package func withUnitedRecords(_ diagnostics: inout [Diagnostic]) -> Datum {
    guard let items = list else { return self }
    var united: [Datum] = []
    var places: [String: Int] = [:]
    for item in items {
      guard let id = item["id"]?.text, let map = item.map else {
        united.append(item)
        continue
      }
      guard let place = places[id], var record = united[place].map else {
        places[id] = united.count
        united.append(item)
        continue
      }
      for entry in map.entries where entry.key != "id" {
        if let first = record.entry(entry.key) {
          diagnostics.append(
            Diagnostic(
              .error, "step-twice", "`\(id)` has a second step `\(entry.key)`", at: entry.keySpan ?? entry.value.span,
              notes: [Diagnostic.Note("the first is here", at: first.keySpan)],
              help: "a step is written once; put a wrong one right with `corrected:`"))
        } else {
          record.append(entry)
        }
      }
      united[place].content = .map(record)
    }
    return Datum(.list(united), origin: origin, audience: audience)
  }
}

extension Entry where F == LogFields {
  /// The log as it was known on a day: without the steps that happened, or were written down, later, and without
  /// the records that have no step left. Corrections made until then are laid over what they correct.
  package func asOf(_ day: Day) -> Log {
    guard let kinds = datum.map else { return self }
    var seen = DatumMap()
    for kind in kinds.entries {
      var value = kind.value
      value.content = .list((kind.value.list ?? []).compactMap { $0.recordAsOf(day) })
      seen.append(DatumMap.Entry(key: kind.key, keySpan: kind.keySpan, value: value))
    }
    return Log(Datum(.map(seen), origin: datum.origin, audience: datum.audience))
  }
}

extension Datum {
  /// The record without what was not known on the day; nil if no step is left.
  fileprivate func recordAsOf(_ day: Day) -> Datum? {
    guard let map else { return nil }
    var seen = DatumMap()
    var steps = 0
    for entry in map.entries {
      var value = entry.value
      if entry.value["on"] != nil {
        guard entry.value.isKnown(on: day) else { continue }
        steps += 1
      } else if let items = entry.value.list, items.contains(where: { $0["on"] != nil }) {
        let known = items.filter { $0.isKnown(on: day) }
        guard !known.isEmpty else { continue }
        value.content = .list(known)
        steps += 1
      }
      seen.append(DatumMap.Entry(key: entry.key, keySpan: entry.keySpan, value: value))
    }
    guard steps > 0 else { return nil }
    for correction in seen["corrected"]?.list ?? [] {
      guard let step = correction["step"]?.text, let wrong = seen[step], let right = correction["to"] else { continue }
      seen[step] = wrong.overlaid(with: right)
    }
    var copy = self
    copy.content = .map(seen)
    return copy
  }

  private func isKnown(on day: Day) -> Bool {
    func known(_ key: String) -> Bool {
      if case .day(let stepped)? = self[key]?.content { stepped <= day } else { true }
    }
    return known("on") && known("recorded")
  }
}
