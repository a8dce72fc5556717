import Diagnostics
package import Values

/// How a stage is priced.
package enum Price: Hashable, Sendable {
  case fixed(Money)
  /// In the plan and not in the total; the price comes as a change order.
  case later
  /// By the hour at a rate of the practice, with a cap if there is one.
  case hourly(rate: String, cap: Money?)
  /// The same fee every period.
  case periodic(fee: Money, every: Length)

  /// Whether a service is paid with it, for as long as it runs.
  package var isPeriodic: Bool {
    if case .periodic = self { true } else { false }
  }
}

package struct PriceFields: Fields {
  package static let name = "price"
  package static let kind = Kind(Self())
  package let hourly = Field(
    "hourly", .entry(HourlyFields.self), .client, "a price by the hour; a cap keeps it from being open")
  package let capped = Field("capped", .entry(HourlyFields.self), .client, "a price by the hour that ends at a cap")
  package let periodic = Field("periodic", .entry(PeriodicFields.self), .client, "the same fee every period")
}

package struct HourlyFields: Fields {
  package static let name = "price by the hour"
  package static let kind = Kind(Self())
  package let rate = Field("rate", .reference(.rate), .client, needed: .proposal, "the rate of the practice")
  package let cap = Field("cap", .money, .client, "the most it can come to")
}

package struct PeriodicFields: Fields {
  package static let name = "fee"
  package static let kind = Kind(Self())
  package let fee = Field("fee", .money, .client, needed: .proposal, "the fee of a period")
  package let every = Field("every", .period, .client, needed: .proposal, "the period, such as 1mo")
}

extension Shape where Value == Price {
  /// `3000`, `later`, `{ hourly: { rate: consultant, cap: 2000 } }`, `{ periodic: { fee: 400, every: 1mo } }`.
  static var price: Shape {
    let amount = Shape<Money>.money
    let map = Shape<Entry<PriceFields>>.entry(PriceFields.self)
    return Shape(
      form: .either([amount.form, .choice(["later"]), map.form]),
      read: { datum, decoding in
        if datum.map.map({ $0.keys.allSatisfy { Currency($0) == nil } }) ?? false { return map.read(datum, &decoding) }
        if datum.text == "later" { return Datum(.text("later"), origin: datum.origin, audience: decoding.audience) }
        return amount.read(datum, &decoding)
      },
      value: { datum in
        if let money = amount.value(datum) { return .fixed(money) }
        if datum.text == "later" { return .later }
        guard let price = map.value(datum) else { return nil }
        if let hourly = price.hourly ?? price.capped { return hourly.rate.map { .hourly(rate: $0, cap: hourly.cap) } }
        if let fee = price.periodic?.fee, let every = price.periodic?.every { return .periodic(fee: fee, every: every) }
        return nil
      })
  }
}

/// The part of a price that an instalment asks for.
package enum InstalmentPart: Hashable, Sendable {
  case share(Share)
  /// What the other instalments leave.
  case rest
}

extension Shape where Value == InstalmentPart {
  static var shareOrRest: Shape {
    let share = Shape<Share>.share
    return Shape(
      form: .either([share.form, .choice(["rest"])]),
      read: { datum, decoding in
        datum.text == "rest"
          ? Datum(.text("rest"), origin: datum.origin, audience: decoding.audience) : share.read(datum, &decoding)
      },
      value: { $0.text == "rest" ? .rest : share.value($0).map(InstalmentPart.share) })
  }
}
