import Values

extension Language {
  static let greek = Language(
    plural: .one,
    lengths: [
      .minutes: [.one: "λεπτό", .other: "λεπτά"], .hours: [.one: "ώρα", .other: "ώρες"],
      .workingDays: [.one: "εργάσιμη ημέρα", .other: "εργάσιμες ημέρες"], .days: [.one: "ημέρα", .other: "ημέρες"],
      .weeks: [.one: "εβδομάδα", .other: "εβδομάδες"], .months: [.one: "μήνας", .other: "μήνες"],
      .quarters: [.one: "τρίμηνο", .other: "τρίμηνα"], .years: [.one: "έτος", .other: "έτη"],
    ],
    lengthCases: [
      .genitive: [
        .minutes: [.one: "λεπτού", .other: "λεπτών"], .hours: [.one: "ώρας", .other: "ωρών"],
        .workingDays: [.one: "εργάσιμης ημέρας", .other: "εργάσιμων ημερών"],
        .days: [.one: "ημέρας", .other: "ημερών"], .weeks: [.one: "εβδομάδας", .other: "εβδομάδων"],
        .months: [.one: "μήνα", .other: "μηνών"], .quarters: [.one: "τριμήνου", .other: "τριμήνων"],
        .years: [.one: "έτους", .other: "ετών"],
      ],
      .accusative: [.months: [.one: "μήνα"]],
    ],
    ordinal: Ordinal(hasGenders: true) { figures, _, gender in
      switch gender {
      case .masculine: figures + "ος"
      case .feminine: figures + "η"
      case .neuter: figures + "ο"
      }
    },
    numerals: Numerals(zero: "μηδέν", minus: "μείον") { GreekNumerals.words($0, $1 ?? .neuter) },
    currencies: [
      "EUR": CurrencyNouns([.one: "ευρώ", .other: "ευρώ"], minor: [.one: "λεπτό", .other: "λεπτά"]),
      "USD": CurrencyNouns(dollars(" ΗΠΑ"), minor: cents),
      "AUD": CurrencyNouns(dollars(" Αυστραλίας"), minor: cents),
      "CAD": CurrencyNouns(dollars(" Καναδά"), minor: cents),
      "GBP": CurrencyNouns(
        [.one: "λίρα στερλίνα", .other: "λίρες στερλίνες"], .feminine, minor: [.one: "πένα", .other: "πένες"], .feminine
      ),
      "CHF": CurrencyNouns(
        [.one: "ελβετικό φράγκο", .other: "ελβετικά φράγκα"], minor: [.one: "σαντίμ", .other: "σαντίμ"]),
      "IDR": CurrencyNouns(
        [.one: "ρουπία Ινδονησίας", .other: "ρουπίες Ινδονησίας"], .feminine, minor: [.one: "σεν", .other: "σεν"]),
      "JPY": CurrencyNouns([.one: "γιεν", .other: "γιεν"]),
      "RUB": CurrencyNouns([.one: "ρούβλι", .other: "ρούβλια"], minor: [.one: "καπίκι", .other: "καπίκια"]),
    ],
    betweenParts: " και ", yesNo: ("ναι", "όχι"))

  private static func dollars(_ country: String) -> Noun {
    [.one: "δολάριο\(country)", .other: "δολάρια\(country)"]
  }

  private static let cents: Noun = [.one: "σεντ", .other: "σεντ"]
}

/// CLDR's rules put two accents on «χιλιάδες», none on «δεκατρείς», and write «ενενήντα» with two ν.
private enum GreekNumerals {
  static func words(_ number: UInt64, _ gender: Gender) -> String {
    Numerals.groups(of: number).map { group in
      switch group.power {
      case 0: hundreds(group.count, gender)
      case 1 where group.count == 1: "χίλι" + plural(gender)
      case 1: hundreds(group.count, .feminine) + " χιλιάδες"
      default: hundreds(group.count, .neuter) + " " + millions[group.power - 2] + (group.count == 1 ? "ο" : "α")
      }
    }
    .joined(separator: " ")
  }

  private static func hundreds(_ number: Int, _ gender: Gender) -> String {
    let rest = number % 100
    let hundred =
      switch number / 100 {
      case 0: ""
      case 1: rest == 0 ? "εκατό" : "εκατόν"
      case let count: hundreds[count] + plural(gender)
      }
    return rest == 0 ? hundred : hundred.isEmpty ? tens(rest, gender) : "\(hundred) \(tens(rest, gender))"
  }

  private static func tens(_ number: Int, _ gender: Gender) -> String {
    switch number {
    case 1: gender == .masculine ? "ένας" : gender == .feminine ? "μία" : "ένα"
    case 3: gender == .neuter ? "τρία" : "τρεις"
    case 4: gender == .neuter ? "τέσσερα" : "τέσσερις"
    case 13: gender == .neuter ? "δεκατρία" : "δεκατρείς"
    case 14: gender == .neuter ? "δεκατέσσερα" : "δεκατέσσερις"
    case ..<20: units[number]
    default: number % 10 == 0 ? tens[number / 10] : "\(tens[number / 10]) \(tens(number % 10, gender))"
    }
  }

  private static func plural(_ gender: Gender) -> String {
    switch gender {
    case .masculine: "οι"
    case .feminine: "ες"
    case .neuter: "α"
    }
  }

  private static let units = [
    "", "", "δύο", "", "", "πέντε", "έξι", "επτά", "οκτώ", "εννέα", "δέκα", "έντεκα", "δώδεκα", "", "", "δεκαπέντε",
    "δεκαέξι", "δεκαεπτά", "δεκαοκτώ", "δεκαεννέα",
  ]
  private static let tens = [
    "", "", "είκοσι", "τριάντα", "σαράντα", "πενήντα", "εξήντα", "εβδομήντα", "ογδόντα", "ενενήντα",
  ]
  private static let hundreds = [
    "", "", "διακόσι", "τριακόσι", "τετρακόσι", "πεντακόσι", "εξακόσι", "επτακόσι", "οκτακόσι", "εννιακόσι",
  ]
  private static let millions = [
    "εκατομμύρι", "δισεκατομμύρι", "τρισεκατομμύρι", "τετράκις εκατομμύρι", "πεντάκις εκατομμύρι",
  ]
}
