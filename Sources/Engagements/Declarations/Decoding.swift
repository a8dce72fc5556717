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
  /// What references are looked up in; nil where there is nothing to look them up in, or not yet.
  package private(set) var names: Names?
  /// The names of the things that were read.
  package private(set) var declared = Names()
  package private(set) var diagnostics: [Diagnostic] = []
  package private(set) var missing: [Missing] = []
  /// The audience of the field being read.
  var audience: Audience = .private
  /// Whether only one item of the list to be read next is taken.
  var choosesOne = false
  /// The item being read of which that holds.
  private var alternative: Alternative?
  /// How many texts have no version in the language, beside the first.
  private var missingTexts = 0
  /// Where the names of the file being read were declared.
  private var places: [Namespace: [String: [(alternative: Alternative?, span: Span?)]]] = [:]

  package init(
    language: String? = nil, currency: Currency? = nil, roles: [Role: String] = [:], names: Names? = nil
  ) {
    self.language = language
    self.currency = currency
    self.roles = roles
    self.names = names
  }
}

/// One of several things of which an engagement has only one: the names below each are its own.
private struct Alternative {
  /// Where the list of them stands.
  let choice: Span?
  let index: Int

  func excludes(_ other: Alternative) -> Bool { choice == other.choice && index != other.index }
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

/// A word that stands for a person wherever one is referred to, so that defaults can name people of every client.
package enum Role: String, CaseIterable, Sendable {
  case lead, decides, signs
}

extension Decoding {
  /// The same for records: what they say came or went may have done so on paper, whatever channels the terms have.
  package var ofRecords: Decoding {
    var copy = self
    if copy.names?.id(of: Self.paper, in: .channel) == nil {
      copy.names?.add(Self.paper, title: nil, names: Self.namesOfPaper, in: .channel)
    }
    return copy
  }

  /// The way of signed copies and letters, which binds.
  static let paper = "paper"
  private static let namesOfPaper = ["post", "letter", "χαρτί", "ταχυδρομείο", "επιστολή"]

  /// Reads a whole file or section as one entry of a kind. Within it a name of a namespace stands once.
  package mutating func decode<F: Fields>(_ datum: Datum, as type: F.Type) -> Entry<F>? {
    audience = .client
    places = [:]
    return entry(datum, Declaration(type)).map(Entry.init)
  }

  /// The id of what a reference names, in place of what was written; nil after reporting that it leads nowhere.
  mutating func resolved(_ written: String, in namespace: Namespace, at span: Span?) -> String? {
    guard let names else { return written }
    if let id = names.id(of: written, in: namespace) { return id }
    let known = names.ids(in: namespace)
    report(
      "dangling-reference", "there is no \(namespace.rawValue) `\(written)`", at: span,
      help: nearest(to: written, among: known).map { "did you mean `\($0)`?" }
        ?? (known.isEmpty ? nil : "there \(known.count == 1 ? "is" : "are") \(known.joined(separator: ", "))"))
    return nil
  }

  /// Says that a thing of this id exists, for references from elsewhere.
  ///
  /// - Returns: where another thing of this id stands that may be there together with it.
  private mutating func declare(
    _ id: String, title: String?, names: [String], in namespace: Namespace, at span: Span?
  ) -> Span?? {
    declared.add(id, title: title, names: names, in: namespace)
    let others = places[namespace, default: [:]][id] ?? []
    let rival = others.first { other in
      guard let theirs = other.alternative, let ours = alternative else { return true }
      return !theirs.excludes(ours)
    }
    places[namespace, default: [:]][id] = others + [(alternative, span)]
    return rival.map(\.span)
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
      wrongKind(
        datum, expected: "a map with the keys of \(kind.one)", help: "write its keys, a line each: \(kind.example)")
      return nil
    }
    let own = audience
    var (typed, removed) = fields(of: map, kind)
    for field in kind.missed where typed.position(of: field.key) == nil {
      if let standard = field.standard, !removed.contains(field.key) {
        audience = max(own, field.audience)
        typed[field.key] = field.read(Datum(standard == "{}" ? .map(DatumMap()) : .word(standard)), &self)
      } else if let paper = field.needed {
        missing.append(
          Missing(paper: paper, owner: kind.called(by: typed), key: field.key, help: field.help, span: datum.span))
      }
    }
    // A template that names what is not for its readers is wrong whether or not anybody has written it.
    for field in kind.guarded where field.audience > own && typed.position(of: field.key) == nil {
      typed[field.key] = Datum(.withheld, audience: field.audience)
    }
    audience = own
    return Datum(.map(typed), origin: datum.origin, audience: own)
  }

