import Diagnostics
import Values

extension Rule {
  /// Every rate that the terms refer to has an amount in the engagement's currency, and is for an hour where hours are
  /// charged.
  ///
  /// No paper has two currencies, and nothing is converted: no day is made into hours either.
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
    let byHour =
      (terms.allowances ?? []).compactMap(\.beyond?.rate)
      + engagement.allStages.compactMap { stage in
        if case .hourly(let rate, _)? = stage.price { rate } else { nil }
      }
    let used = byHour + engagement.changes.compactMap(\.terms.rate) + [terms.goodwill?.valueRate].compactMap { $0 }
    return (engagement.practice.rates ?? []).filter { $0.id.map(used.contains) ?? false }.compactMap { rate in
      if let id = rate.id, byHour.contains(id), !rate.isHourly {
        return Finding(
          "rate `\(id)` is for a day, and hours are charged by it", at: rate.span(of: \.unit),
          help: "name a rate for an hour where hours are charged")
      }
      let amounts = (rate.history ?? []).compactMap(\.amount)
      guard !amounts.contains(where: { $0[engagement.currency] != nil }) else { return nil }
      return Finding(
        "rate `\(rate.id ?? "")` has no amount in \(engagement.currency), the engagement's currency",
        at: rate.place(of: \.history), help: "add `\(engagement.currency): …` to its history; nothing is converted")
    }
  }
}
