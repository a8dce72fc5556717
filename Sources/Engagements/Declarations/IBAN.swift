/// What is wrong with the number of an account by ISO 13616; nil for nothing.
///
/// Blanks between its groups do not matter. Whether there is such an account only the bank knows.
func faultOfIBAN(_ text: String) -> (message: String, help: String)? {
  let compare = "compare it with what your bank wrote; an account that has no IBAN stands under `number:`"
  let characters = text.unicodeScalars.filter { !$0.properties.isWhitespace }.map { value(of: $0) }
  let country = String(text.unicodeScalars.filter { !$0.properties.isWhitespace }.prefix(2).map(Character.init))
  let values = characters.compactMap { $0 }
  guard values.count == characters.count, values.count > 4, values[0...1].allSatisfy({ $0 >= 10 }),
    values[2...3].allSatisfy({ $0 < 10 })
  else {
    return ("`\(text)` is no IBAN: two capital letters, two digits, and the account's letters and digits", compare)
  }
  guard let length = ibanLengths[country] else {
    return ("`\(country)` is no country whose accounts have an IBAN", compare)
  }
  guard values.count == length else {
    return ("an IBAN of \(country) has \(length) letters and digits, and `\(text)` has \(values.count)", compare)
  }
  // The first four go to the end, and the whole leaves 1.
  return remainder(of: Array(values[4...] + values[..<4])) == 1
    ? nil : ("the check digits of `\(text)` do not fit the rest: something in it is mistyped", compare)
}

/// Whether it is a number that is printed to show what an IBAN looks like: nothing but zeros after the check digits, or
/// the example of its country in the registry of ISO 13616 and in what is copied from there.
package func isExampleIBAN(_ text: String) -> Bool {
  let characters = String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace }))
  return printedIBANs.contains(characters) || isNothingButZeros(String(characters.dropFirst(4)))
}

/// Whether the number of an account has digits, and each of them is 0.
package func isNothingButZeros(_ text: String) -> Bool {
  text.contains("0") && text.allSatisfy { "0 -".contains($0) }
}

private let printedIBANs: Set<String> = [
  "AT611904300234573201", "BE68539007547034", "CH9300762011623852957", "CY17002001280000001200527600",
  "DE89370400440532013000", "ES9121000418450200051332", "FR1420041010050500013M02606", "GB29NWBK60161331926819",
  "GB33BUKB20201555555555", "GB82WEST12345698765432", "GR1601101250000000012300695", "IE29AIBK93115212345678",
  "IT60X0542811101000000123456", "NL91ABNA0417164300", "PT50000201231234567890154",
]

/// Whether accounts of a country have an IBAN.
package func hasIBANs(_ country: String) -> Bool { ibanLengths[country] != nil }

/// What is left when the characters, letters as two digits, are divided by 97.
private func remainder(of values: [Int]) -> Int { values.reduce(0) { ($0 * ($1 < 10 ? 10 : 100) + $1) % 97 } }

/// 0 to 9 for a digit, 10 to 35 for a capital letter.
private func value(of scalar: Unicode.Scalar) -> Int? {
  switch scalar {
  case "0"..."9": Int(scalar.value) - 48
  case "A"..."Z": Int(scalar.value) - 55
  default: nil
  }
}

/// The registry of ISO 13616, as of 2026: letters and digits of a whole number by its country.
private let ibanLengths: [String: Int] = [
  "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BI": 27, "BR": 29,
  "BY": 28, "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DJ": 27, "DK": 18, "DO": 28, "EE": 20, "EG": 29,
  "ES": 24, "FI": 18, "FK": 18, "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28,
  "HN": 28, "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20,
  "LB": 28, "LC": 32, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19,
  "MN": 20, "MR": 27, "MT": 31, "MU": 30, "NI": 28, "NL": 18, "NO": 15, "OM": 23, "PK": 24, "PL": 28, "PS": 29,
  "PT": 25, "QA": 29, "RO": 24, "RS": 22, "RU": 33, "SA": 24, "SC": 31, "SD": 18, "SE": 24, "SI": 19, "SK": 24,
  "SM": 27, "SO": 23, "ST": 25, "SV": 28, "TL": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24, "XK": 20,
  "YE": 30,
]
