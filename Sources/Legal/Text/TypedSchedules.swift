/// The schedules, exhibits and annexes that a paper has, and the words that name one that it has not.
struct TypedSchedules {
  /// Their numbers, by the noun they are called by.
  private var numbers: [Int: Set<String>] = [:]

  init(_ text: LegalText) {
    let words = text.words.rules
    for block in text.blocks where block.isProse && block.itemPath.isEmpty {
      guard let found = block.schedule(at: 0, words), block.isHeading || block.isTitle(behind: found.end) else {
        continue
      }
      numbers[found.noun, default: []].insert(found.number)
    }
    for clause in text.clauses.clauses where clause.role.isSchedule {
      guard let label = clause.label, let number = clause.citation?.number,
        let noun = label.unicodeScalars.split(whereSeparator: isBlankScalar).first.map({ String($0).lowercased() }),
        let family = words.schedules[noun]
      else { continue }
      numbers[family, default: []].insert(number.asScheduleNumber)
    }
  }

  /// Those that a block names and the paper has not.
  func findings(of block: TextBlock, in text: LegalText) -> [DocumentFinding] {
    guard !numbers.isEmpty else { return [] }
    let words = text.words.rules
    return block.tokens.indices.compactMap { index -> DocumentFinding? in
      guard let found = block.schedule(at: index, words), let known = numbers[found.noun],
        !known.contains(found.number), known.contains(where: { $0.isFigure == found.number.isFigure }),
        block.tokens[index].writer == .author, !block.tokens[index].isLinked, !block.isNamed(before: index, words),
        !block.isOfAnother(found.end, words), index > 0 || !block.isTitle(behind: found.end)
      else { return nil }
      let written = block.words(index..<found.end)
      return DocumentFinding(
        "`\(written)` is not in this paper", at: text.place(index..<found.end, in: block), in: block,
        help: "name one that is there, or add it")
    }
  }
}

extension TextBlock {
  /// The noun of a schedule and the number or the letter behind it, up to a place.
  fileprivate func schedule(at index: Int, _ words: RuleWords) -> (noun: Int, number: String, end: Int)? {
    guard index + 1 < tokens.count else { return nil }
    let number = tokens[index + 1]
    // "Article IX": clauses with Roman numbers are found as schedules are.
    let isClause = words.clauseNouns.contains(tokens[index]) && number.isCapitalised && number.text.isRoman
    guard let noun = words.schedules[tokens[index]] ?? (isClause ? clausesWithRomanNumbers : nil) else { return nil }
    guard number.isSpaced, number.writer == .author, !number.isLinked else { return nil }
    let isFigure = number.kind == .figure && number.text.utf8.count <= 2
    let own = number.text.asScheduleNumber
    let isLetter = number.isCapitalised && (own.unicodeScalars.count == 1 || own.isRoman || number.isGreekNumeral)
    guard isFigure || isLetter else { return nil }
    var end = index + 2
    if end < tokens.count, !tokens[end].isSpaced, tokens[end].text.unicodeScalars.allSatisfy(isKeraia) { end += 1 }
    // "Schedule 2.1" and "Annex A-3" are numbered in ways of their own.
    if end < tokens.count, !tokens[end].isSpaced, tokens[end].isMark(among: "-–/(") { return nil }
    return (noun, own, end)
  }

  /// Whether a block is a title rather than a sentence: a mark stands at a place, or hardly anything follows.
  fileprivate func isTitle(behind index: Int) -> Bool {
    guard index < tokens.count else { return true }
    return [":", "–", "—", "-", "."].contains(tokens[index].text)
      || tokens.count <= 10 && tokens.allSatisfy { $0.isStrong || $0.kind == .mark }
  }
}

/// Whatever their noun is: no line of the schedules' words has this number.
private let clausesWithRomanNumbers = 0

extension Token {
  fileprivate var isGreekNumeral: Bool {
    NumberStyle.greek.count(of: String(String.UnicodeScalarView(text.unicodeScalars.filter { !isKeraia($0) }))) != nil
  }
}

extension String {
  /// A number as schedules are told apart by it: without the stroke behind a Greek numeral, and the same whether its
  /// letters are Greek or Latin where they look alike.
  fileprivate var asScheduleNumber: String {
    String(String.UnicodeScalarView(unicodeScalars.filter { !isKeraia($0) }.map(latinAlike)))
  }

  /// Whether it is a number in Roman letters.
  fileprivate var isRoman: Bool { unicodeScalars.allSatisfy { "IVX".unicodeScalars.contains($0) } }

  fileprivate var isFigure: Bool { utf8.allSatisfy { (0x30...0x39).contains($0) } }
}
