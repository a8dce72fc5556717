import Diagnostics
import Values

/// Filters of documents: figures, days, lists and links, worded in the document's language.
extension Filter {
  static let documentFilters: [Filter] = [
    Filter(
      "money(style=\"symbol\", whole=false, locale?)",
      "Writes money as the language does: `symbol`, `code`, `name`, or only the `amount`; `whole` leaves out `.00`.",
      Example("{{ price|money }} {{ price|money('code') }}", "€1,200.00 EUR\u{A0}1,200.00")
    ) { call throws(Failure) in
      let style = try call.choice(0, Wording.MoneyStyle.self) ?? .symbol
      return .text(try call.wording(2).money(try call.money(), style, isWhole: call.flag(1) ?? false))
    },
    Filter(
      "money_words(locale?)", "Writes money in words, as contracts do beside the figures.",
      Example(
        "{{ price|money_words }}, {{ price|money_words('el') }}", "one thousand two hundred euros, χίλια διακόσια ευρώ")
    ) { call throws(Failure) in .text(try call.wording(0).words(try call.money())) },
    Filter(
      "number(places?, locale?)", "Writes a number in groups, with the language's marks.",
      Example("{{ 1234.5|number(2) }}", "1,234.50")
    ) { call throws(Failure) in
      .text(try call.wording(1).number(try call.number(), places: try call.size(0)))
    },
    Filter(
      "percent(places?, locale?)", "Writes a share, or a fraction of one, in hundredths.",
      Example("{{ 0.125|percent }}", "12.5%")
    ) { call throws(Failure) in
      let share: Share
      if case .share(let given) = call.input.content { share = given } else { share = Share(try call.number()) }
      return .text(try call.wording(1).share(share, places: try call.size(0)))
    },
    Filter(
      "ordinal(gender?, locale?)",
      "Writes a whole number as a rank; in languages with genders by that of what is counted.",
      Example("{{ 22|ordinal }} {{ 2|ordinal('feminine', locale='el') }}", "22nd 2η")
    ) { call throws(Failure) in
      .text(try call.wording(1).ordinal(try call.whole(), of: try call.choice(0, Gender.self)))
    },
    Filter(
      "words(gender?, locale?)",
      "Writes a whole number in words; before a noun in languages with genders, `masculine`, `feminine` or `neuter`.",
      Example("{{ 21|words }} {{ 21|words('feminine', locale='el') }}", "twenty-one είκοσι μία")
    ) {
      call throws(Failure) in
      .text(try call.wording(1).words(try call.whole(), before: try call.choice(0, Gender.self)))
    },
    Filter(
      "date(style=\"long\", locale?)",
      "Writes a day: `short`, `medium`, `long`, `full`, `weekday`, `month`, `year`, `day_month`, `iso`, or a pattern of CLDR.",
      Example("{{ '2026-02-16'|date }} {{ '2026-02-16'|date('d.M.y') }}", "16 February 2026 16.2.2026")
    ) { call throws(Failure) in
      let written = try call.text(0) ?? "long"
      let day = try call.day()
      let wording = try call.wording(1)
      if let style = Wording.DayStyle(rawValue: written) { return .text(try wording.day(day, style)) }
      if written.utf8.count > 2, written.utf8.allSatisfy({ $0.isLetter || $0 == UInt8(ascii: "_") }),
        !Wording.isPattern(written)
      {
        throw Failure(
          "wrong-value", "there is no style `\(written)`", at: .argument(0),
          help:
            "the styles are \(Wording.DayStyle.allCases.map(\.rawValue).joined(separator: ", ")), or a pattern such as \"d MMMM y\""
        )
      }
      return .text(try wording.day(day, pattern: written))
    },
    Filter(
      "add_days(days)", "Takes the day so many days later.",
      Example("{{ '2026-02-16'|add_days(14)|date('iso') }}", "2026-03-02")
    ) {
      call throws(Failure) in
      let (day, days) = (try call.day(), try call.integer(0) ?? 0)
      return Value(.day(try call.interpreter.arithmetic { () throws(ArithmeticError) in try day.adding(days: days) }))
    },
    Filter(
      "add_months(months)", "Takes the same day so many months later, or that month's last.",
      Example("{{ '2026-01-31'|add_months(1)|date('iso') }}", "2026-02-28")
    ) { call throws(Failure) in
      let (day, months) = (try call.day(), try call.integer(0) ?? 0)
      return Value(
        .day(try call.interpreter.arithmetic { () throws(ArithmeticError) in try day.adding(months: months) }))
    },
    Filter(
      "add_working_days(days)",
      "Takes the day so many working days later, by the practice's calendar; `5wd` counts as 5.",
      Example("{{ '2026-02-20'|add_working_days(2)|date('iso') }}", "2026-02-24")
    ) { call throws(Failure) in
      let (day, days) = (try call.day(), try call.workingDays(0))
      guard let count = call.interpreter.settings.workingDay else {
        throw Failure(
          "needs-calendar", "working days are counted by the practice's calendar, and there is none here",
          help: "a template without a workspace counts days: `|add_days(…)`")
      }
      return Value(.day(try call.interpreter.arithmetic { () throws(ArithmeticError) in try count(day, days) }))
    },
    Filter(
      "duration(case=\"nominative\", locale?)",
      "Writes a length of time; in languages that decline it, in the case `nominative`, `genitive` or `accusative`.",
      Example("{{ '5wd'|duration }}", "5\u{A0}working days")
    ) { call throws(Failure) in
      let length: Length
      switch call.input.content {
      case .length(let given): length = given
      case .text(let text):
        guard let read = Length(text) else {
          throw Failure("wrong-kind", "this is no length of time", at: .input, help: "write it as `5wd`, `2w` or `3mo`")
        }
        length = read
      default: throw call.wrongKind("a length of time", call.input, at: .input)
      }
      let noun = try call.choice(0, NounCase.self) ?? .nominative
      return .text(try call.wording(1).length(length, as: noun))
    },
    Filter(
      "plural(one, few?, many?, other?, locale?)",
      "Chooses the form of a word by a number, by the language's rule: two forms are one and other, three are one, few and many.",
      Example("{{ 2|plural('page', 'pages') }}", "pages")
    ) { call throws(Failure) in try plural(call) },
    Filter(
      "and_list(locale?)", "Writes items as a list in a sentence.",
      Example("{{ ['A', 'B', 'C']|and_list }}", "A, B and C"),
      takesFragments: true
    ) {
      call throws(Failure) in try sentenceList(call, isOr: false)
    },
    Filter(
      "or_list(locale?)", "Writes items as a choice in a sentence.",
      Example("{{ ['A', 'B', 'C']|or_list }}", "A, B or C"),
      takesFragments: true
    ) {
      call throws(Failure) in try sentenceList(call, isOr: true)
    },
  ]

