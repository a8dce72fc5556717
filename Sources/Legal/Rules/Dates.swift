import Diagnostics
import Values

extension DocumentRule {
  /// Days that are written out exist, fall on the day of the week that stands beside them, and a time ends after it
  /// begins.
  ///
  /// Read are `2026-02-16`, `16 February 2026` and `February 16, 2026` with the words of the document's language, and
  /// `16/02/2026` and `16.02.2026` where they can be read in one way.
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
  static let dates = DocumentRule(ofBlocks: "dates", .error) { block, text in
    let words = text.words.rules
    var findings: [DocumentFinding] = []
    func report(_ message: String, _ range: Range<Int>, help: String) {
      findings.append(
        DocumentFinding(message, at: text.place(range, in: block), in: block, help: help))
    }
    var last: WrittenDay?
    for written in block.days(words) {
      guard let day = written.day else {
        report(
          "there is no day `\(block.words(written.tokens))`", written.tokens, help: "write the day that is meant")
        continue
      }
      if let (name, token) = block.weekday(before: written.tokens.lowerBound, words),
        let meant = Weekday.allCases.firstIndex(of: day.weekday), meant + 1 != name
      {
        report(
          "\(day) is no \(block.tokens[token].text)", token..<written.tokens.upperBound,
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
    case .word: tokens[index].text.utf8.first.map { $0 < 0x3A } ?? false || words.months[tokens[index]] != nil
    case .mark: false
    }
  }

  /// The day of the week right before a date, and its token.
  fileprivate func weekday(before index: Int, _ words: RuleWords) -> (number: Int, token: Int)? {
    var at = index - 1
    if at >= 0, tokens[at].isMark(",") { at -= 1 }
    guard at >= 0, let number = words.weekdays[tokens[at]], tokens[at].writer != .code else { return nil }
    return (number, at)
  }

  /// Whether words or a dash make two dates the beginning and the end of a time.
  fileprivate func isRange(_ first: Range<Int>, _ second: Range<Int>, _ words: RuleWords) -> Bool {
    let between = first.upperBound..<second.lowerBound
    guard (1...2).contains(between.count) else { return false }
    if between.count == 1, "–—".contains(tokens[between.lowerBound].text), tokens[between.lowerBound].kind == .mark {
      return true
    }
    guard words.until.contains(tokens[between.lowerBound]), first.lowerBound > 0 else { return false }
    return words.from.contains(tokens[first.lowerBound - 1])
  }
}

extension Token {
  fileprivate var year: Int? { kind == .figure && text.utf8.count == 4 ? Int(text) : nil }
  fileprivate var twoDigits: Int? { kind == .figure && text.utf8.count == 2 ? Int(text) : nil }

  /// `16`, `16th`
  fileprivate var dayOfMonth: Int? {
    let digits = text.unicodeScalars.prefix { $0.isASCIIDigit }
    let ending = String(text.unicodeScalars.dropFirst(digits.count))
    guard (1...2).contains(digits.count), ["", "st", "nd", "rd", "th", "η", "ης"].contains(ending) else { return nil }
    return Int(String(digits))
  }
}
