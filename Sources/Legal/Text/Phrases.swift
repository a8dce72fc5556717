/// Words, and rows of words, to look for.
struct Phrases: Sendable {
  /// By their first word, the longest first.
  private let byFirst: WordTable<[[String]]>

  /// - Parameter phrases: in small letters.
  init(_ phrases: [[String]]) {
    var byFirst: [String: [[String]]] = [:]
    for phrase in phrases {
      let words = tokens(of: phrase.joined(separator: " ")).map(\.lower)
      if let first = words.first { byFirst[first, default: []].append(words) }
    }
    self.byFirst = WordTable(byFirst.mapValues { $0.sorted { $0.count > $1.count } })
  }

  /// The tokens of the longest phrase that begins at a place; nil at the end of the text too.
  func match(_ tokens: [Token], at start: Int) -> Range<Int>? {
    guard start < tokens.count, byFirst.mayContain(tokens[start].word.sieve), let phrases = byFirst[tokens[start]]
    else {
      return nil
    }
    for phrase in phrases where start + phrase.count <= tokens.count {
      if zip(tokens[start...], phrase).allSatisfy({ $0.lower == $1 }) { return start..<start + phrase.count }
    }
    return nil
  }

  func isIn(_ tokens: [Token]) -> Bool { tokens.indices.contains { match(tokens, at: $0) != nil } }
}
