import Diagnostics
import Values

/// How the price of an engagement is taxed, and which row of the table says so.
package struct Taxation: Sendable {
  package let row: TaxCase
  package let treatment: TaxTreatment
  /// How the practice's rates are written, which an engagement that writes its prices otherwise does not change.
  private let ratesIncludeTax: Bool
}

extension Taxation {
  /// The first row of the practice's table that fits the client and the day, with the engagement's own keys laid over it.
  ///
  /// Which treatment the law asks for is for the table's author and the accountant; this only looks it up.
  init?(practice: Practice, client: Client, own: TaxCase?, on today: Day) {
    let found = practice.tax?.first { $0.fits(practice, client, today) }
    guard let row = own.map({ $0.laid(over: found) }) ?? found,
      let treatment = TaxTreatment(row, isConsumer: client.business == false)
    else { return nil }
    self.row = row
    self.treatment = treatment
    ratesIncludeTax = found?.pricesIncludeTax ?? treatment.pricesIncludeTax
  }

  /// A rate of the practice as the prices of the engagement are told: with the tax in it, or without.
  func asPriced(_ rate: Money) throws(ArithmeticError) -> Money {
    guard ratesIncludeTax != treatment.pricesIncludeTax else { return rate }
    var written = treatment
    written.pricesIncludeTax = ratesIncludeTax
    return treatment.asStated(try written.taxed(rate, at: written.effectiveRate(nil)))
  }
}

extension Entry where F == TaxCaseFields {
  /// A row with these keys in the place of its own. The rate and the words of a row hold of its treatment alone: another
  /// one is laid over nothing.
  fileprivate func laid(over row: TaxCase?) -> TaxCase {
    guard let row, var keys = row.datum.map, self.treatment == nil || self.treatment == row.treatment else {
      return self
    }
    for entry in datum.map?.entries ?? [] {
      if entry.value.isNone { keys[entry.key] = nil } else { keys.append(entry) }
    }
    return TaxCase(Datum(.map(keys), origin: datum.origin, audience: row.datum.audience))
  }

  fileprivate func fits(_ practice: Practice, _ client: Client, _ today: Day) -> Bool {
    if let from = self.from, from > today { return false }
    switch self.business {
    case "yes" where client.business == false, "no" where client.business != false: return false
    default: break
    }
    guard let home = practice.country, let country = client.country else { return self.client == "any" }
    switch self.client {
    case "same_country": return home == country
    case "eu": return home != country && europeanUnion.contains(country)
    // Seen from outside the Union its members are countries like others; a row of their own may stand before.
    case "elsewhere": return home != country && !(europeanUnion.contains(home) && europeanUnion.contains(country))
    default: return true
    }
  }
}

extension TaxTreatment {
  /// Nil unless the row names a treatment.
  fileprivate init?(_ row: TaxCase, isConsumer: Bool) {
    guard let kind = row.treatment.flatMap(Kind.init) else { return nil }
    let withholding = row.withholding.flatMap { row -> Withholding? in
      // Consumers withhold nothing, unless the row says that they do.
      guard let rate = row.rate, !isConsumer || row.consumers == true else { return nil }
      return Withholding(label: row.label ?? "", rate: rate, of: row.of.flatMap(Withholding.Base.init) ?? .net)
    }
    self.init(
      kind, label: row.label ?? "", rate: TaxRate(row.rate ?? Share(.zero), baseFactor: row.baseFactor ?? Share(.one)),
      rounding: row.rounding.flatMap(Rounding.init) ?? .perRate,
      precision: row.precision.flatMap(Precision.init) ?? .minorUnit,
      pricesIncludeTax: row.pricesIncludeTax ?? false, withholding: withholding, wording: row.wording)
  }
}

/// The member states, as of 2026.
private let europeanUnion: Set<String> = [
  "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
  "MT",
  "NL", "PL", "PT", "RO", "SE", "SI", "SK",
]
