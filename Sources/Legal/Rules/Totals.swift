import Diagnostics

extension DocumentRule {
  /// What a table calls its total is the sum of what stands above it.
  ///
  /// Looked at is every column of figures above the first row whose first words are or end in such a word. A column with anything else in
  /// it, a table with subtotals above it, a running sum and a total of the last rows alone are left in peace.
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// | Stage | Price |
  /// |---|---:|
  /// | Design | 3,000.00 |
  /// | Build | 5,000.00 |
  /// | Total | 9,000.00 |
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// | Stage | Price |
  /// |---|---:|
  /// | Design | 3,000.00 |
  /// | Build | 5,000.00 |
  /// | Total | 8,000.00 |
  /// | Tax | 1,920.00 |
  /// ```
  static let totals = DocumentRule("totals", .error) { text in
    text.tables.flatMap { rows -> [DocumentFinding] in
      let body = rows.dropFirst()
      func isTotal(_ row: [Int]) -> Bool {
        // The first cells may be empty: | | Total | 8,000 |
        guard let label = row.first(where: { !text.blocks[$0].tokens.isEmpty }) else { return false }
        let words = text.blocks[label].tokens.prefix(2).map(\.lower)
        guard let first = words.first, !text.words.rules.totals.contains(first) else { return !words.isEmpty }
        // "Grand total", «Γενικό σύνολο»
        return text.blocks[label].tokens.count == 2 && text.words.rules.totals.contains(words[1])
      }
      guard let total = body.firstIndex(where: isTotal), total > body.startIndex + 1 else { return [] }
      let above = rows[1..<total]
      let holdsSubtotal = above.contains { row in
        row.prefix(2).contains { cell in
          text.blocks[cell].tokens.contains { token in
            text.words.rules.totals.contains { token.lower.hasSuffix($0) }
          }
        }
      }
      guard !holdsSubtotal else { return [] }
      return rows[total].indices.dropFirst().compactMap { column in
        let cell = text.blocks[rows[total][column]]
        guard let written = cell.amount else { return nil }
        var amounts: [Amount] = []
        for row in above {
          guard row.indices.contains(column) else { return nil }
          let cell = text.blocks[row[column]]
          guard !cell.tokens.isEmpty else { continue }
          guard let amount = cell.amount else { return nil }
          amounts.append(amount)
        }
        // A total of the last rows is one as well: of a net and its tax, below what makes up the net.
        guard let sums = amounts.sumsFromTheEnd, let sum = sums.last, !sums.contains(written) else { return nil }
        return DocumentFinding(
          "the total is \(written), and what stands above it comes to \(sum)",
          at: text.place(cell.tokens.indices, in: cell), in: cell, help: "correct the total, or a row above it")
      }
    }
  }
}

extension [Amount] {
  /// What the last comes to, the last two, and so on; nil where there is none, or a sum is too large.
  fileprivate var sumsFromTheEnd: [Amount]? {
    var sums: [Amount] = []
    for amount in reversed() {
      guard let sum = (sums.last ?? Amount(units: 0, decimals: 0)) + amount else { return nil }
      sums.append(sum)
    }
    return sums.isEmpty ? nil : sums
  }
}

extension TextBlock {
  /// The only figure of a cell, with a currency or a sign of per cent beside it at most; nil for anything else.
  fileprivate var amount: Amount? {
    var digits = ""
    var isNegative = false
    var hasEnded = false
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .figure:
        // Groups of three may stand apart: 12 000.
        guard digits.isEmpty || !hasEnded && token.isSpaced && digits.goesOn(withGroup: token.text) else { return nil }
        digits += token.text
      case .word:
        guard token.isAllCapitals && token.text.utf8.count == 3 || token.lower == "rp" else { return nil }
        hasEnded = !digits.isEmpty
      case .mark:
        if token.isMark(among: "-−–") {
          guard digits.isEmpty, index + 1 < tokens.count else { return nil }
          isNegative = true
        } else {
          guard token.isMark(among: "€$£¥₽%") else { return nil }
          hasEnded = !digits.isEmpty
        }
      }
    }
    return digits.amount(isNegative: isNegative)
  }
}
