import Diagnostics

extension DocumentRule {
  /// What is counted within a sentence, or from one paragraph to the next, is counted without a gap: behind `(a)` comes
  /// `(b)`, behind «α)» comes «β)».
  ///
  /// Labels behind the noun of a reference, "paragraph (c)", are none. Greek is counted by its numerals or by its
  /// letters, with στ or without.
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// You give us (a) the texts; (c) the photographs.
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// You give us (a) the texts; (b) the photographs. Paragraph (d) is of another paper.
  /// ```
  static let enumerationOrder = DocumentRule("enumeration-order", .warning) { text in
    var findings: [DocumentFinding] = []
    var run = LabelRun()
    for (place, block) in text.blocks.enumerated() where block.isProse {
      if block.isHeading {
        findings += run.findings(in: text)
        run = LabelRun()
        continue
      }
      let labels = block.labels(besides: text.words.rules)
      guard !labels.isEmpty else { continue }
      for style in EnumerationStyle.all {
        for isOpened in [true, false] {
          let own = labels.filter { $0.isOpened == isOpened }
          guard let gap = style.gap(in: own.map(\.text)) else { continue }
          findings.append(text.finding(own[gap.after], own[gap.before], in: block))
        }
      }
      run.add(labels, of: place)
    }
    return findings + run.findings(in: text)
  }
}

/// A label such as `(a)` or `α)`.
private struct Label {
  let text: String
  /// Its letter, without the parentheses.
  let token: Int
  /// Whether a parenthesis stands before it too.
  let isOpened: Bool

  var tokens: Range<Int> { (isOpened ? token - 1 : token)..<token + 2 }
  /// Whether its block begins with it.
  var isLeading: Bool { tokens.lowerBound == 0 }
}

/// The labels of paragraphs that follow one another.
private struct LabelRun {
  private var leading: [(label: Label, block: Int)] = []
  private var all: Set<String> = []

  mutating func add(_ labels: [Label], of block: Int) {
    all.formUnion(labels.map(\.text))
    if let first = labels.first, first.isLeading { leading.append((first, block)) }
  }

  func findings(in text: LegalText) -> [DocumentFinding] {
    guard leading.count > 1 else { return [] }
    return [true, false].flatMap { isOpened -> [DocumentFinding] in
      let own = leading.filter { $0.label.isOpened == isOpened }
      return EnumerationStyle.all.flatMap { style -> [DocumentFinding] in
        // Each list begins anew.
        let begins = own.indices.filter { style.isFirst(own[$0].label.text) }
        return zip(begins, begins.dropFirst() + [own.count]).compactMap { start, end in
          let list = Array(own[start..<end])
          guard let gap = style.gap(in: list.map(\.label.text), besides: all) else { return nil }
          let (before, after) = (list[gap.before], list[gap.after])
          return text.finding(
            after.label, before.label, of: text.blocks[before.block], in: text.blocks[after.block])
        }
      }
    }
  }
}

extension LegalText {
  fileprivate func finding(
    _ label: Label, _ previous: Label, of before: TextBlock? = nil, in block: TextBlock
  ) -> DocumentFinding {
    DocumentFinding(
      "`\(block.words(label.tokens))` follows `\((before ?? block).words(previous.tokens))`",
      at: place(label.tokens, in: block), in: block, help: "count without a gap")
  }
}

private struct EnumerationStyle {
  /// The places of the labels in their order; in more than one, where people count in more than one way.
  private let orders: [[String: Int]]
  /// Those that are also labels of another style: letters that jump there are no letters.
  private let ambiguous: Set<String>

  private init(_ orders: [[String]], ambiguous: Set<String> = []) {
    self.orders = orders.map { Dictionary(uniqueKeysWithValues: zip($0, $0.indices)) }
    self.ambiguous = ambiguous
  }

  /// Nobody forgets more labels in a row; what is further away counts something else.
  private static let mostForgotten = 2

