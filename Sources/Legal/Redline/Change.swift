/// What has changed in a clause, or before the first: a line of the summary.
package struct Change: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case inserted, deleted, changed, moved
    /// Its number alone.
    case renumbered
  }

  /// An amount, a date or another number; nil where it was not, or is not any more.
  package struct FigureChange: Hashable, Sendable {
    package let old: String?
    package let new: String?
  }

  package let kind: Kind
  /// Whether its words have changed as well as its place.
  package let hasChangedWords: Bool
  /// `5.2(a)`, as it is now; of a deleted clause as it was.
  package let number: String?
  /// Nil where it is what it was.
  package let oldNumber: String?
  /// Its heading, or that of the clause around it; nil before the first clause.
  package let title: String?
  /// Where a page shows it; nil before the first clause.
  package let address: String?
  package let figures: [FigureChange]
  package let deletedWords: Int
  package let insertedWords: Int
  /// The words, where few have changed, and in one place.
  package let words: FigureChange?
}

extension Redline {
  package var isEmpty: Bool { changes.isEmpty }

  /// What has changed, clause by clause, in the order of the passages.
  package var changes: [Change] {
    var summary = Summary(old: old, new: new)
    summary.collect(passages)
    return summary.changes
  }

}

private struct Summary {
  /// What has changed in the words of one clause.
  private struct Tally {
    var runs: [(deleted: Range<Int>, inserted: Range<Int>)] = []
    var hasMovedRows = false
  }

  let old: Side
  let new: Side
  private(set) var changes: [Change] = []

  init(old: Side, new: Side) {
    self.old = old
    self.new = new
  }

  mutating func collect(_ passages: [Passage]) {
    var tally = Tally()
    for passage in passages { collect(passage, &tally) }
    if let change = change(.changed, tally, old: nil, new: nil) { changes.insert(change, at: 0) }
  }

  /// - Parameter tally: that of the clause around it.
  private mutating func collect(_ passage: Passage, _ tally: inout Tally) {
    let isClause = (passage.new.map { new.blocks[$0].shape } ?? passage.old.map { old.blocks[$0].shape }) == .clause
    if passage.place == .left { return }
    if passage.place == .arrived, !isClause { tally.hasMovedRows = true }
    for run in passage.runs {
      if case .changed(let deleted, let inserted) = run { tally.runs.append((deleted, inserted)) }
    }
    guard isClause else {
      for child in passage.children { collect(child, &tally) }
      return
    }
    let place = changes.count
    let isWhole = passage.old == nil || passage.new == nil
    var own = Tally()
    for child in passage.children { isWhole ? collectWhole(child, &own) : collect(child, &own) }
    let kind: Change.Kind =
      passage.old == nil ? .inserted : passage.new == nil ? .deleted : passage.place == .arrived ? .moved : .changed
    if let change = change(kind, own, old: passage.old, new: passage.new) { changes.insert(change, at: place) }
  }

  /// What stands in a clause that is new or gone is part of it, clauses too.
  private mutating func collectWhole(_ passage: Passage, _ tally: inout Tally) {
    guard passage.old == nil || passage.new == nil else { return collect(passage, &tally) }
    for run in passage.runs {
      if case .changed(let deleted, let inserted) = run { tally.runs.append((deleted, inserted)) }
    }
    for child in passage.children { collectWhole(child, &tally) }
  }

