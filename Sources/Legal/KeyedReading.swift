import Diagnostics

/// Reading a map of raw data key by key; mistakes are reported where they stand.
struct KeyedReading {
  private(set) var diagnostics: [Diagnostic] = []
  private let datum: Datum
  private let what: String

  /// - Parameter keys: all it may have; others are reported.
  init(_ datum: Datum, keys: [String], of what: String) {
    self.datum = datum
    self.what = what
    if datum.map == nil {
      report("wrong-kind", "\(what): keys and values are expected, not \(datum.kind)", at: datum.span)
    }
    checkKeys(of: datum, keys)
  }

  mutating func report(_ id: String, _ message: String, at span: Span?, help: String? = nil) {
    diagnostics.append(Diagnostic(.error, id, message, at: span ?? datum.span, help: help))
  }

  /// A map under a key; nil, reported, where there is none.
  mutating func map(_ key: String, keys: [String]) -> DatumMap? {
    guard let value = required(key) else { return nil }
    guard let map = value.map else {
      report("wrong-kind", "`\(key)` is keys and values, not \(value.kind)", at: value.span)
      return nil
    }
    checkKeys(of: value, keys)
    for missing in keys where map[missing] == nil { reportMissing(missing, at: value.span) }
    return map
  }

  /// A text under a key; nil, reported, where there is none.
  mutating func text(_ key: String) -> String? {
    guard let value = required(key) else { return nil }
    return text(of: value, key)
  }

  mutating func optionalText(_ key: String) -> String? {
    guard let value = datum[key], !value.isNone else { return nil }
    return text(of: value, key)
  }

  /// Texts under a key, one or a list; nil, reported, where there is nothing of the kind.
  mutating func texts(_ key: String) -> [String]? {
    guard let value = required(key) else { return nil }
    return texts(value, key)
  }

  mutating func texts(_ value: Datum?, _ key: String) -> [String]? {
    guard let value else { return nil }
    guard let items = value.list else { return text(of: value, key).map { [$0] } }
    var texts: [String] = []
    for item in items {
      guard let text = text(of: item, key) else { return nil }
      texts.append(text)
    }
    return texts
  }

  /// One of several words; nil where nothing is written, or, reported, another word.
  mutating func choice(_ key: String, of choices: [String]) -> String? {
    guard let value = datum[key], !value.isNone else { return nil }
    return choice(value, key, of: choices)
  }

  /// A value as one of several words; nil, reported, for another.
  mutating func choice(_ value: Datum, _ key: String, of choices: [String]) -> String? {
    guard let text = value.text, choices.contains(text) else {
      let meant = value.text.flatMap { nearest(to: $0, among: choices) }
      report(
        "wrong-choice",
        "`\(key)` is \(choices.joined(separator: ", ")), not \(value.text.map { "`\($0)`" } ?? value.kind)",
        at: value.span, help: meant.map { "did you mean `\($0)`?" })
      return nil
    }
    return text
  }

  private mutating func required(_ key: String) -> Datum? {
    if let value = datum[key], !value.isNone { return value }
    if datum.map != nil { reportMissing(key, at: datum.span) }
    return nil
  }

  private mutating func text(of value: Datum, _ key: String) -> String? {
    if let text = value.text { return text }
    report("wrong-kind", "`\(key)` is a text, not \(value.kind)", at: value.span)
    return nil
  }

  private mutating func reportMissing(_ key: String, at span: Span?) {
    report("missing-field", "\(what): there is no `\(key)`", at: span, help: "write `\(key): …`")
  }

  private mutating func checkKeys(of datum: Datum, _ keys: [String]) {
    for entry in datum.map?.entries ?? [] where !keys.contains(entry.key) {
      report(
        "unknown-key", "\(what): there is no key `\(entry.key)`", at: entry.keySpan,
        help: nearest(to: entry.key, among: keys).map { "did you mean `\($0)`?" }
          ?? "there are \(keys.joined(separator: ", "))")
    }
  }
}
