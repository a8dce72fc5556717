import Foundation
import Values

/// How figures and days are written in the language of a document, by Foundation's CLDR.
///
/// Made once for a merge; ICU's formatters are slow to make, and kept here, one a style. No figure passes through
/// binary floating point: `Decimal` is built from digits and compared with what it was built from.
final class Wording {
  let identifier: String
  private let locale: Locale
  /// What Foundation does not tell; nil for a language that has no file.
  private let language: Language?
  private var dateFormatters: [String: DateFormatter] = [:]
  private var writtenDays: [StyledDay: String] = [:]
  private var spelling: NumberFormatter?
  private var others: [String: Wording] = [:]

  init(language identifier: String) {
    self.identifier = identifier
    locale = Locale(identifier: identifier)
    language = Language.named(identifier)
  }

  /// Whether CLDR has the language of a locale.
  static func isKnown(_ identifier: String) -> Bool {
    let language = identifier.prefix { $0 != "-" && $0 != "_" }.lowercased()
    return Language.named(identifier) != nil || languages.contains(language)
  }

  private static let languages = Set(Locale.availableIdentifiers)

  /// How another locale writes, for papers in two languages.
  func of(_ locale: String) -> Wording {
    if locale == identifier { return self }
    if let known = others[locale] { return known }
    let other = Wording(language: locale)
    others[locale] = other
    return other
  }

  /// A failure for what the language has no words for here.
  private func unknown(_ id: String, _ what: String, help: String) -> Failure {
    Failure(id, "there are no \(what) in the language `\(identifier)`", help: help)
  }

  // MARK: Numbers

  private func decimal(_ number: Number, places: Int) throws(Failure) -> Decimal {
    guard let digits = try? number.decimal(places: places), let decimal = Decimal(string: digits, locale: Self.plain),
      Number(decimal.description) == Number(digits)
    else {
      throw Failure(
        "number-too-large", "the number is too large to be written in the language of the document",
        help: "print it as it is, without a filter")
    }
    return decimal
  }

  private static let plain = Locale(identifier: "en_US_POSIX")

  /// The digits a number has, or an error for one that has no end.
  private func places(_ number: Number, _ asked: Int?, _ filter: String) throws(Failure) -> Int {
    if let asked { return asked }
    guard let exact = number.exactPlaces else {
      throw Failure(
        "endless-decimals", "the number has no last decimal", at: .input,
        help: "say how many to write: `|\(filter)(2)`")
    }
    return max(exact, Int(number.writtenPlaces ?? 0))
  }

  /// Grouped: `1,234.5`.
  func number(_ number: Number, places asked: Int? = nil) throws(Failure) -> String {
    let places = try places(number, asked, "number")
    let text = try decimal(number, places: places).formatted(
      Decimal.FormatStyle(locale: locale).precision(.fractionLength(places)))
    return number < .zero ? withMinus(text) : text
  }

  /// A negative number with the minus sign of print: CLDR writes a hyphen for many languages, at which a line may break.
  private func withMinus(_ text: String) -> String { text.replacing("-", with: "\u{2212}") }

  enum MoneyStyle: String, CaseIterable {
    /// `€1,200.00`
    case symbol
    /// `EUR 1,200.00`
    case code
    /// `1,200.00 euros`
    case name
    /// `1,200.00`
    case amount
  }

  func money(_ money: Money, _ style: MoneyStyle = .symbol, isWhole: Bool = false) throws(Failure) -> String {
    let amount = money.amount
    let places = (isWhole || money.currency.isWrittenWhole) && amount.isInteger ? 0 : money.currency.places
    if style == .amount { return try number(amount, places: places) }
    let presentation: CurrencyFormatStyleConfiguration.Presentation =
      switch style {
      case .symbol, .amount: .standard
      case .code: .isoCode
      case .name: .fullName
      }
    let text = try decimal(amount, places: places).formatted(
      Decimal.FormatStyle.Currency(code: money.currency.code, locale: locale)
        .precision(.fractionLength(places)).presentation(presentation))
    return money.isNegative ? withMinus(text) : text
  }

