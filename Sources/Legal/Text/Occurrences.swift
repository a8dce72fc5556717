import Diagnostics
import Markdown
import Synchronization

/// Where words stand in blocks and in the sources of these, each looked for once: findings may be many, and blocks long.
final class Occurrences: Sendable {
  private struct Key: Hashable {
    let block: Document.NodeID
    let words: [UInt8]
  }

  /// Offsets in order; none of them overlap.
  private struct Found {
    let inText: [Int]
    let inSource: [Int]
  }

  private let known = Mutex<[Key: Found]>([:])

  /// A block is shorter than this, in bytes, or not worth the search.
  private static let longestBlock = 20_000

  /// The source's occurrence of words that has as many before it as the one at `offset` of the block's text.
  func span(of words: String, at offset: Int, of block: TextBlock) -> Span? {
    guard let span = block.span, offset < Self.longestBlock, !words.isEmpty else { return nil }
    let key = Key(block: block.node, words: Array(words.utf8))
    let found = known.withLock { known in
      if let found = known[key] { return found }
      let bytes = span.source.bytes
      let text = Array(block.text.utf8.prefix(Self.longestBlock))
      let start = min(span.start, bytes.count)
      let source = bytes[start..<min(max(start, block.end ?? .max), start + Self.longestBlock, bytes.count)]
      let found = Found(inText: text[...].offsets(of: key.words), inSource: source.offsets(of: key.words))
      known[key] = found
      return found
    }
    let rank = found.inText.count(upTo: offset - key.words.count)
    guard rank < found.inSource.count else { return nil }
    return Span(span.source, found.inSource[rank]..<found.inSource[rank] + key.words.count)
  }
}

extension ArraySlice<UInt8> {
  /// Where some bytes, one at least, stand in it, one behind another.
  fileprivate func offsets(of wanted: [UInt8]) -> [Int] {
    var offsets: [Int] = []
    var rest = self
    while let start = wanted.first.flatMap({ rest.firstIndex(of: $0) }) {
      if rest[start...].starts(with: wanted) {
        offsets.append(start)
        rest = rest[(start + wanted.count)...]
      } else {
        rest = rest[(start + 1)...]
      }
    }
    return offsets
  }
}

extension [Int] {
  /// How many of them, which are in order, are not above a bound.
  fileprivate func count(upTo bound: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= bound { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
