package import Diagnostics
package import Engagements
import Values

/// One key that the command line can give: of a step, of its whole record, or of the step that is put right.
package struct StepKey: Sendable {
  /// `text`; `to.text` for what a correction says instead; `dates.evidence` for a key of a map within the step,
  /// `deviations.who` for one of the entries of a list.
  package let name: String
  package let field: any AnyField
  let place: Place
  /// The map within the step, or within what a correction says, whose key it is.
  let map: MapKey?

  enum Place { case record, step, correction }

  /// A key that has a map, or a list of maps.
  struct MapKey {
    let name: String
    /// The key of the map for whose value alone a word may stand; nil for a list of maps, of which each value that is
    /// given for a key is that of the next one.
    let main: String?
  }

  fileprivate init(name: String, field: any AnyField, place: Place, of map: MapKey? = nil) {
    self.name = name
    self.field = field
    self.place = place
    self.map = map
  }

  /// Whether the step is nothing without it.
  package var isNeeded: Bool { field.needed != nil && place != .correction && map == nil }

  /// Whether the step is nothing without it, given what is said of others of its keys.
  func isNeeded(with values: [String: [String]]) -> Bool {
    isNeeded || place != .correction && field.neededWith.map { values[$0.key]?.contains($0.word) ?? false } ?? false
  }

  /// What stands before the keys of the step that is put right.
  fileprivate static let correction = "to"

  /// Whether a key is one of the step that is put right.
  package static func isOfCorrected(_ name: String) -> Bool { name.hasPrefix("\(correction).") }
}

extension LogSubject {
  /// The keys of a step of its record: the step's own, then those of the record that are not written yet.
  ///
  /// - Parameter corrected: for a correction, the step that it puts right; nil where that is not known.
  package func keys(of step: RecordStep, correcting corrected: RecordStep? = nil) -> [StepKey] {
    let own = step.fields.filter { !(step.isCorrection && $0.key == StepKey.correction) }.map {
      StepKey(name: $0.key, field: $0, place: .step)
    }
    let right = (corrected?.fields ?? []).map {
      StepKey(name: "\(StepKey.correction).\($0.key)", field: $0, place: .correction)
    }
    // What is begun by no record has its other keys from where it was begun.
    let others = kind.fields.filter { field in
      kind.isBegun && !isWritten(field.key) && !own.contains { $0.name == field.key }
    }
    return (own + right).flatMap(\.withinMap) + others.map { StepKey(name: $0.key, field: $0, place: .record) }
  }

  /// What only holds the place of a private field is not.
  private func isWritten(_ key: String) -> Bool {
    switch record?[key]?.content {
    case nil, .none?, .withheld?: false
    default: true
    }
  }
}

extension StepKey {
  /// The key, and those of the map that may stand there in place of a word; of a list of maps only those of the maps.
  fileprivate var withinMap: [StepKey] {
    if case .list(.entry(let kind)) = field.form {
      return kind().fields.map {
        StepKey(name: "\(name).\($0.key)", field: $0, place: place, of: MapKey(name: field.key, main: nil))
      }
    }
    guard case .either(let forms) = field.form, case .entry(let kind)? = forms.last, let main = kind().fields.first
    else { return [self] }
    return [self]
      + kind().fields.dropFirst().map {
        StepKey(name: "\(name).\($0.key)", field: $0, place: place, of: MapKey(name: field.key, main: main.key))
      }
  }
}

extension DatumMap {
  /// Writes a value where its key has it.
  mutating func set(_ value: Datum, for key: StepKey) {
    guard let within = key.map else {
      self[key.field.key] = value
      return
    }
    guard let main = within.main else {
      var maps = (self[within.name]?.list ?? []).compactMap(\.map)
      for (index, value) in (value.list ?? [value]).enumerated() {
        if index == maps.count { maps.append(DatumMap()) }
        maps[index][key.field.key] = value
      }
      self[within.name] = Datum(.list(maps.map { Datum(.map($0)) }))
      return
    }
    var map = self[within.name].map { $0.map ?? [main: $0] } ?? DatumMap()
    map[key.field.key] = value
    self[within.name] = Datum(.map(map))
  }
}

