import Engagements
import TestSupport
import Testing
import Values

@Suite struct TotalsTests {
  @Test(
    arguments: ["totals", "totals-by-fractions"].flatMap { CaseTable.rows("EngagementsTests/Cases/Money/\($0).txt") })
  func addsUp(_ row: CaseRow) throws {
    let totals = try Totals(of: row.pricing(in: currency(row["currency"])))
    let figures: KeyValuePairs = [
      "subtotal": totals.subtotal, "discounted": totals.discount, "net": totals.net, "tax": totals.tax,
      "gross": totals.gross, "withheld": totals.withheld, "payable": totals.payable,
    ]
    for (name, figure) in figures {
      let expected = try row[name]
      #expect(figure.amount.description == expected, "\(row), \(name)")
    }
    try checkSums(totals)
  }

  @Test(arguments: CaseTable.rows("EngagementsTests/Cases/Money/groups.txt"))
  func taxesEachGroupOnce(_ row: CaseRow) throws {
    let totals = try Totals(of: row.pricing(in: currency("EUR")))
    let groups = totals.groups.map { group in
      "\(group.amount.amount)\(group.taxed.tax.isNegative ? "" : "+")\(group.taxed.tax.amount)"
    }
    #expect(try groups.joined(separator: " ") == row["groups"], "\(row)")
    try checkSums(totals)
  }

  @Test func linesWithTheirTaxAddUp() throws {
    let euro = try currency("EUR")
    let lines = [PriceLine](repeating: PriceLine("Stage", unitPrice: try money("10.10", euro)), count: 3)
    let totals = try Totals(
      of: Pricing(lines, in: euro, treatment: TaxTreatment(.standard, rate: TaxRate(try share("24%")))))
    // 12.524, 25.048 and 37.572 are reached.
    #expect(try totals.taxedLines().map(\.gross.amount.description) == ["12.52", "12.53", "12.52"])
    #expect(totals.gross == (try money("37.57", euro)))
  }

  @Test func whatWasReceivedIsDeductedLast() throws {
    let euro = try currency("EUR")
    let rate = TaxRate(try share("24%"))
    let pricing = Pricing(
      [PriceLine("Stage", unitPrice: try money("1000", euro))], in: euro,
      treatment: TaxTreatment(.standard, rate: rate), received: try money("1000.50", euro))
    let totals = try Totals(of: pricing)
    #expect(totals.open == (try money("239.50", euro)))
    #expect(totals.payable == totals.gross)
  }

  @Test func anyDocumentKeepsTheSumsOfTheStandardAndACreditMirrorsIt() throws {
    let euro = try currency("EUR")
    var random = SeededGenerator(seed: 11)
    let rates = try ["24%", "13%", "6%", "0%"].map { TaxRate(try share($0)) }
    for _ in 0..<1_000 {
      let perLine = Bool.random(using: &random)
      let treatment = TaxTreatment(
        .standard, rate: rates[0], rounding: perLine ? .perLine : .perRate, pricesIncludeTax: .random(using: &random),
        withholding: Withholding(label: "w", rate: try share("20%"), of: .net))
      let discount = Share(try Number(Int128.random(in: 0...1000, using: &random), over: 1000))
      let lines = try (0..<Int.random(in: 1...9, using: &random)).map { index in
        PriceLine(
          "\(index)", quantity: try Number(Int128.random(in: 1...4000, using: &random), over: 100),
          unitPrice: Money(minorUnits: .random(in: 1...500_000, using: &random), euro),
          discount: Bool.random(using: &random) ? Adjustment(.share(discount)) : nil,
          rate: rates.randomElement(using: &random))
      }
      let adjustments = (Adjustment(.share(discount)), [Adjustment(.share(discount))])
      let charge = Pricing(
        lines, in: euro, discount: adjustments.0, surcharges: adjustments.1, treatment: treatment)
      let credit = Pricing(
        try lines.map {
          PriceLine(
            $0.title, quantity: $0.quantity, unitPrice: try $0.unitPrice.negated(), discount: $0.discount, rate: $0.rate
          )
        }, in: euro, discount: adjustments.0, surcharges: adjustments.1, treatment: treatment)
      let (totals, mirrored) = (try Totals(of: charge), try Totals(of: credit))
      try checkSums(totals)
      #expect(try mirrored.payable == totals.payable.negated())
      #expect(try mirrored.tax == totals.tax.negated())
    }
  }

