/// A part of a whole, exact: `30%` or `1/3`.
package struct Share: Hashable, Comparable, Sendable {
  package enum Notation: Sendable { case percent, fraction }

  /// The part as a number: 0.3 for 30 %.
  package let fraction: Number
  /// How it was written; only printing looks at it.
  package let notation: Notation

  package init(_ fraction: Number, notation: Notation = .percent) {
    self.fraction = fraction
    self.notation = notation
  }

  /// The largest share that can be written, a thousand times the whole, and the finest, a part of a thousand million:
  /// products of what people agree stay exact.
  private static let most: Int128 = 1000
  private static let finest: Int128 = 1_000_000_000

  /// Reads `30%`, `12.5 %`, `1/3`; nil for anything else, and for what is larger or finer than anybody agrees.
  package init?(_ text: some StringProtocol) {
    if text.last == "%" {
      let digits = text.dropLast()
      guard let percent = Number(digits.last == " " ? digits.dropLast() : digits),
        let fraction = try? percent / Number(100)
      else { return nil }
      self.init(fraction)
    } else {
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == 2, let top = Number(parts[0]), let bottom = Number(parts[1]), top.isInteger,
        bottom.isInteger, let fraction = try? top / bottom
      else { return nil }
      self.init(fraction, notation: .fraction)
    }
    guard fraction.denominator <= Self.finest, abs(fraction.numerator) <= Self.most * fraction.denominator else {
      return nil
    }
  }

  package static func == (left: Share, right: Share) -> Bool { left.fraction == right.fraction }
  package static func < (left: Share, right: Share) -> Bool { left.fraction < right.fraction }
  package func hash(into hasher: inout Hasher) { hasher.combine(fraction) }

  /// The part in hundredths: 30 for 30 %.
  package var percent: Number { (try? fraction * Number(100)) ?? fraction }
}

extension Share: CustomStringConvertible {
  package var description: String {
    switch notation {
    case .percent: "\(percent)%"
    case .fraction: "\(fraction.numerator)/\(fraction.denominator)"
    }
  }
}
