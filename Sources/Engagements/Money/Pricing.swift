package import Values

/// What a document charges for, before anything is added up; ``Totals`` adds it up.
package struct Pricing: Hashable, Sendable {
  package let currency: Currency
  package let lines: [PriceLine]
  package let discount: Adjustment?
  package let surcharges: [Adjustment]
  package let treatment: TaxTreatment
  /// What was paid already and is deducted at the end.
  package let received: Money

  /// `received` is nothing unless given.
  package init(
    _ lines: [PriceLine], in currency: Currency, discount: Adjustment? = nil, surcharges: [Adjustment] = [],
    treatment: TaxTreatment, received: Money? = nil
  ) {
    self.currency = currency
    self.lines = lines
    self.discount = discount
    self.surcharges = surcharges
    self.treatment = treatment
    self.received = received ?? .zero(currency)
  }
}

/// A line of a document: so many of something at a price.
package struct PriceLine: Hashable, Sendable {
  package let title: String
  package let quantity: Number
  /// Net, or with the tax in it where the treatment's prices include it.
  package let unitPrice: Money
  package let discount: Adjustment?
  /// Nil where the treatment's own rate applies.
  package let rate: TaxRate?

  package init(
    _ title: String, quantity: Number = .one, unitPrice: Money, discount: Adjustment? = nil, rate: TaxRate? = nil
  ) {
    self.title = title
    self.quantity = quantity
    self.unitPrice = unitPrice
    self.discount = discount
    self.rate = rate
  }
}

/// A discount or a surcharge. Both are stated as positive figures.
package struct Adjustment: Hashable, Sendable {
  package enum Size: Hashable, Sendable {
    case share(Share)
    case amount(Money)
  }

  package let size: Size
  package let reason: String?

  package init(_ size: Size, reason: String? = nil) {
    self.size = size
    self.reason = reason
  }

  /// The amount it takes from, or adds to, `base`.
  package func amount(of base: Money) throws(ArithmeticError) -> Money {
    switch size {
    case .share(let share): try base * share.fraction
    case .amount(let amount): amount
    }
  }
}
