import Diagnostics
import Markdown

/// What becomes of numbers that somebody typed at headings and items.
package enum LiteralNumbers: String, CaseIterable, Sendable {
  /// They must be the computed ones, which take their place.
  case verify
  case strip
  /// They are the numbers.
  case keep
}

/// A number as it was typed.
struct LiteralNumber {
  /// `4.2`
  let text: String
  /// Its last part.
  let own: String

  /// Whether it is a label but for marks and nouns around it.
  func reads(_ label: String) -> Bool { core(of: text) == core(of: label) }

  private func core(of text: String) -> [Unicode.Scalar] {
    let word = text.unicodeScalars.split { $0 == " " || $0 == "\u{A0}" }.last ?? []
    var core = word.filter { !":()".unicodeScalars.contains($0) && !isKeraia($0) }.map(latinAlike)
    while core.last == "." { core.removeLast() }
    return core
  }
}

/// How the numbers of a level look when they are typed.
struct LiteralShape {
  private let pattern: NumberPattern
  private let style: NumberStyle
  /// In small letters.
  private let nouns: [[Unicode.Scalar]]

  /// - Parameter nouns: words that may stand before the number.
  init(_ level: Scheme.Level, nouns: [String] = []) {
    pattern = level.label
    style = level.style
    self.nouns = nouns.map { Array($0.lowercased().unicodeScalars) }
  }

  /// The number that a text begins with, and how many scalars it takes, the blank behind it too.
  func match(_ text: [Unicode.Scalar]) -> (number: LiteralNumber, length: Int)? {
    var at = 0
    for noun in nouns where starts(with: noun, text) { at = noun.count + 1 }
    let hasNoun = at > 0
    var own: ArraySlice<Unicode.Scalar> = []
    for (offset, piece) in pattern.pieces.enumerated() {
      switch piece {
      case .text(let literal):
        // Marks at the end are looked at below: some leave them out.
        let isLast = offset == pattern.pieces.count - 1
        let scalars = literal.unicodeScalars
        if isLast, scalars.allSatisfy({ $0 == "." || $0 == ":" }) { continue }
        for scalar in scalars {
          guard at < text.count, isSame(text[at], scalar) else { return nil }
          at += 1
        }
      case .own:
        own = number(in: text, at: at)
        guard !own.isEmpty, isOwn(own) else { return nil }
        at += own.count
      case .ancestor:
        let part = number(in: text, at: at)
        guard !part.isEmpty else { return nil }
        at += part.count
      case .parent: return nil
      }
    }
    var ending = at
    while ending < text.count, ".:".unicodeScalars.contains(text[ending]) { ending += 1 }
    let isMarked = ending > at || hasNoun || text[at - 1] == ")"
    var next = ending
    while next < text.count, isBlank(text[next]) { next += 1 }
    guard next > ending || next == text.count else { return nil }
    if !isMarked {
      // "3 steps" and "1.5 hours" are words of a title; "4.2 Payment" is a number.
      guard pattern.pieces.contains(where: { if case .ancestor = $0 { true } else { false } }), next < text.count,
        !text[next].properties.isLowercase
      else { return nil }
    }
    let typed = String(scalars: text[..<ending])
    return (LiteralNumber(text: typed, own: String(scalars: own)), next)
  }

  private func starts(with noun: [Unicode.Scalar], _ text: [Unicode.Scalar]) -> Bool {
    guard text.count > noun.count, isBlank(text[noun.count]) else { return false }
    return zip(text, noun).allSatisfy { typed, letter in
      // Most words are no noun, and most letters ASCII: told without the tables of Unicode.
      typed == letter
        || (typed.isASCII
          ? ("A"..."Z").contains(typed) && typed.value + 0x20 == letter.value
          : typed.properties.lowercaseMapping == String(letter))
    }
  }

