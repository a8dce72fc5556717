package import Diagnostics
package import Values

/// How raw data become a value of one kind, and back out of typed data.
package struct Shape<Value: Sendable>: Sendable {
  /// What it looks like, for help and schema.
  package let form: Form
  /// Typed data from raw data; nil after reporting what is wrong.
  let read: @Sendable (Datum, inout Decoding) -> Datum?
  /// The value in typed data.
  let value: @Sendable (Datum) -> Value?
}

/// What a shape looks like: enough to describe it to people and to editors.
package indirect enum Form: Sendable {
  /// A scalar, in words with an example: "a day such as 2026-02-16"; or one for each language or currency.
  case scalar(String, by: Variants? = nil)
  case choice([String])
  /// The id of a thing declared elsewhere.
  case reference(Namespace)
  case list(Form)
  /// One of several.
  case either([Form])
  case entry(@Sendable () -> Declaration)
  /// A map from names of the author's to entries.
  case keyed(@Sendable () -> Declaration)
  case anything

  /// What a map from names to scalars, in place of one of them, has names of.
  package enum Variants: Sendable {
    case language, currency
  }

  package var description: String {
    switch self {
    case .scalar(let words, _): words
    case .choice(let words): words.count == 1 ? "`\(words[0])`" : "one of \(words.joined(separator: ", "))"
    case .reference(let namespace): "the id of \(indefinite(namespace.rawValue))"
    case .list(let item): "a list: each item \(item.description)"
    case .either(let forms): forms.map(\.description).joined(separator: ", or ")
    case .entry(let kind): "a map with the keys of \(kind().one)"
    case .keyed(let kind): "a map from a name to \(kind().one)"
    case .anything: "anything"
    }
  }
}

extension Shape {
  /// A shape whose raw data is one scalar.
  static func scalar(
    _ form: String, read: @escaping @Sendable (String, Datum, inout Decoding) -> Datum.Content?,
    value: @escaping @Sendable (Datum) -> Value?
  ) -> Shape {
    Shape(
      form: .scalar(form),
      read: { datum, decoding in
        guard let text = datum.text else {
          decoding.wrongKind(datum, expected: form)
          return nil
        }
        return read(text, datum, &decoding).map { Datum($0, origin: datum.origin, audience: decoding.audience) }
      }, value: value)
  }
}

extension Shape where Value == String {
  /// Text of the author's; with `{ en: …, el: … }` one for each language, of which the document's is taken.
  package static var text: Shape {
    Shape(
      form: .scalar("text", by: .language),
      read: { datum, decoding in
        guard let chosen = decoding.inLanguage(datum) else { return nil }
        guard let text = chosen.text else {
          decoding.wrongKind(chosen, expected: "text")
          return nil
        }
        return Datum(.text(text), origin: chosen.origin, audience: decoding.audience)
      },
      value: \.text)
  }

  /// The name of a thing within its file: letters, digits and hyphens.
  package static var id: Shape {
    scalar("an id such as plan-and-design") { text, datum, decoding in
      let letters = text.unicodeScalars
      guard !letters.isEmpty,
        letters.allSatisfy({
          $0 == "-" || $0 == "_" || $0 == "." || $0.properties.isAlphabetic || $0.properties.numericType != nil
            || $0.isMark
        })
      else {
        decoding.report(
          "bad-id", "`\(text)` is no id: ids have letters, digits and hyphens", at: datum.span,
          help: "write `\(slug(text))`")
        return nil
      }
      return .text(text)
    } value: {
      $0.text
    }
  }

