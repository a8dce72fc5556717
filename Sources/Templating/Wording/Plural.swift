import Values

/// The forms in which a language writes a noun beside a number, in CLDR's words.
enum Plural: String, CaseIterable {
  case one, few, many, other
}

/// A number as a plural rule looks at it: CLDR's operands `i`, `v` and `n`.
struct PluralOperands {
  /// The digits before the point.
  let whole: UInt128
  /// How many digits stand after the point; `1.0` has one.
  let places: Int
  /// Whether nothing but zeros stands after the point.
  let isInteger: Bool

  init(_ number: Number, places: Int) {
    whole = number.roundedToInteger(.towardZero).magnitude
    isInteger = number.isInteger
    self.places = places
  }

  /// A whole number, written without a point.
  init(_ whole: UInt64) {
    self.whole = UInt128(whole)
    places = 0
    isInteger = true
  }
}

/// CLDR's rule of the cardinals of a language.
struct PluralRule: Sendable {
  /// The forms there are, in CLDR's order.
  let forms: [Plural]
  let form: @Sendable (PluralOperands) -> Plural

  func callAsFunction(_ operands: PluralOperands) -> Plural { form(operands) }

  /// A language whose nouns stay as they are.
  static let onlyOther = PluralRule(forms: [.other]) { _ in .other }

  /// One thing, written without a point: `1 page`, `1.0 pages`.
  static let oneWithoutPoint = PluralRule(forms: [.one, .other]) { $0.places == 0 && $0.whole == 1 ? .one : .other }

  /// One thing, however it is written.
  static let one = PluralRule(forms: [.one, .other]) { $0.isInteger && $0.whole == 1 ? .one : .other }
}
