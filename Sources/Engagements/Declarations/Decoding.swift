package import Diagnostics
package import Values

/// One reading of raw data by their declarations: what it needs to know, and what it found.
package struct Decoding: Sendable {
  /// The language and the currency of the document-to-be; nil while shared data are checked on their own, when
  /// every language and every currency of a text or an amount is looked at.
  package let language: String?
  package let currency: Currency?
  /// Who has which role in the engagement; empty while shared data are checked on their own.
  package let roles: [Role: String]
  package private(set) var diagnostics: [Diagnostic] = []
  package private(set) var missing: [Missing] = []
  /// The audience of the field being read.
  var audience: Audience = .private
  private var declared: [Namespace: [String: Span?]] = [:]
  private var used: [(id: String, namespace: Namespace, span: Span?)] = []

  package init(language: String? = nil, currency: Currency? = nil, roles: [Role: String] = [:]) {
    self.language = language
    self.currency = currency
    self.roles = roles
  }
}

/// A field that some paper needs and nobody has written.
package struct Missing: Sendable {
  package let paper: Paper
  /// The kind of thing it is missing in, with its name if it has one: "stage `Build`".
  package let owner: String
  package let key: String
  package let help: String
  /// The thing it is missing in.
  package let span: Span?
}

/// A set of names that references are looked up in.
package enum Namespace: String, Sendable {
  case person, stage, deliverable, input, channel, rate, option, tier
}

/// A word that stands for a person wherever one is referred to, so that defaults can name people of every client.
package enum Role: String, CaseIterable, Sendable {
  case lead, decides, signs
}

extension Decoding {
  /// Reads a whole file or section as one entry of a kind.
  package mutating func decode<F: Fields>(_ datum: Datum, as type: F.Type) -> Entry<F>? {
    audience = .client
    return entry(datum, Declaration(type)).map(Entry.init)
  }

  /// Reads a whole file as a list of entries of a kind.
  package mutating func decode<F: Fields>(_ datum: Datum, asListOf type: F.Type) -> [Entry<F>]? {
    audience = .client
    let shape = Shape<[Entry<F>]>.entries(type)
    return shape.read(datum, &self).flatMap(shape.value)
  }

  /// Says that a thing of this id exists, for references from elsewhere.
  package mutating func declare(_ id: String, in namespace: Namespace, at span: Span?) {
    declared[namespace, default: [:]][id] = .some(span)
  }

  mutating func use(_ id: String, in namespace: Namespace, at span: Span?) {
    used.append((id, namespace, span))
  }

  /// Reports the references that lead nowhere. To be called once, when everything they may lead to was read.
  package mutating func resolveReferences() {
    for use in used {
      let known = declared[use.namespace] ?? [:]
      guard known[use.id] == nil, known[slug(use.id)] == nil else { continue }
      report(
        "dangling-reference", "there is no \(use.namespace.rawValue) `\(use.id)`", at: use.span,
        help: nearest(to: use.id, among: known.keys).map { "did you mean `\($0)`?" }
          ?? (known.isEmpty
            ? nil : "there \(known.count == 1 ? "is" : "are") \(known.keys.sorted().joined(separator: ", "))"))
    }
    used = []
  }

  mutating func report(
    _ id: String, _ message: String, at span: Span?, notes: [Diagnostic.Note] = [], help: String? = nil
  ) {
    diagnostics.append(Diagnostic(.error, id, message, at: span, notes: notes, help: help))
  }
}

// Entries.

extension Decoding {
  /// A map with the keys of a kind, filled with what is declared to hold where nothing is written.
  mutating func entry(_ datum: Datum, _ kind: Declaration) -> Datum? {
    guard let map = datum.map else {
      wrongKind(datum, expected: "the keys of \(kind.one), such as \(kind.keys.prefix(3).joined(separator: ", "))")
      return nil
    }
    let own = audience
    var (typed, removed) = fields(of: map, kind)
    for field in kind.fields where typed[field.key] == nil {
      if let standard = field.standard, !removed.contains(field.key) {
        audience = max(own, field.audience)
        typed[field.key] = field.read(Datum(standard == "{}" ? .map(DatumMap()) : .word(standard)), &self)
      } else if let paper = field.needed {
        missing.append(
          Missing(paper: paper, owner: called(typed, kind), key: field.key, help: field.help, span: datum.span))
      }
    }
    audience = own
    return Datum(.map(typed), origin: datum.origin, audience: own)
  }

