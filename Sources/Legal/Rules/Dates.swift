import Diagnostics
import Values

extension DocumentRule {
  /// Days that are written out exist, fall on the day of the week that stands beside them, and a time ends after it
  /// begins.
  ///
  /// Read are `2026-02-16`, `16 February 2026` and `February 16, 2026` with the words of the document's language, and
  /// `16/02/2026` and `16.02.2026` where they can be read in one way. A time is "from … to …", "begins on … and ends on …",
  /// and two lines or rows of a table that begin with "Start" and "End".
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// The work takes from 16 February 2026 to 16 January 2026. The first call is on Monday, 17 February 2026, the last on
  /// 31 November 2026, the papers on 31/02/2026.
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// The work takes from 16 February 2026 to 16 January 2027. The first call is on Tuesday, 17 February 2026, the last
  /// on 2026-11-30, the papers on 28/02/2026.
  /// ```
  static let dates = DocumentRule("dates", .error) { text in
    let days = text.blocks.map { $0.isProse ? $0.days(text.words.rules) : [] }
    return zip(text.blocks, days).flatMap { text.oddDays($1, in: $0) } + text.oddDays(besideLabels: days)
  }
}

extension LegalText {
  /// Lines one behind the other, and rows of a table: "Start: 1 May 2026", "End: 1 April 2026".
  ///
  /// - Parameter days: those of each block.
  fileprivate func oddDays(besideLabels days: [[WrittenDay]]) -> [DocumentFinding] {
    var findings: [DocumentFinding] = []
    var begin: (place: Int, day: Day)?
    for place in blocks.indices {
      guard let written = days[place].first else { continue }
      let block = blocks[place]
      let labelled = block.label(ofOnly: days[place], words.rules) ?? labelOfCell(place, written)
      guard let labelled, let day = written.day else { continue }
      let isEnd = labelled == .end
      if isEnd, let first = begin, place - first.place <= 2, day < first.day {
        findings.append(
          DocumentFinding(
            "the end, \(day), is before the beginning, \(first.day)", at: self.place(written.tokens, in: block),
            in: block, help: "correct one of them"))
      }
      begin = isEnd ? nil : (place, day)
    }
    return findings
  }

  /// That of a day which is all of a cell, in the cell before it.
  private func labelOfCell(_ place: Int, _ day: WrittenDay) -> DayLabel? {
    guard place > 0, case .cell(let table) = blocks[place].kind, blocks[place - 1].kind == .cell(table: table),
      day.tokens == blocks[place].tokens.indices, let label = blocks[place - 1].tokens.first,
      blocks[place - 1].tokens.count <= mostOfDayLabel
    else { return nil }
    return DayLabel(label, words.rules)
  }

  fileprivate func oddDays(_ days: [WrittenDay], in block: TextBlock) -> [DocumentFinding] {
    let words = words.rules
    var findings: [DocumentFinding] = []
    func report(_ message: String, _ range: Range<Int>, help: String) {
      findings.append(
        DocumentFinding(message, at: place(range, in: block), in: block, help: help))
    }
    var last: WrittenDay?
    for written in days {
      guard let day = written.day else {
        report(
          "there is no day `\(block.words(written.tokens))`", written.tokens, help: "write the day that is meant")
        continue
      }
      if let (name, token) = block.weekday(beside: written.tokens, words),
        let meant = Weekday.allCases.firstIndex(of: day.weekday), meant + 1 != name
      {
        report(
          "\(day) is no \(block.tokens[token].text)",
          min(token, written.tokens.lowerBound)..<max(token + 1, written.tokens.upperBound),
          help: "correct the day or the day of the week")
      }
      if let last, let first = last.day, block.isRange(last.tokens, written.tokens, words), day < first {
        report(
          "the end, \(day), is before the beginning, \(first)",
          last.tokens.lowerBound..<written.tokens.upperBound, help: "correct one of them")
      }
      last = written
    }
    return findings
  }
}

/// What a label says of the day beside it.
private enum DayLabel {
  case begin, end

  init?(_ word: Token, _ words: RuleWords) {
    guard words.begins.contains(word) || words.ends.contains(word) else { return nil }
    self = words.begins.contains(word) ? .begin : .end
  }
}

/// A day in the words of a block.
private struct WrittenDay {
  let tokens: Range<Int>
  /// Nil for one that does not exist.
  let day: Day?
}

extension TextBlock {
  fileprivate func days(_ words: RuleWords) -> [WrittenDay] {
    var days: [WrittenDay] = []
    var at = 0
    while at < tokens.count {
      if let day = writtenDay(at: at, words) {
        days.append(day)
        at = day.tokens.upperBound
      } else {
        at += 1
      }
    }
    return days
  }