  static let all = [letters, romans, numbers, greek]

  private static let letters = EnumerationStyle(
    ["abcdefghijklmnopqrstuvwxyz".unicodeScalars.map { String($0) }], ambiguous: ["i", "v", "x"])
  private static let romans = EnumerationStyle(
    [["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]])
  private static let numbers = EnumerationStyle([(1...99).map { String($0) }])
  private static let greek = EnumerationStyle([
    ["α", "β", "γ", "δ", "ε", "στ", "ζ", "η", "θ", "ι", "ια", "ιβ", "ιγ", "ιδ", "ιε"],
    "αβγδεζηθικλμνξοπρστυφχψω".unicodeScalars.map { String($0) },
  ])

  func isFirst(_ label: String) -> Bool { orders[0][label] == 0 }

  /// The first two labels, by their places, between which some were left out, however they are counted; nil for labels
  /// that do not begin with the first.
  ///
  /// - Parameter elsewhere: labels that stand in another place.
  func gap(in labels: [String], besides elsewhere: Set<String> = []) -> (before: Int, after: Int)? {
    guard labels.count > 1 else { return nil }
    let gaps = orders.map { gap(in: labels, by: $0, besides: elsewhere) }
    guard let first = gaps[0], gaps.allSatisfy({ $0?.after == first.after }) else { return nil }
    return first
  }

  private func gap(in labels: [String], by order: [String: Int], besides elsewhere: Set<String>) -> (
    before: Int, after: Int
  )? {
    let own = labels.enumerated().compactMap { place, label in order[label].map { (value: $0, place: place) } }
    guard own.first?.value == 0, own.count > 1, !own.contains(where: { ambiguous.contains(labels[$0.place]) }) else {
      return nil
    }
    lazy var known = Set(own.map(\.value)).union(elsewhere.compactMap { order[$0] })
    let gap = (1..<own.count).first { at in
      let (last, next) = (own[at - 1].value, own[at].value)
      return next > last + 1 && next <= last + Self.mostForgotten + 1 && !known.contains(next - 1)
    }
    return gap.map { (own[$0 - 1].place, own[$0].place) }
  }
}

extension TextBlock {
  /// What stands alone in parentheses, or before a closing one, and is no part of a reference.
  fileprivate func labels(besides words: RuleWords) -> [Label] {
    guard tokens.count > 2 else { return [] }
    var labels: [Label] = []
    var depth = 0
    for index in tokens.indices.dropLast() {
      let token = tokens[index]
      if token.isMark("(") { depth += 1 }
      if token.isMark(")") { depth = max(0, depth - 1) }
      guard token.kind != .mark, tokens[index + 1].isMark(")"), !tokens[index + 1].isSpaced, token.writer == .author,
        index + 2 < tokens.count, tokens[index + 2].isSpaced
      else { continue }
      let isOpened = index > 0 && tokens[index - 1].isMark("(") && !token.isSpaced
      let start = isOpened ? index - 1 : index
      guard isOpened || depth == 0, start == 0 || tokens[start].isSpaced, isLed(at: start, words) else { continue }
      labels.append(Label(text: token.text, token: index, isOpened: isOpened))
    }
    return labels
  }

  /// Behind a mark, or a word that leads to a list; "Section 5 (a)" and "paragraphs (a) to (c)" are references.
  private func isLed(at start: Int, _ words: RuleWords) -> Bool {
    guard start > 0 else { return true }
    let lead = tokens[start - 1]
    let isLed =
      lead.kind == .mark && lead.text != ")"
      || lead.kind == .word && !words.clauseNouns.contains(lead) && words.numerals[lead] == nil
    let isOfReference =
      start > 3 && tokens[start - 2].isMark(")") && lead.kind == .word
      && !(start > 4 && [",", ";"].contains(tokens[start - 5].text))
    return isLed && !isOfReference
  }
}
