package import Diagnostics
import Values

/// Data as YAML in block style, with a line end at the end: ``readYAML(_:)`` reads the same data from it.
///
/// Texts are quoted where anybody could read something else in them; words that a file wrote without quotation marks,
/// amounts, days and the like are written as they stand. Of a key that is there without being this reader's nothing is
/// written. Keys are lines of text of at most a thousand letters.
///
/// - Parameter indent: the blanks before each line.
package func yamlText(of datum: Datum, indent: Int = 0) -> String {
  var lines: [String] = []
  write(datum, indent: indent, to: &lines)
  return lines.map { $0.isEmpty ? "\n" : "\($0)\n" }.joined()
}

/// A text as a scalar of YAML, to stand after `key: ` or `- `: plain, in quotation marks, or a block of lines.
///
/// - Parameter indent: the blanks before the lines of a block.
package func yamlScalar(of text: String, indent: Int) -> String {
  let (first, rest) = scalarLines(of: text, indent: indent)
  return ([first] + rest).joined(separator: "\n")
}

/// A list or a map a line an item, a scalar as a line of its own.
private func write(_ datum: Datum, indent: Int, to lines: inout [String]) {
  let margin = String(repeating: " ", count: indent)
  switch datum.content {
  case .map(let map) where !map.entries.allSatisfy(\.isWithheld):
    for entry in map.entries where !entry.isWithheld {
      append(entry.value, after: "\(margin)\(keyScalar(of: entry.key)):", indent: indent, to: &lines)
    }
  case .list(let items) where !items.isEmpty:
    for item in items { append(item, after: "\(margin)-", indent: indent, to: &lines) }
  default:
    let (first, rest) = scalar(of: datum, indent: indent + 2)
    lines.append(margin + first)
    lines += rest
  }
}

/// A value after its key or its dash: a scalar on the same line, an item's first line likewise, everything else below.
private func append(_ value: Datum, after lead: String, indent: Int, to lines: inout [String]) {
  switch value.content {
  case .map, .list:
    var below: [String] = []
    write(value, indent: indent + 2, to: &below)
    let isItem = lead.last == "-"
    if isItem || below == [String(repeating: " ", count: indent + 2) + emptyCollection(value)] {
      lines.append("\(lead) \(String(below[0].unicodeScalars.dropFirst(indent + 2)))")
      lines += below.dropFirst()
    } else {
      lines.append(lead)
      lines += below
    }
  case .none, .withheld: lines.append(lead)
  default:
    let (first, rest) = scalar(of: value, indent: indent + 2)
    lines.append("\(lead) \(first)")
    lines += rest
  }
}

private func emptyCollection(_ datum: Datum) -> String { datum.map == nil ? "[]" : "{}" }

private func scalar(of datum: Datum, indent: Int) -> (first: String, rest: [String]) {
  switch datum.content {
  case .text(let text): scalarLines(of: text, indent: indent)
  case .word(let word): isPlain(word) ? (word, []) : scalarLines(of: word, indent: indent)
  // In which currency is said elsewhere.
  case .money(let money): (money.amount.description, [])
  case .list, .map: (emptyCollection(datum), [])
  default: (datum.exactWords ?? "", [])
  }
}

extension DatumMap.Entry {
  fileprivate var isWithheld: Bool {
    if case .withheld = value.content { true } else { false }
  }
}

// Scalars.

/// Lines of a block are no longer than this, its indent included, where words allow it.
private let width = 80

private func scalarLines(of text: String, indent: Int) -> (first: String, rest: [String]) {
  let margin = String(repeating: " ", count: indent)
  if let lines = literalLines(of: text) {
    let mark = text.hasSuffix("\n") ? "|" : "|-"
    return (mark, lines.map { $0.isEmpty ? "" : margin + $0 })
  }
  if text.unicodeScalars.count > width - indent, let lines = foldedLines(of: text, width: width - indent) {
    return (">-", lines.map { margin + $0 })
  }
  return (lineScalar(of: text), [])
}

/// The lines of a text of several, for a block with `|`; nil where a block would need more than its lines to be read
/// right.
private func literalLines(of text: String) -> [String]? {
  guard text.utf8.contains(UInt8(ascii: "\n")), !text.unicodeScalars.contains(where: isHidden) else { return nil }
  var lines = text.split(separator: "\n" as Unicode.Scalar)
  if lines.last == "" { lines.removeLast() }
  // One line end at the end is kept, or none; the first line says how far all are indented.
  guard let first = lines.first, first != "", lines.last != "", !isIndented(first),
    lines.allSatisfy({ $0.isEmpty || !$0.unicodeScalars.allSatisfy(isBlank) })
  else { return nil }
  return lines
}

