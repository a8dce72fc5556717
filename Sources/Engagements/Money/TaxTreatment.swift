package import Values

/// How prices are taxed: what a document computes, and what it has to say about it.
///
/// The tool checks that a treatment is consistent; which one the law asks for is for the accountant.
package struct TaxTreatment: Hashable, Sendable {
  /// The words of the data files.
  package enum Kind: String, CaseIterable, Sendable {
    case standard
    /// The recipient accounts for the tax (EU: Article 196 of the VAT Directive).
    case reverseCharge = "reverse_charge"
    case exempt
    case outsideScope = "outside_scope"
    /// No tax of this sort exists where the business is; nothing is printed.
    case none
  }

  /// Where the tax is rounded.
  package enum Rounding: String, CaseIterable, Sendable {
    /// Once for each rate, as EN 16931 has it (BR-CO-17).
    case perRate = "per_rate"
    /// Once for each line, for clients whose system taxes lines; the document says so.
    case perLine = "per_line"
  }

  /// To what the taxable base, the tax and what is withheld are rounded.
  package enum Precision: String, CaseIterable, Sendable {
    case minorUnit = "minor_unit"
    /// Whole units of the currency, as Indonesian tax amounts are told in whole rupiah.
    case wholeUnit = "whole_unit"
  }

  package let kind: Kind
  /// What the tax is called: `VAT`, `ΦΠΑ`.
  package let label: String
  /// The rate of what states no rate of its own.
  package let rate: TaxRate
  package let rounding: Rounding
  package let precision: Precision
  /// Prices are stated with the tax in them, as to consumers.
  package internal(set) var pricesIncludeTax: Bool
  package let withholding: Withholding?
  /// What the document has to say, such as "Reverse charge".
  package let wording: String?

  package init(
    _ kind: Kind, label: String = "", rate: TaxRate = .zero, rounding: Rounding = .perRate,
    precision: Precision = .minorUnit, pricesIncludeTax: Bool = false, withholding: Withholding? = nil,
    wording: String? = nil
  ) {
    self.kind = kind
    self.label = label
    self.rate = rate
    self.rounding = rounding
    self.precision = precision
    self.pricesIncludeTax = pricesIncludeTax
    self.withholding = withholding
    self.wording = wording
  }
}

/// A rate of tax and the part of an amount that it applies to. What has the same one is taxed together.
package struct TaxRate: Hashable, Sendable {
  package let rate: Share
  /// The part of the net amount that is the taxable base: 11/12 for ordinary services in Indonesia, else the whole.
  package let baseFactor: Share

  package static let zero = TaxRate(Share(.zero))

  package init(_ rate: Share, baseFactor: Share = Share(.one)) {
    self.rate = rate
    self.baseFactor = baseFactor
  }
}

/// Tax on the provider's income that the client keeps back and pays for the provider.
package struct Withholding: Hashable, Sendable {
  /// The words of the data files.
  package enum Base: String, CaseIterable, Sendable { case net, gross }

  package let label: String
  package let rate: Share
  package let base: Base

  package init(label: String, rate: Share, of base: Base) {
    self.label = label
    self.rate = rate
    self.base = base
  }
}

/// What an amount of one rate comes to: net + tax = gross, always.
package struct TaxedAmount: Hashable, Sendable {
  package let net: Money
  /// What the rate is applied to: the net amount, or the part of it that the base factor takes.
  package let taxable: Money
  package let tax: Money
  package let gross: Money

  package static func zero(_ currency: Currency) -> TaxedAmount {
    let zero = Money.zero(currency)
    return TaxedAmount(net: zero, taxable: zero, tax: zero, gross: zero)
  }

  package static func + (left: TaxedAmount, right: TaxedAmount) throws(ArithmeticError) -> TaxedAmount {
    try TaxedAmount(
      net: left.net + right.net, taxable: left.taxable + right.taxable, tax: left.tax + right.tax,
      gross: left.gross + right.gross)
  }

  package static func - (left: TaxedAmount, right: TaxedAmount) throws(ArithmeticError) -> TaxedAmount {
    try TaxedAmount(
      net: left.net - right.net, taxable: left.taxable - right.taxable, tax: left.tax - right.tax,
      gross: left.gross - right.gross)
  }
}

extension TaxTreatment {
  /// What prices are told and compared by: the amount without tax, or with it where prices include it.
  func asStated(_ amount: TaxedAmount) -> Money { pricesIncludeTax ? amount.gross : amount.net }

  /// The rate at which something is taxed that states `own`, or none: zero unless the treatment is ``Kind/standard``.
  package func effectiveRate(_ own: TaxRate?) -> TaxRate {
    kind == .standard ? own ?? rate : .zero
  }

  /// Taxes an amount as the treatment's prices are stated: a net one, or one with the tax in it.
  ///
  /// Net: tax = round(round(net × base factor) × rate). With the tax in it: net = round(gross ÷ (1 + base factor ×
  /// rate)), tax = gross − net.
  package func taxed(_ amount: Money, at rate: TaxRate) throws(ArithmeticError) -> TaxedAmount {
    guard pricesIncludeTax else {
      let taxable = try rounded(amount.amount * rate.baseFactor.fraction, amount.currency)
      let tax = try rounded(taxable.amount * rate.rate.fraction, amount.currency)
      return TaxedAmount(net: amount, taxable: taxable, tax: tax, gross: try amount + tax)
    }
    let net = try amount / (.one + rate.baseFactor.fraction * rate.rate.fraction)
    let taxable = try rounded(net.amount * rate.baseFactor.fraction, amount.currency)
    return TaxedAmount(net: net, taxable: taxable, tax: try amount - net, gross: amount)
  }

  /// What the client keeps back of an amount; zero without a withholding.
  package func withheld(of amount: TaxedAmount) throws(ArithmeticError) -> Money {
    guard let withholding else { return .zero(amount.net.currency) }
    let base = withholding.base == .net ? amount.net : amount.gross
    return try rounded(base.amount * withholding.rate.fraction, base.currency)
  }

  private func rounded(_ amount: Number, _ currency: Currency) throws(ArithmeticError) -> Money {
    switch precision {
    case .minorUnit: try Money(rounding: amount, currency)
    case .wholeUnit: try Money(rounding: Number(amount.roundedToInteger()), currency)
    }
  }
}
