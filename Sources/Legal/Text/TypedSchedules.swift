/// The schedules, exhibits and annexes that a paper has, and the words that name one that it has not.
struct TypedSchedules {
  /// Their numbers, by the noun they are called by.
  private var numbers: [Int: Set<String>] = [:]

  init(_ text: LegalText) {
    let words = text.words.rules
    for block in text.blocks where block.isProse && block.itemPath.isEmpty {
      guard let (noun, number) = block.schedule(at: 0, words), block.isHeading || block.isTitle(behind: 2) else {
        continue
      }
      numbers[noun, default: []].insert(number)
    }
    for clause in text.clauses.clauses where clause.role.isSchedule {
      guard let label = clause.label, let number = clause.citation?.number,
        let noun = label.unicodeScalars.split(whereSeparator: isBlankScalar).first.map({ String($0).lowercased() }),
        let family = words.schedules[noun]
      else { continue }
      numbers[family, default: []].insert(number)
    }
  }

  /// Those that a block names and the paper has not.
  func findings(of block: TextBlock, in text: LegalText) -> [DocumentFinding] {
    guard !numbers.isEmpty else { return [] }
    let words = text.words.rules
    return block.tokens.indices.compactMap { index -> DocumentFinding? in
      guard let (noun, number) = block.schedule(at: index, words), let known = numbers[noun], !known.contains(number),
        known.contains(where: { $0.isFigure == number.isFigure }),
        block.tokens[index].writer == .author, !block.tokens[index].isLinked, !block.isNamed(before: index),
        !block.isOfAnother(index + 2, words), index > 0 || !block.isTitle(behind: 2)
      else { return nil }
      let written = block.words(index..<index + 2)
      return DocumentFinding(
        "`\(written)` is not in this paper", at: text.place(index..<index + 2, in: block), in: block,
        help: "name one that is there, or add it")
    }
  }
}

extension TextBlock {
  /// The noun of a schedule and the number or the letter behind it.
  fileprivate func schedule(at index: Int, _ words: RuleWords) -> (noun: Int, number: String)? {
    guard index + 1 < tokens.count, let noun = words.schedules[tokens[index]] else { return nil }
    let number = tokens[index + 1]
    guard number.isSpaced, number.writer == .author, !number.isLinked else { return nil }
    let isFigure = number.kind == .figure && number.text.utf8.count <= 2
    let isLetter = number.isCapitalised && (number.text.unicodeScalars.count == 1 || number.isRoman)
    guard isFigure || isLetter else { return nil }
    // "Schedule 2.1" and "Annex A-3" are numbered in ways of their own.
    if index + 2 < tokens.count, !tokens[index + 2].isSpaced, "-–/(".contains(tokens[index + 2].text) { return nil }
    return (noun, number.text)
  }

  /// Whether a block is a title rather than a sentence: a mark stands at a place, or hardly anything follows.
  fileprivate func isTitle(behind index: Int) -> Bool {
    guard index < tokens.count else { return true }
    return [":", "–", "—", "-", "."].contains(tokens[index].text)
      || tokens.count <= 10 && tokens.allSatisfy { $0.isStrong || $0.kind == .mark }
  }
}

extension Token {
  /// Whether it is a number in Roman letters.
  fileprivate var isRoman: Bool { text.unicodeScalars.allSatisfy { "IVX".unicodeScalars.contains($0) } }
}

extension String {
  fileprivate var isFigure: Bool { utf8.allSatisfy { (0x30...0x39).contains($0) } }
}
