import Diagnostics
import Values

extension Rule {
  /// Every rate that the terms refer to has an amount in the engagement's currency.
  ///
  /// No paper has two currencies, and nothing is converted.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # practice.yaml
  /// rates:
  ///   - id: consultant
  ///     history:
  ///       - from: 2026-01-01
  ///         amount:
  ///           GBP: 105.00
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # practice.yaml
  /// rates:
  ///   - id: consultant
  ///     history:
  ///       - from: 2026-01-01
  ///         amount:
  ///           EUR: 120.00
  ///           GBP: 105.00
  /// ```
  static let rateCurrency = Rule("rate-currency", .error, .order) { engagement in
    let terms = engagement.terms
    let used =
      engagement.changes.compactMap(\.terms.rate) + (terms.allowances ?? []).compactMap(\.beyond?.rate)
      + [terms.goodwill?.valueRate].compactMap { $0 }
      + engagement.allStages.compactMap { stage in
        if case .hourly(let rate, _)? = stage.price { rate } else { nil }
      }
    return (engagement.practice.rates ?? []).filter { $0.id.map(used.contains) ?? false }.compactMap { rate in
      let amounts = (rate.history ?? []).compactMap(\.amount)
      guard !amounts.contains(where: { $0[engagement.currency] != nil }) else { return nil }
      return Finding(
        "rate `\(rate.id ?? "")` has no amount in \(engagement.currency), the engagement's currency",
        at: rate.place(of: \.history), help: "add `\(engagement.currency): …` to its history; nothing is converted")
    }
  }
}
