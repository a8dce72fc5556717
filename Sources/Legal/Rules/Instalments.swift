import Diagnostics

extension DocumentRule {
  /// A price that is said to be paid in so many parts is paid in them: shares come to 100 %, amounts to the price.
  ///
  /// Looked at are sentences, and the list a sentence leads to, that name as many shares or amounts as they say there are
  /// instalments. Where fewer or more are named, some of them are something else, and nothing is said. With tax or interest
  /// the amounts may come to more than the price.
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// You pay in three instalments: 50 % now, 30 % for the draft and 30 % at the end. The extension costs £10,000 in two
  /// instalments of £6,000 and £5,000.
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// You pay in three instalments: 50 % now, 30 % for the draft and 20 % at the end. The extension costs £10,000 in two
  /// instalments, the first of £6,000.
  /// ```
  static let instalments = DocumentRule("instalments", .error) { text in
    let words = text.words.rules
    return text.blocks.indices.flatMap { place -> [DocumentFinding] in
      let block = text.blocks[place]
      guard block.isProse, block.tokens.contains(where: words.instalments.contains) else { return [] }
      return block.sentences.compactMap { sentence in
        guard let (count, noun) = block.countOfInstalments(in: sentence, words) else { return nil }
        let named = block.amounts(in: noun + 1..<sentence.upperBound, words)
        let parts =
          named.isEmpty && block.tokens.last?.isMark(":") == true && sentence.upperBound == block.tokens.count
          ? text.firstAmounts(ofBlocksBehind: place, count) : named
        let shares = parts.filter(\.isShare)
        let amounts = parts.filter { !$0.isShare }
        let range = sentence.lowerBound..<(named.last?.tokens.upperBound ?? noun + 1)
        if shares.count == count, let sum = shares.map(\.amount).sum {
          guard sum != Amount(units: 100, decimals: 0) else { return nil }
          return DocumentFinding(
            "the \(count) shares come to \(sum) %", at: text.place(range, in: block), in: block,
            help: "let them come to 100 %")
        }
        let prices = block.amounts(in: sentence.lowerBound..<noun, words).filter { !$0.isShare }
        guard shares.isEmpty, amounts.count == count, prices.count == 1, let sum = amounts.map(\.amount).sum,
          sum != prices[0].amount, !block.mayCostMore(sentence, words) || sum.isLess(than: prices[0].amount)
        else { return nil }
        return DocumentFinding(
          "the \(count) instalments come to \(sum), and the price is \(prices[0].amount)",
          at: text.place(range, in: block), in: block, help: "correct one of them, or the price")
      }
    }
  }
}

extension LegalText {
  /// The first amount or share of each of the blocks behind one, as many as are wanted.
  fileprivate func firstAmounts(ofBlocksBehind place: Int, _ count: Int) -> [WrittenAmount] {
    guard place + count < blocks.count else { return [] }
    return (place + 1...place + count).compactMap { index in
      let block = blocks[index]
      return block.isProse ? block.amounts(in: block.tokens.indices, words.rules).first : nil
    }
  }
}

extension TextBlock {
  /// Whether tax or interest comes to the price of a sentence.
  fileprivate func mayCostMore(_ sentence: Range<Int>, _ words: RuleWords) -> Bool {
    tokens.contains(where: words.interest.contains) || words.tax.isIn(Array(tokens[sentence]))
  }

  /// How many instalments a sentence says there are, and where it says so.
  fileprivate func countOfInstalments(in sentence: Range<Int>, _ words: RuleWords) -> (count: Int, noun: Int)? {
    for noun in sentence where words.instalments.contains(tokens[noun]) {
      // "three instalments", "three equal instalments", "three (3) instalments"
      for at in stride(from: noun - 1, through: max(sentence.lowerBound, noun - 4), by: -1) {
        let token = tokens[at]
        let count = token.kind == .figure ? Int(token.text) : words.numerals[token]
        if let count { return (2...24).contains(count) ? (count, noun) : nil }
        guard token.kind == .word || token.isMark("(") || token.isMark(")") else { break }
      }
    }
    return nil
  }
}

extension [Amount] {
  /// Nil where there is none, or the sum is too large.
  fileprivate var sum: Amount? {
    reduce(isEmpty ? nil : Amount(units: 0, decimals: 0)) { sum, amount in sum.flatMap { $0 + amount } }
  }
}
