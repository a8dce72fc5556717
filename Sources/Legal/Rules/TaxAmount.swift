import Diagnostics

extension DocumentRule {
  /// A tax that is written beside its price and its rate is that share of the price.
  ///
  /// Looked at are sentences that name a price, then a rate with the word for the tax beside it, and right behind that an
  /// amount. It may be the tax on the price, the tax within it, or the price with it or without it.
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// The price is £10,000 plus 20 % VAT (£2,500).
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// The price is £10,000 plus 20 % VAT (£2,000). The extension is £5,000 plus 20 % VAT, £6,000 in all.
  /// ```
  static let taxAmount = DocumentRule(ofBlocks: "tax-amount", .error) { block, text in
    let words = text.words.rules
    guard words.tax.isIn(block.tokens) else { return [] }
    return block.sentences.flatMap { sentence -> [DocumentFinding] in
      let amounts = block.amounts(in: sentence, words)
      return amounts.indices.compactMap { place in
        let rate = amounts[place]
        guard rate.isShare, place > 0, place + 1 < amounts.count, !amounts[place - 1].isShare,
          !amounts[place + 1].isShare, block.isTax(rate.tokens, before: amounts[place + 1], words)
        else { return nil }
        let (price, written) = (amounts[place - 1], amounts[place + 1])
        guard let tax = Tax(of: price.amount, at: rate.amount), !tax.allows(written.amount) else { return nil }
        return DocumentFinding(
          "\(rate.amount) % of \(price.amount) is not \(written.amount)",
          at: text.place(price.tokens.lowerBound..<written.tokens.upperBound, in: block), in: block,
          help: "correct the price, the rate or the tax")
      }
    }
  }
}

extension TextBlock {
  /// Whether the word for a tax stands beside its rate, and an amount right behind, in parentheses or behind a mark.
  fileprivate func isTax(_ rate: Range<Int>, before amount: WrittenAmount, _ words: RuleWords) -> Bool {
    let end = words.tax.match(tokens, at: rate.upperBound)?.upperBound ?? rate.upperBound
    guard end > rate.upperBound || isTax(endingAt: rate.lowerBound, words) else { return false }
    let between = tokens[end..<max(end, amount.tokens.lowerBound)]
    return between.count == 1 && between.allSatisfy { ["(", "=", ",", ":", "–", "—"].contains($0.text) }
  }

  /// Whether the word for a tax ends before a rate: "VAT at 20%", «ΦΠΑ 24%», "VAT (20%".
  private func isTax(endingAt rate: Int, _ words: RuleWords) -> Bool {
    (max(0, rate - mostOfTax)..<rate).contains { start in
      guard let tax = words.tax.match(tokens, at: start), tax.upperBound <= rate else { return false }
      // At most one word or mark between, and the point of an abbreviation.
      return tokens[tax.upperBound..<rate].count { !$0.isMark(".") } <= 1
    }
  }
}

/// How many words the name of a tax and what leads to its rate take: «Φ.Π.Α. με 24%» are seven.
private let mostOfTax = 8

/// What a rate makes of a price, in ten thousandths.
private struct Tax {
  private let price: Int128
  private let rate: Int128

  /// Nil where the figures are too large or too fine.
  init?(of price: Amount, at rate: Amount) {
    guard price.decimals <= 2, rate.decimals <= 2, let price = price.units(to: 2), let rate = rate.units(to: 2) else {
      return nil
    }
    (self.price, self.rate) = (Int128(price), Int128(rate))
  }

  /// Whether an amount is the tax, or the price with or without it, but for rounding.
  func allows(_ amount: Amount) -> Bool {
    guard amount.decimals <= 2, let units = amount.units(to: 2) else { return true }
    let written = Int128(units)
    let whole: Int128 = 10_000
    // Whole units may be rounded ones.
    let rounding: Int128 = amount.decimals == 0 ? 100 : 1
    func isSame(_ value: Int128, over divisor: Int128) -> Bool {
      (value - written * divisor).magnitude <= (rounding * divisor).magnitude
    }
    return isSame(price * rate, over: whole) || isSame(price * (whole + rate), over: whole)
      || isSame(price * rate, over: whole + rate) || isSame(price * whole, over: whole + rate)
  }
}