extension Logbook {
  /// What words of a command line say, as the file will hold it: read by the shape of the field, in the language and
  /// the currency of the engagement, with its names.
  package func value(_ words: [String], for key: StepKey) throws(Complaint) -> Datum {
    let form = key.field.form
    // A correction takes away what should not have been written with `none`: an empty key says nothing.
    if key.place == .correction, key.map == nil, words == [""] {
      guard key.field.needed == nil, key.field.key != "on", !form.takesNone else {
        throw Complaint(message: "the step is nothing without it", help: "write what is right")
      }
      return Datum(.word("none"))
    }
    if let map = key.map, map.main == nil {
      var items: [Datum] = []
      for word in words { items.append(try scalar(word, form, key.field)) }
      return Datum(.list(items))
    }
    guard case .list(let item) = form else {
      guard words.count == 1 else { throw Complaint(message: "it is given \(words.count) times", help: "give it once") }
      return try scalar(words[0], form, key.field)
    }
    // A text has commas of its own.
    let parts = item.isText ? words : words.flatMap { $0.split(separator: ",").map(String.init) }
    guard !parts.isEmpty else { throw Complaint(message: "nothing is written here", help: nil) }
    var items: [Datum] = []
    for part in parts { items.append(try scalar(part, item, key.field)) }
    return Datum(.list(items))
  }

  /// What may be named where something else of the engagement is referred to: ids, each with what else it is called.
  package func choices(of form: Form) -> [String] {
    switch form {
    case .reference(let namespace): decoding.choices(in: namespace)
    case .list(let item): choices(of: item)
    default: []
    }
  }

  private func scalar(_ word: String, _ form: Form, _ field: any AnyField) throws(Complaint) -> Datum {
    let text = form.isText ? word.replacing("\r\n", with: "\n") : word.trimmed
    if let refused = text.unicodeScalars.first(where: { isRefused($0) || $0 == "\r" }) {
      throw Complaint(message: "\(codePoint(refused)) is no character of a text", help: "leave it out")
    }
    guard !text.trimmed.isEmpty else { throw Complaint(message: "nothing is written here", help: nil) }
    // What somebody is called otherwise is written as the id that everything else refers to.
    if case .reference(let namespace) = form { return Datum(.word(try decoding.id(calledBy: text, in: namespace))) }
    let raw = Datum(form.isText ? .text(text) : .word(text))
    var reading = decoding
    let typed = field.read(raw, &reading)
    if let finding = reading.diagnostics.first {
      // Lengths and amounts are said as people say them; the file has them as files do.
      let amount = decoding.currency.map { amountWithoutCurrency(text, $0) } ?? text
      let number = decimalMark.asData(amount) ?? (amount == text ? nil : amount)
      for meant in [lengthMeant(by: text), number].compactMap(\.self) {
        var another = decoding
        let said = Datum(.word(meant))
        if field.read(said, &another) != nil, another.diagnostics.isEmpty { return said }
      }
      throw Complaint(message: finding.message, help: finding.help)
    }
    try refuseLater(typed, field)
    return raw
  }

  /// What happened, happened by today.
  private func refuseLater(_ value: Datum?, _ field: any AnyField) throws(Complaint) {
    guard case .day(let day)? = value?.content, ["on", "recorded"].contains(field.key), day > today else { return }
    throw Complaint(message: "\(day) has not come yet: today is \(today)", help: "record it when it happens")
  }
}

extension String {
  fileprivate var trimmed: String {
    let scalars = unicodeScalars.drop { $0.properties.isWhitespace }
    let end = scalars.lastIndex { !$0.properties.isWhitespace }
    return end.map { String(scalars[...$0]) } ?? ""
  }
}
