import Diagnostics
import Values

/// Filters of documents: figures, days, lists and links, worded in the document's language.
extension Filter {
  static let documentFilters: [Filter] = [
    Filter(
      "money(style=\"symbol\", whole=false)",
      "Writes money as the language does: `symbol`, `code`, `name`, or only the `amount`; `whole` leaves out `.00`.",
      Example("{{ price|money('code') }}", "EUR\u{A0}1,200.00")
    ) { call throws(Failure) in
      guard case .money(let money) = call.input.content else { throw call.wrongKind("money", call.input, at: .input) }
      let style = try call.choice(0, Wording.MoneyStyle.self) ?? .symbol
      return .text(try call.interpreter.wording.money(money, style, isWhole: call.flag(1) ?? false))
    },
    Filter(
      "number(places?)", "Writes a number in groups, with the language's marks.",
      Example("{{ 1234.5|number(2) }}", "1,234.50")
    ) { call throws(Failure) in
      .text(try call.interpreter.wording.number(try call.number(), places: try call.size(0)))
    },
    Filter(
      "percent(places?)", "Writes a share, or a fraction of one, in hundredths.",
      Example("{{ 0.125|percent }}", "12.5%")
    ) { call throws(Failure) in
      switch call.input.content {
      case .share(let share):
        let percent = Share(share.fraction)
        return .text(try call.interpreter.wording.share(percent, places: try call.size(0)))
      default:
        return .text(try call.interpreter.wording.share(Share(try call.number()), places: try call.size(0)))
      }
    },
    Filter("ordinal", "Writes a whole number as a rank.", Example("{{ 22|ordinal }}", "22nd")) { call throws(Failure) in
      .text(try call.interpreter.wording.ordinal(try call.whole()))
    },
    Filter("words", "Writes a whole number in words.", Example("{{ 21|words }}", "twenty-one")) {
      call throws(Failure) in
      .text(try call.interpreter.wording.words(try call.whole()))
    },
    Filter(
      "date(style=\"long\")",
      "Writes a day: `short`, `medium`, `long`, `full`, `weekday`, `month`, `year`, `day_month`, `iso`, or a pattern of CLDR.",
      Example("{{ '2026-02-16'|date }} {{ '2026-02-16'|date('d.M.y') }}", "16 February 2026 16.2.2026")
    ) { call throws(Failure) in
      let written = try call.text(0) ?? "long"
      let day = try call.day()
      if let style = Wording.DayStyle(rawValue: written) { return .text(try call.interpreter.wording.day(day, style)) }
      if written.utf8.count > 3, written.utf8.allSatisfy({ $0.isLetter || $0 == UInt8(ascii: "_") }),
        Set(written).count > 2
      {
        throw Failure(
          "wrong-value", "there is no style `\(written)`", at: .argument(0),
          help:
            "the styles are \(Wording.DayStyle.allCases.map(\.rawValue).joined(separator: ", ")), or a pattern such as \"d MMMM y\""
        )
      }
      return .text(try call.interpreter.wording.day(day, pattern: written))
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
      "duration(case=\"nominative\")",
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
      let noun = try call.choice(0, Plurals.Case.self) ?? .nominative
      return .text(try call.interpreter.wording.length(length, as: noun))
    },
    Filter(
      "plural(one, few?, many?, other?)",
      "Chooses the form of a word by a number, by the language's rule: two forms are one and other, three are one, few and many.",
      Example("{{ 2|plural('page', 'pages') }}", "pages")
    ) { call throws(Failure) in try plural(call) },
    Filter(
      "and_list", "Writes items as a list in a sentence.", Example("{{ ['A', 'B', 'C']|and_list }}", "A, B and C"),
      takesFragments: true
    ) {
      call throws(Failure) in try sentenceList(call, isOr: false)
    },
    Filter(
      "or_list", "Writes items as a choice in a sentence.", Example("{{ ['A', 'B', 'C']|or_list }}", "A, B or C"),
      takesFragments: true
    ) {
      call throws(Failure) in try sentenceList(call, isOr: true)
    },
    Filter(
      "link(text?)", "Makes a link of an address, a mail address or a phone number.",
      Example(
        "{{ 'https://example.com/a'|link('terms') }}", "<a href=\"https://example.com/a\">terms</a>", in: .html)
    ) { call throws(Failure) in try linked(call) },
    Filter(
      "markdown", "Reads a text as Markdown, on its own: the one way for data to be more than text.",
      Example("{{ 'a *b*'|markdown }}", "a *b*"), takesFragments: true
    ) { call throws(Failure) in
      if case .fragment = call.input.content { return call.input }
      return Value(.markdown(MarkdownText(try call.text(), isInline: false)))
    },
    Filter(
      "inline_markdown", "Reads a text as Markdown within a line.", Example("{{ 'a *b*'|inline_markdown }}", "a *b*"),
      takesFragments: true
    ) { call throws(Failure) in
      if case .fragment = call.input.content { return call.input }
      return Value(.markdown(MarkdownText(try call.text(), isInline: true)))
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
    let wording = call.interpreter.wording
    guard let category = Plurals.category(of: number, places: places, in: wording.language) else {
      throw Failure("no-plurals", "there are no plural rules for the language `\(wording.language)`")
    }
    var forms: [Plurals.Category: Value] = [:]
    if let first = call.arguments[0], let entries = try? call.interpreter.entries(of: first, at: call.place) {
      for (key, value) in entries {
        guard let category = Plurals.Category(rawValue: key) else {
          throw Failure(
            "wrong-value", "`\(key)` is no category of plurals", at: .argument(0),
            help: "they are one, few, many, other")
        }
        forms[category] = value
      }
    } else {
      let given = call.arguments.compactMap { $0 }
      let categories: [Plurals.Category] =
        call.arguments[3] != nil || given.count == 3
        ? [.one, .few, .many, .other] : given.count == 1 ? [.other] : [.one, .other]
      if call.arguments[3] != nil {
        for (category, argument) in zip(categories, call.arguments) { forms[category] = argument }
      } else {
        for (category, argument) in zip(categories, given) { forms[category] = argument }
      }
    }
    // Fractions take `other`; without it the form of a few is the nearest in the languages that have one.
    if let form = forms[category] ?? (category == .other ? forms[.few] : forms[.other]) { return form }
    throw Failure(
      "no-plural-form", "\(number) needs the form `\(category.rawValue)`, which is not given",
      help: "give it: `\(category.rawValue)=\"…\"`")
  }

  /// The words between the items come from the language, the items may be Markdown.
  private static func sentenceList(_ call: Invocation, isOr: Bool) throws(Failure) -> Value {
    let items = try call.items()
    guard !items.isEmpty else {
      throw Failure("empty-list", "the list is empty", at: .input, help: "ask first: `{% if … %}`")
    }
    // Marks no language's list holds.
    let marks = items.indices.map { "\u{2}\($0)\u{3}" }
    var parts: [(value: Value, span: Span)] = []
    var rest = call.interpreter.wording.list(marks, isOr: isOr).unicodeScalars[...]
    while let start = rest.firstIndex(of: "\u{2}"), let end = rest.firstIndex(of: "\u{3}") {
      if start > rest.startIndex { parts.append((.text(String(rest[..<start])), call.place)) }
      if let index = Int(String(rest[rest.index(after: start)..<end])) { parts.append((items[index], call.place)) }
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { parts.append((.text(String(rest)), call.place)) }
    return try call.interpreter.concatenated(parts)
  }

  private static func linked(_ call: Invocation) throws(Failure) -> Value {
    let text = try call.text()
    var address = text
    if !text.contains(":"), !text.contains("/"), text.contains("@") {
      address = "mailto:" + text
    } else if text.hasPrefix("+"), text.utf8.dropFirst().allSatisfy({ $0.isDigit || " -()".utf8.contains($0) }) {
      address = "tel:" + text.filter { $0 != " " && $0 != "(" && $0 != ")" }
    }
    var label = Value(.text(text), trail: call.input.trail)
    if let given = call.arguments[0] { label = given }
    let interpreter = call.interpreter
    let place = call.place
    _ = try interpreter.address(address, isWhole: true, place)
    switch interpreter.output {
    case .markdown: return try interpreter.link(to: address, label: label, trail: call.input.trail, at: place)
    case .html:
      let target = escapedHTML(try interpreter.address(address, isWhole: true, place))
      let shown = escapedHTML(try interpreter.printed(label, place))
      return Value(.html(SafeHTML(text: "<a href=\"\(target)\">\(shown)</a>", isGiven: false)))
    case .text:
      let shown = try interpreter.printed(label, place)
      return .text(call.arguments[0] == nil ? shown : "\(shown): \(text)")
    }
  }
}

extension Interpreter {
  /// A link of Markdown, its address and its label bound.
  func link(to address: String, label: Value, trail: Trail, at place: Span) throws(Failure) -> Value {
    value(
      of: try capture { () throws(Failure) in
        buffer.append("[", at: lineOrigin(place))
        try write(label, place, .amidText)
        buffer.append("](", at: lineOrigin(place))
        try write(Value(.text(address), trail: trail), place, .amidText)
        buffer.append(")", at: lineOrigin(place))
      })
  }
}

extension Invocation {
  func whole() throws(Failure) -> Int {
    guard case .integer(let integer) = input.content else { throw wrongKind("a whole number", input, at: .input) }
    return integer
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
