/// Diagnostics as the terminal shows them.
extension Diagnostic {
  /// ```
  /// content/…/engagement.yaml:48:3: error: payment shares come to 90 %, not 100 % [payment-shares]
  ///    48 |   schedule:
  ///       |   ^^^^^^^^
  /// note: …
  /// help: …
  /// ```
  /// Without a line end. Control characters of sources and their names are shown as `␛`-like pictures, so that no
  /// file can drive the terminal.
  package func terminalText(colour: Bool) -> String {
    let style = Style(colour: colour)
    var lines: [String] = []
    let place = span.map { "\(visible($0.description)): " } ?? ""
    let word = style.severity(severity)
    lines.append("\(style.bold(place))\(word): \(style.bold(visible(message))) [\(id)]")
    if let span { lines += excerpt(span, style) }
    for note in notes {
      let place = note.span.map { "\(visible($0.description)): " } ?? ""
      lines.append("\(place)\(style.severity(.note)): \(visible(note.message))")
      if let span = note.span { lines += excerpt(span, style) }
    }
    if let help { lines.append("\(style.bold("help")): \(visible(help))") }
    return lines.joined(separator: "\n")
  }

  /// The widest piece of a line that is shown; longer lines are cut around the place.
  private static let excerptWidth = 120

  private func excerpt(_ span: Span, _ style: Style) -> [String] {
    let position = span.position
    let line = Array(span.source.line(position.line).unicodeScalars)
    let lineRange = span.source.range(ofLine: position.line)
    let end = span.source.position(of: min(max(span.end, span.start), lineRange.upperBound)).column - 1
    let start = min(position.column - 1, line.count)
    let first = line.count <= Self.excerptWidth ? 0 : max(0, min(start - 20, line.count - Self.excerptWidth))
    let last = min(line.count, first + Self.excerptWidth)
    let shown = (first > 0 ? "…" : "") + visible(line[first..<last]) + (last < line.count ? "…" : "")
    let lead = (first > 0 ? " " : "") + String(repeating: " ", count: columns(line[first..<start]))
    let width = max(1, columns(line[start..<max(start, min(end, last))]))
    let number = String(position.line)
    let gutter = String(repeating: " ", count: max(5, number.count))
    return [
      "\(gutter.dropLast(number.count))\(number) | \(shown)",
      "\(gutter) | \(lead)\(style.caret(String(repeating: "^", count: width)))",
    ]
  }
}

/// How many columns of a terminal the characters take, as ``visible`` shows them: none for marks that combine,
/// two for wide scripts and emoji.
private func columns(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
  visible(scalars).unicodeScalars.reduce(0) { sum, scalar in
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return sum
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return sum + 2
    default: return sum + (properties.isEmojiPresentation ? 2 : 1)
    }
  }
}

private let tabWidth = 4

/// How many columns of a terminal a text takes.
package func columns(_ text: String) -> Int { columns(Array(text.unicodeScalars)[...]) }

/// A text as a terminal may show it: its controls and what turns its direction as harmless characters.
package func visible(_ text: String) -> String { visible(Array(text.unicodeScalars)[...]) }

/// Tabs as blanks, other control characters as their pictures, marks that turn the direction as dots.
private func visible(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
  var text = String.UnicodeScalarView()
  for scalar in scalars {
    switch scalar.value {
    case 0x09: text.append(contentsOf: String(repeating: " ", count: tabWidth).unicodeScalars)
    case 0x00...0x1F: text.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
    case 0x7F: text.append("\u{2421}")
    case 0x80...0x9F: text.append("\u{FFFD}")
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: text.append("\u{00B7}")
    default: text.append(scalar)
    }
  }
  return String(text)
}

private struct Style {
  let colour: Bool

  func bold(_ text: String) -> String { wrapped(text, "1") }
  func caret(_ text: String) -> String { wrapped(text, "1;32") }

  func severity(_ severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: wrapped(severity.rawValue, "1;31")
    case .warning: wrapped(severity.rawValue, "1;35")
    case .note: wrapped(severity.rawValue, "1;36")
    }
  }

  private func wrapped(_ text: String, _ code: String) -> String {
    colour && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