  /// Some fields of an entry, as they are; those that are taken away by `none` stand there without a value.
  mutating func part(of datum: Datum, _ kind: Declaration) -> Datum? {
    guard let map = datum.map else {
      wrongKind(
        datum, expected: "a map with some keys of \(kind.one)", help: "write them, a line each: \(kind.example)")
      return nil
    }
    var (typed, removed) = fields(of: map, kind)
    for entry in map.entries where removed.contains(entry.key) {
      let value = Datum(.none, origin: entry.value.origin, audience: audience)
      typed.append(DatumMap.Entry(key: entry.key, keySpan: entry.keySpan, value: value))
      guard kind.field(entry.key)?.needed != nil else { continue }
      report(
        "not-taken-away", "\(kind.one) cannot be without its `\(entry.key)`", at: entry.value.span,
        help: "write what it should have been")
    }
    return Datum(.map(typed), origin: datum.origin, audience: audience)
  }

  /// The fields that are written, typed, and the keys of those that are taken away by `none`.
  ///
  /// A field that could not be read is there as nothing, and so is one whose key was misspelt: asking for its key
  /// once more would be a second complaint about one mistake.
  private mutating func fields(of map: DatumMap, _ kind: Declaration) -> (typed: DatumMap, removed: Set<String>) {
    let own = audience
    var typed = DatumMap()
    typed.reserve(map.entries.count)
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
    let outer = alternative
    let areAlternatives = choosesOne
    choosesOne = false
    let haveIDs = kind.field("id") != nil
    var ids: [String: Span?] = [:]
    var typed: [Datum] = []
    typed.reserveCapacity(items.count)
    for (index, item) in items.enumerated() {
      audience = own
      if item.isRemovalOfInherited {
        notInherited(item, among: items, kind)
        continue
      }
      if areAlternatives { alternative = Alternative(choice: whole.span, index: index) }
      let read = entry(item, kind)
      alternative = outer
      guard var entry = read, var map = entry.map else { continue }
      if haveIDs {
        let title = map["title"] ?? map["what"] ?? map["text"]
        if map["id"]?.text == nil, let title, let text = title.text {
          map["id"] = Datum(.text(slug(text)), origin: .computed(from: title.origin.spans), audience: own)
          entry.content = .map(map)
        }
        if let id = map["id"]?.text {
          let span = map["id"]?.span ?? map["title"]?.span ?? item.span
          let elsewhere = namespace.flatMap { declare(id, title: title?.text, names: item.names, in: $0, at: span) }
          if let first = ids[id] ?? elsewhere {
            report(
              "duplicate-id", "a second \(kind.name) is called `\(id)`", at: span,
              notes: [Diagnostic.Note("the first is here", at: first)],
              help: "give one of them an `id:` of its own")
          }
          ids[id] = .some(span)
        }
      }
      typed.append(entry)
    }
    audience = own
    return Datum(.list(typed), origin: whole.origin, audience: own)
  }

  private mutating func notInherited(_ item: Datum, among items: [Datum], _ kind: Declaration) {
    let ids = items.filter { !$0.isRemovalOfInherited }.compactMap { $0["id"]?.text }
    let id = item["id"]?.text ?? ""
    report(
      "not-inherited", "no \(kind.name) `\(id)` is inherited that could be taken away",
      at: item["id"]?.span ?? item.span,
      help: nearest(to: id, among: ids).map { "did you mean `\($0)`?" }
        ?? (ids.isEmpty
          ? "take the item away" : "there \(ids.count == 1 ? "is" : "are") \(ids.joined(separator: ", "))"))
  }

  /// Reports a key that the kind does not have, and returns the one that was probably meant.
  private mutating func unknownKey(_ entry: DatumMap.Entry, _ kind: Declaration) -> String? {
    let suggestion = nearest(to: entry.key, among: kind.keys)
    let all = "\(kind.one) has \(kind.keys.joined(separator: ", "))"
    let isShort = (2...5).contains(kind.keys.count)
    let help = suggestion.map { "did you mean `\($0)`?\(isShort ? " \(all)" : "")" } ?? all
    report("unknown-key", "\(kind.one) has no key `\(entry.key)`", at: entry.keySpan ?? entry.value.span, help: help)
    return suggestion
  }
}

// Scalars.

extension Decoding {
  mutating func wrongKind(_ datum: Datum, expected: String, help: String? = nil) {
    let found =
      switch datum.content {
      case .list: "a list"
      case .map: "a map"
      case .none: "nothing"
      default: "`\(datum.text ?? datum.kind)`"
      }
    report("wrong-kind", "here stands \(found) where \(expected) is expected", at: datum.span, help: help)
  }

