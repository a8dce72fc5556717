import Diagnostics
import Foundation

/// What somebody puts before decimals, in the language and the country of the practice: the other mark stands between
/// thousands.
package enum DecimalMark: Sendable {
  case point, comma

  /// - Parameters:
  ///   - language: BCP 47, that of the practice.
  ///   - country: nil where it is not known; then that of the language.
  package init(language: String, country: String?) {
    let code = String(language.prefix { $0 != "-" && $0 != "_" })
    let locale = Locale(identifier: [code, country].compactMap(\.self).joined(separator: "_"))
    self = locale.decimalSeparator == "," ? .comma : .point
  }

  /// A number that somebody typed, as data write it; nil where it is none in this way of writing, or is written so
  /// already: `2.800,50` and `2.800` are `2800.50` and `2800` before a comma, `2,800.50` and `2,800` before a point. A sign
  /// may lead it, and `%` follow it.
  package func asData(_ text: String) -> String? {
    let (decimals, thousands): (Character, Character) = self == .comma ? (",", ".") : (".", ",")
    let sign = text.prefix { $0 == "-" }
    let end = text.hasSuffix("%") ? "%" : ""
    let digits = text.dropFirst(sign.count).dropLast(end.count)
    let parts = digits.split(separator: decimals, omittingEmptySubsequences: false)
    let groups = (parts.first ?? "").split(separator: thousands, omittingEmptySubsequences: false)
    guard sign.count <= 1, parts.count <= 2, self == .comma ? parts.count + groups.count > 2 : groups.count > 1,
      (parts.dropFirst() + groups).allSatisfy(isDigits),
      groups.count == 1 || groups[0].utf8.count <= 3 && groups[0].first != "0",
      groups.dropFirst().allSatisfy({ $0.utf8.count == 3 })
    else { return nil }
    return sign + ([groups.joined()] + parts.dropFirst().map(String.init)).joined(separator: ".") + end
  }
}

extension Workspace {
  /// What the practice puts before decimals.
  package var decimalMark: DecimalMark {
    DecimalMark(
      language: practice?["language"]?.text ?? TemplateLanguage.unmarked, country: practice?["country"]?.text)
  }
}

private func isDigits(_ text: Substring) -> Bool {
  !text.isEmpty && text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
}
