/// The numbers that stand at the blocks of a paper that nobody has numbered for its author.
struct TypedNumbers {
  /// `5`, `5.2`
  private(set) var mains: Set<String> = []
  /// The labels in parentheses below each: `a` of `5.2(a)`.
  private(set) var labels: [String: Set<String>] = [:]
  /// Below these some labels are numbers that Markdown counts, and could be any letters.
  private(set) var countedBelow: Set<String> = []
  /// Headings by the number they have.
  private(set) var titles: [String: String] = [:]

  init(_ text: LegalText) {
    var current = ""
    var isAtItem = false
    for block in text.blocks where block.isProse {
      if case .cell = block.kind { continue }
      if !block.itemPath.isEmpty {
        // "6. **CONFIDENTIALITY**", and below it 6.1: Markdown sees a list of one.
        let isHead = block.itemPath.count == 1 && block.isAllStrong
        if block.itemPath.count == 1, current.isEmpty || isAtItem || isHead {
          (current, isAtItem) = (String(block.itemPath[0]), true)
          mains.insert(current)
          if isHead { titles[current] = block.words(block.tokens.indices) }
        } else if isAtItem {
          let path = block.itemPath.prefix(2).map(String.init).joined(separator: ".")
          mains.insert(path)
          countedBelow.insert(path)
          countedBelow.insert(String(block.itemPath[0]))
        } else {
          countedBelow.insert(current)
        }
      } else if let (number, rest) = block.leadingNumber(besides: text.words.rules.clauseNouns) {
        (current, isAtItem) = (number, false)
        // "4.2" is within 4, whether or not that has a heading.
        var prefix = ""
        for part in number.split(separator: ".") {
          prefix += prefix.isEmpty ? String(part) : ".\(part)"
          mains.insert(prefix)
        }
        if block.isHeading || rest < block.tokens.count && block.isStrong(from: rest) {
          titles[number] = block.words(rest..<block.tokens.count)
        }
      }
      for label in block.labelsInParentheses { labels[current, default: []].insert(label) }
    }
  }

  /// Whether a reference to a number and its labels leads nowhere for certain.
  func lacks(_ number: String, _ path: [String]) -> Bool {
    let parts = number.split(separator: ".")
    if !mains.contains(number) {
      if parts.count == 1 || !mains.contains(String(parts[0])) { return isCounted }
      let parent = parts.dropLast().joined(separator: ".")
      // Only where its neighbours have numbers of their own.
      return mains.contains("\(parent).1") && !countedBelow.contains(parent)
    }
    guard path.count == 1, let first = path.first, let labels = labels[number], !countedBelow.contains(number) else {
      return false
    }
    return labels.contains("a") && labels.contains("b") && first.utf8.count == 1 && !labels.contains(first)
  }

  /// Whether a clause has parts with numbers, and not the one that is named: «5 παρ. 7» where 5.2 is the last.
  func lacks(_ part: String, below number: String) -> Bool {
    guard mains.contains(number), !countedBelow.contains(number) else { return false }
    if mains.contains("\(number).1") { return !mains.contains("\(number).\(part)") }
    guard let labels = labels[number], labels.contains("1"), labels.contains("2") else { return false }
    return !labels.contains(part)
  }

  /// Whether the numbers of the first level are there, one behind the other: two headings are enough, of items in a list
  /// somebody may have two for any reason.
  private var isCounted: Bool {
    mains.contains("1") && mains.contains("2") && (mains.contains("3") || titles["1"] != nil && titles["2"] != nil)
  }
}

extension TextBlock {
  /// The number that a block begins with, as `5`, `5.2`, and where its words begin; a noun may stand before it.
  func leadingNumber(besides nouns: WordSet) -> (number: String, rest: Int)? {
    var at = 0
    if at < tokens.count, nouns.contains(tokens[at]) || tokens[at].isMark("§") { at += 1 }
    guard at < tokens.count, tokens[at].kind == .figure, !tokens[at].text.contains(",") else { return nil }
    let number = tokens[at].text
    guard number.split(separator: ".").allSatisfy({ $0.utf8.count <= 2 }) else { return nil }
    let isMarked = at + 1 < tokens.count && [".", ")", ":"].contains(tokens[at + 1].text) && !tokens[at + 1].isSpaced
    guard
      isMarked || isHeading || at > 0 || number.contains(".") && tokens.dropFirst(at + 1).first?.isCapitalised == true
    else { return nil }
    return (number, isMarked ? at + 2 : at + 1)
  }

  fileprivate func isStrong(from index: Int) -> Bool { tokens[index...].allSatisfy(\.isStrong) }

  /// All that stands alone in parentheses.
  fileprivate var labelsInParentheses: [String] {
    guard tokens.count > 2 else { return [] }
    return (0..<tokens.count - 1).compactMap { index in
      let token = tokens[index]
      // `a)` or `a.` at the beginning of a block, `(a)` anywhere.
      let isLabel =
        index > 0 && tokens[index - 1].isMark("(") && tokens[index + 1].isMark(")")
        || index == 0 && [")", "."].contains(tokens[1].text)
      // `(1)` is a label where a block begins with it.
      return isLabel && (token.kind == .word || token.kind == .figure && index == 1) && token.text.utf8.count <= 4
        ? token.lower : nil
    }
  }
}
