import Diagnostics

/// A word or a mark of a text, and the blanks before it.
struct Piece {
  let text: String
  let space: String
  let isWord: Bool
}

/// The words and marks of a text; blanks at its end come with an empty one.
///
/// A word keeps apostrophes and hyphens within it, a number its points, commas and the blanks that do not break between
/// its groups. Scripts that write no blanks have a word to each character.
///
/// - Parameter keepsBlanks: whether blanks stay what they are; else a run of them is one, and one that does not break
///   stays so.
func pieces(of text: String, keepsBlanks: Bool) -> [Piece] {
  let scalars = Array(text.unicodeScalars)
  var pieces: [Piece] = []
  var at = 0
  while at < scalars.count {
    let start = at
    while at < scalars.count, scalars[at].properties.isWhitespace { at += 1 }
    let space = keepsBlanks ? String(scalars: scalars[start..<at]) : blank(scalars[start..<at])
    let begin = at
    let isWord = at < scalars.count && isWordScalar(scalars[at])
    if isWord { at = endOfWord(in: scalars, from: at) } else if at < scalars.count { at += 1 }
    // A mark on nothing belongs to what is before it.
    while !isWord, at > begin, at < scalars.count, scalars[at].properties.generalCategory == .nonspacingMark { at += 1 }
    pieces.append(Piece(text: String(scalars: scalars[begin..<at]), space: space, isWord: isWord))
  }
  return pieces
}

private func endOfWord(in scalars: [Unicode.Scalar], from start: Int) -> Int {
  if isIdeograph(scalars[start]) { return start + 1 }
  var at = start + 1
  while at < scalars.count {
    if isWordScalar(scalars[at]) {
      if isIdeograph(scalars[at]) { break }
    } else {
      guard at + 1 < scalars.count, isWordScalar(scalars[at + 1]), joins(scalars[at]) else {
        guard joinsDigits(scalars[at]), at + 1 < scalars.count, isDigit(scalars[at - 1]), isDigit(scalars[at + 1])
        else { break }
        at += 1
        continue
      }
    }
    at += 1
  }
  return at
}

/// Whether words on both sides of it are one.
private func joins(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "'", "\u{2019}", "-", "\u{2010}", "\u{2011}", "\u{AD}", "\u{200C}", "\u{200D}": true
  default: false
  }
}

private func joinsDigits(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case ".", ",", "\u{A0}", "\u{2009}", "\u{202F}": true
  default: false
  }
}

private func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .decimalNumber }

private func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF,
    0x20000...0x3FFFD:
    true
  default: false
  }
}

private func blank(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
  guard let first = scalars.first else { return "" }
  return scalars.count == 1 && (first == "\u{A0}" || first == "\u{202F}") ? String(scalars: scalars) : " "
}

/// How many of the words at the beginning of a heading are a number typed by hand: `5.`, `5.1`, `5)`; nil where there
/// is none. A figure alone is none: "3 options".
func lengthOfTypedNumber(_ words: ArraySlice<Side.Word>) -> Int? {
  guard let first = words.first, words.count > 1 else { return nil }
  let parts = first.text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  guard parts.allSatisfy({ (1...2).contains($0.count) && $0.allSatisfy { (0x30...0x39).contains($0) } }) else {
    return nil
  }
  let next = words[words.startIndex + 1]
  let isClosed = next.space.isEmpty && (next.text == "." || next.text == ")")
  guard isClosed || parts.count > 1 && !next.space.isEmpty else { return nil }
  return isClosed ? (words.count > 2 ? 2 : nil) : 1
}

/// The words of a reference with its numbers left out: two that lead to one clause differ in nothing else when the
/// clause has another number.
func withoutNumbers(_ reference: String) -> String {
  let words = reference.unicodeScalars.split { $0 == " " || $0 == "\u{A0}" }
  return words.map { isNumber($0) ? "\u{1}" : String($0) }.joined(separator: " ")
}

/// `4.2`, `4.2(a)(i)`, `(b)`, `A`
private func isNumber(_ word: Substring.UnicodeScalarView) -> Bool {
  if word.contains(where: isDigit) { return true }
  guard word.first == "(", word.last == ")" else {
    return word.count == 1 && word.allSatisfy(\.properties.isUppercase)
  }
  let parts = word.split { $0 == "(" || $0 == ")" }
  let roman = "ivxlcIVXLC".unicodeScalars
  return !parts.isEmpty && parts.allSatisfy { part in part.count <= 2 || part.allSatisfy { roman.contains($0) } }
}
