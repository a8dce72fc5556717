/// Capital and small letters by Unicode, without a locale.
enum Case {
  /// With the sigma that ends a word as `ς`.
  static func lower(_ text: String) -> String {
    // `Σ` is CE A3; without it the standard library is right.
    guard text.utf8.contains(0xCE), text.unicodeScalars.contains(capitalSigma) else { return text.lowercased() }
    return lower(Array(text.unicodeScalars), from: 0)
  }

  /// The first letter in capitals, the rest in small letters.
  static func capitalized(_ text: Substring.UnicodeScalarView) -> String {
    guard let first = text.first else { return "" }
    let scalars = Array(text)
    return first.properties.titlecaseMapping + lower(scalars, from: 1)
  }

  private static let capitalSigma: Unicode.Scalar = "Σ"

  private static func lower(_ scalars: [Unicode.Scalar], from start: Int) -> String {
    var result = ""
    for index in start..<scalars.count {
      if scalars[index] == capitalSigma {
        result.unicodeScalars.append(endsWord(at: index, scalars) ? "ς" : "σ")
      } else {
        result += scalars[index].properties.lowercaseMapping
      }
    }
    return result
  }

  /// The condition `Final_Sigma` of Unicode: a letter with a case before it and none after it, past what is ignored
  /// between letters, such as accents and apostrophes.
  private static func endsWord(at index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    let before = scalars[..<index].last { !$0.properties.isCaseIgnorable }
    let after = scalars[(index + 1)...].first { !$0.properties.isCaseIgnorable }
    return before?.properties.isCased == true && after?.properties.isCased != true
  }
}
