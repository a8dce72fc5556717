/// An exact number: a fraction of two integers in lowest terms.
///
/// Nothing in Dossier is computed in binary floating point. A result that does not fit is
/// ``ArithmeticError/overflow``, never a trap and never a rounded figure.
package struct Number: Sendable {
  package let numerator: Int128
  /// Always positive.
  package let denominator: Int128
  /// How many digits stood after the decimal point when the number was written; nil once it was computed.
  ///
  /// Only printing looks at it: `1.50` in a file is printed `1.50`, and equals `1.5`.
  package let writtenPlaces: Int8?

  package static let zero = Number(0)
  package static let one = Number(1)

  package init(_ integer: Int) {
    self.init(reduced: Int128(integer), 1, writtenPlaces: nil)
  }

  package init(_ integer: Int128) {
    self.init(reduced: integer, 1, writtenPlaces: nil)
  }

  /// The fraction `numerator ÷ denominator`, brought to lowest terms.
  package init(_ numerator: Int128, over denominator: Int128) throws(ArithmeticError) {
    guard denominator != 0 else { throw .divisionByZero }
    guard numerator != .min, denominator != .min else { throw .overflow }
    let divisor = greatestCommonDivisor(numerator, denominator)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.init(reduced: sign * numerator / divisor, sign * denominator / divisor, writtenPlaces: nil)
  }

  private init(reduced numerator: Int128, _ denominator: Int128, writtenPlaces: Int8?) {
    self.numerator = numerator
    self.denominator = denominator
    self.writtenPlaces = writtenPlaces
  }

  /// The most digits a written number may have, before and after the point together.
  package static let mostDigits = 36

  /// Reads `12`, `-0.5`, `1200.00`: an optional sign, digits, and optionally a point with digits after it.
  /// Nil for anything else, and for more than ``mostDigits`` digits.
  package init?(_ text: some StringProtocol) {
    var value: Int128 = 0
    var digits = 0
    var places: Int8?
    var scale: Int128 = 1
    var bytes = text.utf8[...]
    let negative = bytes.first == UInt8(ascii: "-")
    if negative || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
    var digitsInPart = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        digitsInPart += 1
        guard digits <= Self.mostDigits else { return nil }
        value = value * 10 + Int128(byte - UInt8(ascii: "0"))
        if let before = places {
          places = before + 1
          scale *= 10
        }
      case UInt8(ascii: "."):
        guard places == nil, digitsInPart > 0 else { return nil }
        places = 0
        digitsInPart = 0
      default: return nil
      }
    }
    guard digitsInPart > 0 else { return nil }
    if negative { value = -value }
    let divisor = greatestCommonDivisor(value, scale)
    self.init(reduced: value / divisor, scale / divisor, writtenPlaces: places ?? 0)
  }

  package var isInteger: Bool { denominator == 1 }
  package var isNegative: Bool { numerator < 0 }

  /// The number as an `Int`, if it is a whole one that fits.
  package var integer: Int? { isInteger ? Int(exactly: numerator) : nil }
}

extension Number: Hashable, Comparable {
  package static func == (left: Number, right: Number) -> Bool {
    left.numerator == right.numerator && left.denominator == right.denominator
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(numerator)
    hasher.combine(denominator)
  }

  package static func < (left: Number, right: Number) -> Bool {
    // Cross products need up to 254 bits.
    let (leftHigh, leftLow) = left.numerator.multipliedFullWidth(by: right.denominator)
    let (rightHigh, rightLow) = right.numerator.multipliedFullWidth(by: left.denominator)
    return leftHigh == rightHigh ? leftLow < rightLow : leftHigh < rightHigh
  }
}

extension Number {
  package static func + (left: Number, right: Number) throws(ArithmeticError) -> Number {
    if left.isInteger, right.isInteger {
      return try Number(checked(left.numerator.addingReportingOverflow(right.numerator)))
    }
    // Over the least common denominator, so that sums of cents stay small.
    let divisor = greatestCommonDivisor(left.denominator, right.denominator)
    let leftFactor = right.denominator / divisor
    let rightFactor = left.denominator / divisor
    let leftPart = try checked(left.numerator.multipliedReportingOverflow(by: leftFactor))
    let rightPart = try checked(right.numerator.multipliedReportingOverflow(by: rightFactor))
    return try Number(
      checked(leftPart.addingReportingOverflow(rightPart)),
      over: checked(left.denominator.multipliedReportingOverflow(by: leftFactor)))
  }

  package static func - (left: Number, right: Number) throws(ArithmeticError) -> Number {
    try left + right.negated()
  }