  /// The id (or the title) of a thing declared elsewhere in the engagement, the client or the practice, read as its
  /// id; for a person also the word of a role, which stays as it is while nobody has the role.
  package static func reference(_ namespace: Namespace) -> Shape {
    let form = Form.reference(namespace)
    return Shape(
      form: form,
      read: { datum, decoding in
        guard let text = datum.text else {
          decoding.wrongKind(datum, expected: form.description)
          return nil
        }
        func read(_ id: String) -> Datum { Datum(.text(id), origin: datum.origin, audience: decoding.audience) }
        if namespace == .person, let role = Role(rawValue: text) { return read(decoding.roles[role] ?? text) }
        // What leads nowhere was complained of: it stays as written, so that nothing else is said of it.
        return read(decoding.resolved(text, in: namespace, at: datum.span) ?? text)
      },
      value: \.text)
  }

  /// One of a few words.
  package static func choice(_ words: [String]) -> Shape {
    Shape(
      form: .choice(words),
      read: { datum, decoding in
        guard let text = datum.text else {
          decoding.wrongKind(datum, expected: Form.choice(words).description)
          return nil
        }
        guard words.contains(text) else {
          decoding.report(
            "unknown-word", "`\(text)` is not \(Form.choice(words).description)", at: datum.span,
            help: nearest(to: text, among: words).map { "did you mean `\($0)`?" }
              ?? (words.count == 1 ? "write `\(words[0])`, or take the key away, which says the same" : nil))
          return nil
        }
        return Datum(.text(text), origin: datum.origin, audience: decoding.audience)
      },
      value: \.text)
  }

  /// A language, as BCP 47 writes it.
  package static var language: Shape {
    scalar("a language such as en or en-GB") { text, datum, decoding in
      guard isLanguage(text) else {
        decoding.report(
          "bad-language", "`\(text)` is no language", at: datum.span,
          help: "write a code such as en, en-GB or el")
        return nil
      }
      return .text(text)
    } value: {
      $0.text
    }
  }

