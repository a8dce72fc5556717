import TestSupport
import Testing
import Values

@Suite struct ReadingTests {
  @Test(arguments: CaseTable.rows("ValuesTests/Cases/reading.txt"))
  func readsOrRefuses(_ row: CaseRow) throws {
    let quoted = try row["text"]
    try #require(quoted.count >= 2 && quoted.first == "\"" && quoted.last == "\"", "\(row)")
    let text = withCodePoints(String(quoted.dropFirst().dropLast()))
    let read: String? =
      switch try row["kind"] {
      case "number": Number(text)?.description
      case "share": Share(text)?.description
      case "day": Day(text)?.description
      case "length": Length(text)?.description
      case "time": TimeOfDay(text)?.description
      case "currency": Currency(text)?.description
      case let other: "no kind \(other)"
      }
    #expect(try (read ?? "nil") == row["reads"], "\(row)")
  }

  @Test func aTextOfAMillionCharactersIsRefusedAndNotCounted() {
    let long = String(repeating: "1", count: 1_000_000)
    #expect(Number(long) == nil)
    #expect(Number("0." + long) == nil)
    #expect(Share(long + "%") == nil)
    #expect(Share(long + "/" + long) == nil)
    #expect(Day(long) == nil)
    #expect(Length(long + "d") == nil)
    #expect(TimeOfDay(long) == nil)
    #expect(Currency(long) == nil)
  }

  @Test func everyNumberReadsWhatItPrints() throws {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<10_000 {
      let places = Int.random(in: 0...12, using: &random)
      let digits = Int128(Int64.random(in: .min...(.max), using: &random))
      let number = try Number(digits, over: tenToThe(places)).rounded(toPlaces: places)
      #expect(Number(number.description) == number)
      #expect(Number(number.description)?.description == number.description)
    }
  }

  @Test func amountsOfMoreDigitsThanTheCurrencyAreNoMoney() throws {
    let euro = try #require(Currency("EUR"))
    let yen = try #require(Currency("JPY"))
    let dinar = try #require(Currency("KWD"))
    #expect(Money(exactly: try number("3000"), euro)?.minorUnits == 300_000)
    #expect(Money(exactly: try number("3000.500"), euro)?.minorUnits == 300_050)
    #expect(Money(exactly: try number("3000.005"), euro) == nil)
    #expect(Money(exactly: try number("1/3"), euro) == nil)
    #expect(Money(exactly: try number("3000.5"), yen) == nil)
    #expect(Money(exactly: try number("3000"), yen)?.minorUnits == 3000)
    #expect(Money(exactly: try number("0.005"), dinar)?.minorUnits == 5)
    #expect(Money(exactly: try number("92233720368547758.07"), euro)?.minorUnits == .max)
    #expect(Money(exactly: try number("92233720368547758.08"), euro) == nil)
  }

  @Test func onlyClocksMeasureInMinutes() {
    #expect(Length("15m")?.minutes == 15)
    #expect(Length("2h")?.minutes == 120)
    #expect(Length("9223372036854775807h")?.minutes == nil)
    #expect(Length("1d")?.minutes == nil)
    #expect(Length("1wd")?.minutes == nil)
  }

  @Test func currenciesHaveThreeCapitalsAndTheirDigits() {
    for code in Currency.codes {
      #expect(code.utf8.count == 3 && code.utf8.allSatisfy((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains))
    }
    #expect(Currency("EUR")?.places == 2)
    #expect(Currency("IDR")?.places == 2)
    #expect(Currency("JPY")?.places == 0)
    #expect(Currency("KWD")?.places == 3)
  }
}

private func tenToThe(_ exponent: Int) -> Int128 {
  (0..<exponent).reduce(1) { power, _ in power * 10 }
}
