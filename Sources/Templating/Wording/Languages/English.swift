import Values

extension Language {
  /// As in the United States: `one hundred one`.
  static let english = english(isAmerican: true)

  /// As everywhere else: `one hundred and one`.
  static let internationalEnglish = english(isAmerican: false)

  private static func english(isAmerican: Bool) -> Language {
    let rouble = isAmerican ? "ruble" : "rouble"
    return Language(
      plural: .oneWithoutPoint,
      lengths: [
        .minutes: [.one: "minute", .other: "minutes"], .hours: [.one: "hour", .other: "hours"],
        .workingDays: [.one: "working day", .other: "working days"], .days: [.one: "day", .other: "days"],
        .weeks: [.one: "week", .other: "weeks"], .months: [.one: "month", .other: "months"],
        .quarters: [.one: "quarter", .other: "quarters"], .years: [.one: "year", .other: "years"],
      ],
      ordinal: Ordinal(hasGenders: false) { figures, number, _ in figures + EnglishNumerals.ordinalEnding(of: number) },
      numerals: Numerals(zero: "zero", minus: "minus") { number, _ in
        EnglishNumerals.words(number, saysAnd: !isAmerican)
      },
      currencies: [
        "EUR": CurrencyNouns([.one: "euro", .other: "euros"], minor: cents),
        "USD": CurrencyNouns([.one: "US dollar", .other: "US dollars"], minor: cents),
        "AUD": CurrencyNouns([.one: "Australian dollar", .other: "Australian dollars"], minor: cents),
        "CAD": CurrencyNouns([.one: "Canadian dollar", .other: "Canadian dollars"], minor: cents),
        "NZD": CurrencyNouns([.one: "New Zealand dollar", .other: "New Zealand dollars"], minor: cents),
        "SGD": CurrencyNouns([.one: "Singapore dollar", .other: "Singapore dollars"], minor: cents),
        "GBP": CurrencyNouns(
          [.one: "pound sterling", .other: "pounds sterling"], minor: [.one: "penny", .other: "pence"]),
        "CHF": CurrencyNouns(
          [.one: "Swiss franc", .other: "Swiss francs"], minor: [.one: "centime", .other: "centimes"]),
        "IDR": CurrencyNouns([.one: "rupiah", .other: "rupiah"], minor: [.one: "sen", .other: "sen"]),
        "JPY": CurrencyNouns([.one: "yen", .other: "yen"]),
        "RUB": CurrencyNouns([.one: rouble, .other: "\(rouble)s"], minor: [.one: "kopeck", .other: "kopecks"]),
      ],
      betweenParts: " and ", yesNo: ("yes", "no"))
  }

  private static let cents: Noun = [.one: "cent", .other: "cents"]
}

private enum EnglishNumerals {
  /// CLDR's ordinal categories one, two, few and other.
  static func ordinalEnding(of number: UInt) -> String {
    guard !(11...13).contains(number % 100) else { return "th" }
    return switch number % 10 {
    case 1: "st"
    case 2: "nd"
    case 3: "rd"
    default: "th"
    }
  }

  static func words(_ number: UInt64, saysAnd: Bool) -> String {
    let groups = Numerals.groups(of: number)
    var words = groups.map { hundreds($0.count, saysAnd: saysAnd) + scales[$0.power] }
    // One thousand and one.
    if saysAnd, groups.count > 1, let last = groups.last, last.power == 0, last.count < 100 {
      words.insert("and", at: words.count - 1)
    }
    return words.joined(separator: " ")
  }

  private static func hundreds(_ number: Int, saysAnd: Bool) -> String {
    let rest = number % 100
    guard number >= 100 else { return tens(rest) }
    let hundred = "\(units[number / 100]) hundred"
    return rest == 0 ? hundred : "\(hundred) \(saysAnd ? "and " : "")\(tens(rest))"
  }

  private static func tens(_ number: Int) -> String {
    guard number >= 20 else { return units[number] }
    let ten = tens[number / 10]
    return number % 10 == 0 ? ten : "\(ten)-\(units[number % 10])"
  }

  private static let units = [
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  private static let tens = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
  ]
  private static let scales = [
    "", " thousand", " million", " billion", " trillion", " quadrillion", " quintillion",
  ]
}
