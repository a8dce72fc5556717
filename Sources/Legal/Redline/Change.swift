/// What has changed in a clause, or before the first: a line of the summary.
package struct Change: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case inserted, deleted, changed, moved
    /// Its number alone.
    case renumbered
  }

  /// Words that were, and what they are now; nil where there were or are none.
  package struct Replacement: Hashable, Sendable {
    package let old: String?
    package let new: String?
    /// The first cell of the row in which they stand; nil outside of tables.
    package var row: String?
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
  /// Amounts, dates and other numbers, all of them.
  package let figures: [Replacement]
  package let deletedWords: Int
  package let insertedWords: Int
  /// The words, where few have changed, in one place, and no figure among them.
  package let words: Replacement?
  /// Whether more has changed than figures and those words.
  package let hasOtherWords: Bool
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
  /// A change in the words of a clause.
  private struct Edit {
    let deleted: Range<Int>
    let inserted: Range<Int>
    /// The first cell of the row in which it stands.
    let row: String?
    /// Whether the clause or the row around it is new or gone as a whole.
    let isWhole: Bool
  }

  /// What has changed in the words of one clause.
  private struct Tally {
    var edits: [Edit] = []
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
  private mutating func collect(_ passage: Passage, _ tally: inout Tally, row: String? = nil, isWhole: Bool = false) {
    if passage.place == .left { return }
    let isWhole = isWhole && (passage.old == nil || passage.new == nil)
    for case .changed(let deleted, let inserted) in passage.runs {
      tally.edits.append(Edit(deleted: deleted, inserted: inserted, row: row, isWhole: isWhole))
    }
    switch passage.new.map({ new.blocks[$0].shape }) ?? passage.old.map({ old.blocks[$0].shape }) {
    case .clause where !isWhole: collectClause(passage)
    case .row:
      if passage.place == .arrived { tally.hasMovedRows = true }
      let isWhole = passage.old == nil || passage.new == nil
      let name = passage.children.first.map { nameOfRow($0) }
      for child in passage.children { collect(child, &tally, row: name, isWhole: isWhole) }
    default: for child in passage.children { collect(child, &tally, row: row, isWhole: isWhole) }
    }
  }

  /// What stands in a clause that is new or gone is part of it, clauses too.
  private mutating func collectClause(_ passage: Passage) {
    let place = changes.count
    var tally = Tally()
    let isWhole = passage.old == nil || passage.new == nil
    for child in passage.children { collect(child, &tally, isWhole: isWhole) }
    let kind: Change.Kind =
      passage.old == nil ? .inserted : passage.new == nil ? .deleted : passage.place == .arrived ? .moved : .changed
    if let change = change(kind, tally, old: passage.old, new: passage.new) { changes.insert(change, at: place) }
  }

  private func nameOfRow(_ cell: Passage) -> String {
    cell.new.map { new.text(of: new.blocks[$0].words) } ?? cell.old.map { old.text(of: old.blocks[$0].words) } ?? ""
  }

  private func change(_ kind: Change.Kind, _ tally: Tally, old oldClause: Int?, new newClause: Int?) -> Change? {
    let numbers = (old: oldClause.flatMap { old.number(of: $0) }, new: newClause.flatMap { new.number(of: $0) })
    let hasChangedWords = !tally.edits.isEmpty || tally.hasMovedRows
    var kind = kind
    if kind == .changed, !hasChangedWords {
      guard let oldClause, let newClause, old.blocks[oldClause].label != new.blocks[newClause].label else { return nil }
      kind = .renumbered
    }
    let figures = tally.edits.flatMap(figures)
    let words = figures.isEmpty ? shortWords(tally) : nil
    return Change(
      kind: kind, hasChangedWords: hasChangedWords, number: numbers.new ?? numbers.old,
      oldNumber: newClause != nil && numbers.old != numbers.new ? numbers.old : nil,
      title: newClause.map { new.title(around: $0) } ?? oldClause.flatMap { old.title(around: $0) },
      address: newClause.map { new.blocks[$0].id } ?? oldClause.map { addressOfDeleted(old.blocks[$0].id) },
      figures: figures, deletedWords: tally.edits.reduce(0) { $0 + old.count(in: $1.deleted) },
      insertedWords: tally.edits.reduce(0) { $0 + new.count(in: $1.inserted) }, words: words,
      hasOtherWords: words == nil && tally.edits.contains(where: hasOtherWords))
  }

  // MARK: Words

  private static let mostWordsShown = 8

  /// The words of a clause that has changed in one place.
  private func shortWords(_ tally: Tally) -> Change.Replacement? {
    guard tally.edits.count == 1, let edit = tally.edits.first, !edit.isWhole,
      max(edit.deleted.count, edit.inserted.count) <= Self.mostWordsShown
    else { return nil }
    let (before, after) = (old.text(of: edit.deleted), new.text(of: edit.inserted))
    // What is the same to the eye leads elsewhere.
    guard before != after else { return nil }
    return Change.Replacement(old: before.nonEmpty, new: after.nonEmpty, row: edit.row)
  }

  private func hasOtherWords(_ edit: Edit) -> Bool {
    func other(_ range: Range<Int>, _ side: Side) -> Int {
      side.count(in: range) - side.figures(in: range).reduce(0) { $0 + side.count(in: $1.words) }
    }
    return other(edit.deleted, old) + other(edit.inserted, new) > 0
  }

  // MARK: Figures

  private func figures(_ edit: Edit) -> [Change.Replacement] {
    let before = figures(in: edit.deleted, of: old, isWhole: edit.isWhole)
    let after = figures(in: edit.inserted, of: new, isWhole: edit.isWhole)
    if before.count == after.count {
      return zip(before, after).filter { $0 != $1 }.map { Change.Replacement(old: $0, new: $1, row: edit.row) }
    }
    return before.map { Change.Replacement(old: $0, new: nil, row: edit.row) }
      + after.map { Change.Replacement(old: nil, new: $0, row: edit.row) }
  }

  /// The figures of a range as they read; of what is new or gone as a whole those that are amounts, dates or shares.
  private func figures(in range: Range<Int>, of side: Side, isWhole: Bool) -> [String] {
    side.figures(in: range).filter { !isWhole || $0.kind != .number }.map { figure in
      let text = side.text(of: figure.words)
      let next = figure.words.upperBound
      // 14 days
      guard figure.kind == .number, next < side.words.count, side.words[next].isWord,
        [" ", "\u{A0}"].contains(side.words[next].space)
      else { return text }
      return text + side.words[next].space + side.words[next].text
    }
  }
}

extension Side {
  /// The figures that stand wholly in a range.
  func figures(in range: Range<Int>) -> ArraySlice<Figure> {
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