  private func isSame(_ typed: Unicode.Scalar, _ expected: Unicode.Scalar) -> Bool {
    typed == expected || isBlank(typed) && isBlank(expected)
  }

  private func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" || scalar == "\u{A0}" }

  /// Letters and digits from a place on.
  private func number(in text: [Unicode.Scalar], at start: Int) -> ArraySlice<Unicode.Scalar> {
    text.dropFirst(start).prefix { isGreekCapital($0) || $0.isASCII && isWordScalar($0) && $0 != "_" }.prefix(6)
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private func isOwn(_ number: ArraySlice<Unicode.Scalar>) -> Bool {
    switch style {
    case .decimal, .padded:
      let digits = number.prefix { isDigit($0) }
      return (1...3).contains(digits.count) && number.dropFirst(digits.count).allSatisfy(\.properties.isUppercase)
    case .letter: return number.count <= 2 && number.allSatisfy(\.properties.isLowercase)
    case .capital: return number.count <= 2 && number.allSatisfy { $0.isASCII && $0.properties.isUppercase }
    case .roman: return number.allSatisfy { "ivxlc".unicodeScalars.contains($0) }
    case .capitalRoman: return number.allSatisfy { "IVXLC".unicodeScalars.contains($0) }
    case .greek: return number.allSatisfy(isGreekCapital)
    }
  }
}

/// Α to Ω, and the koppa that is ninety.
func isGreekCapital(_ scalar: Unicode.Scalar) -> Bool {
  ("\u{391}"..."\u{3A9}").contains(scalar) || scalar == "\u{3DE}"
}

/// The stroke behind a Greek numeral, by all the marks with which people write it: Β΄.
func isKeraia(_ scalar: Unicode.Scalar) -> Bool {
  "\u{384}\u{374}\u{2B9}\u{B4}\u{2032}'’".unicodeScalars.contains(scalar)
}

/// The Latin capital that looks like a Greek one: whoever types "Annex B" or "III" in Greek may have either.
func latinAlike(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar {
  case "\u{391}": "A"
  case "\u{392}": "B"
  case "\u{395}": "E"
  case "\u{396}": "Z"
  case "\u{397}": "H"
  case "\u{399}": "I"
  case "\u{39A}": "K"
  case "\u{39C}": "M"
  case "\u{39D}": "N"
  case "\u{39F}": "O"
  case "\u{3A1}": "P"
  case "\u{3A4}": "T"
  case "\u{3A5}": "Y"
  case "\u{3A7}": "X"
  default: scalar
  }
}

/// No number is longer, with its noun and the blanks behind it.
let longestLiteral = 200

/// Takes the number out of the words that a heading or an item begins with.
///
/// - Parameter schedule: what the heading says itself to be.
func takeLiteralNumber(
  from head: Document.NodeID, in document: inout Document, shapes: [LiteralShape], schedule: WrittenSchedule? = nil
) -> LiteralNumber? {
  var first = document.firstChild(of: head)
  while let id = first, document.firstChild(of: id) != nil {
    switch document.kind(of: id) {
    case .strong, .emphasis: first = document.firstChild(of: id)
    default: return nil
    }
  }
  guard let id = first, case .text(let text) = document.kind(of: id) else { return nil }
  let scalars = text.scalars(upTo: longestLiteral)
  guard
    let found = schedule.map({ (number: $0.number, length: $0.length) })
      ?? shapes.lazy.compactMap({ $0.match(scalars) }).first
  else { return nil }
  let rest = String(text.unicodeScalars.dropFirst(found.length))
  document[id].kind = .text(rest)
  var empty = id
  while document.plainText(of: empty).isEmpty, let parent = document.parent(of: empty), empty != head {
    document.detach(empty)
    empty = parent
  }
  if let first = document.firstChild(of: head), case .text(let text) = document.kind(of: first) {
    document[first].kind = .text(String(text.unicodeScalars.drop { $0 == " " }))
  }
  return found.number
}
