import Diagnostics
import Values

extension Rule {
  /// There is an account for the currency in which the contract or the order is paid.
  ///
  /// Without one the paper says that it is paid by bank transfer, and not to which account.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # practice.yaml
  /// bank:
  ///   EUR:
  ///     iban: none
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
  static let accountOfCurrency = Rule("account-of-currency", .error, .order) { engagement in
    let (practice, currency) = (engagement.practice, engagement.currency.code)
    guard let accounts = practice.bank else { return [] }
    let account = accounts.first { $0.id == currency }
    guard account?.iban == nil, account?.number == nil, account?.lacks(\.iban) != false else { return [] }
    return [
      Finding(
        "there is no account for payments in \(currency)", at: account?.span ?? practice.place(of: \.bank),
        help: account == nil
          ? "add `\(currency):` under `bank:` with its `iban:`, or its `number:` where it has none"
          : "write its `iban:`, or its `number:` where it has none")
    ]
  }
}