  /// Some fields of an entry, as they are.
  mutating func part(of datum: Datum, _ kind: Declaration) -> Datum? {
    guard let map = datum.map else {
      wrongKind(datum, expected: "some keys of \(kind.one)")
      return nil
    }
    return Datum(.map(fields(of: map, kind).typed), origin: datum.origin, audience: audience)
  }

  /// The fields that are written, typed, and the keys of those that are taken away by `none`.
  ///
  /// A field that could not be read is there as nothing, and so is one whose key was misspelt: asking for its key
  /// once more would be a second complaint about one mistake.
  private mutating func fields(of map: DatumMap, _ kind: Declaration) -> (typed: DatumMap, removed: Set<String>) {
    let own = audience
    var typed = DatumMap()
    var removed: Set<String> = []
    for entry in map.entries {
      guard let field = kind.field(entry.key) else {
        let meant = unknownKey(entry, kind)
        if let meant, map[meant] == nil { typed[meant] = Datum(.none, origin: entry.value.origin, audience: own) }
        continue
      }
      // A key without a value says nothing: what is declared to hold instead does.
      if entry.value.isNone { continue }
      if entry.value.isRemoval, !field.form.takesNone {
        removed.insert(entry.key)
        continue
      }
      audience = max(own, field.audience)
      let value = field.read(entry.value, &self) ?? Datum(.none, origin: entry.value.origin, audience: audience)
      typed.append(DatumMap.Entry(key: entry.key, keySpan: entry.keySpan, value: value))
    }
    audience = own
    return (typed, removed)
  }

  mutating func entries(_ items: [Datum], _ kind: Declaration, in namespace: Namespace?, of whole: Datum) -> Datum {
    let own = audience
    var ids: [String: Span?] = [:]
    var typed: [Datum] = []
    for item in items {
      audience = own
      guard var entry = entry(item, kind), var map = entry.map else { continue }
      if kind.field("id") != nil {
        if map["id"]?.text == nil, let title = map["title"] ?? map["what"] ?? map["text"], let text = title.text {
          map["id"] = Datum(.text(slug(text)), origin: .computed(from: title.origin.spans), audience: own)
          entry.content = .map(map)
        }
        if let id = map["id"]?.text {
          let span = map["id"]?.span ?? map["title"]?.span ?? item.span
          if let first = ids[id] {
            report(
              "duplicate-id", "a second \(kind.name) is called `\(id)`", at: span,
              notes: [Diagnostic.Note("the first is here", at: first)],
              help: "give one of them an `id:` of its own")
            continue
          }
          ids[id] = .some(span)
          if let namespace { declare(id, in: namespace, at: span) }
        }
      }
      typed.append(entry)
    }
    audience = own
    return Datum(.list(typed), origin: whole.origin, audience: own)
  }

  /// Reports a key that the kind does not have, and returns the one that was probably meant.
  private mutating func unknownKey(_ entry: DatumMap.Entry, _ kind: Declaration) -> String? {
    let suggestion = nearest(to: entry.key, among: kind.keys)
    let help =
      suggestion.map { "did you mean `\($0)`?" }
      ?? "\(kind.one) has \(kind.keys.joined(separator: ", "))"
    report("unknown-key", "\(kind.one) has no key `\(entry.key)`", at: entry.keySpan ?? entry.value.span, help: help)
    return suggestion
  }

  private func called(_ map: DatumMap, _ kind: Declaration) -> String {
    guard let name = (map["title"] ?? map["name"] ?? map["id"])?.text else { return kind.name }
    return "\(kind.name) `\(name)`"
  }
}

// Scalars.

extension Decoding {
  mutating func wrongKind(_ datum: Datum, expected: String) {
    let found =
      switch datum.content {
      case .list: "a list"
      case .map: "a map"
      case .none: "nothing"
      default: "`\(datum.text ?? datum.kind)`"
      }
    report("wrong-kind", "here stands \(found) where \(expected) is expected", at: datum.span)
  }

