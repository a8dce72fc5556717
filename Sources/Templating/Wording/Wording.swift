import Foundation
import Values

/// How figures and days are written in the language of a document, by Foundation's CLDR.
///
/// Made once for a merge; ICU's formatters are slow to make, and kept here, one a style. No figure passes through
/// binary floating point: `Decimal` is built from digits and compared with what it was built from.
final class Wording {
  private let identifier: String
  private let locale: Locale
  /// `en` of `en-GB`.
  let language: String
  private var dateFormatters: [String: DateFormatter] = [:]
  private var spelling: NumberFormatter?

  init(language identifier: String) {
    self.identifier = identifier
    locale = Locale(identifier: identifier)
    language = String(identifier.prefix { $0 != "-" && $0 != "_" }).lowercased()
  }

  // MARK: Numbers

  private func decimal(_ number: Number, places: Int) throws(Failure) -> Decimal {
    guard let digits = try? number.decimal(places: places), let decimal = Decimal(string: digits, locale: Self.plain),
      Number(decimal.description) == Number(digits)
    else { throw Failure("number-too-large", "the number is too large to be written in the language of the document") }
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
    return try decimal(number, places: places).formatted(
      Decimal.FormatStyle(locale: locale).precision(.fractionLength(places)))
  }

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
    let places = isWhole && amount.isInteger ? 0 : money.currency.places
    if style == .amount { return try number(amount, places: places) }
    let presentation: CurrencyFormatStyleConfiguration.Presentation =
      switch style {
      case .symbol, .amount: .standard
      case .code: .isoCode
      case .name: .fullName
      }
    return try decimal(amount, places: places).formatted(
      Decimal.FormatStyle.Currency(code: money.currency.code, locale: locale)
        .precision(.fractionLength(places)).presentation(presentation))
  }

  func share(_ share: Share, places asked: Int? = nil) throws(Failure) -> String {
    if asked == nil, share.notation == .fraction { return share.description }
    let percent = share.percent
    let places = try places(percent, asked, "percent")
    guard let rounded = try? percent.rounded(toPlaces: places), let fraction = try? rounded / Number(100) else {
      throw Failure("number-too-large", "the share is too large to be written")
    }
    return try decimal(fraction, places: places + 2).formatted(
      Decimal.FormatStyle.Percent(locale: locale).precision(.fractionLength(places)))
  }

  /// `twenty-one`; only whole numbers.
  func words(_ integer: Int) throws(Failure) -> String {
    let formatter = spelling ?? NumberFormatter()
    formatter.numberStyle = .spellOut
    formatter.locale = locale
    spelling = formatter
    guard let words = formatter.string(from: NSNumber(value: integer)) else {
      throw Failure("not-in-words", "the language `\(identifier)` has no words for numbers here", at: .input)
    }
    // CLDR's Greek rules put two accents on this word.
    return words.replacing("χίλιάδες", with: "χιλιάδες")
  }

  func ordinal(_ integer: Int) throws(Failure) -> String {
    switch language {
    case "en":
      let rest = integer.magnitude % 100
      let endings: [UInt: String] = [1: "st", 2: "nd", 3: "rd"]
      let ending = (11...13).contains(rest) ? nil : endings[rest % 10]
      return "\(try number(Number(integer)))\(ending ?? "th")"
    case "id": return "ke-\(integer)"
    default:
      throw Failure(
        "no-ordinals", "there are no ordinals for the language `\(identifier)`", help: "write the number and its ending"
      )
    }
  }

  // MARK: Days

  enum DayStyle: String, CaseIterable {
    case short, medium, long, full, weekday, month, year
    case dayAndMonth = "day_month"
    case iso
  }

  func day(_ day: Day, _ style: DayStyle) throws(Failure) -> String {
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
    var isQuoted = false
    for scalar in pattern.unicodeScalars {
      if scalar == "'" { isQuoted.toggle() }
      guard !isQuoted, scalar.isASCII, scalar.properties.isAlphabetic, !"GyYMLdEcQqwe".unicodeScalars.contains(scalar)
      else { continue }
      throw Failure(
        "bad-pattern", "`\(scalar)` is no letter of a day's pattern", at: .argument(0),
        help: "the letters are y, M, d and E; words stand in single quotation marks")
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

  func length(_ length: Length, as noun: Plurals.Case = .nominative) throws(Failure) -> String {
    guard let forms = Plurals.forms(of: length.unit, as: noun, in: language) else {
      throw Failure("no-units", "there are no words for lengths of time in the language `\(identifier)`")
    }
    let count = Number(length.count)
    let category = Plurals.category(of: count, places: 0, in: language) ?? .other
    return "\(try number(count))\u{A0}\(forms[category] ?? forms[.other] ?? "")"
  }
}