  private static func plural(_ call: Invocation) throws(Failure) -> Value {
    let (number, places): (Number, Int)
    switch call.input.content {
    case .length(let length): (number, places) = (Number(length.count), 0)
    case .list, .dataList: (number, places) = (Number(try call.items().count), 0)
    default:
      number = try call.number()
      places = max(Int(number.writtenPlaces ?? 0), number.exactPlaces ?? 1)
    }
    let needed = try call.wording(4).plural(of: number, places: places)
    let forms = try forms(call, needed.all)
    // Fractions take `other`; without it the form of a few is the nearest in the languages that have one.
    let isFraction = needed.form == .other && needed.all.contains(.few)
    let isWhole = forms.count > 1 || needed.all.count == 1
    if isWhole, let form = forms[needed.form] ?? (isFraction ? forms[.few] : nil) { return form }
    guard isWhole else {
      throw Failure(
        "no-plural-form",
        "one form is not enough: the language has the forms \(needed.all.map(\.rawValue).joined(separator: ", "))",
        help: "give them all: `|plural(\"page\", \"pages\")`")
    }
    throw Failure(
      "no-plural-form", "\(number) needs the form `\(needed.form.rawValue)`, which is not given",
      help: "give it: `\(needed.form.rawValue)=\"…\"`")
  }

