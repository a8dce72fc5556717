import Diagnostics

extension DocumentRule {
  /// A number in words and the figure beside it in parentheses are the same number.
  ///
  /// Parts of a number ("one-half") are left alone, and figures that count a list. "Per hundred" is a rate, no number.
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// You pay within ten (15) days five thousand euros (50,000).
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// You pay within fifteen (15) days five thousand euros (5,000), twenty-five percent (25%) of it now.
  /// ```
  static let wordsFigures = DocumentRule("words-figures", .error) { text in
    text.blocks.filter(\.isProse).flatMap { block -> [DocumentFinding] in
      let numerals = text.words.rules
      var findings: [DocumentFinding] = []
      var at = 0
      while at < block.tokens.count {
        guard numerals.numerals[block.tokens[at].lower] != nil, !block.isRate(at, numerals) else {
          at += 1
          continue
        }
        let (value, end) = block.numberInWords(from: at, numerals)
        if let value, let (figure, close) = block.figureBehind(end), figure != value,
          block.isWhole(at, numerals)
        {
          let range = at..<close
          findings.append(
            DocumentFinding(
              "the words say \(value) and the figure says \(figure)", at: text.place(range, in: block), in: block,
              help: "write one number twice, or only the figure"))
        }
        at = max(end, at + 1)
      }
      return findings
    }
  }
}

extension TextBlock {
  /// Whether a word for a number says what the number before it is a share of: "five per hundred".
  fileprivate func isRate(_ index: Int, _ words: RuleWords) -> Bool {
    index > 0 && words.per.contains(tokens[index - 1].lower)
  }

  /// Whether nothing before a number in words belongs to it: "one and a half", "2 hundred".
  fileprivate func isWhole(_ start: Int, _ words: RuleWords) -> Bool {
    guard start > 0 else { return true }
    let before = tokens[start - 1]
    return before.kind != .figure && !(before.kind == .mark && !tokens[start].isSpaced && "-–/".contains(before.text))
  }

  /// A number in words, and where it ends; nil where the words are no single number.
  fileprivate func numberInWords(from start: Int, _ words: RuleWords) -> (value: Int?, end: Int) {
    var (total, group, last) = (0, 0, Int.max)
    var isNumber = true
    var at = start
    while at < tokens.count {
      let token = tokens[at]
      if let value = words.numerals[token.lower] {
        switch value {
        // Negative ones make something of what stands before them: dua belas, dua puluh.
        case ..<0 where at == start: isNumber = false
        case -1: (group, last) = (group + 10, 1)
        case ..<0 where value > -1_000: (group, last) = (group - group % 10 + group % 10 * -value, -value)
        case ..<0: (total, group, last) = (total + max(1, group) * -value, 0, .max)
        case 100 where (1...9).contains(group): (group, last) = (group * 100, 100)
        case 1_000...: (total, group, last) = (total + max(1, group) * value, 0, .max)
        default:
          isNumber = isNumber && value.magnitude(isBelow: last)
          (group, last) = (group + value, value)
        }
        if total > 1_000_000_000_000 || group > 1_000_000_000 { return (nil, at + 1) }
        at += 1
      } else if at + 1 < tokens.count, words.numerals[tokens[at + 1].lower] != nil,
        token.isMark("-") && !token.isSpaced || at > start && words.numeralJoints.contains(token.lower)
      {
        at += 1
      } else {
        break
      }
    }
    return (isNumber ? total + group : nil, at)
  }

  /// The figure in the parentheses that open behind a number, or behind a word or two of what it counts.
  fileprivate func figureBehind(_ end: Int) -> (value: Int, close: Int)? {
    var open = end
    while open < tokens.count, open < end + 2, tokens[open].kind == .word, !tokens[open].isCapitalised { open += 1 }
    guard open + 2 < tokens.count, tokens[open].isMark("("), tokens[open].isSpaced else { return nil }
    // What an author counts is not what a value is called: "One bed", the title of an offer.
    guard tokens[end - 1].writer == .author, tokens[end..<open].allSatisfy({ $0.writer == .author }) else { return nil }
    var at = open + 1
    // A sign or a code of a currency. Behind other words than the number the amount is their price: "one visit (£300)".
    if tokens[at].kind != .figure {
      guard open == end else { return nil }
      at += 1
    }
    guard at + 1 < tokens.count, tokens[at].kind == .figure, let value = tokens[at].text.wholeNumber else { return nil }
    var close = at + 1
    if tokens[close].isMark("%") { close += 1 }
    if close < tokens.count, tokens[close].isAllCapitals || tokens[close].isMark("€") { close += 1 }
    guard close < tokens.count, tokens[close].isMark(")") else { return nil }
    // "the following two (1) … (2) …"
    let isCounted =
      value <= 9
      && tokens[close...].indices.contains { index in
        tokens[index].isMark("(") && index + 2 < tokens.count && tokens[index + 1].text == String(value + 1)
          && tokens[index + 2].isMark(")")
      }
    return isCounted ? nil : (value, close + 1)
  }
}

extension Int {
  /// Whether a part of a number may follow another: two of "thirty-two", not three of "two three".
  fileprivate func magnitude(isBelow last: Int) -> Bool {
    last >= 100 ? self < last : last >= 20 ? self < 10 : false
  }
}

extension String {
  /// `15`, `5,000`, `5.000`; nil with a part of one.
  fileprivate var wholeNumber: Int? {
    let groups = split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    guard utf8.count <= 15, groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }) else {
      // 5,000.00
      guard groups.last == "00", groups.count > 1 else { return nil }
      return groups.dropLast().joined(separator: ",").wholeNumber
    }
    return Int(groups.joined())
  }
}
