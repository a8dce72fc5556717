import Engagements
import TestSupport
import Testing
import Values

@Suite struct ContractValueTests {
  @Test(arguments: CaseTable.rows("EngagementsTests/Cases/Money/contract-value.txt"))
  func fiveFigures(_ row: CaseRow) throws {
    let euro = try currency("EUR")
    let changes = try row.words("changes").map { try change($0, euro) }
    // Whatever the order of the files.
    for changes in [changes, changes.reversed()] {
      let value = try ContractValue(original: money(row["original"], euro), changes: changes)
      let line = try value.line(row["of"])
      let figures: KeyValuePairs = [
        "earlier": line?.earlier.amount.description, "before": line?.before.amount.description,
        "this": line?.this.amount.description, "new": line?.new.amount.description, "growth": try percent(line?.growth),
        "value": value.value.amount.description, "pending": value.pendingChange.amount.description,
        "growth of all": try percent(value.growth),
      ]
      for (name, figure) in figures {
        let expected = try row[name]
        #expect(figure ?? "-" == expected, "\(row), \(name)")
      }
    }
  }

  @Test func eachChangeBeginsWhereTheOneBeforeEnded() throws {
    let euro = try currency("EUR")
    var random = SeededGenerator(seed: 13)
    let first = try day("2026-01-01")
    let changes = try (1...200).map { number in
      ValueChange(
        id: "CO-\(number)", number: number,
        amount: Money(minorUnits: .random(in: -90_000...100_000, using: &random), euro),
        state: .agreed(on: try first.adding(days: .random(in: 0...40, using: &random))))
    }
    let value = try ContractValue(original: money("12000", euro), changes: changes.shuffled(using: &random))
    #expect(value.agreed.first?.before == value.original)
    for (line, next) in zip(value.agreed, value.agreed.dropFirst()) { #expect(line.new == next.before) }
    #expect(value.agreed.last?.new == value.value)
    #expect(value == (try ContractValue(original: value.original, changes: changes)))
  }

  private func change(_ text: String, _ currency: Currency) throws -> ValueChange {
    let parts = text.split(separator: ":").map(String.init)
    guard let number = Int(parts[0]) else { throw UnreadableCase(text) }
    let state: ValueChange.State =
      switch parts[2] {
      case "pending": .pending
      case "void": .void
      default: .agreed(on: try day(parts[2]))
      }
    return ValueChange(id: "CO-\(number)", number: number, amount: try money(parts[1], currency), state: state)
  }

  private func percent(_ share: Share?) throws -> String? {
    try share.map { "\(try $0.percent.decimal(places: 2))%" }
  }
}
