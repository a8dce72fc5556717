package import Values

/// A document's figures, added up in the one order there is:
///
/// 1. line gross = round(quantity × unit price)
/// 2. line net = line gross − its discount
/// 3. subtotal = Σ line nets (EN 16931: BR-CO-10)
/// 4. the discount, spread over the tax groups by largest remainder
/// 5. surcharges, likewise; a percentage is of the subtotal, as the discount's is
/// 6. tax of each group, rounded once (BR-CO-17)
/// 7. net = Σ groups (BR-CO-13), tax = Σ groups (BR-CO-14), gross = net + tax (BR-CO-15)
/// 8. withheld; payable = gross − withheld
/// 9. open = payable − received (BR-CO-16, where nothing is withheld)
///
/// Where prices include the tax, 1 to 5 are amounts with the tax in them, and 6 takes it out.
package struct Totals: Hashable, Sendable {
  package let lines: [LineTotal]
  package let subtotal: Money
  package let discount: Money
  /// In the order of the pricing's surcharges.
  package let surcharges: [Money]
  /// What is taxed alike, in the order in which the lines first name it.
  package let groups: [TaxGroup]
  package let net: Money
  package let tax: Money
  package let gross: Money
  package let withheld: Money
  package let payable: Money
  package let received: Money
  package let open: Money
  /// The treatment by which the groups were taxed.
  package let treatment: TaxTreatment
}

extension Totals {
  /// What prices are compared by: net, or with the tax in it where they include it.
  package var asStated: Money { treatment.pricesIncludeTax ? gross : net }

  /// The net amount with its tax.
  func taxed() throws(ArithmeticError) -> TaxedAmount {
    var sum = TaxedAmount.zero(net.currency)
    for group in groups { sum = try sum + group.taxed }
    return sum
  }

  /// The lines with their tax, before the document's discount and surcharges, for readers who are told prices with it.
  ///
  /// Lines of one rate add up to what their sum comes to with its tax: each is what is reached with it less what was
  /// reached before, as it is with instalments.
  package func taxedLines() throws(ArithmeticError) -> [TaxedAmount] {
    let nothing = (amount: Money.zero(subtotal.currency), taxed: TaxedAmount.zero(subtotal.currency))
    var reached: [TaxRate: (amount: Money, taxed: TaxedAmount)] = [:]
    return try lines.map { line throws(ArithmeticError) in
      guard treatment.rounding == .perRate else { return try treatment.taxed(line.net, at: line.rate) }
      let before = reached[line.rate] ?? nothing
      let amount = try before.amount + line.net
      let taxed = try treatment.taxed(amount, at: line.rate)
      reached[line.rate] = (amount, taxed)
      return try taxed - before.taxed
    }
  }
}

/// The figures of a ``PriceLine``.
package struct LineTotal: Hashable, Sendable {
  package let line: PriceLine
  package let rate: TaxRate
  package let gross: Money
  package let discount: Money
  package let net: Money
}

/// What is taxed at one rate on a document.
package struct TaxGroup: Hashable, Sendable {
  package let rate: TaxRate
  /// Σ of its lines.
  package let lines: Money
  /// Its part of the document's discount.
  package let discount: Money
  /// Its part of all surcharges.
  package let surcharge: Money
  /// Lines − discount + surcharge, as prices are stated: net, or with the tax in it.
  package let amount: Money
  package let taxed: TaxedAmount
}

extension Totals {
  /// Adds a document up. Two currencies are an error, and so is a fixed discount or surcharge on lines that come to
  /// nothing: there is no group to take a part of it.
  package init(of pricing: Pricing) throws(ArithmeticError) {
    let (currency, treatment) = (pricing.currency, pricing.treatment)
    let lines = try pricing.lines.map { line throws(ArithmeticError) in try LineTotal(of: line, treatment: treatment) }
    let subtotal = try Money.sum(lines.map(\.net), in: currency)
    (self.lines, self.subtotal, self.treatment) = (lines, subtotal, treatment)
    discount = try pricing.discount?.amount(of: subtotal) ?? .zero(currency)
    surcharges = try pricing.surcharges.map { surcharge throws(ArithmeticError) in
      try surcharge.amount(of: subtotal)
    }
    groups = try Self.groups(
      of: lines, discount: discount, surcharge: Money.sum(surcharges, in: currency), treatment: treatment,
      in: currency)

    var sum = TaxedAmount.zero(currency)
    for group in groups { sum = try sum + group.taxed }
    (net, tax, gross) = (sum.net, sum.tax, sum.gross)
    withheld = try treatment.withheld(of: sum)
    payable = try gross - withheld
    received = pricing.received
    open = try payable - received
  }

  private static func groups(
    of lines: [LineTotal], discount: Money, surcharge: Money, treatment: TaxTreatment, in currency: Currency
  ) throws(ArithmeticError) -> [TaxGroup] {
    var rates: [TaxRate] = []
    var linesOfRate: [TaxRate: [LineTotal]] = [:]
    for line in lines {
      if linesOfRate[line.rate] == nil { rates.append(line.rate) }
      linesOfRate[line.rate, default: []].append(line)
    }
    let sums = try rates.map { rate throws(ArithmeticError) in
      try Money.sum(linesOfRate[rate, default: []].map(\.net), in: currency)
    }
    let discounts = try discount.spread(over: sums)
    let surcharges = try surcharge.spread(over: sums)
    var groups: [TaxGroup] = []
    for (index, rate) in rates.enumerated() {
      let (sum, discount, surcharge) = (sums[index], discounts[index], surcharges[index])
      let amount = try sum - discount + surcharge
      let taxed =
        switch treatment.rounding {
        case .perRate: try treatment.taxed(amount, at: rate)
        case .perLine:
          try taxedByLine(
            linesOfRate[rate, default: []].map(\.net), discount: discount, surcharge: surcharge, at: rate,
            treatment: treatment, in: currency)
        }
      groups.append(
        TaxGroup(rate: rate, lines: sum, discount: discount, surcharge: surcharge, amount: amount, taxed: taxed))
    }
    return groups
  }

  /// Each line taxed on its own, after its part of the group's discount and surcharge.
  private static func taxedByLine(
    _ nets: [Money], discount: Money, surcharge: Money, at rate: TaxRate, treatment: TaxTreatment, in currency: Currency
  ) throws(ArithmeticError) -> TaxedAmount {
    let discounts = try discount.spread(over: nets)
    let surcharges = try surcharge.spread(over: nets)
    var sum = TaxedAmount.zero(currency)
    for (index, net) in nets.enumerated() {
      sum = try sum + treatment.taxed(net - discounts[index] + surcharges[index], at: rate)
    }
    return sum
  }
}

extension LineTotal {
  fileprivate init(of line: PriceLine, treatment: TaxTreatment) throws(ArithmeticError) {
    self.line = line
    rate = treatment.effectiveRate(line.rate)
    gross = try line.unitPrice * line.quantity
    discount = try line.discount?.amount(of: gross) ?? .zero(gross.currency)
    net = try gross - discount
  }
}
