import Values

extension Language {
  static let indonesian = Language(
    plural: .onlyOther,
    lengths: [
      .minutes: [.other: "menit"], .hours: [.other: "jam"], .workingDays: [.other: "hari kerja"],
      .days: [.other: "hari"], .weeks: [.other: "minggu"], .months: [.other: "bulan"],
      .quarters: [.other: "triwulan"], .years: [.other: "tahun"],
    ],
    ordinal: Ordinal(hasGenders: false) { figures, _, _ in "ke-\(figures)" },
    // CLDR says `kosong` and `negatif`, which amounts of money are not called.
    numerals: Numerals(zero: "nol", minus: "minus") { number, _ in IndonesianNumerals.words(number) },
    currencies: [
      "EUR": CurrencyNouns([.other: "euro"], minor: sen),
      "USD": CurrencyNouns([.other: "dolar Amerika Serikat"], minor: sen),
      "AUD": CurrencyNouns([.other: "dolar Australia"], minor: sen),
      "SGD": CurrencyNouns([.other: "dolar Singapura"], minor: sen),
      "GBP": CurrencyNouns([.other: "pound sterling"], minor: [.other: "penny"]),
      "CHF": CurrencyNouns([.other: "franc Swiss"], minor: [.other: "sen"]),
      "IDR": CurrencyNouns([.other: "rupiah"], minor: sen),
      "JPY": CurrencyNouns([.other: "yen"]),
      "RUB": CurrencyNouns([.other: "rubel Rusia"], minor: [.other: "kopek"]),
    ],
    yesNo: ("ya", "tidak"))

  private static let sen: Noun = [.other: "sen"]
}

private enum IndonesianNumerals {
  static func words(_ number: UInt64) -> String {
    Numerals.groups(of: number).map { group in
      group.power == 1 && group.count == 1 ? "seribu" : hundreds(group.count) + scales[group.power]
    }
    .joined(separator: " ")
  }

  private static func hundreds(_ number: Int) -> String {
    let rest = number % 100
    guard number >= 100 else { return tens(rest) }
    let hundred = number < 200 ? "seratus" : "\(units[number / 100]) ratus"
    return rest == 0 ? hundred : "\(hundred) \(tens(rest))"
  }

  private static func tens(_ number: Int) -> String {
    switch number {
    case ..<10: units[number]
    case 10: "sepuluh"
    case 11: "sebelas"
    case ..<20: "\(units[number % 10]) belas"
    default: "\(units[number / 10]) puluh" + (number % 10 == 0 ? "" : " \(units[number % 10])")
    }
  }

  private static let units = [
    "", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
  ]
  private static let scales = ["", " ribu", " juta", " miliar", " triliun", " kuadriliun", " kuintiliun"]
}