  func share(_ share: Share, places asked: Int? = nil) throws(Failure) -> String {
    if asked == nil, share.notation == .fraction { return share.description }
    let percent = share.percent
    let places = try places(percent, asked, "percent")
    guard let rounded = try? percent.rounded(toPlaces: places), let fraction = try? rounded / Number(100) else {
      throw Failure("number-too-large", "the share is too large to be written", help: "write it as a number")
    }
    let text = try decimal(fraction, places: places + 2).formatted(
      Decimal.FormatStyle.Percent(locale: locale).precision(.fractionLength(places)))
    return fraction < .zero ? withMinus(text) : text
  }

  // MARK: Words

  /// `twenty-one`; before a noun of a gender where the language asks for it.
  func words(_ integer: Int, before gender: Gender? = nil) throws(Failure) -> String {
    guard let numerals = language?.numerals else { return try spelled(integer, before: gender) }
    let sign = integer < 0 ? numerals.minus + " " : ""
    return sign + words(UInt64(integer.magnitude), before: gender, in: numerals)
  }

  private func words(_ number: UInt64, before gender: Gender?, in numerals: Numerals) -> String {
    number == 0 ? numerals.zero : numerals.words(number, gender)
  }

  /// A number in words as Foundation says it, in languages without a file.
  private func spelled(_ integer: Int, before gender: Gender?) throws(Failure) -> String {
    let failure = unknown("not-in-words", "words for this number", help: "write it in figures: `|number`")
    guard gender == nil, Self.isKnown(identifier) else { throw failure }
    let formatter = spelling ?? NumberFormatter()
    formatter.numberStyle = .spellOut
    formatter.locale = locale
    spelling = formatter
    // Where its rules end Foundation writes figures; soft hyphens would be found by no search.
    guard let words = formatter.string(from: NSNumber(value: integer)), !words.contains(where: \.isNumber) else {
      throw failure
    }
    return words.replacing("\u{AD}", with: "")
  }

  /// `one thousand two hundred euros and fifty cents`.
  func words(_ money: Money) throws(Failure) -> String {
    guard let language, let numerals = language.numerals, !language.currencies.isEmpty else {
      throw unknown("not-in-words", "amounts in words", help: "write the amount in figures: `|money`")
    }
    guard let currency = language.currencies[money.currency.code] else {
      throw Failure(
        "not-in-words", "the language `\(identifier)` has no words for amounts of \(money.currency)", at: .input,
        help: "it has them for \(language.currencies.keys.sorted().joined(separator: ", "))")
    }
    func words(_ count: UInt64, _ noun: Noun, _ gender: Gender) -> String {
      let form = noun[language.plural(PluralOperands(count))] ?? noun[.other] ?? ""
      return "\(self.words(count, before: gender, in: numerals)) \(form)"
    }
    var unit: UInt64 = 1
    for _ in 0..<money.currency.places { unit *= 10 }
    let (major, minor) = money.minorUnits.magnitude.quotientAndRemainder(dividingBy: unit)
    var parts: [String] = []
    if major > 0 || minor == 0 { parts.append(words(major, currency.major, currency.majorGender)) }
    if minor > 0 { parts.append(words(minor, currency.minor, currency.minorGender)) }
    return (money.isNegative ? numerals.minus + " " : "") + parts.joined(separator: language.betweenParts)
  }

  /// `22nd`; the gender is that of what is counted.
  func ordinal(_ integer: Int, of gender: Gender?) throws(Failure) -> String {
    guard let ordinal = language?.ordinal else {
      throw unknown("no-ordinals", "ordinals", help: "write the number and its ending")
    }
    guard let gender = ordinal.hasGenders ? gender : .neuter else {
      throw Failure(
        "no-gender", "the ending depends on what is counted in the language `\(identifier)`",
        help: "say of which gender it is: `|ordinal(\"feminine\")`")
    }
    return ordinal.write(try number(Number(integer)), integer.magnitude, gender)
  }

  /// The forms of nouns beside numbers that the language has, and the one a number asks for.
  func plural(of number: Number, places: Int) throws(Failure) -> (form: Plural, all: [Plural]) {
    guard let rule = language?.plural else {
      throw unknown("no-plurals", "plural rules", help: "choose the form by `if`")
    }
    return (rule(PluralOperands(number, places: places)), rule.forms)
  }

  func yesNo() throws(Failure) -> (yes: String, no: String) {
    guard let words = language?.yesNo else {
      throw unknown("no-words", "words for yes and no", help: "give them: `|yesno(\"…\", \"…\")`")
    }
    return words
  }

