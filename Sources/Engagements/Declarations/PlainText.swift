package import Diagnostics

extension Datum {
  /// Data without a declaration, for `audience`: every scalar is text, whatever it looks like.
  package func asText(for audience: Audience) -> Datum {
    var copy = self
    copy.audience = audience
    switch content {
    case .word(let word): copy.content = .text(word)
    case .list(let items): copy.content = .list(items.map { $0.asText(for: audience) })
    case .map(let map):
      var texts = DatumMap()
      for entry in map.entries {
        texts.append(DatumMap.Entry(key: entry.key, keySpan: entry.keySpan, value: entry.value.asText(for: audience)))
      }
      copy.content = .map(texts)
    default: break
    }
    return copy
  }
}
