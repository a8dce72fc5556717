/// How alike blocks of two documents are, by the words that they hold.
struct Similarity {
  let old: Side
  let new: Side

  /// Pairs of blocks that say much the same, the most alike first; no block is in two.
  ///
  /// Only blocks that share words which few others have, or stand as far from an end, are compared, so that the time
  /// grows with the words and not with the pairs.
  ///
  /// - Parameters:
  ///   - least: how alike they are at least, from 0 to 1.
  ///   - fewest: how many words each holds at least.
  func pairs(_ olds: [Int], _ news: [Int], least: Double, fewest: Int = 0) -> [(old: Int, new: Int)] {
    guard !olds.isEmpty, !news.isEmpty else { return [] }
    struct Candidate {
      let score: Double
      let old: Int
      let new: Int
    }
    let index = RareWords(news.map { new.words[new.blocks[$0].words] })
    let bags = news.map { bag(new.words[new.blocks[$0].words]) }
    var candidates: [Candidate] = []
    for (place, block) in olds.enumerated() {
      let words = old.words[old.blocks[block].words]
      var places = index.nearest(to: words)
      for same in [place, news.count - olds.count + place] where news.indices.contains(same) && !places.contains(same) {
        places.append(same)
      }
      let own = bag(words)
      guard own.count >= fewest else { continue }
      for other in places where bags[other].count >= fewest {
        guard old.blocks[block].shape == new.blocks[news[other]].shape else { continue }
        let score = own.likeness(to: bags[other])
        if score >= least { candidates.append(Candidate(score: score, old: place, new: other)) }
      }
    }
    candidates.sort { left, right in
      let (a, b) = (abs(left.old - left.new), abs(right.old - right.new))
      return (right.score, a, left.old, left.new) < (left.score, b, right.old, right.new)
    }
    var taken: (old: Set<Int>, new: Set<Int>) = ([], [])
    return candidates.compactMap { one in
      guard !taken.old.contains(one.old), !taken.new.contains(one.new) else { return nil }
      taken.old.insert(one.old)
      taken.new.insert(one.new)
      return (olds[one.old], news[one.new])
    }
  }

  private func bag(_ words: ArraySlice<Side.Word>) -> Bag {
    let own = words.filter(\.isWord)
    return Bag((own.isEmpty ? Array(words) : own).map(\.key))
  }
}

/// Words, each as often as it stands.
private struct Bag {
  private let counts: [Int32: Int]
  let count: Int

  init(_ words: [Int32]) {
    counts = words.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    count = words.count
  }

  /// Dice's coefficient: the share of the words of both that are common to them.
  func likeness(to other: Bag) -> Double {
    guard count + other.count > 0 else { return 1 }
    let (few, many) = counts.count < other.counts.count ? (counts, other.counts) : (other.counts, counts)
    let common = few.reduce(0) { $0 + min($1.value, many[$1.key] ?? 0) }
    return 2 * Double(common) / Double(count + other.count)
  }
}

/// Which of several texts hold a word, or two words in a row, that few of them hold.
private struct RareWords {
  private static let mostTexts = 8
  private static let mostCandidates = 4

  private var places: [Int64: [Int]] = [:]

  init(_ texts: [ArraySlice<Side.Word>]) {
    for (place, text) in texts.enumerated() {
      for feature in Self.features(of: text) {
        let known = places[feature] ?? []
        if known.count <= Self.mostTexts, known.last != place { places[feature] = known + [place] }
      }
    }
  }

  /// The texts that have the most of these in common with a text.
  func nearest(to text: ArraySlice<Side.Word>) -> [Int] {
    var shared: [Int: Int] = [:]
    for feature in Self.features(of: text) {
      guard let places = places[feature], places.count <= Self.mostTexts else { continue }
      for place in places { shared[place, default: 0] += 1 }
    }
    let order = shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return order.prefix(Self.mostCandidates).map(\.key)
  }

  private static func features(of text: ArraySlice<Side.Word>) -> [Int64] {
    var features: [Int64] = []
    var last: Int32 = -1
    for word in text {
      features.append(Int64(word.key))
      features.append(Int64(last) << 32 | Int64(word.key))
      last = word.key
    }
    return features
  }
}
