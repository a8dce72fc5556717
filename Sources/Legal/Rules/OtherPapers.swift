extension TextBlock {
  /// Whether a name stands before the noun of a reference, and it is another paper's: "Code Section", "Companies Act
  /// section", "the GDPR (Article", «ν. 2121/1993, άρθρο».
  func isNamed(before index: Int, _ words: RuleWords) -> Bool {
    guard index > 0 else { return false }
    let before = tokens[index - 1]
    if before.kind == .mark {
      if before.isMark(",") || before.isMark("(") { return isPaper(endingAt: index - 1, words) }
      return before.text == "." && index > 1 && tokens[index - 2].text.utf8.count == 1
    }
    // In capitals too: "BREACHES OF ARTICLE V".
    if words.of.contains(before) { return false }
    // "4.3 Section 9 says": the figure is that of the paragraph.
    return before.kind == .figure && index > 1 || before.isCapitalised && !startsSentence(index - 1)
  }

  /// Whether the words behind a reference name the paper that it is in, and that is not this one.
  func isOfAnother(_ index: Int, _ words: RuleWords) -> Bool {
    let index = endOfParts(from: index, words)
    guard index < tokens.count else { return false }
    let next = tokens[index]
    if words.thereof.contains(next) || isLaw(at: index, words) { return true }
    guard index + 1 < tokens.count else { return false }
    // "section 5, 6 or 7 of the Act": what follows a list of numbers counts for each.
    if next.kind == .figure || [",", "("].contains(next.text) || words.listJoints.contains(next) {
      let end = tokens.indices[(index + 1)...].prefix(12).first { at in
        let token = tokens[at]
        return words.of.contains(token) || isLaw(at: at, words)
          || token.kind == .word && token.text.unicodeScalars.count > 3 && !words.listJoints.contains(token)
      }
      // What joins numbers stands between numbers: «του Παραρτήματος Ζ΄, και του …» goes on with something else.
      guard let end, isNumberEnd(end - 1) else { return next.isCapitalised || isNamed(afterListFrom: index, words) }
      if words.thereof.contains(tokens[end]) || isLaw(at: end, words) { return true }
      guard words.of.contains(tokens[end]), end + 1 < tokens.count else {
        return next.isCapitalised || isNamed(afterListFrom: index, words)
      }
      return !words.own.contains(tokens[end + 1])
    }
    if words.of.contains(next) { return !words.own.contains(tokens[index + 1]) }
    // «пункта 5 Договора», "Pasal 5 Perjanjian ini": a language may need no word between.
    if words.own.contains(next), tokens[index + 1].kind == .mark || words.own.contains(tokens[index + 1]) {
      return false
    }
    return next.isCapitalised && next.kind == .word
  }

  /// Whether a name stands right behind a list of numbers: "articles 5 and 6 GDPR".
  private func isNamed(afterListFrom index: Int, _ words: RuleWords) -> Bool {
    var at = index
    while at < tokens.count,
      tokens[at].kind == .figure || tokens[at].text == "," || words.listJoints.contains(tokens[at])
    {
      at += 1
    }
    return at < tokens.count && at > index && tokens[at - 1].kind == .figure && tokens[at].kind == .word
      && tokens[at].isCapitalised
  }

  /// A part of a clause, behind its number: «παρ. 7», "ayat (5)".
  func part(at index: Int, _ words: RuleWords) -> (number: String, end: Int)? {
    guard index + 1 < tokens.count, words.partNouns.contains(tokens[index]), tokens[index].writer == .author else {
      return nil
    }
    guard let label = labelOfPart(from: index + 1), tokens[label.at].kind == .figure,
      tokens[label.at].text.utf8.count <= 2
    else { return nil }
    return (tokens[label.at].text, label.end)
  }

  // MARK: Details

  /// Where the parts that stand behind a number end: "пункта 1 статьи 10", «παρ. 1 περ. α΄».
  private func endOfParts(from index: Int, _ words: RuleWords) -> Int {
    var end = index
    while let next = endOfPart(at: end, words) { end = next }
    return end
  }

  private func endOfPart(at index: Int, _ words: RuleWords) -> Int? {
    var at = index
    if at < tokens.count, tokens[at].isMark(",") { at += 1 }
    guard at + 1 < tokens.count, words.partNouns.contains(tokens[at]) || words.clauseNouns.contains(tokens[at]) else {
      return nil
    }
    guard let label = labelOfPart(from: at + 1), tokens[label.at].kind == .figure || isLetter(label.at) else {
      return nil
    }
    let end = label.end
    return end < tokens.count && !tokens[end].isSpaced && tokens[end].text.unicodeScalars.allSatisfy(isKeraia)
      ? end + 1 : end
  }

  /// What a part is called by, behind its noun, and where it ends: 7 of «παρ. 7», 5 of "ayat (5)".
  private func labelOfPart(from index: Int) -> (at: Int, end: Int)? {
    var at = index
    if at < tokens.count, tokens[at].isMark("."), !tokens[at].isSpaced { at += 1 }
    let isBracketed = at + 2 < tokens.count && tokens[at].isMark("(") && tokens[at + 2].isMark(")")
    if isBracketed { at += 1 }
    return at < tokens.count ? (at, isBracketed ? at + 2 : at + 1) : nil
  }

  /// Whether a number, or a label behind one, ends with a token.
  private func isNumberEnd(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.kind == .figure || token.isMark(")") || isLetter(index)
      || token.kind == .mark && token.text.unicodeScalars.allSatisfy(isKeraia)
  }

  private func isLetter(_ index: Int) -> Bool {
    tokens[index].kind == .word && tokens[index].text.unicodeScalars.count == 1
  }

  /// Whether a law begins at a place: by its name, or by its kind and its number.
  private func isLaw(at index: Int, _ words: RuleWords) -> Bool {
    guard let kind = words.laws.match(tokens, at: index) else { return false }
    if tokens[index].isCapitalised { return true }
    return tokens[kind.upperBound...].prefix(3).contains { $0.kind == .figure }
  }

  /// Whether the name of another paper ends right before a mark: "that Act", "Act 2006", "GDPR", "№ 152-ФЗ".
  private func isPaper(endingAt end: Int, _ words: RuleWords) -> Bool {
    guard end > 0 else { return false }
    let last = tokens[end - 1]
    // Among words in capitals another one is no name.
    if last.isAllCapitals, end < 2 || !tokens[end - 2].isAllCapitals { return true }
    for start in stride(from: end - 1, through: max(0, end - mostOfLaw), by: -1) {
      guard let kind = words.laws.match(tokens, at: start), kind.upperBound <= end else { continue }
      if start > 0, words.own.contains(tokens[start - 1]) { return false }
      let number = tokens[kind.upperBound..<end]
      let isNumber = number.allSatisfy { $0.kind != .word || $0.isAllCapitals }
      return isNumber && (tokens[start].isCapitalised || !number.isEmpty)
    }
    return false
  }
}

/// How many words the kind and the number of a law take: "№ 152-ФЗ" is four.
private let mostOfLaw = 7
