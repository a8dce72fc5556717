import Diagnostics

extension DocumentRule {
  /// A number in words and the figure beside it in parentheses are the same number.
  ///
  /// The figure stands behind the words or before them. Parts of a number ("one-half") are left alone, and figures that
  /// count a list. "Per hundred" is a rate, no number, and "two dozen (24)" counts sets.
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// You pay within ten (15) days five thousand euros (50,000), and £10,000 (twelve thousand pounds) later.
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// You pay within fifteen (15) days five thousand euros (5,000), twenty-five percent (25%) of it now, and £10,000 (ten
  /// thousand pounds) later.
  /// ```
  static let wordsFigures = DocumentRule(ofBlocks: "words-figures", .error) { block, text in
    let words = text.words.rules
    var findings: [DocumentFinding] = []
    func report(_ value: Int, _ figure: Int, _ range: Range<Int>) {
      findings.append(
        DocumentFinding(
          "the words say \(value) and the figure says \(figure)", at: text.place(range, in: block), in: block,
          help: "write one number twice, or only the figure"))
    }
    var at = 0
    while at < block.tokens.count {
      if let (figure, value, range) = block.figureBeforeWords(at: at, words) {
        if figure != value { report(value, figure, range) }
        at = range.upperBound
        continue
      }
      guard words.numerals[block.tokens[at]] != nil, !block.isRate(at, words) else {
        at += 1
        continue
      }
      let (value, end) = block.numberInWords(from: at, words)
      if let value, let (figure, close) = block.figureBehind(end, words), figure != value, block.isWhole(at, words) {
        report(value, figure, at..<close)
      }
      at = max(end, at + 1)
    }
    return findings
  }
}

extension TextBlock {
  /// Whether a word for a number says what the number before it is a share of: "five per hundred".
  fileprivate func isRate(_ index: Int, _ words: RuleWords) -> Bool {
    index > 0 && words.per.contains(tokens[index - 1])
  }

  /// Whether nothing before a number in words belongs to it: "one and a half", "2 hundred".
  fileprivate func isWhole(_ start: Int, _ words: RuleWords) -> Bool {
    guard start > 0 else { return true }
    let before = tokens[start - 1]
    return before.kind != .figure && !(before.isMark(among: "-–/") && !tokens[start].isSpaced)
  }

  /// A figure with its number in words in the parentheses behind it: `15 (ten) days`, `£10,000 (twelve thousand pounds)`,
  /// `11.300 € (έντεκα χιλιάδες)`. Of words that count something else it is none.
  fileprivate func figureBeforeWords(
    at index: Int, _ words: RuleWords
  ) -> (figure: Int, value: Int, tokens: Range<Int>)? {
    guard tokens[index].kind == .figure else { return nil }
    let token = tokens[index]
    guard token.writer != .code, index + 3 < tokens.count,
      let (figure, last) = wholeNumber(at: index)
    else { return nil }
    if index > 0 {
      let before = tokens[index - 1]
      // A part of something, a reference, the end of a group.
      guard before.kind != .figure, !words.clauseNouns.contains(before), words.schedules[before] == nil,
        token.isSpaced || before.isCurrency(words) || before.isMark("(")
      else { return nil }
    }
    var isAmount = index > 0 && tokens[index - 1].isCurrency(words)
    var noun: String?
    var open = last + 1
    guard open + 2 < tokens.count else { return nil }
    if tokens[open].isMark("%") || tokens[open].isCurrency(words) {
      isAmount = true
      open += 1
    } else if tokens[open].kind == .word, tokens[open].isSpaced {
      noun = tokens[open].lower
      open += 1
    }
    guard open + 2 < tokens.count, tokens[open].isMark("("), tokens[open].isSpaced,
      words.numerals[tokens[open + 1]] != nil, tokens[open + 1].writer != .code
    else { return nil }
    let (value, end) = numberInWords(from: open + 1, words)
    guard let value, let close = tokens[end...].prefix(6).firstIndex(where: { $0.isMark(")") }) else { return nil }
    // What the number counts may stand behind it: the currency, or the noun that stands behind the figure.
    let rest = end..<close
    let isCounted =
      isAmount
      ? rest.allSatisfy { tokens[$0].kind == .word && (words.numerals[tokens[$0]] == nil || isRate($0, words)) }
      : noun.map { rest.count == 1 && tokens[end].lower == $0 } ?? rest.isEmpty
    return isCounted ? (figure, value, index..<close + 1) : nil
  }

  /// A whole number, and the last token of it: groups of three may stand apart, 300 000.
  private func wholeNumber(at index: Int) -> (value: Int, last: Int)? {
    var digits = tokens[index].text
    var last = index
    while last + 1 < tokens.count, tokens[last + 1].kind == .figure, tokens[last + 1].isSpaced,
      tokens[last + 1].text.isGroup, digits.utf8.count <= 12, last > index || digits.utf8.count <= 3,
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    {
      last += 1
      digits += tokens[last].text
    }
    return digits.wholeNumber.map { ($0, last) }
  }

  /// The figure in the parentheses that open behind a number, or behind a word or two of what it counts.
  fileprivate func figureBehind(_ end: Int, _ words: RuleWords) -> (value: Int, close: Int)? {
    var open = end
    while open < tokens.count, open < end + 2, tokens[open].kind == .word,
      !tokens[open].isCapitalised || tokens[open].isCurrency(words)
    {
      open += 1
    }
    // The number is one of money: "five thousand euros (EUR 5,000)".
    let isMoney = open == end + 1 && tokens[end].isCurrency(words)
    guard open + 2 < tokens.count, tokens[open].isMark("("), tokens[open].isSpaced else { return nil }
    // What an author counts is not what a value is called: "One bed", the title of an offer.
    guard tokens[end - 1].writer == .author, tokens[end..<open].allSatisfy({ $0.writer == .author }) else { return nil }
    var at = open + 1
    // A sign or a code of a currency. Behind other words than the number the amount is their price: "one visit (£300)".
    if tokens[at].kind != .figure {
      guard open == end || isMoney && tokens[at].isCurrency(words) else { return nil }
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

extension String {
  /// Whether it is three digits.
  fileprivate var isGroup: Bool { utf8.count == 3 && utf8.allSatisfy { (0x30...0x39).contains($0) } }

  /// `15`, `5,000`, `5.000`; nil with a part of one.
  fileprivate var wholeNumber: Int? {
    guard utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }) else {
      return utf8.count <= 15 ? Int(self) : nil
    }
    let groups = utf8.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }
    guard utf8.count <= 15, groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
      // 5,000.00
      guard let last = groups.last, last.elementsEqual("00".utf8) else { return nil }
      return String(Substring(utf8[..<last.startIndex].dropLast())).wholeNumber
    }
    return Int(String(decoding: groups.joined(), as: UTF8.self))
  }
}
