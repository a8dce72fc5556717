import Diagnostics

/// Words that are looked for in a text all at once, in one way through it.
struct WordSearch {
  /// The words, each of two bytes and more, by the two that they begin with.
  private var words: [[(word: String, bytes: [UInt8])]]

  init(for words: Set<String>) {
    self.words = Array(repeating: [], count: 1 << 16)
    for word in words {
      let bytes = Array(word.composed.utf8)
      if bytes.count > 1 { self.words[key(bytes[0], bytes[1])].append((word, bytes)) }
    }
  }

  /// Those that stand in a text, however their letters are composed.
  func found(in text: String) -> Set<String> {
    let bytes = Array(text.composed.utf8)
    var found: Set<String> = []
    for place in bytes.indices.dropLast() {
      for (word, letters) in words[key(bytes[place], bytes[place + 1])] where bytes[place...].starts(with: letters) {
        found.insert(word)
      }
    }
    return found
  }
}

private func key(_ first: UInt8, _ second: UInt8) -> Int { Int(first) << 8 | Int(second) }
