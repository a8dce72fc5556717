import Engagements
import TestSupport
import Testing
import Values

@Suite struct LateInterestTests {
  @Test(arguments: CaseTable.rows("EngagementsTests/Cases/Money/late-interest.txt"))
  func runs(_ row: CaseRow) throws {
    let euro = try currency("EUR")
    let receipts = try row.words("receipts").map { word in
      let parts = word.split(separator: ":").map(String.init)
      return (on: try #require(Day(parts[0])), amount: try money(parts[1], euro))
    }
    let interest = try LateInterest(
      on: money(row["open"], euro), due: #require(Day(row["due"])), receipts: receipts,
      rate: #require(Share(row["rate"])), through: #require(Day(row["today"])))
    #expect(try interest.since.description == row["since"], "\(row)")
    #expect(try text([interest.amount]) == row["amount"], "\(row)")
  }
}
