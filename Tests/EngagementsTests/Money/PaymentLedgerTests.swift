import Engagements
import TestSupport
import Testing
import Values

@Suite struct PaymentLedgerTests {
  /// The payments of the short form, with 14 days to pay, looked at on several days.
  @Test(arguments: CaseTable.rows("EngagementsTests/Cases/Money/payments.txt"))
  func standing(_ row: CaseRow) throws {
    let euro = try currency("EUR")
    let plan = PaymentPlan(
      advance: .share(try share("30%")),
      restByStage: [
        ("plan", try money("3000", euro)), ("build", try money("5000", euro)), ("launch", try money("4000", euro)),
      ])
    let lines = [PriceLine("all", unitPrice: try money("12000", euro))]
    let totals = try Totals(of: Pricing(lines, in: euro, treatment: TaxTreatment(.none)))
    var known: [Anchor.Event: Day] = [:]
    for word in try row.words("known") {
      let parts = word.split(separator: ":")
      known[parts[0] == "contract" ? .contract : .accepted(stage: String(parts[0]))] = try day(parts[1])
    }
    var received: [String: Money] = [:]
    for word in try row.words("received") {
      let parts = word.split(separator: ":")
      received[String(parts[0])] = try money(parts[1], euro)
    }
    var asked: [String: Day] = [:]
    for word in try row.words("asked") {
      let parts = word.split(separator: ":")
      asked[String(parts[0])] = try day(parts[1])
    }
    let ledger = try PaymentLedger(
      plan.instalments(of: totals), received: received, asked: asked, dueIn: Length(14, .days), known: known,
      calendar: WorkingCalendar(id: "week", weekend: [.saturday, .sunday], holidays: []), currency: euro,
      asOf: day(row["as of"]))
    #expect(try ledger.entries.map { "\($0.state)" }.joined(separator: " ") == row["states"], "\(row)")
    #expect(try ledger.entries.map { "\($0.due)" }.joined(separator: " ") == row["due"], "\(row)")
    #expect(try ledger.received.amount.description == row["received in all"], "\(row)")
    #expect(try ledger.open.amount.description == row["open"], "\(row)")
    #expect(try (ledger.next?.instalment.id ?? "-") == row["next"], "\(row)")
  }
}
