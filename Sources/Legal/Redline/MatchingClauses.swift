import Diagnostics

/// Which blocks of two documents are the same.
struct Matches {
  private(set) var newOfOld: [Int?]
  private(set) var oldOfNew: [Int?]

  init(_ old: Side, _ new: Side) {
    newOfOld = Array(repeating: nil, count: old.blocks.count)
    oldOfNew = Array(repeating: nil, count: new.blocks.count)
  }

  mutating func match(_ old: Int, _ new: Int) {
    newOfOld[old] = new
    oldOfNew[new] = old
  }
}

/// Matches the clauses of two documents: by their ids, by equal headings in the same clause, by equal words, then by
/// similar ones, within the same clause first.
func matchClauses(of old: Side, with new: Side) -> Matches {
  var matching = ClauseMatching(old, new)
  matching.run()
  return matching.matches
}

private struct ClauseMatching {
  /// Clauses of one document, each under the clause around it.
  private struct Tree {
    /// By the block of the clause around them; the document's is the first.
    var children: [Int: [Int]] = [:]
    var parent: [Int: Int] = [:]
    /// In reading order.
    var clauses: [Int] = []
    /// The ids that somebody gave, or that a heading gives which stands once.
    var ids: [String: Int] = [:]

    init(_ side: Side) {
      for block in side.blocks.indices where side.blocks[block].shape == .clause {
        let outer = side.clause(around: side.blocks[block].parent ?? 0)
        children[outer, default: []].append(block)
        parent[block] = outer
        clauses.append(block)
      }
      var titles: [String: Int] = [:]
      for block in clauses {
        if let title = side.blocks[block].title { titles[title, default: 0] += 1 }
      }
      for block in clauses {
        guard let id = side.blocks[block].id, !isCounted(id, in: parent[block].flatMap { side.blocks[$0].id }) else {
          continue
        }
        let title = side.blocks[block].title ?? ""
        // Of headings that stand twice only the order tells one from the other.
        if (titles[title] ?? 0) > 1, !slug(title).isEmpty, id.hasPrefix(slug(title)) { continue }
        ids[id] = block
      }
    }

    /// Whether an id is the number that a clause happens to have in the clause around it: `payment.a`.
    private func isCounted(_ id: String, in outer: String?) -> Bool { id.hasPrefix("\(outer ?? "clause").") }
  }

  /// Beneath this two clauses of one clause are two.
  private static let likeSibling = 0.5
  /// Beneath this nobody would say that a clause had moved from one place to the other.
  private static let likeMoved = 0.6
  /// So few words are alike by chance.
  private static let fewestWordsOfMoved = 5

  private(set) var matches: Matches
  private let old: Side
  private let new: Side
  private let similarity: Similarity
  private let oldTree: Tree
  private let newTree: Tree
  /// Clauses whose own clauses are still to be matched.
  private var pending: [(old: Int, new: Int)] = []

  init(_ old: Side, _ new: Side) {
    (self.old, self.new) = (old, new)
    matches = Matches(old, new)
    similarity = Similarity(old: old, new: new)
    (oldTree, newTree) = (Tree(old), Tree(new))
  }

  mutating func run() {
    match(0, 0)
    for clause in oldTree.clauses {
      if let id = old.blocks[clause].id, oldTree.ids[id] == clause, let other = newTree.ids[id] { match(clause, other) }
    }
    matchWithin()
    matchByWhatTheyHold()
    matchWithin()
    let (olds, news) = (unmatched(oldTree.clauses, matches.newOfOld), unmatched(newTree.clauses, matches.oldOfNew))
    matchByContent(olds.filter { isLong(old, $0) }, news)
    matchSimilar(olds, news, least: Self.likeMoved, fewest: Self.fewestWordsOfMoved)
    matchWithin()
  }

  private mutating func match(_ old: Int, _ new: Int) {
    guard matches.newOfOld[old] == nil, matches.oldOfNew[new] == nil else { return }
    matches.match(old, new)
    pending.append((old, new))
  }

  // MARK: Within a clause

  private mutating func matchWithin() {
    var next = 0
    while next < pending.count {
      let pair = pending[next]
      next += 1
      let (olds, news) = (oldTree.children[pair.old] ?? [], newTree.children[pair.new] ?? [])
      matchByTitle(olds, news, ifOnce: true)
      matchEqual(olds, news)
      matchSimilar(olds, news, least: Self.likeSibling)
      // Of those that are left with a heading that stands twice, the order tells which is which.
      matchByTitle(olds, news, ifOnce: false)
    }
    pending = []
  }

  private mutating func matchByTitle(_ olds: [Int], _ news: [Int], ifOnce: Bool) {
    var byTitle: [String: (olds: [Int], news: [Int])] = [:]
    for block in unmatched(olds, matches.newOfOld) {
      if let title = old.blocks[block].title { byTitle[title, default: ([], [])].olds.append(block) }
    }
    for block in unmatched(news, matches.oldOfNew) {
      if let title = new.blocks[block].title { byTitle[title, default: ([], [])].news.append(block) }
    }
    for (olds, news) in byTitle.values where !ifOnce || max(olds.count, news.count) == 1 {
      for (from, to) in zip(olds, news) { match(from, to) }
    }
  }

  private mutating func matchEqual(_ olds: [Int], _ news: [Int]) {
    let (olds, news) = (unmatched(olds, matches.newOfOld), unmatched(news, matches.oldOfNew))
    let runs = commonRuns(of: olds.map { old.blocks[$0].content }[...], and: news.map { new.blocks[$0].content }[...])
    for run in runs {
      for offset in 0..<run.count { match(olds[run.old + offset], news[run.new + offset]) }
    }
    matchByContent(olds, news)
  }

  private mutating func matchByContent(_ olds: [Int], _ news: [Int]) {
    var byContent: [Int32: [Int]] = [:]
    for block in unmatched(news, matches.oldOfNew).reversed() {
      byContent[new.blocks[block].content, default: []].append(block)
    }
    for block in unmatched(olds, matches.newOfOld) {
      if let other = byContent[old.blocks[block].content]?.popLast() { match(block, other) }
    }
  }

  private mutating func matchSimilar(_ olds: [Int], _ news: [Int], least: Double, fewest: Int = 0) {
    let pairs = similarity.pairs(
      unmatched(olds, matches.newOfOld), unmatched(news, matches.oldOfNew), least: least, fewest: fewest)
    for pair in pairs { match(pair.old, pair.new) }
  }

  private func unmatched(_ blocks: [Int], _ matches: [Int?]) -> [Int] { blocks.filter { matches[$0] == nil } }

  // MARK: Elsewhere

  /// A clause under another id and heading that holds most of the same clauses is the same.
  private mutating func matchByWhatTheyHold() {
    for block in oldTree.clauses.reversed() where matches.newOfOld[block] == nil {
      let children = oldTree.children[block] ?? []
      var votes: [Int: Int] = [:]
      for child in children {
        if let other = matches.newOfOld[child], let outer = newTree.parent[other] { votes[outer, default: 0] += 1 }
      }
      let best = votes.max { ($0.value, $1.key) < ($1.value, $0.key) }
      if let best, best.key != 0, matches.oldOfNew[best.key] == nil, best.value * 2 > children.count {
        match(block, best.key)
      }
    }
  }

  private func isLong(_ side: Side, _ block: Int) -> Bool {
    side.count(in: side.blocks[block].words) >= Self.fewestWordsOfMoved
  }
}
