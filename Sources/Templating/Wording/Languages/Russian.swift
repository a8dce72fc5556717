import Values

extension Language {
  static let russian = Language(
    plural: RussianNumerals.plural,
    lengths: [
      .minutes: [.one: "минута", .few: "минуты", .many: "минут", .other: "минуты"],
      .hours: [.one: "час", .few: "часа", .many: "часов", .other: "часа"],
      .workingDays: [.one: "рабочий день", .few: "рабочих дня", .many: "рабочих дней", .other: "рабочих дня"],
      .days: [.one: "день", .few: "дня", .many: "дней", .other: "дня"],
      .weeks: [.one: "неделя", .few: "недели", .many: "недель", .other: "недели"],
      .months: [.one: "месяц", .few: "месяца", .many: "месяцев", .other: "месяца"],
      .quarters: [.one: "квартал", .few: "квартала", .many: "кварталов", .other: "квартала"],
      .years: [.one: "год", .few: "года", .many: "лет", .other: "года"],
    ],
    lengthCases: [
      .genitive: [
        .minutes: [.one: "минуты", .few: "минут"], .hours: [.one: "часа", .few: "часов"],
        .workingDays: [.one: "рабочего дня", .few: "рабочих дней"], .days: [.one: "дня", .few: "дней"],
        .weeks: [.one: "недели", .few: "недель"], .months: [.one: "месяца", .few: "месяцев"],
        .quarters: [.one: "квартала", .few: "кварталов"], .years: [.one: "года", .few: "лет"],
      ],
      .accusative: [.minutes: [.one: "минуту"], .weeks: [.one: "неделю"]],
    ],
    ordinal: Ordinal(hasGenders: true) { figures, _, gender in
      switch gender {
      case .masculine: figures + "-й"
      case .feminine: figures + "-я"
      case .neuter: figures + "-е"
      }
    },
    numerals: Numerals(zero: "ноль", minus: "минус") { RussianNumerals.words($0, $1 ?? .masculine) },
    currencies: [
      "EUR": CurrencyNouns([.one: "евро", .few: "евро", .many: "евро"], .masculine, minor: cents, .masculine),
      "USD": CurrencyNouns(
        [.one: "доллар США", .few: "доллара США", .many: "долларов США"], .masculine, minor: cents, .masculine),
      "GBP": CurrencyNouns(
        [.one: "фунт стерлингов", .few: "фунта стерлингов", .many: "фунтов стерлингов"], .masculine,
        minor: [.one: "пенс", .few: "пенса", .many: "пенсов"], .masculine),
      "CHF": CurrencyNouns(
        [.one: "швейцарский франк", .few: "швейцарских франка", .many: "швейцарских франков"], .masculine,
        minor: [.one: "сантим", .few: "сантима", .many: "сантимов"], .masculine),
      "IDR": CurrencyNouns(
        [.one: "индонезийская рупия", .few: "индонезийские рупии", .many: "индонезийских рупий"], .feminine,
        minor: [.one: "сен", .few: "сена", .many: "сенов"], .masculine),
      "JPY": CurrencyNouns([.one: "японская иена", .few: "японские иены", .many: "японских иен"], .feminine),
      "RUB": CurrencyNouns(
        [.one: "рубль", .few: "рубля", .many: "рублей"], .masculine,
        minor: [.one: "копейка", .few: "копейки", .many: "копеек"], .feminine),
    ],
    yesNo: ("да", "нет"))

  private static let cents: Noun = [.one: "цент", .few: "цента", .many: "центов"]
}

private enum RussianNumerals {
  static let plural = PluralRule(forms: [.one, .few, .many, .other]) { number in
    guard number.places == 0 else { return .other }
    let (units, tens) = (number.whole % 10, number.whole % 100)
    if units == 1, tens != 11 { return .one }
    if (2...4).contains(units), !(12...14).contains(tens) { return .few }
    return .many
  }

  static func words(_ number: UInt64, _ gender: Gender) -> String {
    Numerals.groups(of: number).map { group in
      guard group.power > 0 else { return hundreds(group.count, gender) }
      let scale = scales[group.power - 1]
      let form = plural(PluralOperands(UInt64(group.count)))
      return "\(hundreds(group.count, group.power == 1 ? .feminine : .masculine)) \(scale[form] ?? "")"
    }
    .joined(separator: " ")
  }

  private static func hundreds(_ number: Int, _ gender: Gender) -> String {
    let rest = number % 100
    guard number >= 100 else { return tens(rest, gender) }
    return rest == 0 ? hundreds[number / 100] : "\(hundreds[number / 100]) \(tens(rest, gender))"
  }

  private static func tens(_ number: Int, _ gender: Gender) -> String {
    switch number {
    case 1: gender == .masculine ? "один" : gender == .feminine ? "одна" : "одно"
    case 2: gender == .feminine ? "две" : "два"
    case ..<20: units[number]
    default: number % 10 == 0 ? tens[number / 10] : "\(tens[number / 10]) \(tens(number % 10, gender))"
    }
  }

  private static let units = [
    "", "", "", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать", "двенадцать",
    "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать", "девятнадцать",
  ]
  private static let tens = [
    "", "", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто",
  ]
  private static let hundreds = [
    "", "сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот",
  ]
  private static let scales: [Noun] = [
    [.one: "тысяча", .few: "тысячи", .many: "тысяч"], millions("миллион"), millions("миллиард"), millions("триллион"),
    millions("квадриллион"), millions("квинтиллион"),
  ]

  private static func millions(_ word: String) -> Noun { [.one: word, .few: word + "а", .many: word + "ов"] }
}
