/// How the words of a block fared.
func runs(from oldWords: Range<Int>, in old: Side, to newWords: Range<Int>, in new: Side) -> [Run] {
  var comparison = TextComparison(old, oldWords, new, newWords)
  comparison.keepUnitsWhole()
  return comparison.runs()
}

private struct TextComparison {
  private let old: Side
  private let new: Side
  private let oldWords: Range<Int>
  private let newWords: Range<Int>
  /// For each old word of the block the new one that it is.
  private var kept: [Int?]
  private var keptOfNew: [Int?]

  init(_ old: Side, _ oldWords: Range<Int>, _ new: Side, _ newWords: Range<Int>) {
    (self.old, self.oldWords, self.new, self.newWords) = (old, oldWords, new, newWords)
    kept = Array(repeating: nil, count: oldWords.count)
    keptOfNew = Array(repeating: nil, count: newWords.count)
    let common = commonRuns(of: old.words[oldWords].map(\.key)[...], and: new.words[newWords].map(\.key)[...])
    for run in common {
      for offset in 0..<run.count {
        kept[run.old + offset] = newWords.lowerBound + run.new + offset
        keptOfNew[run.new + offset] = oldWords.lowerBound + run.old + offset
      }
    }
  }

  // MARK: Units

  /// A unit of which a part has changed has changed as a whole, and so on through the units that lie across it.
  mutating func keepUnitsWhole() {
    var pending: [(unit: Int, isOld: Bool)] =
      Set(old.words[oldWords].compactMap(\.unit)).sorted().map { ($0, true) }
      + Set(new.words[newWords].compactMap(\.unit)).sorted().map { ($0, false) }
    var broken: (old: Set<Int>, new: Set<Int>) = ([], [])
    while let (unit, isOld) = pending.popLast() {
      guard !(isOld ? broken.old : broken.new).contains(unit) else { continue }
      let words = isOld ? old.units[unit] : new.units[unit]
      let start = isOld ? oldWords.lowerBound : newWords.lowerBound
      let partners = words.map { isOld ? kept[$0 - start] : keptOfNew[$0 - start] }
      let isWhole = zip(partners, partners.dropFirst()).allSatisfy { $0 != nil && $1 == $0.map { $0 + 1 } }
      guard !isWhole else { continue }
      if isOld { broken.old.insert(unit) } else { broken.new.insert(unit) }
      for (word, partner) in zip(words, partners) {
        guard let partner else { continue }
        let (from, to) = isOld ? (word, partner) : (partner, word)
        kept[from - oldWords.lowerBound] = nil
        keptOfNew[to - newWords.lowerBound] = nil
        if let other = isOld ? new.words[partner].unit : old.words[partner].unit { pending.append((other, !isOld)) }
      }
    }
  }

  // MARK: Runs

  func runs() -> [Run] {
    var runs: [Run] = []
    var next = newWords.lowerBound
    var at = oldWords.lowerBound
    while at < oldWords.upperBound || next < newWords.upperBound {
      if at < oldWords.upperBound, kept[at - oldWords.lowerBound] == next {
        var end = at + 1
        while end < oldWords.upperBound, kept[end - oldWords.lowerBound] == next + end - at { end += 1 }
        runs.append(.kept(old: at..<end, new: next..<next + end - at))
        (at, next) = (end, next + end - at)
      } else {
        let end = kept[(at - oldWords.lowerBound)...].firstIndex { $0 != nil }.map { $0 + oldWords.lowerBound }
        let newEnd = end.flatMap { kept[$0 - oldWords.lowerBound] }
        runs.append(
          .changed(deleted: at..<(end ?? oldWords.upperBound), inserted: next..<(newEnd ?? newWords.upperBound)))
        (at, next) = (end ?? oldWords.upperBound, newEnd ?? newWords.upperBound)
      }
    }
    return joined(runs).flatMap(withNumbersApart)
  }

  /// Changes with at most one word between them as one: so do lawyers read them; but not across a bracket or a
  /// quotation mark, of which the other would be left behind. Where next to nothing was kept, all of it has changed.
  private func joined(_ runs: [Run]) -> [Run] {
    var joined: [Run] = []
    for (place, run) in runs.enumerated() {
      if case .changed(let deleted, let inserted) = run, case .kept(let from, _)? = joined.last,
        joined.count > 1, case .changed(let firstDeleted, let firstInserted) = joined[joined.count - 2],
        place > 1, old.count(in: from) <= 1, !old.words[from].contains(where: { enclosing.contains($0.text) })
      {
        joined.removeLast(2)
        joined.append(
          .changed(
            deleted: firstDeleted.lowerBound..<deleted.upperBound,
            inserted: firstInserted.lowerBound..<inserted.upperBound))
      } else {
        joined.append(run)
      }
    }
    let common = joined.reduce(0) { if case .kept(let from, _) = $1 { $0 + old.count(in: from) } else { $0 } }
    let most = max(old.count(in: oldWords), new.count(in: newWords))
    guard !oldWords.isEmpty, !newWords.isEmpty, joined.count > 2, common * 4 < most else { return joined }
    return [.changed(deleted: oldWords, inserted: newWords)]
  }

  /// References that read another number now, apart from what is the same to the letter.
  private func withNumbersApart(_ run: Run) -> [Run] {
    guard case .kept(let from, let to) = run else { return [run] }
    var runs: [Run] = []
    var start = 0
    func addKept(upTo end: Int) {
      guard end > start else { return }
      runs.append(
        .kept(
          old: from.lowerBound + start..<from.lowerBound + end, new: to.lowerBound + start..<to.lowerBound + end))
    }
    for offset in 0..<from.count
    where old.words[from.lowerBound + offset].text != new.words[to.lowerBound + offset].text {
      addKept(upTo: offset)
      runs.append(.renumbered(old: from.lowerBound + offset, new: to.lowerBound + offset))
      start = offset + 1
    }
    addKept(upTo: from.count)
    return runs
  }
}

/// Marks of which one seldom stands alone.
private let enclosing: Set = ["(", ")", "[", "]", "{", "}", "\"", "“", "”", "„", "«", "»"]
