import Diagnostics
import Engagements
import Foundation
import Values

/// Text for a terminal that people read: wrapped, indented, in colour where that is wanted.
struct TerminalPage {
  let colour: Bool
  private var lines: [String] = []

  static let width = 80

  init(colour: Bool) { self.colour = colour }

  /// With a line end.
  var text: String { lines.map { "\($0)\n" }.joined() }

  var isEmpty: Bool { lines.isEmpty }

  mutating func append(_ other: TerminalPage) { lines += other.lines }

  mutating func gap() { lines.append("") }

  mutating func heading(_ words: String) { lines.append(styled(capitals(words), .bold)) }

  /// A name as commands take it, and what people call it.
  mutating func title(_ name: String, _ words: String?) {
    let wrapped = wrap("\(name)\(words.map { "  \($0)" } ?? "")", indent: 0, hanging: 2)
    lines += wrapped.map { styled($0, .bold) }
  }

  /// - Parameter hanging: where its further lines begin.
  mutating func line(_ words: String, indent: Int = 0, hanging: Int? = nil) {
    lines += wrap(words, indent: indent, hanging: hanging ?? indent + 2)
  }

  /// A figure with its name before it.
  mutating func figure(_ name: String, _ words: String) {
    let column = 12
    line("\(name.padded(to: column - 3)) \(words)", indent: 2, hanging: column)
  }

  /// Something that is open: how it presses, by when, what it is.
  mutating func item(_ urgency: OpenItem.Urgency, _ until: String, _ words: String) {
    let lead = "\(urgency)".padded(to: 6) + until.padded(to: 12)
    let wrapped = wrap(lead + words, indent: 2, hanging: 20)
    guard let first = wrapped.first else { return }
    lines += [urgency == .open ? first : styled(first, urgency == .late ? .red : .yellow)] + wrapped.dropFirst()
  }

  private enum Style: String {
    case bold = "1"
    case red = "1;31"
    case yellow = "33"
  }

  private func styled(_ text: String, _ style: Style) -> String {
    colour ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// Breaks between words, and keeps the blanks between them within a line. No text of data can drive the terminal.
  private func wrap(_ words: String, indent: Int, hanging: Int) -> [String] {
    var lines: [String] = []
    var line = String(repeating: " ", count: indent)
    var blanks = ""
    var word = ""
    func isFull(_ next: String) -> Bool { columns(line) + columns(blanks) + columns(next) > Self.width }
    func finish() {
      guard !word.isEmpty else { return }
      if isFull(word), line.contains(where: { $0 != " " }) {
        lines.append(line)
        line = String(repeating: " ", count: hanging) + word
      } else {
        line += blanks + word
      }
      (blanks, word) = ("", "")
    }
    for scalar in visible(words.split(whereSeparator: \.isNewline).joined(separator: " ")).unicodeScalars {
      if scalar == " " {
        finish()
        blanks += " "
      } else {
        word.unicodeScalars.append(scalar)
      }
    }
    finish()
    return lines + [line]
  }
}

extension [String] {
  /// With blanks behind them to the width of the longest.
  package var inColumn: [String] {
    let width = map(columns).max() ?? 0
    return map { $0 + String(repeating: " ", count: width - columns($0)) }
  }
}

extension String {
  /// With blanks to a width, and one at least after it.
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - columns(self))) }
}

extension Day {
  /// `Tue 2026-05-12`
  var weekdayAndDay: String { "\(weekday.rawValue.capitalized) \(self)" }
}

/// A text in capitals. In Greek they bear no accents, and every other language keeps its own.
private func capitals(_ text: String) -> String {
  var capitals = String.UnicodeScalarView()
  var letter: Unicode.Scalar?
  for scalar in text.uppercased().decomposedStringWithCanonicalMapping.unicodeScalars {
    if !scalar.properties.isDiacritic { letter = scalar }
    let isGreek = letter.map { (0x370...0x3FF).contains($0.value) } ?? false
    if !isGreek || scalar.value != 0x301 { capitals.append(scalar) }
  }
  return String(capitals).precomposedStringWithCanonicalMapping
}