  package static func * (left: Number, right: Number) throws(ArithmeticError) -> Number {
    // Cancelling crosswise first keeps every product that fits representable.
    let first = greatestCommonDivisor(left.numerator, right.denominator)
    let second = greatestCommonDivisor(right.numerator, left.denominator)
    return try Number(
      checked((left.numerator / first).multipliedReportingOverflow(by: right.numerator / second)),
      over: checked((left.denominator / second).multipliedReportingOverflow(by: right.denominator / first)))
  }

  package static func / (left: Number, right: Number) throws(ArithmeticError) -> Number {
    guard right.numerator != 0 else { throw .divisionByZero }
    return try left * Number(right.denominator, over: right.numerator)
  }

  package func negated() throws(ArithmeticError) -> Number {
    guard numerator != .min else { throw .overflow }
    return Number(reduced: -numerator, denominator, writtenPlaces: writtenPlaces)
  }

  package func magnitude() throws(ArithmeticError) -> Number {
    isNegative ? try negated() : self
  }

  /// The nearest number with at most `places` digits after the point. It remembers `places` for printing.
  package func rounded(toPlaces places: Int, _ rounding: Rounding = .halfAwayFromZero) throws(ArithmeticError) -> Number
  {
    guard (0...Self.mostDigits).contains(places) else { throw .overflow }
    let scale = powerOfTen(places)
    let whole = try (self * Number(scale)).roundedToInteger(rounding)
    let result = try Number(whole, over: scale)
    return Number(reduced: result.numerator, result.denominator, writtenPlaces: Int8(places))
  }

  package func roundedToInteger(_ rounding: Rounding = .halfAwayFromZero) -> Int128 {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    guard remainder != 0 else { return quotient }
    let away: Int128 = numerator < 0 ? -1 : 1
    switch rounding {
    case .halfAwayFromZero:
      // remainder.magnitude ≥ denominator / 2, without doubling anything.
      let rest = remainder.magnitude
      return rest >= denominator.magnitude - rest ? quotient + away : quotient
    case .up: return numerator > 0 ? quotient + 1 : quotient
    case .down: return numerator < 0 ? quotient - 1 : quotient
    case .towardZero: return quotient
    }
  }
}

/// How a figure is brought to fewer digits.
package enum Rounding: Hashable, Sendable {
  /// The rule of every amount in Dossier; symmetric, so that a credit mirrors a charge.
  case halfAwayFromZero
  case up, down, towardZero
}

extension Number: CustomStringConvertible {
  /// Digits after the point of a number that no finite decimal expresses, such as ⅓.
  package static let placesOfEndlessDecimals = 28

  /// The number in decimal digits: as it was written, or exactly, or — where no finite decimal
  /// exists — rounded to ``placesOfEndlessDecimals``, or to as many as fit beside a long whole part.
  package var description: String {
    var places = max(Int(writtenPlaces ?? 0), exactPlaces ?? Self.placesOfEndlessDecimals)
    while places > 0 {
      if let digits = try? decimal(places: places) { return digits }
      places -= 1
    }
    return String(roundedToInteger())
  }

  /// The number with exactly `places` digits after the point.
  package func decimal(places: Int) throws(ArithmeticError) -> String {
    let whole = try rounded(toPlaces: places)
    let (integer, fraction) = whole.numerator.magnitude.quotientAndRemainder(dividingBy: whole.denominator.magnitude)
    let sign = whole.isNegative ? "-" : ""
    guard places > 0 else { return "\(sign)\(integer)" }
    let digits = String(fraction * (powerOfTen(places).magnitude / whole.denominator.magnitude))
    return "\(sign)\(integer).\(String(repeating: "0", count: places - digits.count))\(digits)"
  }

  /// The fewest digits after the point that express the number exactly; nil if no finite decimal does.
  package var exactPlaces: Int? {
    var rest = denominator
    var twos = 0
    var fives = 0
    while rest % 2 == 0 { (rest, twos) = (rest / 2, twos + 1) }
    while rest % 5 == 0 { (rest, fives) = (rest / 5, fives + 1) }
    let places = max(twos, fives)
    return rest == 1 && places <= Self.mostDigits ? places : nil
  }
}

func checked(_ result: (partialValue: Int128, overflow: Bool)) throws(ArithmeticError) -> Int128 {
  guard !result.overflow, result.partialValue != .min else { throw .overflow }
  return result.partialValue
}

func powerOfTen(_ exponent: Int) -> Int128 {
  var power: Int128 = 1
  for _ in 0..<exponent { power *= 10 }
  return power
}

/// Never zero: 1 for two zeros, so that callers may divide by it.
private func greatestCommonDivisor(_ first: Int128, _ second: Int128) -> Int128 {
  var (a, b) = (first.magnitude, second.magnitude)
  while b != 0 { (a, b) = (b, a % b) }
  return a == 0 ? 1 : Int128(a)
}
