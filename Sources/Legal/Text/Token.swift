/// A word, a figure or a mark of a block.
struct Token: Sendable {
  enum Kind: Sendable {
    /// Letters and digits; an apostrophe within is part of it.
    case word
    /// Digits, with the points and commas between them: `5.2`, `1,000.00`.
    case figure
    case mark
  }

  /// What wrote it.
  enum Writer: Equatable, Sendable {
    case author
    /// A value, by its binding.
    case value(Int)
    /// Code: words about words.
    case code
  }

  let kind: Kind
  let text: String
  /// In small letters; the text itself for figures and marks.
  let lower: String
  /// By which most of them are told apart without being compared.
  let sieve: UInt16
  /// Where it stands in the text of its block, in bytes.
  let range: Range<Int>
  /// Whether a blank stands before it.
  let isSpaced: Bool
  let writer: Writer
  /// Whether it is part of a link's words.
  let isLinked: Bool
  /// Whether it is strong.
  let isStrong: Bool

  /// Whether it begins with a capital.
  var isCapitalised: Bool {
    kind == .word && text.unicodeScalars.first.map { $0.properties.isUppercase } ?? false
  }

  /// Whether it has no small letter, and more than one capital.
  var isAllCapitals: Bool {
    kind == .word && text.unicodeScalars.count > 1
      && !text.unicodeScalars.contains { $0.isASCII ? ("a"..."z").contains($0) : $0.properties.isLowercase }
      && text.unicodeScalars.contains { $0.properties.isUppercase }
  }

  func isMark(_ mark: String) -> Bool { kind == .mark && text == mark }

  /// Whether it is one of some marks; each mark of a text is a token of its own.
  func isMark(among marks: String) -> Bool {
    kind == .mark && text.unicodeScalars.first.map(marks.unicodeScalars.contains) ?? false
  }
}

/// Cuts text into tokens.
///
/// - Parameter offset: where the text begins in its block.
func tokens(
  of text: String, at offset: Int, isSpaced: Bool, writer: Token.Writer, isLinked: Bool, isStrong: Bool
) -> [Token] {
  var tokens: [Token] = []
  tokens.reserveCapacity(text.utf8.count / bytesOfToken + 1)
  let scalars = text.unicodeScalars
  var at = scalars.startIndex
  var bytes = offset
  var isSpaced = isSpaced
  while at < scalars.endIndex {
    let first = scalars[at]
    if isBlankScalar(first), first != "\n" {
      isSpaced = true
      bytes += UTF8.width(first)
      scalars.formIndex(after: &at)
      continue
    }
    var end = scalars.index(after: at)
    var kind = Token.Kind.mark
    if first.isASCIIDigit {
      kind = .figure
      end = endOfFigure(in: scalars, from: at)
      if end < scalars.endIndex, isWordScalar(scalars[end]) {
        kind = .word
        end = endOfWord(in: scalars, from: end)
      }
    } else if isWordScalar(first) {
      kind = .word
      end = endOfWord(in: scalars, from: at)
      if let digits = endOfCurrency(in: scalars, from: at, to: end) { end = digits }
    }
    let piece = String(scalars[at..<end])
    let width = piece.utf8.count
    let lower = kind == .word ? lowercased(piece) : piece
    tokens.append(
      Token(
        kind: kind, text: piece, lower: lower, sieve: sieve(of: lower), range: bytes..<bytes + width,
        isSpaced: isSpaced, writer: writer, isLinked: isLinked, isStrong: isStrong))
    bytes += width
    at = end
    isSpaced = false
  }
  return tokens
}

/// What a token and the blank before it take, about.
private let bytesOfToken = 5

/// Text in small letters; most words of a contract are so already.
private func lowercased(_ text: String) -> String {
  text.utf8.allSatisfy { $0 < 0x80 && !(0x41...0x5A).contains($0) } ? text : text.lowercased()
}

func isBlankScalar(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x20, 0x09, 0x0B...0x0D, 0x0A, 0xA0, 0x2007, 0x2009, 0x202F: true
  default: false
  }
}

private func endOfFigure(in scalars: String.UnicodeScalarView, from start: String.Index) -> String.Index {
  var at = start
  while at < scalars.endIndex {
    if scalars[at].isASCIIDigit {
      scalars.formIndex(after: &at)
      continue
    }
    guard scalars[at] == "." || scalars[at] == "," else { return at }
    let next = scalars.index(after: at)
    guard next < scalars.endIndex, scalars[next].isASCIIDigit else { return at }
    at = next
  }
  return at
}

private func endOfWord(in scalars: String.UnicodeScalarView, from start: String.Index) -> String.Index {
  var at = start
  while at < scalars.endIndex {
    if isWordScalar(scalars[at]) {
      scalars.formIndex(after: &at)
      continue
    }
    guard scalars[at] == "'" || scalars[at] == "’" else { return at }
    let next = scalars.index(after: at)
    guard next < scalars.endIndex, isWordScalar(scalars[next]) else { return at }
    at = next
  }
  return at
}

/// Where the digits begin that stand right behind a currency: `Rp60.000.000`, `EUR5,000`. Nil for any other word.
private func endOfCurrency(
  in scalars: String.UnicodeScalarView, from start: String.Index, to end: String.Index
) -> String.Index? {
  guard scalars[scalars.index(before: end)].isASCIIDigit, scalars[start].isASCII else { return nil }
  let letters = scalars[start..<end].prefix { $0.isASCII && !$0.isASCIIDigit }
  guard (2...3).contains(letters.count), letters.endIndex < end,
    scalars[letters.endIndex..<end].allSatisfy(\.isASCIIDigit)
  else { return nil }
  return ["Rp", "EUR", "USD", "GBP", "CHF", "IDR", "RUB"].contains(String(letters)) ? letters.endIndex : nil
}

extension Unicode.Scalar {
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
