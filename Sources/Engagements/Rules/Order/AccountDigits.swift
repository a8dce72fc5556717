import Diagnostics
import Values

extension Rule {
  /// An account that is known by a sort code has six digits in that and eight of its own.
  ///
  /// So British banks count them; a number that is shorter is paid nowhere, or to somebody else.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # practice.yaml
  /// bank:
  ///   EUR:
  ///     sort_code: "2017"
  ///     number: "1234567"
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # practice.yaml
  /// bank:
  ///   EUR:
  ///     sort_code: 20-17-00
  ///     number: "01234567"
  /// ```
  static let accountDigits = Rule("account-digits", .error, .order) { engagement in
    guard let account = engagement.account, let code = account.sortCode else { return [] }
    let wanted = [
      (code, 6, "a sort code", "20-17-00", account.span(of: \.sortCode)),
      (account.number, 8, "an account beside a sort code", "01234567", account.span(of: \.number)),
    ]
    return wanted.compactMap { written, count, name, example, span in
      guard let written, !hasDigits(written, count) else { return nil }
      return Finding(
        "\(name) has \(count == 6 ? "six" : "eight") digits, and `\(written)` has not", at: span,
        help: "write what your bank wrote: `\(example)`")
    }
  }

  /// Nothing but so many digits, with hyphens and blanks between them or without.
  private static func hasDigits(_ text: String, _ count: Int) -> Bool {
    let digits = text.utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: " ") }
    return digits.count == count && digits.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
  }
}

extension Engagement {
  /// The account for payments in its currency.
  var account: BankAccount? { practice.bank?.first { $0.id == currency.code } }
}
