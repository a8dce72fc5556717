import Diagnostics
import Values

/// What documents in a language need and Foundation's CLDR does not tell, or tells wrongly: one file a language.
struct Language: Sendable {
  let plural: PluralRule
  /// The nouns of time in the nominative.
  var lengths: [Length.Unit: Noun] = [:]
  /// Their forms that differ from the nominative.
  var lengthCases: [NounCase: [Length.Unit: Noun]] = [:]
  /// A rank in figures; nil where there is none.
  var ordinal: Ordinal?
  /// Numbers in words; nil where they are Foundation's.
  var numerals: Numerals?
  /// Amounts in words; empty where there are none.
  var currencies: [String: CurrencyNouns] = [:]
  /// What stands between the two parts of an amount in words, blanks included.
  var betweenParts = " "
  /// The words of `yesno`.
  var yesNo: (yes: String, no: String)?

  /// The language of a locale, as BCP 47 writes it; nil for one that has no file.
  static func named(_ locale: String) -> Language? {
    let tag = LanguageTag(locale)
    switch tag.language {
    // Who writes English as in the United States says "one hundred one".
    case "en": return tag.isAmericanEnglish ? english : internationalEnglish
    case "el": return greek
    case "id": return indonesian
    case "ru": return russian
    case "de": return german
    // In Italian and Spanish whole millions have a form of their own, with a preposition: the author writes it.
    case "it", "nl", "sv": return Language(plural: .oneWithoutPoint)
    case "es": return Language(plural: .one)
    default: return nil
    }
  }
}

/// A noun beside numbers: its forms by CLDR's categories.
typealias Noun = [Plural: String]

enum Gender: String, CaseIterable {
  case masculine, feminine, neuter
}

/// The part that a noun has in its sentence, in languages that show it in the word.
enum NounCase: String, CaseIterable {
  case nominative, genitive, accusative
}

/// How a language writes ranks in figures.
struct Ordinal: Sendable {
  /// Whether the ending depends on what is counted.
  let hasGenders: Bool
  /// The rank of a number, of which the figures are given.
  let write: @Sendable (_ figures: String, _ number: UInt, _ gender: Gender) -> String
}

/// How a language says whole numbers.
struct Numerals: Sendable {
  let zero: String
  /// What stands before a negative number.
  let minus: String
  /// A number from 1 on, before a noun of a gender; nil where things are only counted.
  let words: @Sendable (UInt64, Gender?) -> String
}

extension Numerals {
  /// The groups of three digits of a number with their power of a thousand, the highest first, without the empty ones.
  static func groups(of number: UInt64) -> [(count: Int, power: Int)] {
    var groups: [(count: Int, power: Int)] = []
    var rest = number
    var power = 0
    while rest > 0 {
      if rest % 1000 > 0 { groups.append((Int(rest % 1000), power)) }
      rest /= 1000
      power += 1
    }
    return groups.reversed()
  }
}

/// The names of a currency and of its smaller part.
struct CurrencyNouns: Sendable {
  let major: Noun
  let majorGender: Gender
  /// Empty where the currency has no smaller part.
  let minor: Noun
  let minorGender: Gender

  init(_ major: Noun, _ majorGender: Gender = .neuter, minor: Noun = [:], _ minorGender: Gender = .neuter) {
    self.major = major
    self.majorGender = majorGender
    self.minor = minor
    self.minorGender = minorGender
  }
}