  // MARK: Days

  enum DayStyle: String, CaseIterable {
    case short, medium, long, full, weekday, month, year
    case dayAndMonth = "day_month"
    case iso
  }

  private struct StyledDay: Hashable {
    let day: Day
    let style: DayStyle
  }

  /// A document writes the same few days many times.
  func day(_ day: Day, _ style: DayStyle) throws(Failure) -> String {
    let key = StyledDay(day: day, style: style)
    if let written = writtenDays[key] { return written }
    let written = try write(day, style)
    writtenDays[key] = written
    return written
  }

  private func write(_ day: Day, _ style: DayStyle) throws(Failure) -> String {
    let date = try date(day)
    var format = Date.FormatStyle(locale: locale, calendar: Self.calendar, timeZone: Self.zone)
    switch style {
    case .short: format = format.day(.twoDigits).month(.twoDigits).year()
    case .medium: format = format.day().month(.abbreviated).year()
    case .long: format = format.day().month(.wide).year()
    case .full: format = format.weekday(.wide).day().month(.wide).year()
    case .weekday: format = format.weekday(.wide)
    case .month: format = format.month(.wide).year()
    case .year: return String(day.year)
    case .dayAndMonth: format = format.day().month(.wide)
    case .iso: return day.description
    }
    return date.formatted(format)
  }

  /// A day by a pattern of CLDR: `d MMMM y`.
  func day(_ day: Day, pattern: String) throws(Failure) -> String {
    let date = try date(day)
    if let known = dateFormatters[pattern] { return known.string(from: date) }
    try check(pattern)
    let formatter = DateFormatter()
    formatter.locale = locale
    formatter.calendar = Self.calendar
    formatter.timeZone = Self.zone
    formatter.dateFormat = pattern
    dateFormatters[pattern] = formatter
    return formatter.string(from: date)
  }

  private func check(_ pattern: String) throws(Failure) {
    if pattern.contains("%") {
      throw Failure(
        "bad-pattern", "days are written by letters, not by `%` codes", at: .argument(0), help: "write `d MMMM y`")
    }
    if let letter = Self.strangeLetter(in: pattern) {
      throw Failure(
        "bad-pattern", "`\(letter)` is no letter of a day's pattern", at: .argument(0),
        help: "the letters are y, M, d and E; words stand in single quotation marks")
    }
  }

  /// Whether a text has no letters but those of a day's pattern.
  static func isPattern(_ text: String) -> Bool { strangeLetter(in: text) == nil }

  private static func strangeLetter(in pattern: String) -> Unicode.Scalar? {
    var isQuoted = false
    return pattern.unicodeScalars.first { scalar in
      if scalar == "'" { isQuoted.toggle() }
      return !isQuoted && scalar.isASCII && scalar.properties.isAlphabetic
        && !"GyYMLdEcQqwe".unicodeScalars.contains(scalar)
    }
  }

  // ICU's Gregorian calendar turns Julian before that day.
  private static let firstGregorian = Day(year: 1582, month: 10, day: 15)

  private func date(_ day: Day) throws(Failure) -> Date {
    if let first = Self.firstGregorian, day < first {
      throw Failure(
        "day-out-of-range", "days before 15 October 1582 are not written in words", help: "use `|date(\"iso\")`")
    }
    // A whole number of days, far inside what a Double holds exactly.
    return Date(timeIntervalSince1970: Double(Int(day.number) * 86_400))
  }

  private static let zone = TimeZone.gmt
  private static let calendar: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    return calendar
  }()

  // MARK: Lists

  func list(_ items: [String], isOr: Bool) -> String {
    items.formatted(.list(type: isOr ? .or : .and).locale(locale))
  }

  // MARK: Lengths of time

  func length(_ length: Length, as noun: NounCase = .nominative) throws(Failure) -> String {
    guard let language, let nominative = language.lengths[length.unit] else {
      throw unknown("no-units", "words for lengths of time", help: "write the number and the noun")
    }
    let forms = nominative.merging(language.lengthCases[noun]?[length.unit] ?? [:]) { $1 }
    let count = Number(length.count)
    let form = language.plural(PluralOperands(count, places: 0))
    return "\(try number(count))\u{A0}\(forms[form] ?? forms[.other] ?? "")"
  }
}
