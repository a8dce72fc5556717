import Diagnostics
import Values

/// What a plain scalar most likely is, in data without declarations: what `dossier render` prints.
///
/// `true` and `false` are truth values, `null` is nothing, `-12` and `0.50` are numbers as JSON writes them,
/// `2026-02-16` is a day. Everything else is text: `NO`, `12:30`, `007`, `+30`.
func guessed(_ word: String) -> Datum.Content {
  switch word {
  case "true": return .bool(true)
  case "false": return .bool(false)
  case "null": return .none
  default:
    if let number = plainNumber(word) { return .number(number) }
    if let day = Day(word) { return .day(day) }
    return .text(word)
  }
}

/// A number in digits as JSON writes them: no plus, no zero before other digits; nil for everything else.
func plainNumber(_ written: some StringProtocol) -> Number? {
  let digits = written.utf8.first == UInt8(ascii: "-") ? written.utf8.dropFirst() : written.utf8[...]
  guard let first = digits.first, first != UInt8(ascii: "+") else { return nil }
  let second = digits.dropFirst().first
  guard first != UInt8(ascii: "0") || second == nil || second == UInt8(ascii: ".") else { return nil }
  return Number(written)
}
