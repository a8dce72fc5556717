import Diagnostics

extension Engagement {
  /// The texts that somebody wrote for this client and that the client may read: those of the data, and the paragraphs
  /// of the Markdown beside them.
  var writtenForClient: [Datum] {
    ([terms.datum, client.datum] + changes.map(\.terms.datum)).flatMap(texts) + paragraphs
  }

  private func texts(in datum: Datum) -> [Datum] {
    guard datum.audience == .client else { return [] }
    switch datum.content {
    case .text: return isAuthored(datum.span) ? [datum] : []
    case .list(let items): return items.flatMap(texts)
    case .map(let map): return map.entries.flatMap { texts(in: $0.value) }
    default: return []
    }
  }
}

extension String {
  /// Where some words stand in it, spelt alike and not within other words.
  func places(of words: String) -> [Range<String.Index>] {
    guard !words.isEmpty else { return [] }
    return ranges(of: words).filter { range in
      let before = unicodeScalars[..<range.lowerBound].last
      let after = unicodeScalars[range.upperBound...].first
      return !(before.map(isOfWord) ?? false) && !(after.map(isOfWord) ?? false)
    }
  }
}

private func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
  scalar.properties.isAlphabetic || scalar.properties.numericType != nil
}

/// The words and numbers of a text.
func words(in text: String) -> [String] { text.split { !$0.isLetter && !$0.isNumber }.map(String.init) }