  private func change(_ kind: Change.Kind, _ tally: Tally, old oldClause: Int?, new newClause: Int?) -> Change? {
    let numbers = (oldClause.flatMap { old.number(of: $0) }, newClause.flatMap { new.number(of: $0) })
    let hasOwnNumber = oldClause.flatMap { old.blocks[$0].label } != newClause.flatMap { new.blocks[$0].label }
    let hasChangedWords = !tally.runs.isEmpty || tally.hasMovedRows
    var kind = kind
    if kind == .changed, !hasChangedWords {
      guard oldClause != nil, numbers.0 != numbers.1, hasOwnNumber else { return nil }
      kind = .renumbered
    }
    let isWhole = kind == .inserted || kind == .deleted
    let only = tally.runs.count == 1 && !isWhole ? tally.runs.first : nil
    let words = only.map { (old.text(of: $0.deleted), new.text(of: $0.inserted)) }
    let isShort = only.map { max($0.deleted.count, $0.inserted.count) <= Self.mostWordsShown } ?? false
    return Change(
      kind: kind, hasChangedWords: hasChangedWords, number: numbers.1 ?? numbers.0,
      oldNumber: newClause != nil && numbers.0 != numbers.1 ? numbers.0 : nil,
      title: newClause.map { new.title(around: $0) } ?? oldClause.flatMap { old.title(around: $0) },
      address: address(oldClause, newClause), figures: figures(of: tally, isWhole: isWhole),
      deletedWords: tally.runs.reduce(0) { $0 + old.count(in: $1.deleted) },
      insertedWords: tally.runs.reduce(0) { $0 + new.count(in: $1.inserted) },
      words: isShort ? words.map { Change.FigureChange(old: $0.0.nonEmpty, new: $0.1.nonEmpty) } : nil)
  }

  private static let mostWordsShown = 8

  private func address(_ oldClause: Int?, _ newClause: Int?) -> String? {
    if let newClause { return new.blocks[newClause].id }
    return oldClause.map { addressOfDeleted(old.blocks[$0].id) }
  }

  // MARK: Figures

  private func figures(of tally: Tally, isWhole: Bool) -> [Change.FigureChange] {
    tally.runs.flatMap { run -> [Change.FigureChange] in
      let before = figures(in: run.deleted, of: old, isWhole: isWhole)
      let after = figures(in: run.inserted, of: new, isWhole: isWhole)
      if before.count == after.count {
        return zip(before, after).filter { $0 != $1 }.map { Change.FigureChange(old: $0, new: $1) }
      }
      return before.map { Change.FigureChange(old: $0, new: nil) }
        + after.map { Change.FigureChange(old: nil, new: $0) }
    }
  }

  /// The figures of a range as they read; of a whole clause those that are amounts, dates or shares.
  private func figures(in range: Range<Int>, of side: Side, isWhole: Bool) -> [String] {
    side.figures(in: range).filter { !isWhole || $0.kind != .number }.map { figure in
      let text = side.text(of: figure.words)
      let next = figure.words.upperBound
      guard figure.kind == .number, next < side.words.count, side.words[next].isWord, !side.words[next].space.isEmpty
      else { return text }
      return "\(text) \(side.words[next].text)"
    }
  }
}

extension Side {
  /// The figures that stand wholly in a range.
  fileprivate func figures(in range: Range<Int>) -> ArraySlice<Figure> {
    var (low, high) = (0, figures.count)
    while low < high {
      let middle = (low + high) / 2
      if figures[middle].words.lowerBound < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return figures[low...].prefix { $0.words.upperBound <= range.upperBound }
  }

  /// The number of a clause as references read it: `5.2(a)`; nil for a clause without one.
  package func number(of clause: Int) -> String? {
    guard let label = blocks[clause].label else { return nil }
    let own = label.withoutEnding
    guard own.hasPrefix("("), let parent = blocks[clause].parent else { return own }
    let outer = self.clause(around: parent)
    return (blocks[outer].shape == .clause ? number(of: outer) ?? "" : "") + own
  }

  /// The heading of a clause, or of the nearest around it that has one.
  func title(around clause: Int) -> String? {
    var current: Int? = clause
    while let block = current {
      if let title = blocks[block].title { return title }
      current = blocks[block].parent
    }
    return nil
  }
}

extension String {
  /// A label without the mark at its end.
  var withoutEnding: String {
    var scalars = unicodeScalars
    while let last = scalars.last, last == "." || last == ":" { scalars.removeLast() }
    return String(scalars)
  }

  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}

/// Where a page shows a clause that is no more.
func addressOfDeleted(_ id: String?) -> String { "deleted-\(id ?? "clause")" }
