import Diagnostics
import Values

/// What every step of a record has.
enum Step {
  static let on = Field("on", .day, .client, needed: .work, "the day it happened")
  static let recorded = Field("recorded", .day, .client, "the day it was written down; without it, the day it happened")
  /// Of steps that can happen in a call or a meeting: its record shows them.
  static let meeting = Field(
    "meeting", .reference(.conversation), .client, "the call or the meeting in which it happened")
}

extension Form {
  /// What a step of a record has, and whether the step may happen again: it is then a list.
  var step: (kind: @Sendable () -> Declaration, repeats: Bool)? {
    switch self {
    case .entry(let kind): (kind, false)
    case .either(let forms): forms.lazy.compactMap(\.step).first
    case .list(let item): item.step.map { ($0.kind, true) }
    default: nil
    }
  }

  /// What a record of a list of them has.
  var records: (@Sendable () -> Declaration)? {
    if case .list(.entry(let kind)) = self { kind } else { nil }
  }
}

extension Declaration {
  /// A kind of record: its own fields, and the corrections that every record may have.
  init<F: Fields>(recordsOf type: F.Type, _ traits: RecordTraits) {
    let own = Declaration(type)
    self.init(name: own.name, fields: own.fields + [CorrectionFields.field], traits: traits)
  }
}

extension Shape {
  /// A step of a record; a bare day is its `on`, where nothing else is to be said of it.
  static func step<F: Fields>(_ type: F.Type) -> Shape where Value == Entry<F> {
    let whole = Shape.entry(type)
    return Shape(
      form: .either([.scalar("a day such as 2026-02-16"), whole.form]),
      read: { datum, decoding in
        guard let text = datum.text else { return whole.read(datum, &decoding) }
        if Day(text) != nil { return whole.read(Datum(.map([Step.on.key: datum]), origin: datum.origin), &decoding) }
        if helpForDay(text) != nil {
          decoding.badDay(text, datum)
        } else {
          let kind = Declaration(type)
          decoding.wrongKind(
            datum, expected: "a day, or a map with the keys of \(kind.one),",
            help: "write a day such as 2026-02-16, or keys, a line each: \(kind.example)")
        }
        return nil
      },
      value: whole.value)
  }

  /// A list of records: entries with steps, each step of which may be put right by a correction.
  static func records<F: Fields>(
    _ type: F.Type, _ traits: RecordTraits, in namespace: Namespace? = nil
  ) -> Shape where Value == [Entry<F>] {
    let entries = Shape.entries(type, in: namespace, kind: { Declaration(recordsOf: type, traits) })
    return Shape(
      form: entries.form,
      read: { datum, decoding in
        guard var typed = entries.read(datum, &decoding), let records = typed.list else { return nil }
        let kind = Declaration(recordsOf: type, traits)
        let corrected = records.edited { record in
          record[CorrectionFields.field.key] == nil
            ? .kept : .replaced(decoding.withReadCorrections(record, kind))
        }
        if let corrected { typed.content = .list(corrected) }
        return typed
      },
      value: entries.value)
  }
}

extension Datum {
  /// Raw records as one item an id, however the id is spelt: a record may stand in several items, their steps are
  /// united.
  ///
  /// Steps that may happen again follow one another; any other step, written twice, is an error at the second.
  func withUnitedRecords(of kind: Declaration, _ diagnostics: inout [Diagnostic]) -> Datum {
    guard let items = list else { return self }
    var united: [Datum] = []
    var places: [String: Int] = [:]
    for item in items {
      guard let id = item["id"]?.text, let map = item.map else {
        united.append(item)
        continue
      }
      let name = slug(id)
      guard let place = places[name], var record = united[place].map else {
        places[name] = united.count
        united.append(item)
        continue
      }
      for entry in map.entries where entry.key != "id" {
        guard let first = record.entry(entry.key) else {
          record.append(entry)
          continue
        }
        let step = kind.field(entry.key)?.form.step
        if step?.repeats ?? false {
          let all = [first.value, entry.value].filter { !$0.isNone }.flatMap { $0.list ?? [$0] }
          record[entry.key] = Datum(.list(all), origin: first.value.origin, audience: first.value.audience)
        } else {
          diagnostics.append(
            Diagnostic(
              .error, "step-twice", "`\(id)` has a second \(step == nil ? "" : "step ")`\(entry.key)`",
              at: entry.keySpan ?? entry.value.span,
              notes: [Diagnostic.Note("the first is here", at: first.keySpan)],
              help: step == nil
                ? "it is written once" : "a step is written once; put a wrong one right with `corrected:`"))
        }
      }
      united[place].content = .map(record)
    }
    return Datum(.list(united), origin: origin, audience: audience)
  }
}
