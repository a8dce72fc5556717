import Diagnostics
import Values

/// What somebody who wrote `6 weeks` or `3 εβδομάδες` meant, as data write it; nil where it looks like no length.
package func lengthMeant(by text: String) -> String? {
  let digits = text.prefix { $0.isASCII && $0.isNumber }
  let unit = withoutAccents(String(text.dropFirst(digits.count)))
  guard let short = unitsWithoutAccents[unit], Length("\(digits)\(short)") != nil else { return nil }
  return "\(digits)\(short)"
}

/// In the languages in which there are texts.
private let units = [
  "minute": "m", "minutes": "m", "hour": "h", "hours": "h", "day": "d", "days": "d", "working day": "wd",
  "working days": "wd", "week": "w",
  "weeks": "w", "month": "mo", "months": "mo", "year": "y", "years": "y",
  "λεπτό": "m", "λεπτά": "m", "ώρα": "h", "ώρες": "h", "ημέρα": "d", "ημέρες": "d", "μέρα": "d", "μέρες": "d",
  "εργάσιμη ημέρα": "wd",
  "εργάσιμη": "wd", "εργάσιμες": "wd", "εργάσιμες ημέρες": "wd", "εργάσιμες μέρες": "wd", "εβδομάδα": "w",
  "εβδομάδες": "w", "βδομάδα": "w", "βδομάδες": "w", "μήνας": "mo", "μήνα": "mo", "μήνες": "mo", "χρόνος": "y",
  "χρόνια": "y", "έτος": "y", "έτη": "y",
]

private let unitsWithoutAccents = Dictionary(units.map { (withoutAccents($0.key), $0.value) }) { first, _ in first }
