import Diagnostics
import Values

extension Rule {
  /// An account in euros has an IBAN.
  ///
  /// Payments in euros go by it, within a country too: without one most clients cannot pay.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # practice.yaml
  /// bank:
  ///   EUR:
  ///     iban: none
  ///     number: "000111222"
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # practice.yaml
  /// bank:
  ///   EUR:
  ///     iban: GR40 0000 0000 0000 0000 0000 001
  /// ```
  static let euroAccount = Rule("euro-account", .warning, .order) { engagement in
    guard engagement.currency.code == "EUR", let account = engagement.account, account.lacks(\.iban),
      account.number != nil
    else { return [] }
    return [
      Finding(
        "the account for payments in EUR has no IBAN", at: account.span(of: \.number) ?? account.span,
        help: "write its `iban:`, which every bank that takes euros tells")
    ]
  }
}
