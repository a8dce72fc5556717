/// Puts the blocks of two documents into one order.
struct Merging {
  /// Columns of a table, in the order in which both are shown.
  private typealias Column = (old: Int?, new: Int?)

  /// Beneath this two paragraphs of one place are two.
  private static let likeBlock = 0.4

  private let old: Side
  private let new: Side
  private let similarity: Similarity
  private var matches: Matches
  /// Those of the table that is being merged.
  private var columns: [Column] = []

  init(_ old: Side, _ new: Side, clauses matches: Matches) {
    (self.old, self.new, self.matches) = (old, new, matches)
    similarity = Similarity(old: old, new: new)
  }

  mutating func passages() -> [Passage] { merged(old.blocks[0].children, new.blocks[0].children) }

  // MARK: Passages

  private mutating func pair(_ from: Int, _ to: Int, _ place: Passage.Place = .same) -> Passage {
    var passage = Passage(old: from, new: to, place: place)
    let (before, after) = (old.blocks[from], new.blocks[to])
    switch after.shape {
    case .table:
      matchRows(of: before.children, after.children)
      columns = columns(of: from, to)
      passage.children = merged(before.children, after.children)
    case .row, .headingRow:
      passage.children = columns.compactMap { column in
        let cells = (column.old.flatMap { before.children[at: $0] }, column.new.flatMap { after.children[at: $0] })
        switch cells {
        case (let from?, let to?): return pair(from, to)
        case (let from?, nil): return deleted(from)
        case (nil, let to?): return inserted(to)
        case (nil, nil): return nil
        }
      }
    case let shape where shape.isLeaf: passage.runs = runs(from: before.words, in: old, to: after.words, in: new)
    default: passage.children = merged(before.children, after.children)
    }
    return passage
  }

  private mutating func deleted(_ block: Int) -> Passage {
    if let match = matches.newOfOld[block] { return Passage(old: block, new: match, place: .left) }
    var passage = Passage(old: block, new: nil)
    let whole = old.blocks[block]
    if whole.shape.isLeaf {
      passage.runs = whole.words.isEmpty ? [] : [.changed(deleted: whole.words, inserted: 0..<0)]
    } else if whole.shape == .row || whole.shape == .headingRow, !columns.isEmpty {
      passage.children = columns.map { column in
        column.old.flatMap { whole.children[at: $0] }.map { deleted($0) } ?? Passage(old: nil, new: nil)
      }
    } else {
      if whole.shape == .table { columns = [] }
      passage.children = whole.children.map { deleted($0) }
    }
    return passage
  }

  private mutating func inserted(_ block: Int) -> Passage {
    if let match = matches.oldOfNew[block] { return pair(match, block, .arrived) }
    var passage = Passage(old: nil, new: block)
    let whole = new.blocks[block]
    if whole.shape.isLeaf {
      passage.runs = whole.words.isEmpty ? [] : [.changed(deleted: 0..<0, inserted: whole.words)]
    } else if whole.shape == .row || whole.shape == .headingRow, !columns.isEmpty {
      passage.children = columns.map { column in
        column.new.flatMap { whole.children[at: $0] }.map { inserted($0) } ?? Passage(old: nil, new: nil)
      }
    } else {
      if whole.shape == .table { columns = [] }
      passage.children = whole.children.map { inserted($0) }
    }
    return passage
  }

  // MARK: Order

  /// Blocks of one place in one order: those of the new document, with the deleted before the inserted of each gap.
  private mutating func merged(_ olds: [Int], _ news: [Int]) -> [Passage] {
    var passages: [Passage] = []
    var next = (old: 0, new: 0)
    for anchor in anchors(olds, news) + [(olds.count, news.count)] {
      for block in olds[next.old..<anchor.old] { passages.append(deleted(block)) }
      for block in news[next.new..<anchor.new] { passages.append(inserted(block)) }
      if anchor.old < olds.count { passages.append(pair(olds[anchor.old], news[anchor.new])) }
      next = (anchor.old + 1, anchor.new + 1)
    }
    return passages
  }

  /// The places of blocks that are the same and keep their order: those that were matched, those that say the same,
  /// and between them those that say much the same.
  private func anchors(_ olds: [Int], _ news: [Int]) -> [(old: Int, new: Int)] {
    let runs = commonRuns(of: olds.map(mark(ofOld:))[...], and: news.map(mark(ofNew:))[...])
    var anchors: [(old: Int, new: Int)] = []
    var next = (old: 0, new: 0)
    for run in runs + [CommonRun(old: olds.count, new: news.count, count: 0)] {
      anchors += similar(olds, next.old..<run.old, news, next.new..<run.new)
      anchors += (0..<run.count).map { (run.old + $0, run.new + $0) }
      next = (run.old + run.count, run.new + run.count)
    }
    return anchors
  }

  /// The same for blocks that are matched, and for others that say the same. Contents are counted from 0; beneath them
  /// are the head of a clause or a table, the old blocks, and what is new alone.
  private func mark(ofOld block: Int) -> Int32 {
    switch old.blocks[block].shape {
    case .head, .headingRow: -1
    case .clause: -2 - Int32(clamping: block)
    default: matches.newOfOld[block] == nil ? old.blocks[block].content : -2 - Int32(clamping: block)
    }
  }

