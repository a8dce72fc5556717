/// What all tokens that are written alike have in common: worked out once, however often the word stands in a text.
final class WordType: Sendable {
  let kind: Token.Kind
  let text: String
  /// In small letters; the text itself for figures and marks.
  let lower: String
  /// By which most of them are told apart without being compared.
  let sieve: UInt16
  /// The mark that it is; nil for words and figures.
  let mark: Unicode.Scalar?
  /// Whether it is a line to write on.
  let isLine: Bool
  let beginsWithDigit: Bool
  /// Whether it begins with a capital.
  let isCapitalised: Bool
  /// Whether it has no small letter, and more than one capital.
  let isAllCapitals: Bool

  fileprivate init(_ kind: Token.Kind, _ text: String) {
    let scalars = text.unicodeScalars
    let isWord = kind == .word
    self.kind = kind
    self.text = text
    lower = isWord ? text.lowercased() : text
    sieve = Legal.sieve(of: lower)
    mark = kind == .mark ? scalars.first : nil
    isLine = text.utf8.count >= 4 && text.utf8.allSatisfy { $0 == UInt8(ascii: "_") }
    beginsWithDigit = scalars.first?.isASCIIDigit ?? false
    isCapitalised = isWord && scalars.first?.properties.isUppercase ?? false
    isAllCapitals =
      isWord && scalars.count > 1
      && !scalars.contains { $0.isASCII ? ("a"..."z").contains($0) : $0.properties.isLowercase }
      && scalars.contains { $0.properties.isUppercase }
  }
}

/// The words of a text, each kept once: a table with open addressing, asked by the bytes of a word.
struct Lexicon {
  private struct Entry {
    let word: WordType
    let hash: UInt32
    /// Where it stands in ``letters``.
    let letters: Range<Int>
  }

  private var entries: [Entry] = []
  /// The UTF-8 of all words, one behind another.
  private var letters: [UInt8] = []
  /// Places in ``entries`` by hash, a power of two of them; at least half are `free`.
  private var slots: [Int32] = Array(repeating: Self.free, count: 16)

  private static let free: Int32 = -1

  /// The word that stands in a piece of a text.
  mutating func word(_ kind: Token.Kind, in bytes: [UInt8], _ range: Range<Int>) -> WordType {
    var hash: UInt32 = 0x811C_9DC5
    for at in range { hash = (hash ^ UInt32(bytes[at])) &* 0x0100_0193 }
    var slot = firstSlot(of: hash)
    while slots[slot] != Self.free {
      let place = Int(slots[slot])
      if entries[place].hash == hash, isSame(entries[place].letters, bytes, range) { return entries[place].word }
      slot = (slot + 1) & (slots.count - 1)
    }
    let word = WordType(kind, String(decoding: bytes[range], as: UTF8.self))
    slots[slot] = Int32(entries.count)
    entries.append(Entry(word: word, hash: hash, letters: letters.count..<letters.count + range.count))
    letters += bytes[range]
    if entries.count * 2 > slots.count { grow() }
    return word
  }

  private func firstSlot(of hash: UInt32) -> Int { Int(hash ^ hash >> 15) & (slots.count - 1) }

  private func isSame(_ known: Range<Int>, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard known.count == range.count else { return false }
    for offset in 0..<range.count where letters[known.lowerBound + offset] != bytes[range.lowerBound + offset] {
      return false
    }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: Self.free, count: slots.count * 2)
    for (place, entry) in entries.enumerated() {
      var slot = firstSlot(of: entry.hash)
      while slots[slot] != Self.free { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(place)
    }
  }
}
