import Values

extension Language {
  static let german = Language(
    plural: .oneWithoutPoint,
    lengths: [
      .minutes: [.one: "Minute", .other: "Minuten"], .hours: [.one: "Stunde", .other: "Stunden"],
      .workingDays: [.one: "Arbeitstag", .other: "Arbeitstage"], .days: [.one: "Tag", .other: "Tage"],
      .weeks: [.one: "Woche", .other: "Wochen"], .months: [.one: "Monat", .other: "Monate"],
      .quarters: [.one: "Quartal", .other: "Quartale"], .years: [.one: "Jahr", .other: "Jahre"],
    ],
    lengthCases: [
      .genitive: [
        .workingDays: [.one: "Arbeitstags"], .days: [.one: "Tages"], .months: [.one: "Monats"],
        .quarters: [.one: "Quartals"], .years: [.one: "Jahres"],
      ]
    ],
    ordinal: Ordinal(hasGenders: false) { figures, _, _ in figures + "." },
    numerals: Numerals(zero: "null", minus: "minus") { GermanNumerals.words($0, $1) },
    currencies: [
      "EUR": CurrencyNouns([.one: "Euro", .other: "Euro"], .masculine, minor: cents, .masculine),
      "USD": CurrencyNouns([.one: "US-Dollar", .other: "US-Dollar"], .masculine, minor: cents, .masculine),
      "GBP": CurrencyNouns(
        [.one: "Pfund Sterling", .other: "Pfund Sterling"], minor: [.one: "Penny", .other: "Pence"], .masculine),
      "CHF": CurrencyNouns(
        [.one: "Schweizer Franken", .other: "Schweizer Franken"], .masculine,
        minor: [.one: "Rappen", .other: "Rappen"], .masculine),
      "IDR": CurrencyNouns(
        [.one: "Rupiah", .other: "Rupiah"], .feminine, minor: [.one: "Sen", .other: "Sen"], .masculine),
      "JPY": CurrencyNouns([.one: "Yen", .other: "Yen"], .masculine),
      "RUB": CurrencyNouns(
        [.one: "Rubel", .other: "Rubel"], .masculine, minor: [.one: "Kopeke", .other: "Kopeken"], .feminine),
    ],
    betweenParts: " und ", yesNo: ("ja", "nein"))

  private static let cents: Noun = [.one: "Cent", .other: "Cent"]
}

private enum GermanNumerals {
  /// One word up to a million, `ein` before a noun and `eins` where things are only counted.
  static func words(_ number: UInt64, _ gender: Gender?) -> String {
    let one = gender == nil ? "eins" : gender == .feminine ? "eine" : "ein"
    var words: [String] = []
    var thousands = ""
    for group in Numerals.groups(of: number) {
      switch group.power {
      case 0: thousands += hundreds(group.count, one: one)
      case 1: thousands += hundreds(group.count, one: "ein") + "tausend"
      default:
        let scale = scales[group.power - 2]
        words.append(
          "\(hundreds(group.count, one: "eine")) \(scale)\(group.count == 1 ? "" : scale.hasSuffix("e") ? "n" : "en")")
      }
    }
    if !thousands.isEmpty { words.append(thousands) }
    return words.joined(separator: " ")
  }

  private static func hundreds(_ number: Int, one: String) -> String {
    let rest = number % 100
    let hundred = number < 100 ? "" : "\(number < 200 ? "ein" : units[number / 100])hundert"
    return hundred + (rest == 0 ? "" : tens(rest, one: one))
  }

  private static func tens(_ number: Int, one: String) -> String {
    switch number {
    case 1: one
    case ..<20: units[number]
    default:
      (number % 10 == 0 ? "" : (number % 10 == 1 ? "ein" : units[number % 10]) + "und") + tens[number / 10]
    }
  }

  private static let units = [
    "", "", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "dreizehn",
    "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
  ]
  private static let tens = [
    "", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig",
  ]
  private static let scales = ["Million", "Milliarde", "Billion", "Billiarde", "Trillion"]
}
