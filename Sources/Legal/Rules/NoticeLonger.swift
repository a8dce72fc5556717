import Diagnostics

extension DocumentRule {
  /// Notice is not longer than the whole term.
  ///
  /// Compared are lengths of time behind words such as "for a term of" with those beside the word "notice" in sentences
  /// about ending. The longest term counts; a paper that names none has none, and so has one that renews itself or goes on
  /// behind its term.
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
          let length = block.lengths(within: phrase.upperBound..<phrase.upperBound + mostBetween, words).first,
          length.tokens.lowerBound <= phrase.upperBound + 1, length.days.upperBound > longestTerm?.days.upperBound ?? 0
        {
          longestTerm = length
        }
      }
      guard block.tokens.contains(where: words.notice.contains) else { continue }
      for sentence in block.sentences where words.ending.isIn(Array(block.tokens[sentence])) {
        for index in sentence where words.notice.contains(block.tokens[index]) {
          // "thirty days' prior written notice", "notice of thirty days"
          let before = block.lengths(within: max(sentence.lowerBound, index - mostBetween)..<index, words).last
          let behind = block.lengths(within: index + 1..<min(sentence.upperBound, index + mostBetween), words).first
          let length =
            before.flatMap { index - $0.tokens.upperBound <= mostBeside ? $0 : nil }
            ?? behind.flatMap { $0.tokens.lowerBound - index <= mostBeside ? $0 : nil }
          if let length { notices.append((length, block)) }
        }
      }
    }
    // What goes on behind its term has no last day that a notice could be longer than.
    guard let longestTerm, !text.blocks.contains(where: { $0.isProse && words.rolling.isIn($0.tokens) }) else {
      return []
    }
    return notices.filter { $0.length.days.lowerBound > longestTerm.days.upperBound }.map { notice in
      DocumentFinding(
        "the notice, \(notice.block.words(notice.length.tokens)), is longer than the whole term",
        at: text.place(notice.length.tokens, in: notice.block), in: notice.block,
        help: "shorten the notice, or make the term longer")
    }
  }
}

/// In how many words the length of a time is looked for, and how many may stand between it and what it is the length of.
private let mostBetween = 16
private let mostBeside = 4

/// The length of a time, as it is written.
private struct WrittenLength {
  let tokens: Range<Int>
  /// Months and years have different ones.
  let days: ClosedRange<Int>
}

extension TextBlock {
  /// The lengths of time in a run of tokens: `30 days`, `six months'`, `thirty (30) days`.
  fileprivate func lengths(within range: Range<Int>, _ words: RuleWords) -> [WrittenLength] {
    let range = range.clamped(to: tokens.indices)
    var lengths: [WrittenLength] = []
    var start = range.lowerBound
    while start < range.upperBound {
      var count: Int?
      var at = start + 1
      if tokens[start].kind == .figure {
        count = Int(tokens[start].text)
      } else if words.numerals[tokens[start]] != nil {
        (count, at) = numberInWords(from: start, words)
      }
      defer { start = at }
      guard let count, count > 0, count < 10_000 else { continue }
      var unit = at
      // The figure, and what kind of days they are.
      if unit + 2 < range.upperBound, tokens[unit].isMark("("), tokens[unit + 2].isMark(")") { unit += 3 }
      while unit < range.upperBound, words.kindsOfDays.contains(tokens[unit]) { unit += 1 }
      guard unit < range.upperBound, let length = words.units[tokens[unit]] else { continue }
      at = unit + 1
      let (least, most) = length == 30 ? (28, 31) : length == 365 ? (365, 366) : (length, length)
      lengths.append(WrittenLength(tokens: start..<at, days: least * count...most * count))
    }
    return lengths
  }
}
