extension TextBlock {
  /// A number in words, and where it ends; nil where the words are no single number.
  func numberInWords(from start: Int, _ words: RuleWords) -> (value: Int?, end: Int) {
    var (total, group, last) = (0, 0, Int.max)
    var isNumber = true
    var at = start
    while at < tokens.count {
      let token = tokens[at]
      if let value = words.numerals[token] {
        switch value {
        // Negative ones make something of what stands before them: dua belas, dua puluh.
        case ..<0 where at == start: isNumber = false
        // A dozen, a pair: a set, of which the words say how many there are.
        case 0: isNumber = false
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
      } else if at + 1 < tokens.count, words.numerals[tokens[at + 1]] != nil,
        token.isMark("-") && !token.isSpaced || at > start && words.numeralJoints.contains(token)
      {
        at += 1
      } else {
        break
      }
    }
    return (isNumber ? total + group : nil, at)
  }
}

extension Int {
  /// Whether a part of a number may follow another: two of "thirty-two", not three of "two three".
  fileprivate func magnitude(isBelow last: Int) -> Bool {
    last >= 100 ? self < last : last >= 20 ? self < 10 : false
  }
}
