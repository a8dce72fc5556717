import Diagnostics
import Values

extension Rule {
  /// The account in a contract or an order is one's own, and no example.
  ///
  /// Numbers of nothing but zeros, and those that banks and registries print to show what an IBAN looks like, belong to
  /// nobody: who pays there pays nobody.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # practice.yaml
  /// bank:
  ///   EUR:
  ///     iban: GR16 0110 1250 0000 0001 2300 695
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
  static let exampleAccount = Rule("example-account", .error, .order) { engagement in
    guard let account = engagement.practice.bank?.first(where: { $0.id == engagement.currency.code }) else { return [] }
    let numbers = [
      (account.iban, isExampleIBAN, account.span(of: \.iban)),
      (account.number, isNothingButZeros, account.span(of: \.number)),
    ]
    return numbers.compactMap { number, isExample, span in
      guard let number, isExample(number) else { return nil }
      return Finding("`\(number)` is an example, and nobody's account", at: span, help: "write what your bank wrote")
    }
  }
}