  /// A country, as two capital letters of ISO 3166.
  package static var country: Shape {
    scalar("a country as two capital letters, such as GR") { text, datum, decoding in
      guard text.utf8.count == 2, text.utf8.allSatisfy((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains) else {
        decoding.report(
          "bad-country", "`\(text)` is no country code", at: datum.span,
          help: "write two capital letters, such as GR or GB")
        return nil
      }
      return .text(text)
    } value: {
      $0.text
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is written over, under or around the letter before it, as the vowels of many scripts are.
  fileprivate var isMark: Bool {
    [.nonspacingMark, .spacingMark, .enclosingMark].contains(properties.generalCategory)
  }
}

/// Whether a word looks like a language of BCP 47: `en`, `en-GB`.
package func isLanguage(_ word: String) -> Bool {
  let parts = word.split(separator: "-", omittingEmptySubsequences: false)
  let isWell = parts.allSatisfy {
    (2...8).contains($0.utf8.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }
  guard isWell, let first = parts.first else { return false }
  return (2...3).contains(first.utf8.count) && first == first.lowercased()
}

extension Shape where Value == Bool {
  package static var yesNo: Shape {
    scalar("yes or no") { text, datum, decoding in
      switch text {
      case "yes", "true": return .bool(true)
      case "no", "false": return .bool(false)
      default:
        decoding.report("bad-yes-no", "`\(text)` is neither yes nor no", at: datum.span, help: "write yes or no")
        return nil
      }
    } value: {
      if case .bool(let value) = $0.content { value } else { nil }
    }
  }
}

extension Shape where Value == Number {
  package static var number: Shape<Number> {
    scalar("a number such as 2 or 0.5") { text, datum, decoding in
      guard let number = decoding.number(text, datum) else { return nil }
      guard number.denominator <= 1_000_000_000, abs(number.numerator) <= 1_000_000_000 * number.denominator else {
        decoding.report(
          "bad-number", "`\(text)` is larger or finer than anything is counted", at: datum.span,
          help: "write at most 1000000000, and at most nine decimals")
        return nil
      }
      return .number(number)
    } value: {
      if case .number(let number) = $0.content { number } else { nil }
    }
  }
}

extension Shape where Value == Int {
  package static func whole(_ range: ClosedRange<Int> = 0...1_000_000) -> Shape {
    scalar("a whole number") { text, datum, decoding in
      guard let number = decoding.number(text, datum) else { return nil }
      guard let whole = number.integer, range.contains(whole) else {
        decoding.report(
          "bad-whole-number", "`\(text)` is no whole number from \(range.lowerBound) to \(range.upperBound)",
          at: datum.span)
        return nil
      }
      return .number(number)
    } value: {
      if case .number(let number) = $0.content { number.integer } else { nil }
    }
  }
}

extension Shape where Value == Money {
  /// An amount of the engagement's currency; with `{ EUR: …, GBP: … }` one for each, of which the engagement's is
  /// taken.
  package static var money: Shape<Money> {
    Shape(
      form: .scalar("an amount such as 3000 or 3000.00", by: .currency),
      read: { datum, decoding in
        guard let chosen = decoding.inCurrency(datum) else { return nil }
        guard let currency = decoding.currency else {
          // A shared file read on its own: the digits can be checked, the currency comes with an engagement.
          guard let text = chosen.text, let number = decoding.number(text, chosen) else { return nil }
          return Datum(.number(number), origin: chosen.origin, audience: decoding.audience)
        }
        return decoding.money(chosen, currency)
      },
      value: { if case .money(let money) = $0.content { money } else { nil } })
  }
}

extension Shape where Value == [Currency: Money] {
  /// Amounts by currency: `{ EUR: 120.00, GBP: 105.00 }`.
  package static var moneyByCurrency: Shape<[Currency: Money]> {
    Shape(
      form: .scalar("amounts by currency, such as EUR: 120.00", by: .currency),
      read: { datum, decoding in
        guard let map = datum.map else {
          decoding.wrongKind(datum, expected: "amounts by currency, such as EUR: 120.00")
          return nil
        }
        var amounts = DatumMap()
        for entry in map.entries {
          guard let currency = decoding.currency(entry.key, at: entry.keySpan) else { continue }
          guard let money = decoding.money(entry.value, currency) else { continue }
          amounts.append(DatumMap.Entry(key: entry.key, keySpan: entry.keySpan, value: money))
        }
        return Datum(.map(amounts), origin: datum.origin, audience: decoding.audience)
      },
      value: { datum in
        datum.map.map { map in
          var amounts: [Currency: Money] = [:]
          for entry in map.entries {
            if case .money(let money) = entry.value.content { amounts[money.currency] = money }
          }
          return amounts
        }
      })
  }
}

extension Shape where Value == Currency {
  package static var currency: Shape<Currency> {
    scalar("a currency such as EUR") { text, datum, decoding in
      decoding.currency(text, at: datum.span).map { .text($0.code) }
    } value: {
      $0.text.flatMap(Currency.init)
    }
  }
}

extension Shape where Value == Share {
  package static var share: Shape<Share> {
    scalar("a share such as 30% or 1/3") { text, datum, decoding in
      guard let share = Share(text) else {
        decoding.report(
          "bad-share", "`\(text)` is no share", at: datum.span,
          help: shareMeant(by: text).map { "did you mean `\($0)`?" } ?? "write a percentage or a fraction: 30% or 1/3")
        return nil
      }
      return .share(share)
    } value: {
      if case .share(let share) = $0.content { share } else { nil }
    }
  }
}

/// `30` for 30 %, `12,5 %`: what somebody meant as a share; nil where it looks like none.
package func shareMeant(by text: String) -> String? {
  let digits = text.hasSuffix("%") ? String(text.dropLast()) : text
  guard let number = WrittenNumber(digits).readings.last, Share("\(number)%") != nil else { return nil }
  return "\(number)%"
}

extension Shape where Value == Day {
  package static var day: Shape<Day> {
    scalar("a day such as 2026-02-16") { text, datum, decoding in
      guard let day = Day(text) else {
        decoding.badDay(text, datum)
        return nil
      }
      return .day(day)
    } value: {
      if case .day(let day) = $0.content { day } else { nil }
    }
  }
}

extension Shape where Value == Length {
  package static var length: Shape<Length> {
    scalar("a length of time such as 5wd, 14d, 6w or 2h") { text, datum, decoding in
      guard let length = Length(text), length.count >= 0 else {
        decoding.report(
          "bad-length", "`\(text)` is no length of time", at: datum.span,
          help: lengthMeant(by: text).map { "write it without a space: `\($0)`" }
            ?? "write a whole number, \(Length.most) at most, and m, h, wd (working days), d, w, mo, q or y: 5wd, 14d, 6w"
        )
        return nil
      }
      return .length(length)
    } value: {
      if case .length(let length) = $0.content { length } else { nil }
    }
  }
}

extension Shape where Value == Length {
  /// A time of a day or more, in which work is done: `10wd`, `6w`, `3mo`.
  package static var timeOfWork: Shape<Length> {
    let written = length
    return Shape(
      form: written.form,
      read: { datum, decoding in
        guard let read = written.read(datum, &decoding), let length = written.value(read) else { return nil }
        guard length.minutes == nil, length.count > 0 else {
          decoding.report(
            "bad-length", "a stage takes working days, weeks or months, and not `\(length)`", at: datum.span,
            help: length.unit == .minutes
              ? "months are `\(length.count)mo`; else write wd, d, w, mo, q or y: 5wd, 6w"
              : "write a day at least, with wd, d, w, mo, q or y: 1wd, 6w")
          return nil
        }
        return read
      }, value: written.value)
  }

  /// What returns with the calendar: `2w`, `1mo`, `1q`.
  package static var period: Shape<Length> {
    let written = length
    return Shape(
      form: .scalar("a period such as 1mo, 2w or 1q"),
      read: { datum, decoding in
        guard let read = written.read(datum, &decoding), let length = written.value(read) else { return nil }
        guard length.count > 0, ![.minutes, .hours, .workingDays].contains(length.unit) else {
          decoding.report(
            "bad-length", "nothing returns every `\(length)`", at: datum.span, help: "write d, w, mo, q or y: 1mo, 2w")
          return nil
        }
        return read
      }, value: written.value)
  }
}

extension Shape where Value == Int {
  /// A time that a clock measures, in minutes: `45m`, `2h`.
  package static var duration: Shape<Int> {
    scalar("a time such as 45m or 2h") { text, datum, decoding in
      guard let length = Length(text), length.count >= 0, length.minutes != nil else {
        let isLonger = Length(text).map { $0.minutes == nil } ?? false
        decoding.report(
          "bad-length", isLonger ? "`\(text)` is no number of hours or minutes" : "`\(text)` is no length of time",
          at: datum.span,
          help: lengthMeant(by: text).flatMap { Length($0)?.minutes == nil ? nil : "write it without a space: `\($0)`" }
            ?? "write a whole number, \(Length.most) at most, and m or h: 45m, 2h")
        return nil
      }
      return .length(length)
    } value: {
      if case .length(let length) = $0.content { length.minutes } else { nil }
    }
  }
}

extension Shape where Value == TimeOfDay {
  package static var time: Shape<TimeOfDay> {
    scalar("a time such as 09:30") { text, datum, decoding in
      guard let time = TimeOfDay(text) else {
        decoding.report("bad-time", "`\(text)` is no time of day", at: datum.span, help: "write 24-hour time: 09:30")
        return nil
      }
      return .time(time)
    } value: {
      if case .time(let time) = $0.content { time } else { nil }
    }
  }
}

extension Shape where Value == Datum {
  /// What the schema has no word for: kept as it is, words read as text.
  package static var anything: Shape<Datum> {
    Shape(form: .anything, read: { datum, decoding in datum.asText(for: decoding.audience) }, value: { $0 })
  }

  /// Data that another declaration reads, later.
  package static var raw: Shape<Datum> {
    Shape(form: .anything, read: { datum, _ in datum }, value: { $0 })
  }
}