  @Test func twoCurrenciesInOneDocumentAreAnError() throws {
    let (euro, pound) = (try currency("EUR"), try currency("GBP"))
    let pricing = Pricing(
      [PriceLine("a", unitPrice: .zero(euro)), PriceLine("b", unitPrice: .zero(pound))], in: euro,
      treatment: TaxTreatment(.none))
    #expect(throws: ArithmeticError.currencies(euro, pound)) { try Totals(of: pricing) }
  }

  @Test func whatDoesNotFitIsAnErrorAndNoTrap() throws {
    let euro = try currency("EUR")
    let most = Money(minorUnits: .max, euro)
    let treatment = TaxTreatment(.standard, rate: TaxRate(try share("24%")))
    #expect(throws: ArithmeticError.overflow) {
      try Totals(of: Pricing([PriceLine("a", unitPrice: most)], in: euro, treatment: treatment))
    }
    #expect(throws: ArithmeticError.overflow) {
      try Totals(
        of: Pricing(
          [PriceLine("a", unitPrice: most), PriceLine("b", unitPrice: most)], in: euro, treatment: TaxTreatment(.none)))
    }
    // A rate of −100 % leaves nothing to take the tax out of.
    let impossible = TaxTreatment(.standard, rate: TaxRate(try share("-100%")), pricesIncludeTax: true)
    #expect(throws: ArithmeticError.divisionByZero) {
      try Totals(of: Pricing([PriceLine("a", unitPrice: most)], in: euro, treatment: impossible))
    }
  }

  /// The rules of EN 16931 by their names.
  private func checkSums(_ totals: Totals) throws {
    let currency = totals.net.currency
    let surcharges = try Money.sum(totals.surcharges, in: currency)
    #expect(try Money.sum(totals.lines.map(\.net), in: currency) == totals.subtotal, "BR-CO-10")
    #expect(try Money.sum(totals.groups.map(\.discount), in: currency) == totals.discount, "BR-CO-11")
    #expect(try Money.sum(totals.groups.map(\.surcharge), in: currency) == surcharges, "BR-CO-12")
    if !totals.treatment.pricesIncludeTax {
      #expect(try totals.subtotal - totals.discount + surcharges == totals.net, "BR-CO-13")
    }
    #expect(try Money.sum(totals.groups.map(\.taxed.tax), in: currency) == totals.tax, "BR-CO-14")
    #expect(try totals.net + totals.tax == totals.gross, "BR-CO-15")
    #expect(try totals.gross - totals.withheld - totals.received == totals.open, "BR-CO-16")
    let lines = zip(totals.lines, try totals.taxedLines())
    for group in totals.groups {
      if totals.treatment.rounding == .perRate {
        let grosses = lines.filter { $0.0.rate == group.rate }.map(\.1.gross)
        #expect(try Money.sum(grosses, in: currency) == totals.treatment.taxed(group.lines, at: group.rate).gross)
      }
      #expect(try group.lines - group.discount + group.surcharge == group.amount)
      #expect(try group.taxed.net + group.taxed.tax == group.taxed.gross)
      if totals.treatment.rounding == .perRate, totals.treatment.precision == .minorUnit,
        !totals.treatment.pricesIncludeTax
      {
        #expect(try group.taxed.taxable * group.rate.rate.fraction == group.taxed.tax, "BR-CO-17")
      }
    }
  }
}
