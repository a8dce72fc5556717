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
    guard let account = engagement.account, let code = account.sortCode,
      // Elsewhere other numbers of a branch are written there.
      engagement.practice.country == "GB" || ["GBP", "EUR"].contains(engagement.currency.code)
    else { return [] }
    let wanted: [(String?, AccountDigits, String, String, Span?)] = [
      (code, .sortCode, "a sort code has six", "20-17-00", account.span(of: \.sortCode)),
      (
        account.number, .number, "an account beside a sort code has eight", "01234567", account.span(of: \.number)
      ),
    ]
    return wanted.compactMap { written, digits, name, example, span in
      guard let written, !digits.fits(written) else { return nil }
      return Finding(
        "\(name) digits, and `\(written)` has not", at: span, help: "write what your bank wrote: `\(example)`")
    }
  }
}

/// How many digits the numbers of British accounts have.
package enum AccountDigits: Int, Sendable {
  case sortCode = 6
  case number = 8

  /// Whether a text is nothing but so many digits, with hyphens and blanks between them or without.
  package func fits(_ text: String) -> Bool {
    let digits = text.utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: " ") }
    return digits.count == rawValue && digits.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
  }
}

extension Engagement {
  /// The account for payments in its currency.
  var account: BankAccount? { practice.bank?.first { $0.id == currency.code } }
}