/// A long line of words as several, for a block with `>`; nil where words are too few, or blanks would be lost.
private func foldedLines(of text: String, width: Int) -> [String]? {
  guard !text.unicodeScalars.contains(where: { isHidden($0) || $0 == "\n" || $0 == "\t" }) else { return nil }
  let words = text.split(separator: " " as Unicode.Scalar)
  guard words.count > 1, !words.contains("") else { return nil }
  var lines: [String] = []
  var length = 0
  for word in words {
    let count = word.unicodeScalars.count
    if let last = lines.indices.last, length + 1 + count <= max(width, 20) {
      lines[last] += " " + word
      length += 1 + count
    } else {
      lines.append(word)
      length = count
    }
  }
  return lines
}

/// A text on one line: as it is, or in quotation marks.
private func lineScalar(of text: String) -> String {
  let scalars = text.unicodeScalars
  if isPlain(text), !isTakenForElse(text) { return text }
  let needsEscapes = scalars.contains { isHidden($0) || $0 == "\n" || $0 == "\t" }
  let hasMarks = scalars.contains("\"") || scalars.contains("\\")
  if hasMarks, !needsEscapes, !scalars.contains("'") { return "'\(text)'" }
  return "\"\(scalars.map(escaped).joined())\""
}

/// A key on its line. `on`, which every step of a record has, stands as people write it.
private func keyScalar(of key: String) -> String { key == "on" ? key : lineScalar(of: key) }

private func escaped(_ scalar: Unicode.Scalar) -> String {
  switch scalar {
  case "\"": "\\\""
  case "\\": "\\\\"
  case "\n": "\\n"
  case "\t": "\\t"
  case "\r": "\\r"
  case _ where isHidden(scalar): escape(scalar)
  default: String(scalar)
  }
}

/// `\u200E`; eight digits where four are too few.
private func escape(_ scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16, uppercase: true)
  let length = scalar.value > 0xFFFF ? 8 : 4
  return (length == 8 ? "\\U" : "\\u") + String(repeating: "0", count: length - digits.count) + digits
}

/// Whether a character is written as an escape, because no text may hold it or because it would let a line look like
/// something else: marks of direction, blanks that are no blanks to YAML.
private func isHidden(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x0D, 0x061C, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069: true
  default: isRefused(scalar)
  }
}

/// Whether YAML takes a text without quotation marks for itself, wherever a block style value or key may stand.
private func isPlain(_ text: String) -> Bool {
  let scalars = text.unicodeScalars
  guard let first = scalars.first, let last = scalars.last, !isBlank(first), !isBlank(last), !isMark(first),
    !"-?:,[]{}#&*!|>'\"%@`".unicodeScalars.contains(first), last != ":", !text.hasPrefix("...")
  else { return false }
  var before: Unicode.Scalar = " "
  for scalar in scalars {
    if isHidden(scalar) || scalar == "\n" || scalar == "\t" { return false }
    if scalar == "#", isBlank(before) { return false }
    if before == ":", isBlank(scalar) { return false }
    before = scalar
  }
  return true
}

/// Blanks of any script: YAML keeps all but two of them, and nobody sees them at the end of a line.
private func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

/// Whether a character would combine with the blank before the text.
private func isMark(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .spacingMark, .enclosingMark: true
  default: false
  }
}

private func isIndented(_ line: String) -> Bool { line.unicodeScalars.first.map(isBlank) ?? false }

/// Whether a text without quotation marks would be something else to a program or to a person: a truth value, nothing,
/// a number, a day, a time. `none` takes away what is inherited.
private func isTakenForElse(_ text: String) -> Bool {
  let words = ["y", "yes", "n", "no", "on", "off", "true", "false", "null", "none", "~", "=", "<<"]
  if words.contains(text.lowercased()) { return true }
  let letters = text.lowercased().unicodeScalars
  guard let first = letters.first, "0123456789+.".unicodeScalars.contains(first) else { return false }
  // Telephone numbers, days, times and shares with the numbers; then `1e3`, `0x1f`, `0o17`, `.inf`, `2026-02-16t10:00z`.
  if letters.allSatisfy({ "0123456789+-.,:_/% ()\u{A0}".unicodeScalars.contains($0) }) { return true }
  if [".inf", "+.inf", ".nan"].contains(text.lowercased()) { return true }
  let marks = letters.drop { $0 == "+" }
  if marks.starts(with: "0x".unicodeScalars) || marks.starts(with: "0o".unicodeScalars) {
    return marks.dropFirst(2).allSatisfy { $0 == "_" || $0.properties.isASCIIHexDigit }
  }
  return letters.allSatisfy { "0123456789+-.:_ etz".unicodeScalars.contains($0) }
}

extension String {
  /// The pieces between scalars of one kind, empty ones with them.
  ///
  /// As characters `\r\n` is one, and so is a separator with a mark that combines.
  fileprivate func split(separator: Unicode.Scalar) -> [String] {
    unicodeScalars.split(separator: separator, omittingEmptySubsequences: false).map { String($0) }
  }
}
