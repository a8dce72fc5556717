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

  let word: WordType
  /// Where it stands in the text of its block, in bytes.
  let range: Range<Int>
  /// Whether a blank stands before it.
  let isSpaced: Bool
  let writer: Writer
  /// Whether it is part of a link's words.
  let isLinked: Bool
  /// Whether it is strong.
  let isStrong: Bool

  var kind: Kind { word.kind }
  var text: String { word.text }
  var lower: String { word.lower }
  var isCapitalised: Bool { word.isCapitalised }
  var isAllCapitals: Bool { word.isAllCapitals }

  /// Each mark of a text is a token of its own.
  func isMark(_ mark: Unicode.Scalar) -> Bool { word.mark == mark }

  func isMark(among marks: String) -> Bool { word.mark.map(marks.unicodeScalars.contains) ?? false }
}

/// The tokens of a text that stands by itself.
func tokens(of text: String) -> [Token] {
  var tokens: [Token] = []
  var lexicon = Lexicon()
  lexicon.cut(text, at: 0, isSpaced: true, writer: .author, isLinked: false, isStrong: false, into: &tokens)
  return tokens
}

extension Lexicon {
  /// Cuts text into tokens.
  ///
  /// - Parameter offset: where the text begins in its block.
  mutating func cut(
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
      tokens.append(
        Token(
          word: word(kind, in: bytes, at..<end), range: offset + at..<offset + end, isSpaced: isSpaced, writer: writer,
          isLinked: isLinked, isStrong: isStrong))
      at = end
      isSpaced = false
    }
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
