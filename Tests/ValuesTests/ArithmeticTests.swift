import TestSupport
import Testing
import Values

@Suite struct ArithmeticTests {
  @Test(arguments: CaseTable.rows("ValuesTests/Cases/arithmetic.txt"))
  func calculates(_ row: CaseRow) throws {
    let left = try quantity(row["left"])
    let right = try quantity(row["right"])
    let sign = try row["operator"]
    #expect(
      outcome { () throws(ArithmeticError) in try calculated(left, sign, right) } == (try row["result"]), "\(row)")
  }

  @Test(arguments: CaseTable.rows("ValuesTests/Cases/operations.txt"))
  func allowsWhatTheTableAllows(_ row: CaseRow) throws {
    let samples: KeyValuePairs = [
      "number": "3", "money": "10.00 EUR", "share": "50%", "day": "2026-02-16", "length": "3d",
    ]
    let left = try quantity(#require(samples.first { try $0.key == row["left"] }).value)
    let sign = try row["operator"]
    for (kind, sample) in samples {
      let right = try quantity(sample)
      let result = outcome { () throws(ArithmeticError) in try calculated(left, sign, right) }
      let expected = try row[kind]
      if expected == "-" {
        #expect(result == "error: not allowed \(left.kind) \(sign) \(right.kind)", "\(row)")
      } else if expected == "order" {
        #expect(result == "0", "\(row)")
      } else {
        let kindOfResult = try quantity(result).kind
        #expect(kindOfResult == (expected == "length" ? "length of time" : expected), "\(row), \(kind)")
      }
    }
  }

  @Test(arguments: CaseTable.rows("ValuesTests/Cases/rounding.txt"))
  func rounds(_ row: CaseRow) throws {
    let figure = try number(row["number"])
    let places = try #require(Int(row["places"]))
    let rules: KeyValuePairs<String, Rounding> = [
      "half away from zero": .halfAwayFromZero, "up": .up, "down": .down, "toward zero": .towardZero,
    ]
    for (name, rule) in rules {
      let result = outcome { () throws(ArithmeticError) in try figure.rounded(toPlaces: places, rule).description }
      #expect(try result == row[name], "\(row), \(name)")
    }
  }

  /// Beside a long whole part fewer digits of an endless decimal fit; a fraction is never printed as one.
  @Test func endlessDecimalsAreCutToWhatFits() throws {
    #expect(try Number(1_000_000_000_000, over: 3).description == "333333333333.33333333333333333333333333")
    #expect(try Number(Int128.max, over: 3).description == "56713727820156410577229101238628035242")
    #expect(try Number(-1, over: Int128.max).description == "0.0000000000000000000000000000")
  }

  /// A credit mirrors a charge: rounding −x is minus rounding x.
  @Test func roundingIsSymmetric() throws {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<10_000 {
      let top = Int128(Int64.random(in: .min...(.max), using: &random))
      let bottom = Int128(Int32.random(in: 1...(.max), using: &random))
      let number = try Number(top, over: bottom)
      #expect(try number.negated().roundedToInteger() == -number.roundedToInteger())
      #expect(number.roundedToInteger(.up) - number.roundedToInteger(.down) == (number.isInteger ? 0 : 1))
      #expect(try number.negated().roundedToInteger(.up) == -number.roundedToInteger(.down))
    }
  }

  @Test func fractionsFollowTheLawsOfArithmetic() throws {
    var random = SeededGenerator(seed: 3)
    func fraction() throws -> Number {
      try Number(
        Int128(Int32.random(in: .min...(.max), using: &random)),
        over: Int128(Int16.random(in: 1...(.max), using: &random)))
    }
    for _ in 0..<2_000 {
      let (a, b, c) = (try fraction(), try fraction(), try fraction())
      #expect(try a + b == b + a)
      #expect(try (a + b) + c == a + (b + c))
      #expect(try a * (b + c) == a * b + a * c)
      #expect(try (a - b) + b == a)
      if b != .zero { #expect(try (a / b) * b == a) }
      #expect(try (a < b) == (a - b).isNegative)
      if a == b { #expect(a.hashValue == b.hashValue) }
    }
  }

  @Test func theLargestNumbersOverflowAndDoNotTrap() throws {
    let largest = Number(Int128.max)
    let smallest = try Number(1, over: Int128.max)
    let lowest = Number(Int128.min)
    #expect(throws: ArithmeticError.overflow) { try largest + .one }
    #expect(throws: ArithmeticError.overflow) { try largest * largest }
    #expect(throws: ArithmeticError.overflow) { try smallest * smallest }
    #expect(throws: ArithmeticError.overflow) { try largest / smallest }
    #expect(throws: ArithmeticError.overflow) { try largest + smallest }
    #expect(throws: ArithmeticError.overflow) { try lowest.negated() }
    #expect(throws: ArithmeticError.overflow) { try .one / lowest }
    #expect(throws: ArithmeticError.overflow) { try Number(1, over: .min) }
    #expect(throws: ArithmeticError.overflow) { try largest.rounded(toPlaces: 1) }
    #expect(try largest * smallest == .one)
    #expect(smallest < largest)
    #expect(lowest < largest)
    #expect(largest.description == "170141183460469231731687303715884105727")
    #expect(smallest.roundedToInteger(.up) == 1)
    let money = Money(minorUnits: .min, try #require(Currency("EUR")))
    #expect(throws: ArithmeticError.overflow) { try money.negated() }
    #expect(throws: ArithmeticError.overflow) { try Money(rounding: largest, money.currency) }
    #expect(money.amount.description == "-92233720368547758.08")
  }
}
