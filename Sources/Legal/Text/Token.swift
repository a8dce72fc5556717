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

/// The tokens of a text that stands by itself.
func tokens(of text: String) -> [Token] {
  var tokens: [Token] = []
  cut(text, at: 0, isSpaced: true, writer: .author, isLinked: false, isStrong: false, into: &tokens)
  return tokens
}

/// Cuts text into tokens.
///
/// - Parameter offset: where the text begins in its block.
func cut(
  _ text: String, at offset: Int, isSpaced: Bool, writer: Token.Writer, isLinked: Bool, isStrong: Bool,
  into tokens: inout [Token]
) {
  let bytes = Array(text.utf8)
  if tokens.isEmpty { tokens.reserveCapacity(bytes.count / bytesOfToken + 1) }
  var at = 0
  var isSpaced = isSpaced
  while at < bytes.count {
    // What is no UTF-8 cannot be: the bytes are those of a text.
    guard let (first, width) = bytes.scalar(at: at) else { return }
    if isBlankScalar(first), first != "\n" {
      isSpaced = true
      at += width
      continue
    }
    var end = at + width
    var kind = Token.Kind.mark
    if first.isASCIIDigit {
      kind = .figure
      end = bytes.endOfFigure(from: at)
      let word = bytes.endOfWordWithApostrophes(from: end)
      if word > end { (kind, end) = (.word, word) }
    } else if isWordScalar(first) {
      kind = .word
      end = bytes.endOfWordWithApostrophes(from: at)
      end = bytes.endOfCurrency(at..<end) ?? end
    }
    let piece = bytes[at..<end]
    let words = String(decoding: piece, as: UTF8.self)
    let isLower = kind != .word || piece.allSatisfy { $0 < 0x80 && !(0x41...0x5A).contains($0) }
    let lower = isLower ? words : words.lowercased()
    tokens.append(
      Token(
        kind: kind, text: words, lower: lower, sieve: sieve(of: lower), range: offset + at..<offset + end,
        isSpaced: isSpaced, writer: writer, isLinked: isLinked, isStrong: isStrong))
    at = end
    isSpaced = false
  }
}

/// What a token and the blank before it take, about.
private let bytesOfToken = 5

extension [UInt8] {
  /// Where digits end that begin at a place, with the points and commas between them.
  fileprivate func endOfFigure(from start: Int) -> Int {
    var at = start
    while at < count {
      if isDigit(at) {
        at += 1
      } else if self[at] == UInt8(ascii: ".") || self[at] == UInt8(ascii: ","), isDigit(at + 1) {
        at += 2
      } else {
        return at
      }
    }
    return at
  }

  /// Where a word ends that begins at a place; an apostrophe between letters is part of it.
  fileprivate func endOfWordWithApostrophes(from start: Int) -> Int {
    var at = endOfWord(from: start)
    while at > start, let apostrophe = endOfApostrophe(from: at) {
      let next = endOfWord(from: apostrophe)
      guard next > apostrophe else { return at }
      at = next
    }
    return at
  }

  /// Where `'` or `’` ends; nil if neither is there.
  private func endOfApostrophe(from start: Int) -> Int? {
    guard start < count else { return nil }
    if self[start] == UInt8(ascii: "'") { return start + 1 }
    return self[start] == 0xE2 && self[start...].starts(with: "’".utf8) ? start + 3 : nil
  }

  /// Where the digits begin that stand right behind a currency: `Rp60.000.000`, `EUR5,000`. Nil for any other word.
  fileprivate func endOfCurrency(_ word: Range<Int>) -> Int? {
    guard isDigit(word.upperBound - 1) else { return nil }
    var digits = word.upperBound
    while digits > word.lowerBound, isDigit(digits - 1) { digits -= 1 }
    let letters = self[word.lowerBound..<digits]
    return currencies.contains { letters.elementsEqual($0.utf8) } ? digits : nil
  }

  private func isDigit(_ at: Int) -> Bool { at < count && (0x30...0x39).contains(self[at]) }
}

/// Those that people write right before digits.
private let currencies = ["Rp", "EUR", "USD", "GBP", "CHF", "IDR", "RUB"]
