/// What is wrong with a number for value added tax.
package enum VATNumberFault: Sendable {
  /// It begins with the letters of another country.
  case prefix(String, of: String, in: String, expected: String)
  case characters(of: String, in: String, after: String, areLettersAllowed: Bool)
  case length(Int, of: String, in: String, after: String, expected: [Int], areLettersAllowed: Bool)
  case checkDigits(of: String)
}

extension VATNumberFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .prefix(let found, let number, let country, let expected):
      "a VAT number of \(country) begins with `\(expected)`, and `\(number)` with `\(found)`"
    case .characters(let number, let country, let prefix, let areLettersAllowed):
      "a VAT number of \(country) has \(areLettersAllowed ? "letters and digits" : "digits alone") after `\(prefix)`, "
        + "and `\(number)` has something else"
    case .length(let found, let number, let country, let prefix, let expected, let areLettersAllowed):
      "a VAT number of \(country) has \(expected.map(String.init).joined(separator: " or ")) "
        + "\(areLettersAllowed ? "letters and digits" : "digits") after `\(prefix)`, and `\(number)` has \(found)"
    case .checkDigits(let number):
      "the digits of `\(number)` do not fit each other: something in it is mistyped"
    }
  }
}

/// What is wrong with a number for value added tax as a country gives it; nil for nothing, and where no such form is
/// known.
///
/// The prefix may be left out. Forms are those that the European Commission publishes for VIES, and HMRC for Great
/// Britain; whether there is such a number only they know.
package func faultOfVATNumber(_ written: String, of country: String) -> VATNumberFault? {
  guard let form = vatNumberForms[country] else { return nil }
  let prefix = country == "GR" ? "EL" : country
  let (hasPrefix, number) = signsOfVATNumber(written, after: prefix)
  if !hasPrefix, let other = number.prefix(2).wholeMatch(of: #/[A-Z]{2}/#),
    !form.letters || knownPrefixes.contains(String(other.0))
  {
    return .prefix(String(other.0), of: written, in: country, expected: prefix)
  }
  guard number.utf8.allSatisfy({ isDigit($0) || form.letters && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
  else { return .characters(of: written, in: country, after: prefix, areLettersAllowed: form.letters) }
  guard form.lengths.contains(number.utf8.count) else {
    return .length(
      number.utf8.count, of: written, in: country, after: prefix, expected: form.lengths,
      areLettersAllowed: form.letters)
  }
  let isWell =
    switch country {
    case "GB": isBritishTaxNumber(number)
    case "GR": isGreekTaxNumber(number)
    default: true
    }
  return isWell ? nil : .checkDigits(of: written)
}

/// The signs of a number for value added tax after the letters of its country: in capitals, without what people write
/// between them.
func signsOfVATNumber(_ written: String, after prefix: String) -> (hasPrefix: Bool, signs: String) {
  let signs = written.uppercased().filter { !" .-\u{A0}".contains($0) }
  let hasPrefix = signs.hasPrefix(prefix)
  return (hasPrefix, String(hasPrefix ? signs.dropFirst(prefix.count) : signs[...]))
}

/// Whether the last digit is the one that follows from the others: each times a power of two, from 2 at the right,
/// added, by modulo 11 and then 10.
private func isGreekTaxNumber(_ digits: String) -> Bool {
  let values = digits.utf8.map { Int($0) - 48 }
  let sum = values.dropLast().reduce(0) { ($0 + $1) * 2 }
  return sum % 11 % 10 == values.last
}

/// Whether the eighth and the ninth digit follow from those before: each of these times its place, from 8 down to 2, and
/// the two as one number make a multiple of 97 in all, or of numbers given since 2009 with 55 more. What stands behind them
/// tells a branch.
private func isBritishTaxNumber(_ digits: String) -> Bool {
  let values = digits.utf8.map { Int($0) - 48 }
  let sum = zip(values, [8, 7, 6, 5, 4, 3, 2, 10, 1]).reduce(0) { $0 + $1.0 * $1.1 }
  return [sum, sum + 55].contains { $0.isMultiple(of: 97) }
}

private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

private let knownPrefixes = Set(vatNumberForms.keys.map { $0 == "GR" ? "EL" : $0 })

/// What stands after the prefix, by the country's code.
private let vatNumberForms: [String: (lengths: [Int], letters: Bool)] = [
  "AT": ([9], true), "BE": ([10], false), "BG": ([9, 10], false), "CY": ([9], true), "CZ": ([8, 9, 10], false),
  "DE": ([9], false), "DK": ([8], false), "EE": ([9], false), "ES": ([9], true), "FI": ([8], false),
  "FR": ([11], true), "GB": ([9, 12], false), "GR": ([9], false), "HR": ([11], false), "HU": ([8], false),
  "IE": ([8, 9], true), "IT": ([11], false), "LT": ([9, 12], false), "LU": ([8], false), "LV": ([11], false),
  "MT": ([8], false), "NL": ([12], true), "PL": ([10], false), "PT": ([9], false),
  "RO": ([2, 3, 4, 5, 6, 7, 8, 9, 10], false), "SE": ([12], false), "SI": ([8], false), "SK": ([10], false),
]