  /// - Parameter currency: that of the amount that is written; nil for a number of anything else.
  mutating func number(_ text: String, _ datum: Datum, in currency: Currency? = nil) -> Number? {
    if let number = Number(text) { return number }
    report(
      "bad-number", "`\(text)` is no number", at: datum.span,
      help: WrittenNumber(text).help(in: currency) ?? "write digits, with a point before decimals: 1200 or 1200.50")
    return nil
  }

  mutating func money(_ datum: Datum, _ currency: Currency) -> Datum? {
    guard let text = datum.text else {
      wrongKind(datum, expected: "an amount such as 3000 or 3000.00")
      return nil
    }
    guard let number = number(text, datum, in: currency) else { return nil }
    let written = WrittenNumber(text)
    // Where a point stands between thousands, three digits follow it: one of the two readings is a thousandth.
    if currency.places < 3, written.amounts(in: currency).count > 1 {
      report("ambiguous-amount", "`\(text)` can be read in two ways", at: datum.span, help: written.help(in: currency))
      return nil
    }
    guard let money = Money(exactly: number, currency) else {
      if let places = number.exactPlaces, places > currency.places {
        let decimals = places == 1 ? "1 decimal" : "\(places) decimals"
        let thousands = written.readings.count > 1 ? "; `\(written.readings[0])` if the point is for thousands" : ""
        report(
          "too-many-decimals", "`\(text)` has \(decimals); \(currency) has \(currency.places)", at: datum.span,
          help: "write an amount that can be paid\(thousands)")
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
    report(
      "bad-day", "`\(text)` is no day", at: datum.span,
      help: helpForDay(text) ?? "write year-month-day: 2026-02-16")
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
    reportMissing(
      language: language, at: datum.span, help: "add `\(base): …` beside \(map.keys.joined(separator: ", "))")
    return nil
  }

  /// A language that is missing once is most likely missing everywhere: one finding names the first places.
  private mutating func reportMissing(language: String, at span: Span?, help: String) {
    let id = "language-missing"
    let shown = 2
    guard let first = diagnostics.firstIndex(where: { $0.id == id }) else {
      report(id, "there is no text in `\(language)` here", at: span, help: help)
      return
    }
    missingTexts += 1
    if missingTexts <= shown {
      diagnostics[first].notes.append(Diagnostic.Note("nor is there one here", at: span))
    } else {
      let more = Diagnostic.Note("nor in \(missingTexts - shown) other places")
      diagnostics[first].notes = diagnostics[first].notes.prefix(shown) + [more]
    }
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
  /// What people call the thing that is written here, in every language.
  fileprivate var names: [String] {
    ["name", "title", "what"].compactMap { self[$0] }.flatMap { written in
      (written.map?.entries.map(\.value) ?? [written]).compactMap(\.text)
    }
  }

  /// `key: none`, which takes away what would hold otherwise.
  fileprivate var isRemoval: Bool {
    if case .word("none") = content { true } else { false }
  }
}

extension Form {
  /// Whether `none` is one of the words that may stand here, rather than the removal of the key.
  package var takesNone: Bool {
    switch self {
    case .choice(let words): words.contains("none")
    case .either(let forms): forms.contains { $0.takesNone }
    default: false
    }
  }
}

/// What someone who wrote `text` for a day may have meant; nil where it looks like none.
func helpForDay(_ text: String) -> String? {
  let parts = text.split(omittingEmptySubsequences: false) { "-/. ".contains($0) }.compactMap { Int($0) }
  guard parts.count == 3 else { return nil }
  if text.utf8.count == 10, parts[0] > 31 {
    if let day = Day(year: parts[0], month: parts[1], day: parts[2]) { return "write it with hyphens: `\(day)`" }
    guard (1...12).contains(parts[1]) else { return "a year has months 01 to 12; write year-month-day: 2026-02-16" }
    return "\(monthNames[parts[1] - 1]) has \(Day.daysIn(month: parts[1], of: parts[0])) days in \(parts[0])"
  }
  guard parts[2] > 31 else { return nil }
  let readings = [
    Day(year: parts[2], month: parts[1], day: parts[0]).map { "`\($0)` if the day comes first here" },
    Day(year: parts[2], month: parts[0], day: parts[1]).map { "`\($0)` if the month comes first here" },
  ].compactMap { $0 }
  return "write year-month-day: \(readings.isEmpty ? "2026-02-16" : readings.joined(separator: ", "))"
}

private let monthNames = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
  "December",
]
