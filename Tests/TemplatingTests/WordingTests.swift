@testable import Templating
import TestSupport
import Testing
import Values

/// Numbers and amounts in words, ranks and plural forms, against tables recorded from CLDR.
@Suite struct WordingTests {
  private static func table(_ name: String) -> [CaseRow] { CaseTable.rows("TemplatingTests/Cases/wording/\(name).txt") }

  private func integer(_ row: CaseRow) throws -> Int {
    let text = try row["number"]
    return try #require(Int(text))
  }

  static let wordTables = [
    ("en", ["en", "en-GB"]), ("el", ["masculine", "feminine", "neuter"]), ("ru", ["masculine", "feminine", "neuter"]),
    ("de", ["counting", "masculine", "feminine", "neuter"]), ("id", ["id"]),
  ]

  @Test(arguments: wordTables)
  func numbersAreSaidAsCLDRSays(_ language: String, _ columns: [String]) throws {
    let rows = Self.table("words-\(language)")
    for column in columns {
      let wording = Wording(language: language == "en" ? column : language)
      let gender = Gender(rawValue: column)
      for row in rows {
        #expect(try wording.words(try integer(row), before: gender) == (try row[column]), "\(row)")
      }
    }
  }

  @Test func countingIsNeuterInGreekAndMasculineInRussian() throws {
    #expect(try Wording(language: "el").words(1) == "ένα")
    #expect(try Wording(language: "ru").words(1) == "один")
  }

  /// Beyond what CLDR has words for.
  @Test(arguments: table("limits"))
  func everyNumberHasWords(_ row: CaseRow) throws {
    let number = try integer(row)
    #expect(try Wording(language: try row["language"]).words(number) == (try row["words"]))
  }

  @Test(arguments: ["en", "el", "id", "ru", "de", "nl", "sv"])
  func pluralFormsAreCLDRs(_ language: String) throws {
    let wording = Wording(language: language)
    for row in Self.table("plurals") {
      let written = try row["number"]
      let number = try #require(Number(written))
      let form = try wording.plural(of: number, places: Int(number.writtenPlaces ?? 0)).form
      #expect(form.rawValue == (try row[language]), "\(row)")
    }
  }

  /// Each form that a language is said to have is one that some number takes, and no other is.
  @Test(arguments: ["en", "el", "id", "ru", "de", "nl", "sv"])
  func formsAreThoseOfTheTable(_ language: String) throws {
    let taken = try Set(Self.table("plurals").map { try $0[language] })
    let forms = try Wording(language: language).plural(of: .one, places: 0).all
    #expect(Set(forms.map(\.rawValue)) == taken)
  }

  @Test(arguments: table("ordinals-en"))
  func ranksAreCLDRs(_ row: CaseRow) throws {
    let number = try integer(row)
    #expect(try Wording(language: "en").ordinal(number, of: nil) == (try row["written"]))
  }

  static let languages = ["en", "en-GB", "el", "id", "ru", "de"]

  @Test(arguments: table("money"))
  func amountsAreSaidAsContractsSayThem(_ row: CaseRow) throws {
    let parts = try row.words("amount")
    let currency = try #require(Currency(parts[1]))
    let amount = try #require(Number(parts[0]))
    let money = try #require(Money(exactly: amount, currency))
    for language in Self.languages {
      #expect(try Wording(language: language).words(money) == (try row[language]), "\(row) \(language)")
    }
  }

  /// Rupiah have minor units that nobody pays with: they are told where there are some, and nowhere else.
  @Test func wholeRupiahHaveNoDecimals() throws {
    let (rupiah, ruble) = (try #require(Currency("IDR")), try #require(Currency("RUB")))
    let english = Wording(language: "en-GB")
    #expect(try english.money(Money(minorUnits: 1_090_000_000, rupiah), .amount) == "10,900,000")
    #expect(try english.money(Money(minorUnits: 333_333_333, rupiah), .code) == "IDR\u{A0}3,333,333.33")
    #expect(try Wording(language: "id").money(Money(minorUnits: 1_090_000_000, rupiah), .amount) == "10.900.000")
    #expect(try english.money(Money(minorUnits: 12_200_000, ruble), .amount) == "122,000.00")
  }

  /// No amount traps, and none is without words.
  @Test(arguments: languages)
  func everyAmountHasWords(_ language: String) throws {
    for code in ["EUR", "USD", "GBP", "CHF", "IDR", "JPY", "RUB"] {
      let currency = try #require(Currency(code))
      for minorUnits in [Int64.min, .min + 1, -1, 0, 1, 99, 100, 101, .max] {
        let words = try Wording(language: language).words(Money(minorUnits: minorUnits, currency))
        #expect(!words.isEmpty && !words.contains("  ") && words.last != " ", "\(minorUnits) \(code): \(words)")
      }
    }
  }

  /// Every form that a language's rule can ask for is there.
  @Test(arguments: ["en", "el", "id", "ru", "de"])
  func nounsHaveAllForms(_ locale: String) throws {
    let language = try #require(Language.named(locale))
    let whole = try Set(Self.table("plurals").filter { !(try $0["number"]).contains(".") }.map { try $0[locale] })
    func expectForms(_ noun: Noun, _ forms: Set<String>, _ name: String) {
      #expect(Set(noun.keys.map(\.rawValue)).isSuperset(of: forms), "\(name)")
    }
    for (code, currency) in language.currencies {
      expectForms(currency.major, whole, code)
      if Currency(code)?.places != 0 { expectForms(currency.minor, whole, code) }
    }
    for unit in Length.Unit.allCases { expectForms(language.lengths[unit] ?? [:], whole, unit.rawValue) }
  }

  @Test func otherLanguagesAreFoundations() throws {
    #expect(try Wording(language: "fr").words(21) == "vingt-et-un")
    #expect(throws: Failure.self) { try Wording(language: "fr").words(.max) }
    #expect(throws: Failure.self) { try Wording(language: "xx").words(21) }
    #expect(throws: Failure.self) { try Wording(language: "fr").words(21, before: .feminine) }
  }
}