  private func writtenDay(at index: Int, _ words: RuleWords) -> WrittenDay? {
    func token(_ offset: Int) -> Token? { tokens.indices.contains(index + offset) ? tokens[index + offset] : nil }
    func made(_ count: Int, _ year: Int?, _ month: Int?, _ day: Int?) -> WrittenDay? {
      guard let year, let month, let day, (1000...9999).contains(year) else { return nil }
      return WrittenDay(tokens: index..<index + count, day: Day(year: year, month: month, day: day))
    }
    if tokens[index].kind == .figure, let date = NumericDate(tokens, at: index) {
      // Impossible in either order, or to be read in one way.
      guard !date.isAmbiguous || words.readsDayFirst else { return nil }
      return WrittenDay(tokens: date.tokens, day: date.dayFirst ?? date.monthFirst)
    }
    guard mayBeginDay(index, words), let first = token(0), first.writer != .code, let second = token(1),
      let third = token(2)
    else { return nil }
    if let day = first.dayOfMonth, let month = words.months[second] {
      if let year = third.year { return made(3, year, month, day) }
      if third.isMark("."), let year = token(3)?.year { return made(4, year, month, day) }
    }
    if let month = words.months[first], let day = second.dayOfMonth, third.isMark(","), let year = token(3)?.year {
      return made(4, year, month, day)
    }
    // 2026-02-16; not a part of a longer number
    let isApart = index == 0 || first.isSpaced || tokens[index - 1].isMark("(")
    if isApart, let year = first.year, second.isMark("-"), let month = third.twoDigits, token(3)?.isMark("-") == true,
      let day = token(4)?.twoDigits, (1...12).contains(month), token(5)?.isMark("-") != true
    {
      return made(5, year, month, day)
    }
    return nil
  }

  /// Whether a token is a figure, or the name of a month: all others are none the quick way.
  private func mayBeginDay(_ index: Int, _ words: RuleWords) -> Bool {
    switch tokens[index].kind {
    case .figure: true
    case .word: tokens[index].word.beginsWithDigit || words.months[tokens[index]] != nil
    case .mark: false
    }
  }

  /// The day of the week right before a date or right behind it, and its token.
  fileprivate func weekday(beside date: Range<Int>, _ words: RuleWords) -> (number: Int, token: Int)? {
    var at = date.lowerBound - 1
    while at >= max(0, date.lowerBound - 3), tokens[at].isMark(",") || words.dayWords.contains(tokens[at]) { at -= 1 }
    if at >= 0, let number = words.weekdays[tokens[at]], tokens[at].writer != .code { return (number, at) }
    // "10 March 2025 (Monday)", «3 Μαρτίου 2025, ημέρα Δευτέρα»: behind a comma alone it could be the next day's.
    at = date.upperBound
    if at < tokens.count, tokens[at].isMark(",") { at += 1 }
    guard at + 1 < tokens.count, tokens[at].isMark("(") || words.dayWords.contains(tokens[at]) else { return nil }
    return words.weekdays[tokens[at + 1]].map { ($0, at + 1) }
  }

  /// Whether words or a dash make two dates the beginning and the end of a time.
  fileprivate func isRange(_ first: Range<Int>, _ second: Range<Int>, _ words: RuleWords) -> Bool {
    let between = first.upperBound..<second.lowerBound
    if between.count == 1, tokens[between.lowerBound].isMark(among: "–—") { return true }
    // «… 2025 г. по …»
    let joint = tokens[between].drop { words.yearWords.contains($0) || $0.isMark(".") && !$0.isSpaced }
    guard joint.count <= mostBetweenDays else { return false }
    let lead = tokens[..<first.lowerBound].suffix(mostBeforeDay).reversed()
    if (1...3).contains(joint.count), let until = joint.first, words.until.contains(until),
      lead.prefix(2).contains(where: words.from.contains)
    {
      return true
    }
    return joint.contains(where: words.ends.contains) && !joint.contains { $0.isMark("\n") || $0.isMark(".") }
      && lead.prefix { ![".", ";", "\n"].contains($0.text) }.contains(where: words.begins.contains)
  }

  /// The label of the only day of a block, where it stands behind one: "Start: 1 May 2026".
  fileprivate func label(ofOnly days: [WrittenDay], _ words: RuleWords) -> DayLabel? {
    guard days.count == 1, let day = days.first else { return nil }
    let label = tokens[..<day.tokens.lowerBound].filter { $0.kind != .mark }
    guard let first = label.first, label.count <= mostOfDayLabel, day.tokens.upperBound + 1 >= tokens.count else {
      return nil
    }
    return DayLabel(first, words)
  }
}

/// How many words may stand between the first and the last day of a time, before the first, and in the label of one.
private let mostBetweenDays = 8
private let mostBeforeDay = 4
private let mostOfDayLabel = 3

extension Token {
  fileprivate var year: Int? { kind == .figure && text.utf8.count == 4 ? Int(text) : nil }
  fileprivate var twoDigits: Int? { kind == .figure && text.utf8.count == 2 ? Int(text) : nil }

  /// `16`, `16th`
  fileprivate var dayOfMonth: Int? {
    let digits = text.utf8.prefix { (0x30...0x39).contains($0) }
    guard (1...2).contains(digits.count) else { return nil }
    let ending = text.utf8.dropFirst(digits.count)
    guard ending.isEmpty || endingsOfDays.contains(where: { ending.elementsEqual($0.utf8) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}

/// What may stand behind the figures of a day: `16th`.
private let endingsOfDays = ["st", "nd", "rd", "th", "η", "ης", "α"]
