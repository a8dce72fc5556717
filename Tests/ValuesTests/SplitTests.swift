import TestSupport
import Testing
import Values

@Suite struct SplitTests {
  @Test(arguments: CaseTable.rows("ValuesTests/Cases/splits.txt"))
  func splits(_ row: CaseRow) throws {
    guard case .money(let amount) = try quantity(row["amount"]) else { throw UnreadableCase("\(row)") }
    let over = try row.words("over")
    let byShares = try row["rule"] == "shares"
    let shares = byShares ? try over.map(number) : []
    let groups = byShares ? [] : try over.map { try money($0, amount.currency) }
    let parts = outcome { () throws(ArithmeticError) in
      let parts = byShares ? try amount.split(byShares: shares) : try amount.spread(over: groups)
      return parts.map(\.amount.description).joined(separator: " ")
    }
    #expect(try parts == row["parts"], "\(row)")
  }

  @Test func sharesOfAWholeGivePartsThatAddUp() throws {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<2_000 {
      let amount = anyAmount(&random)
      let weights = (0..<Int.random(in: 1...12, using: &random)).map { _ in Int.random(in: 0...1000, using: &random) }
      let sum = weights.reduce(0, +)
      guard sum > 0 else { continue }
      let shares = try weights.map { try Number(Int128($0), over: Int128(sum)) }
      let parts = try amount.split(byShares: shares)
      #expect(try Money.sum(parts, in: euro) == amount)
      #expect(try amount.negated().split(byShares: shares) == parts.map { try $0.negated() })
      for (part, share) in zip(parts, shares) {
        #expect(try (Number(Int128(part.minorUnits)) - Number(Int128(amount.minorUnits)) * share).magnitude() <= .one)
      }
    }
  }

  @Test func anyNumberOfEqualPartsAddsUp() throws {
    var random = SeededGenerator(seed: 5)
    for count in 1...400 {
      let amount = anyAmount(&random)
      let parts = try amount.split(into: count)
      #expect(parts.count == count)
      #expect(try Money.sum(parts, in: euro) == amount)
      let units = parts.map(\.minorUnits)
      #expect(try #require(units.max()) - (#require(units.min())) <= 1)
    }
    #expect(throws: ArithmeticError.divisionByZero) { try Money.zero(euro).split(into: 0) }
    #expect(throws: ArithmeticError.divisionByZero) { try Money.zero(euro).split(into: -1) }
  }

  @Test func spreadPartsAddUpAndMirror() throws {
    var random = SeededGenerator(seed: 6)
    for _ in 0..<2_000 {
      let amount = anyAmount(&random)
      let groups = (0..<Int.random(in: 1...8, using: &random)).map { _ in
        Money(minorUnits: Int64.random(in: 0...1_000_000, using: &random), euro)
      }
      let total = try Money.sum(groups, in: euro)
      guard !total.isZero else { continue }
      let parts = try amount.spread(over: groups)
      #expect(try Money.sum(parts, in: euro) == amount)
      #expect(try amount.negated().spread(over: groups) == parts.map { try $0.negated() })
      #expect(try amount.spread(over: groups.map { try $0.negated() }) == parts)
      for (part, group) in zip(parts, groups) {
        let exact = try Number(Int128(amount.minorUnits)) * (group / total)
        #expect(try (Number(Int128(part.minorUnits)) - exact).magnitude() < .one)
      }
    }
  }

  private let euro: Currency

  init() throws { euro = try #require(Currency("EUR")) }

  private func anyAmount(_ random: inout SeededGenerator) -> Money {
    Money(minorUnits: Int64.random(in: -10_000_000...10_000_000, using: &random), euro)
  }
}
