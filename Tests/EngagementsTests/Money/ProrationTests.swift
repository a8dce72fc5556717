import Engagements
import TestSupport
import Testing
import Values

@Suite struct ProrationTests {
  @Test(arguments: CaseTable.rows("EngagementsTests/Cases/Money/prorations.txt"))
  func prorates(_ row: CaseRow) throws {
    let fee = try money(row["fee"], currency("EUR"))
    let proration = try Proration(fee: fee, period: days(row["period"]), inService: row.words("slices").map(days))
    #expect(try text(proration.slices.map(\.amount)) == row["amounts"], "\(row)")
  }

  @Test func everyDayOfAYearOnItsOwnAddsUpToTheFee() throws {
    let euro = try currency("EUR")
    for year in [2024, 2026] {
      let period = try days("\(year)-01-01..\(year)-12-31")
      let slices = try (0..<period.lengthInDays).map { offset in
        let day = try period.lowerBound.adding(days: offset)
        return day...day
      }
      let fee = try money("9999.97", euro)
      let proration = try Proration(fee: fee, period: period, inService: slices)
      #expect(try Money.sum(proration.slices.map(\.amount), in: euro) == fee)
    }
  }
}
