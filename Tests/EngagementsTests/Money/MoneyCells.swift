import Engagements
import TestSupport
import Values

func currency(_ code: String) throws -> Currency {
  guard let currency = Currency(code) else { throw UnreadableCase("no currency: \(code)") }
  return currency
}

func money(_ text: some StringProtocol, _ currency: Currency) throws -> Money {
  guard let amount = Number(text), let money = Money(exactly: amount, currency) else {
    throw UnreadableCase("no amount of \(currency): \(text)")
  }
  return money
}

extension CaseRow {
  /// A document of the tables: columns `lines`, `discount`, `surcharges`, `treatment`.
  func pricing(in currency: Currency) throws -> Pricing {
    Pricing(
      try words("lines").map { try line($0, currency) }, in: currency,
      discount: try words("discount").first.map { try adjustment($0, currency) },
      surcharges: try words("surcharges").map { try adjustment($0, currency) },
      treatment: try treatment(words("treatment")))
  }

  /// A document of lines and a treatment only.
  func plainPricing(in currency: Currency) throws -> Pricing {
    Pricing(
      try words("lines").map { try line($0, currency) }, in: currency, treatment: try treatment(words("treatment")))
  }
}

/// `[quantity*]price[-discount%][@rate%[/factor%]]`
private func line(_ text: String, _ currency: Currency) throws -> PriceLine {
  guard
    let match = text.wholeMatch(of: #/(?:([0-9.]+)\*)?(-?[0-9.]+)(?:-([0-9.]+%))?(?:@([0-9.]+%)(?:/([0-9.]+%))?)?/#),
    let quantity = Number(match.1 ?? "1")
  else { throw UnreadableCase("no line: \(text)") }
  return PriceLine(
    text, quantity: quantity, unitPrice: try money(match.2, currency),
    discount: try match.3.map { Adjustment(.share(try share($0))) },
    rate: try match.4.map { TaxRate(try share($0), baseFactor: try match.5.map(share) ?? Share(.one)) })
}

private func adjustment(_ text: String, _ currency: Currency) throws -> Adjustment {
  Adjustment(text.hasSuffix("%") ? .share(try share(text)) : .amount(try money(text, currency)))
}

/// `24%`, `12% on 11/12 whole_unit withheld 2% of net`, `23% per_line`, `22% included`, `reverse_charge`.
private func treatment(_ words: [String]) throws -> TaxTreatment {
  let first = words.first ?? ""
  if let kind = TaxTreatment.Kind(rawValue: first) { return TaxTreatment(kind, rate: TaxRate(try share("24%"))) }
  func word(after name: String) -> String? {
    words.firstIndex(of: name).flatMap { $0 + 1 < words.count ? words[$0 + 1] : nil }
  }
  let withholding = try word(after: "withheld").map { rate in
    Withholding(
      label: "withheld", rate: try share(rate), of: Withholding.Base(rawValue: word(after: "of") ?? "net") ?? .net)
  }
  return TaxTreatment(
    .standard, label: "VAT",
    rate: TaxRate(try share(first), baseFactor: try word(after: "on").map(share) ?? Share(.one)),
    rounding: words.contains("per_line") ? .perLine : .perRate,
    precision: words.contains("whole_unit") ? .wholeUnit : .minorUnit, pricesIncludeTax: words.contains("included"),
    withholding: withholding)
}

/// The amounts, without their currency.
func text(_ amounts: [Money]) -> String { amounts.map(\.amount.description).joined(separator: " ") }
