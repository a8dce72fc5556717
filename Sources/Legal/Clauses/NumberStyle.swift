/// How a count is written: `1`, `01`, `a`, `A`, `i`, `I`, `Α΄`.
package enum NumberStyle: String, CaseIterable, Sendable {
  case decimal = "1"
  case padded = "01"
  case letter = "a"
  case capital = "A"
  case roman = "i"
  case capitalRoman = "I"
  /// Greek letters as numerals: Ε, ΣΤ, Ζ. Their stroke, where it is wanted, is the pattern's.
  case greek = "Α΄"

  /// Of a count written in digits; lists of Markdown begin with no longer number either.
  static let mostDigits = 9

  /// The count, from 1, in this style. After z comes aa, then ab; what no Roman or Greek numeral is for stays decimal.
  func text(_ count: Int) -> String {
    switch self {
    case .decimal: String(count)
    case .padded: count < 10 ? "0\(count)" : String(count)
    case .letter: letters(count)
    case .capital: letters(count).uppercased()
    case .roman: roman(count)
    case .capitalRoman: roman(count).uppercased()
    case .greek: greek(count)
    }
  }

  /// The count that a text in this style is; of `4A` in decimals 4. Nil for anything else, and for more than
  /// ``mostDigits`` digits.
  func count(of text: String) -> Int? {
    let digits = Self.leadingDigits(of: text)
    if !digits.isEmpty { return digits.utf8.count > Self.mostDigits ? nil : Int(digits) }
    switch self {
    case .decimal, .padded: return nil
    case .letter, .capital:
      var count = 0
      for byte in text.lowercased().utf8 {
        guard (0x61...0x7A).contains(byte), count < 10_000 else { return nil }
        count = count * 26 + Int(byte - 0x60)
      }
      return count > 0 ? count : nil
    case .roman, .capitalRoman: return (1...100).first { roman($0) == text.lowercased() }
    case .greek: return (1...99).first { greek($0) == text }
    }
  }

  static func leadingDigits(of text: String) -> Substring {
    Substring(text.utf8.prefix { (0x30...0x39).contains($0) })
  }

  /// Twenty-six letters used as digits without a zero.
  private func letters(_ count: Int) -> String {
    var letters: [UInt8] = []
    var rest = count
    while rest > 0 {
      letters.append(UInt8(ascii: "a") + UInt8((rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }

  private func roman(_ count: Int) -> String {
    guard (1...3999).contains(count) else { return String(count) }
    var text = ""
    var rest = count
    for (value, numeral) in Self.numerals {
      while rest >= value {
        text += numeral
        rest -= value
      }
    }
    return text
  }

  private func greek(_ count: Int) -> String {
    guard (1...99).contains(count) else { return String(count) }
    let units = ["", "Α", "Β", "Γ", "Δ", "Ε", "ΣΤ", "Ζ", "Η", "Θ"]
    let tens = ["", "Ι", "Κ", "Λ", "Μ", "Ν", "Ξ", "Ο", "Π", "Ϟ"]
    return tens[count / 10] + units[count % 10]
  }

  private static let numerals = [
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
  ]
}
