package import Values

/// A number as people write it who put other marks between its digits than data do: for help, never for a value.
package struct WrittenNumber {
  /// Each way to read it, in digits with a point before decimals; none where it looks like no number. `2,800` has two.
  package let readings: [String]
  /// Whether the sign or the code of a currency stands beside the digits.
  package let namesCurrency: Bool

  package init(_ text: String) {
    let digits = text.unicodeScalars.filter {
      !Self.isBetweenGroups($0) && $0.properties.generalCategory != .currencySymbol
    }
    var word = String(String.UnicodeScalarView(digits))
    for code in [word.prefix(3), word.suffix(3)] where Currency.codes.contains(code.uppercased()) {
      word = word.replacing(code, with: "")
    }
    namesCurrency = word.utf8.count < text.unicodeScalars.count { !Self.isBetweenGroups($0) }
    readings = Self.readings(of: word)
  }

  /// What separates thousands and never decimals.
  private static func isBetweenGroups(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || "'’_".unicodeScalars.contains(scalar)
  }

  private static func readings(of word: String) -> [String] {
    let sign = word.prefix { $0 == "-" }
    let parts = word.dropFirst(sign.count).split(omittingEmptySubsequences: false) { ".,".contains($0) }
    guard sign.count <= 1, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }), let last = parts.last
    else {
      return []
    }
    let whole = "\(sign)\(parts.joined())"
    let decimal = "\(sign)\(parts.dropLast().joined()).\(last)"
    let areThousands = isGroup(parts[0], atMost: 3) && parts.dropFirst().allSatisfy { $0.utf8.count == 3 }
    switch Set(word.filter { ".,".contains($0) }).count {
    case 0: return [whole]
    case 1 where parts.count > 2: return areThousands ? [whole] : []
    case 1: return areThousands ? [whole, decimal] : [decimal]
    default:
      // Of two marks the last one stands before decimals, once.
      let grouped = parts.dropLast()
      let isWell = isGroup(parts[0], atMost: 3) && grouped.dropFirst().allSatisfy { $0.utf8.count == 3 }
      let marks = word.filter { ".,".contains($0) }
      return isWell && marks.dropLast().allSatisfy { $0 != marks.last } ? [decimal] : []
    }
  }

  /// Whether digits may stand before the first mark between thousands.
  private static func isGroup(_ digits: Substring, atMost count: Int) -> Bool {
    digits.utf8.count <= count && digits.first != "0"
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

extension WrittenNumber {
  /// The readings as amounts of a currency, with its decimals where there are several or where decimals were written.
  package func amounts(in currency: Currency) -> [String] {
    readings.compactMap { reading in
      guard let number = Number(reading), Money(exactly: number, currency) != nil else { return nil }
      return readings.count > 1 || reading.contains(".") ? try? number.decimal(places: currency.places) : reading
    }
  }

  /// What to write instead; nil where it looks like no number.
  ///
  /// - Parameter currency: that of the amount it is meant for; nil for a number of anything else.
  func help(in currency: Currency?) -> String? {
    let meant = currency.map(amounts) ?? readings
    guard let first = meant.first else { return nil }
    guard meant.count == 1 else {
      let ways = "is that \(readings[0]) or \(meant[1])? write \(first) or \(meant[1])"
      return namesCurrency ? "\(ways), without the sign" : ways
    }
    return namesCurrency
      ? "write it without the sign: `\(first)`"
      : "write digits alone, with a point before decimals: `\(first)` if that is meant"
  }
}
