/// What some words mean, for a question that is asked of every word of a document.
///
/// Most words are none of them, and are told so by their ``WordType/sieve`` before any is compared.
struct WordTable<Meaning: Sendable>: Sendable {
  private var meanings: [String: Meaning]
  /// By sieve, whether some word has it.
  private var mayHold: [Bool]

  /// - Parameter meanings: by words in small letters.
  init(_ meanings: [String: Meaning]) {
    self.meanings = meanings
    mayHold = [Bool](repeating: false, count: Int(wordSieves))
    for word in meanings.keys { mayHold[Int(sieve(of: word))] = true }
  }

  /// Whether some word has a sieve.
  func mayContain(_ sieve: UInt16) -> Bool { mayHold[Int(sieve)] }

  subscript(token: Token) -> Meaning? { mayHold[Int(token.word.sieve)] ? meanings[token.word.lower] : nil }

  /// Words that are looked up elsewhere than in a text.
  subscript(word: String) -> Meaning? { meanings[word] }
}

/// Words of which it matters only whether they are.
typealias WordSet = WordTable<Void>

extension WordTable where Meaning == Void {
  init(_ words: some Sequence<String>) {
    self.init(Dictionary(words.map { ($0, ()) }) { first, _ in first })
  }

  func contains(_ token: Token) -> Bool { self[token] != nil }

  func contains(_ word: String) -> Bool { self[word] != nil }
}

/// How many sieves there are.
let wordSieves: UInt16 = 4096

/// A number that words have in common with few others.
func sieve(of word: String) -> UInt16 {
  var sieve: UInt32 = 0x811C
  for byte in word.utf8 { sieve = (sieve ^ UInt32(byte)) &* 0x0100_0193 }
  return UInt16(truncatingIfNeeded: (sieve >> 12) & UInt32(wordSieves - 1))
}
