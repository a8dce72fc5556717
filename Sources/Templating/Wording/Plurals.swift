import Values

/// CLDR's plural rules for cardinals, of the languages the tool ships, and the nouns of time in them.
enum Plurals {
  enum Category: String, CaseIterable { case one, few, many, other }

  /// The part that a noun has in its sentence, in languages that show it in the word.
  enum Case: String, CaseIterable { case nominative, genitive, accusative }

  /// The category of a number written with `places` digits after the point; nil for a language not in the table.
  static func category(of number: Number, places: Int, in language: String) -> Category? {
    let whole = number.roundedToInteger(.towardZero).magnitude
    let isWhole = places == 0 && number.isInteger
    switch language {
    case "en", "de", "nl", "sv", "it": return isWhole && whole == 1 ? .one : .other
    case "el", "es": return number.isInteger && whole == 1 ? .one : .other
    case "id": return .other
    case "ru":
      guard isWhole else { return .other }
      let (units, tens) = (whole % 10, whole % 100)
      if units == 1, tens != 11 { return .one }
      if (2...4).contains(units), !(12...14).contains(tens) { return .few }
      return .many
    default: return nil
    }
  }

  /// The forms of a noun of time; nil for a language that has none here.
  static func forms(of unit: Length.Unit, as noun: Case, in language: String) -> [Category: String]? {
    guard let nominative = units[language]?[unit] else { return nil }
    return nominative.merging(cases[language]?[noun]?[unit] ?? [:]) { $1 }
  }

  /// The forms that differ from the nominative.
  private static let cases: [String: [Case: [Length.Unit: [Category: String]]]] = [
    "el": [
      .genitive: [
        .minutes: [.one: "λεπτού", .other: "λεπτών"], .hours: [.one: "ώρας", .other: "ωρών"],
        .workingDays: [.one: "εργάσιμης ημέρας", .other: "εργάσιμων ημερών"],
        .days: [.one: "ημέρας", .other: "ημερών"], .weeks: [.one: "εβδομάδας", .other: "εβδομάδων"],
        .months: [.one: "μήνα", .other: "μηνών"], .quarters: [.one: "τριμήνου", .other: "τριμήνων"],
        .years: [.one: "έτους", .other: "ετών"],
      ],
      .accusative: [.months: [.one: "μήνα"]],
    ],
    "ru": [
      .genitive: [
        .minutes: [.one: "минуты", .few: "минут"], .hours: [.one: "часа", .few: "часов"],
        .workingDays: [.one: "рабочего дня", .few: "рабочих дней"], .days: [.one: "дня", .few: "дней"],
        .weeks: [.one: "недели", .few: "недель"], .months: [.one: "месяца", .few: "месяцев"],
        .quarters: [.one: "квартала", .few: "кварталов"], .years: [.one: "года", .few: "лет"],
      ],
      .accusative: [.minutes: [.one: "минуту"], .weeks: [.one: "неделю"]],
    ],
  ]

  private static let units: [String: [Length.Unit: [Category: String]]] = [
    "en": [
      .minutes: [.one: "minute", .other: "minutes"], .hours: [.one: "hour", .other: "hours"],
      .workingDays: [.one: "working day", .other: "working days"], .days: [.one: "day", .other: "days"],
      .weeks: [.one: "week", .other: "weeks"], .months: [.one: "month", .other: "months"],
      .quarters: [.one: "quarter", .other: "quarters"], .years: [.one: "year", .other: "years"],
    ],
    "el": [
      .minutes: [.one: "λεπτό", .other: "λεπτά"], .hours: [.one: "ώρα", .other: "ώρες"],
      .workingDays: [.one: "εργάσιμη ημέρα", .other: "εργάσιμες ημέρες"], .days: [.one: "ημέρα", .other: "ημέρες"],
      .weeks: [.one: "εβδομάδα", .other: "εβδομάδες"], .months: [.one: "μήνας", .other: "μήνες"],
      .quarters: [.one: "τρίμηνο", .other: "τρίμηνα"], .years: [.one: "έτος", .other: "έτη"],
    ],
    "id": [
      .minutes: [.other: "menit"], .hours: [.other: "jam"], .workingDays: [.other: "hari kerja"],
      .days: [.other: "hari"], .weeks: [.other: "minggu"], .months: [.other: "bulan"],
      .quarters: [.other: "triwulan"], .years: [.other: "tahun"],
    ],
    "ru": [
      .minutes: [.one: "минута", .few: "минуты", .many: "минут", .other: "минуты"],
      .hours: [.one: "час", .few: "часа", .many: "часов", .other: "часа"],
      .workingDays: [.one: "рабочий день", .few: "рабочих дня", .many: "рабочих дней", .other: "рабочих дня"],
      .days: [.one: "день", .few: "дня", .many: "дней", .other: "дня"],
      .weeks: [.one: "неделя", .few: "недели", .many: "недель", .other: "недели"],
      .months: [.one: "месяц", .few: "месяца", .many: "месяцев", .other: "месяца"],
      .quarters: [.one: "квартал", .few: "квартала", .many: "кварталов", .other: "квартала"],
      .years: [.one: "год", .few: "года", .many: "лет", .other: "года"],
    ],
  ]
}