  mutating func number(_ text: String, _ datum: Datum) -> Number? {
    if let number = Number(text) { return number }
    let plain = text.filter { !", _'\u{A0}\u{202F}".contains($0) }
    report(
      "bad-number", "`\(text)` is no number", at: datum.span,
      help: Number(plain) == nil
        ? "write digits, with a point before decimals: 1200 or 1200.50"
        : "write digits alone, with a point before decimals: `\(plain)` if that is meant")
    return nil
  }

  mutating func money(_ datum: Datum, _ currency: Currency) -> Datum? {
    guard let text = datum.text else {
      wrongKind(datum, expected: "an amount such as 3000 or 3000.00")
      return nil
    }
    guard let number = number(text, datum) else { return nil }
    guard let money = Money(exactly: number, currency) else {
      if let places = number.exactPlaces, places > currency.places {
        report(
          "too-many-decimals", "`\(text)` has \(places) decimals; \(currency) has \(currency.places)", at: datum.span,
          help: "write an amount that can be paid")
      } else {
        report("amount-too-large", "`\(text)` is too large an amount", at: datum.span)
      }
      return nil
    }
    return Datum(.money(money), origin: datum.origin, audience: audience)
  }

  mutating func currency(_ code: String, at span: Span?) -> Currency? {
    if let currency = Currency(code) { return currency }
    report(
      "unknown-currency", "`\(code)` is no currency of ISO 4217", at: span,
      help: nearest(to: code, among: Currency.codes).map { "did you mean `\($0)`?" }
        ?? "write a code such as EUR or GBP")
    return nil
  }

  mutating func badDay(_ text: String, _ datum: Datum) {
    let parts = text.split(omittingEmptySubsequences: false) { "-/. ".contains($0) }.compactMap { Int($0) }
    let help: String
    if parts.count == 3, text.utf8.count == 10, parts[0] > 31 {
      help = "\(text.prefix(7)) has no such day; write year-month-day: 2026-02-16"
    } else if parts.count == 3, parts[2] > 31, let day = Day(year: parts[2], month: parts[1], day: parts[0]) {
      help = "write year-month-day: `\(day)` if the day comes first here"
    } else {
      help = "write year-month-day: 2026-02-16"
    }
    report("bad-day", "`\(text)` is no day", at: datum.span, help: help)
  }

  /// The text of the document's language in `{ en: …, el: … }`; data that are no such map as they are.
  ///
  /// `el-CY` is looked up as `el-CY`, then as `el`; there is no fallback to another language.
  mutating func inLanguage(_ datum: Datum) -> Datum? {
    guard let map = datum.map, map.isEmpty || map.keys.contains(where: isLanguage) else { return datum }
    guard let language else {
      // Without a document every language is looked at.
      for entry in map.entries.dropFirst() where entry.value.text == nil { wrongKind(entry.value, expected: "text") }
      return map.entries.first?.value
    }
    let base = String(language.prefix { $0 != "-" })
    if let text = map[language] ?? map[base] { return text }
    report(
      "language-missing", "there is no text in `\(language)` here", at: datum.span,
      help: "add `\(base): …` beside \(map.keys.joined(separator: ", "))")
    return nil
  }

  /// The amount of the engagement's currency in `{ EUR: …, GBP: … }`; data that are no such map as they are.
  mutating func inCurrency(_ datum: Datum) -> Datum? {
    guard let map = datum.map else { return datum }
    guard let currency else {
      for entry in map.entries {
        if let named = self.currency(entry.key, at: entry.keySpan) { _ = money(entry.value, named) }
      }
      return map.entries.first?.value
    }
    if let amount = map[currency.code] { return amount }
    report(
      "currency-missing", "there is no amount in \(currency) here", at: datum.span,
      help: "add `\(currency): …` beside \(map.keys.joined(separator: ", ")); nothing is converted")
    return nil
  }
}

extension Datum {
  /// `key: none`, which takes away what would hold otherwise.
  fileprivate var isRemoval: Bool {
    if case .word("none") = content { true } else { false }
  }
}

extension Form {
  /// Whether `none` is one of the words that may stand here, rather than the removal of the key.
  fileprivate var takesNone: Bool {
    switch self {
    case .choice(let words): words.contains("none")
    case .either(let forms): forms.contains { $0.takesNone }
    default: false
    }
  }
}
