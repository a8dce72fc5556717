private import Foundation

/// A text as an id or a piece of an address: the letters, digits and combining marks of every script, in lower case
/// and NFC, everything between them as one `-`.
///
/// Apostrophes and characters that only steer shaping (joiners, marks of direction) vanish without a trace: `client's`
/// is `clients`. Empty where the text has no letter or digit.
package func slug(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  var gap = false
  for scalar in text.composed.lowercased().unicodeScalars {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber:
      if gap && !result.isEmpty { result.append("-") }
      gap = false
      result.append(scalar)
    // A mark belongs to the letter before it; one that follows a gap belongs to nothing.
    case .nonspacingMark, .spacingMark, .enclosingMark:
      if !gap && !result.isEmpty { result.append(scalar) }
    case .format: continue
    default:
      if scalar != "'" && scalar != "\u{2019}" { gap = true }
    }
  }
  // Lower case can bring marks that compose with their letter.
  return String(result).composed
}

/// The slug of a name in plain letters: both forms of a sigma are one.
package func withoutAccents(_ name: String) -> String {
  slug(slug(name).folding(options: .diacriticInsensitive, locale: nil)).replacing("ς", with: "σ")
}

extension String {
  /// The text in NFC: of equal texts the bytes are equal too.
  package var composed: String {
    // No character before the first combining mark changes, no letter of Greek behind its signs, and no dash, quotation
    // mark, sign of a currency or arrow.
    let isComposed = unicodeScalars.allSatisfy {
      $0.value < 0x300 || (0x388...0x3FF).contains($0.value) || (0x2010...0x20BF).contains($0.value)
        || (0x2190...0x2328).contains($0.value)
    }
    return isComposed ? self : precomposedStringWithCanonicalMapping
  }
}
