import Diagnostics

extension DocumentRule {
  /// Notice is not longer than the whole term.
  ///
  /// Compared are lengths of time behind words such as "for a term of" with those beside the word "notice" in sentences
  /// about ending. The longest term counts; a paper that names none has none.
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// This agreement is for a term of three months. Either party may end it with six months' notice.
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// This agreement is for a term of twelve months. Either party may end it with six months' notice.
  /// ```
  static let noticeLonger = DocumentRule("notice-longer", .error) { text in
    let words = text.words.rules
    var longestTerm: WrittenLength?
    var notices: [(length: WrittenLength, block: TextBlock)] = []
    for block in text.blocks where block.isProse && !block.isHeading {
      for index in block.tokens.indices {
        if let phrase = words.term.match(block.tokens, at: index),
          let length = block.length(within: phrase.upperBound..<phrase.upperBound + mostBetween, words),
          length.days.upperBound > longestTerm?.days.upperBound ?? 0
        {
          longestTerm = length
        }
      }
      guard block.tokens.contains(where: words.notice.contains) else { continue }
      for sentence in block.sentences where words.ending.isIn(Array(block.tokens[sentence])) {
        for index in sentence where words.notice.contains(block.tokens[index]) {
          // "thirty days' prior written notice", "notice of thirty days"
          let before = max(sentence.lowerBound, index - mostBetween)..<index
          let behind = index + 1..<min(sentence.upperBound, index + mostBetween)
          let length = block.length(within: before, words) ?? block.length(within: behind, words)
          if let length { notices.append((length, block)) }
        }
      }
    }
    guard let longestTerm else { return [] }
    return notices.filter { $0.length.days.lowerBound > longestTerm.days.upperBound }.map { notice in
      DocumentFinding(
        "the notice, \(notice.block.words(notice.length.tokens)), is longer than the whole term",
        at: text.place(notice.length.tokens, in: notice.block), in: notice.block,
        help: "shorten the notice, or make the term longer")
    }
  }
}

/// How many words may stand between the length of a time and what it is the length of.
private let mostBetween = 7

/// The length of a time, as it is written.
private struct WrittenLength {
  let tokens: Range<Int>
  /// Months and years have different ones.
  let days: ClosedRange<Int>
}

extension TextBlock {
  /// The first length of a time in a run of tokens: `30 days`, `six months'`, `thirty (30) days`.
  fileprivate func length(within range: Range<Int>, _ words: RuleWords) -> WrittenLength? {
    let range = range.clamped(to: tokens.indices)
    for start in range {
      var count: Int?
      var at = start
      if tokens[at].kind == .figure {
        count = Int(tokens[at].text)
        at += 1
      } else if words.numerals[tokens[at]] != nil {
        (count, at) = numberInWords(from: at, words)
      }
      guard let count, count > 0, count < 10_000 else { continue }
      // The figure, and what kind of days they are.
      if at + 2 < range.upperBound, tokens[at].isMark("("), tokens[at + 2].isMark(")") { at += 3 }
      while at < range.upperBound, words.kindsOfDays.contains(tokens[at]) { at += 1 }
      if at < range.upperBound, let unit = words.units[tokens[at]] {
        let days =
          unit == 30 ? 28 * count...31 * count : unit == 365 ? 365 * count...366 * count : unit * count...unit * count
        return WrittenLength(tokens: start..<at + 1, days: days)
      }
    }
    return nil
  }
}