  /// The forms given, one after the other or as a map; `all` are those of the language.
  private static func forms(_ call: Invocation, _ all: [Plural]) throws(Failure) -> [Plural: Value] {
    var forms: [Plural: Value] = [:]
    if let first = call.arguments[0], let entries = try? call.interpreter.entries(of: first, at: call.place) {
      for (key, value) in entries {
        guard let form = Plural(rawValue: key) else {
          throw Failure(
            "wrong-value", "`\(key)` is no category of plurals", at: .argument(0),
            help: "they are \(Plural.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        forms[form] = value
      }
      return forms
    }
    let given = call.arguments.prefix(Plural.allCases.count)
    if call.arguments[Plural.allCases.count - 1] != nil {
      for (form, argument) in zip(Plural.allCases, given) { forms[form] = argument }
    } else {
      let values = given.compactMap { $0 }
      let order: [Plural] = values.count == 3 ? [.one, .few, .many] : values.count == 1 ? [.other] : [.one, .other]
      for (form, value) in zip(order, values) { forms[form] = value }
    }
    return forms
  }

  /// The words between the items come from the language, the items may be Markdown.
  private static func sentenceList(_ call: Invocation, isOr: Bool) throws(Failure) -> Value {
    let items = try call.items()
    guard !items.isEmpty else {
      throw Failure("empty-list", "the list is empty", at: .input, help: "ask first: `{% if … %}`")
    }
    if let index = items.firstIndex(where: \.isNone) {
      throw Failure(
        "printed-none", "item \(index + 1) of the list is nothing, and nothing cannot be printed", at: .input,
        help: "leave it out: `|select`")
    }
    // Marks no language's list holds.
    let marks = items.indices.map { "\u{2}\($0)\u{3}" }
    var parts: [(value: Value, span: Span)] = []
    var rest = try call.wording(0).list(marks, isOr: isOr).unicodeScalars[...]
    while let start = rest.firstIndex(of: "\u{2}"), let end = rest.firstIndex(of: "\u{3}") {
      if start > rest.startIndex { parts.append((.text(String(rest[..<start])), call.place)) }
      if let index = Int(String(rest[rest.index(after: start)..<end])) { parts.append((items[index], call.place)) }
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { parts.append((.text(String(rest)), call.place)) }
    return try call.interpreter.concatenated(parts)
  }
}

extension Invocation {
  func whole() throws(Failure) -> Int {
    switch input.content {
    case .integer(let integer): return integer
    case .number(let number):
      if let integer = number.integer { return integer }
      throw Failure(
        "wrong-kind", "a whole number is needed, not \(number)", at: .input, help: "round it first: `|round`")
    default: throw wrongKind("a whole number", input, at: .input)
    }
  }

  fileprivate func money() throws(Failure) -> Money {
    guard case .money(let money) = input.content else {
      throw wrongKind(
        "money", input, at: .input, help: input.number == nil ? nil : "a number alone is written by `|number`")
    }
    return money
  }

  /// How the locale of an argument writes, or the document's own where none is given.
  fileprivate func wording(_ index: Int) throws(Failure) -> Wording {
    guard let locale = try text(index) else { return interpreter.wording }
    guard Wording.isKnown(locale) else {
      throw Failure(
        "unknown-locale", "there is no locale `\(locale)`", at: .argument(index),
        help: "a locale is a language, with a country where it matters: `el`, `en-GB`")
    }
    return interpreter.wording.of(locale)
  }

  /// A number of working days: a whole number, or a length that counts them.
  fileprivate func workingDays(_ index: Int) throws(Failure) -> Int {
    switch arguments[index]?.content {
    case .length(let length) where length.unit == .workingDays: return length.count
    case .length(let length):
      throw Failure(
        "wrong-kind", "\(length) does not count working days", at: .argument(index), help: "write `day + length`")
    case .text(let text):
      if let length = Length(text), length.unit == .workingDays { return length.count }
      fallthrough
    default: return try integer(index) ?? 0
    }
  }

  func day() throws(Failure) -> Day {
    switch input.content {
    case .day(let day): return day
    case .text(let text):
      if let day = Day(text) { return day }
      throw Failure("wrong-kind", "this is no day", at: .input, help: "days are written `2026-02-16`")
    default: throw wrongKind("a day", input, at: .input)
    }
  }

  /// One of the words of an enumeration.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ index: Int, _ type: Choice.Type
  ) throws(Failure) -> Choice? where Choice.RawValue == String {
    guard let word = try text(index) else { return nil }
    if let choice = Choice(rawValue: word) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    throw Failure(
      "wrong-value", "`\(word)` is not one of \(words.joined(separator: ", "))", at: .argument(index),
      help: nearest(to: word, among: words).map { "did you mean `\($0)`?" })
  }
}
