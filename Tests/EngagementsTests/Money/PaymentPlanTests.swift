import Engagements
import TestSupport
import Testing
import Values

@Suite struct PaymentPlanTests {
  @Test(
    arguments: ["plans", "plans-by-fractions"].flatMap { CaseTable.rows("EngagementsTests/Cases/Money/\($0).txt") })
  func divides(_ row: CaseRow) throws {
    let currency = try currency(row["currency"])
    let totals = try Totals(of: row.plainPricing(in: currency))
    let instalments = try plan(row.words("parts"), currency).instalments(of: totals)
    let figures: KeyValuePairs = [
      "net": instalments.map(\.taxed.net), "tax": instalments.map(\.taxed.tax),
      "withheld": instalments.map(\.withheld), "payable": instalments.map(\.payable),
    ]
    for (name, amounts) in figures {
      let expected = try row[name]
      #expect(text(amounts) == expected, "\(row), \(name)")
    }
    try checkSums(instalments, totals)
  }

  @Test(arguments: CaseTable.rows("EngagementsTests/Cases/Money/plan-errors.txt"))
  func refuses(_ row: CaseRow) throws {
    let euro = try currency("EUR")
    let plan = try plan(row.words("parts"), euro)
    let total = try money("12000", euro)
    do throws(PaymentPlanError) {
      let parts = try plan.exactParts(of: total)
      Issue.record("\(row): \(parts)")
    } catch {
      #expect(try reason(error) == row["error"], "\(row)")
    }
  }

  @Test func theShortFormNamesItsTriggers() throws {
    let euro = try currency("EUR")
    let plan = PaymentPlan(
      advance: .share(try share("30%")),
      restByStage: [("plan-and-design", try money("3000", euro)), ("build", try money("5000", euro))])
    #expect(plan.terms.map(\.id) == ["advance", "plan-and-design", "build"])
    #expect(
      plan.terms.map(\.trigger.description) == [
        "contract_agreed", "stage_accepted plan-and-design", "stage_accepted build",
      ])
  }

  @Test func anyPlanAddsUpInEveryFigure() throws {
    let euro = try currency("EUR")
    var random = SeededGenerator(seed: 12)
    let rates = try ["24%", "13%", "6%"].map { TaxRate(try share($0)) }
    for _ in 0..<1_000 {
      let treatment = TaxTreatment(
        .standard, rate: rates[0], rounding: .random(using: &random) ? .perLine : .perRate,
        precision: .random(using: &random) ? .wholeUnit : .minorUnit, pricesIncludeTax: .random(using: &random),
        withholding: Withholding(
          label: "w", rate: try share("7.7%"), of: .random(using: &random) ? .net : .gross))
      let lines = (0..<Int.random(in: 1...6, using: &random)).map { index in
        PriceLine(
          "\(index)", unitPrice: Money(minorUnits: .random(in: -20_000...500_000, using: &random), euro),
          rate: rates.randomElement(using: &random))
      }
      let totals = try Totals(of: Pricing(lines, in: euro, treatment: treatment))
      let amounts = totals.groups.map(\.amount)
      guard try !Money.sum(amounts, in: euro).isZero else { continue }
      let weights = (0..<Int.random(in: 1...12, using: &random)).map { _ in Int128.random(in: 1...100, using: &random) }
      let sum = weights.reduce(0, +)
      let terms = try weights.enumerated().map { index, weight in
        PaymentPlan.Term(
          id: "p\(index)", part: .share(Share(try Number(weight, over: sum))), trigger: .contractAgreed)
      }
      try checkSums(PaymentPlan(terms).instalments(of: totals), totals)
    }
  }

  private func checkSums(_ instalments: [Instalment], _ totals: Totals) throws {
    let currency = totals.net.currency
    func sum(_ amounts: [Money]) throws -> Money { try Money.sum(amounts, in: currency) }
    #expect(try sum(instalments.map(\.taxed.net)) == totals.net)
    #expect(try sum(instalments.map(\.taxed.tax)) == totals.tax)
    #expect(try sum(instalments.map(\.taxed.gross)) == totals.gross)
    #expect(try sum(instalments.map(\.withheld)) == totals.withheld)
    #expect(try sum(instalments.map(\.payable)) == totals.payable)
    for (index, group) in totals.groups.enumerated() {
      #expect(try sum(instalments.map { $0.groups[index].taxed.net }) == group.taxed.net)
      #expect(try sum(instalments.map { $0.groups[index].taxed.tax }) == group.taxed.tax)
    }
    #expect(try instalments.allSatisfy { try $0.taxed.gross - $0.withheld == $0.payable })
  }

  private func plan(_ parts: [String], _ currency: Currency) throws -> PaymentPlan {
    PaymentPlan(
      try parts.enumerated().map { index, text in
        let part: PaymentPlan.Part =
          if text == "rest" {
            .rest
          } else if text.hasPrefix("stage:") {
            .restByPrice(try money(text.dropFirst("stage:".count), currency))
          } else if let share = Share(text) {
            .share(share)
          } else {
            .amount(try money(text, currency))
          }
        return PaymentPlan.Term(id: "p\(index + 1)", part: part, trigger: .contractAgreed)
      })
  }

  private func reason(_ error: PaymentPlanError) -> String {
    switch error {
    case .notTheWhole(let missing): "missing \(missing)"
    case .sharesComeTo(let sum, let missing): "shares come to \(sum), missing \(missing)"
    case .mixWithoutRest: "mix without rest"
    case .severalRests(let ids): "several rests: \(ids.joined(separator: " "))"
    case .tooMuch(let excess): "too much by \(excess)"
    case .arithmetic(.divisionByZero): "division by zero"
    case .arithmetic(let error): "\(error)"
    }
  }
}