  private func mark(ofNew block: Int) -> Int32 {
    switch new.blocks[block].shape {
    case .head, .headingRow: -1
    case .clause: -2 - Int32(clamping: matches.oldOfNew[block] ?? old.blocks.count + block)
    default: matches.oldOfNew[block].map { -2 - Int32(clamping: $0) } ?? new.blocks[block].content
    }
  }

  /// The places of blocks between two anchors that say much the same; clauses were matched all at once.
  private func similar(
    _ olds: [Int], _ oldGap: Range<Int>, _ news: [Int], _ newGap: Range<Int>
  ) -> [(old: Int, new: Int)] {
    guard !oldGap.isEmpty, !newGap.isEmpty else { return [] }
    let free = (
      old: oldGap.filter { matches.newOfOld[olds[$0]] == nil && old.blocks[olds[$0]].shape != .clause },
      new: newGap.filter { matches.oldOfNew[news[$0]] == nil && new.blocks[news[$0]].shape != .clause }
    )
    let pairs = similarity.pairs(free.old.map { olds[$0] }, free.new.map { news[$0] }, least: Self.likeBlock)
    let places = (
      old: Dictionary(uniqueKeysWithValues: free.old.map { (olds[$0], $0) }),
      new: Dictionary(uniqueKeysWithValues: free.new.map { (news[$0], $0) })
    )
    let found = pairs.compactMap { pair -> (old: Int, new: Int)? in
      guard let from = places.old[pair.old], let to = places.new[pair.new] else { return nil }
      return (from, to)
    }
    // Those that keep their order, as many as can be.
    let byOld = found.sorted { $0.old < $1.old }
    let byNew = byOld.indices.sorted { byOld[$0].new < byOld[$1].new }
    let order = commonRuns(
      of: byOld.indices.map { Int32(clamping: $0) }[...], and: byNew.map { Int32(clamping: $0) }[...])
    return order.flatMap { run in byOld[run.old..<run.old + run.count] }
  }

  // MARK: Tables

  /// Rows are known by their first cell, and where several have the same by which of them it is.
  private mutating func matchRows(of olds: [Int], _ news: [Int]) {
    func keyed(_ rows: [Int], _ side: Side) -> [(key: [Int32], row: Int)] {
      var counts: [Int32: Int32] = [:]
      return rows.compactMap { row in
        guard side.blocks[row].shape == .row, let first = side.blocks[row].children.first else { return nil }
        let content = side.blocks[first].content
        counts[content, default: 0] += 1
        return ([content, counts[content] ?? 0], row)
      }
    }
    let known = Dictionary(keyed(news, new)) { first, _ in first }
    for (key, row) in keyed(olds, old) {
      if let other = known[key] { matches.match(row, other) }
    }
  }

  /// The columns of two tables: those with the same head; between them those that say much the same, or, where as many
  /// are called otherwise now, those of the same place.
  private func columns(of from: Int, _ to: Int) -> [Column] {
    let (olds, news) = (heads(of: from, in: old), heads(of: to, in: new))
    let rows = old.blocks[from].children.compactMap { row in matches.newOfOld[row].map { (old: row, new: $0) } }
    var columns: [Column] = []
    var next = (old: 0, new: 0)
    for run in commonRuns(of: olds[...], and: news[...]) + [CommonRun(old: olds.count, new: news.count, count: 0)] {
      columns += renamed(next.old..<run.old, next.new..<run.new, rows)
      columns += (0..<run.count).map { (run.old + $0, run.new + $0) }
      next = (run.old + run.count, run.new + run.count)
    }
    return columns
  }

  private func renamed(_ olds: Range<Int>, _ news: Range<Int>, _ rows: [(old: Int, new: Int)]) -> [Column] {
    if olds.count == news.count { return zip(olds, news).map { ($0, $1) } }
    var columns: [Column] = []
    var next = news.lowerBound
    for column in olds {
      let same = (next..<news.upperBound).prefix(Self.mostComparedColumns).first { isAlike(column, $0, rows) }
      guard let same else {
        columns.append((column, nil))
        continue
      }
      columns += (next..<same).map { (nil, $0) } + [(column, same)]
      next = same + 1
    }
    return columns + (next..<news.upperBound).map { (nil, $0) }
  }

  private static let mostComparedColumns = 8

  /// Whether most of the rows say the same in two columns.
  private func isAlike(_ from: Int, _ to: Int, _ rows: [(old: Int, new: Int)]) -> Bool {
    let same = rows.count { row in
      let cells = (old.blocks[row.old].children[at: from], new.blocks[row.new].children[at: to])
      guard case (let before?, let after?) = cells else { return false }
      return old.blocks[before].content == new.blocks[after].content
    }
    return same * 2 > rows.count
  }

  private func heads(of table: Int, in side: Side) -> [Int32] {
    let row = side.blocks[table].children.first { side.blocks[$0].shape == .headingRow }
    return row.map { side.blocks[$0].children.map { side.blocks[$0].content } } ?? []
  }
}

extension Array {
  /// The element of a place; nil beyond the end.
  fileprivate subscript(at index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
