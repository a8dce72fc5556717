import Values

/// A day in figures: `16/02/2026`, `16.02.2026`.
struct NumericDate {
  let tokens: Range<Int>
  private let first: Int
  private let second: Int
  private let year: Int
  /// Whether points stand between the figures: then the day is the first of them everywhere.
  private let hasPoints: Bool

  var dayFirst: Day? { Day(year: year, month: second, day: first) }
  var monthFirst: Day? { hasPoints ? nil : Day(year: year, month: first, day: second) }

  /// Whether it is a day in either order, and not the same one.
  var isAmbiguous: Bool { dayFirst.map { day in monthFirst.map { $0 != day } ?? false } ?? false }

  /// Whether it can be read day first or month first alone, and so tells how others are meant.
  var tellsOrder: Bool { !hasPoints && (dayFirst == nil) != (monthFirst == nil) }

  /// Nil where no such date begins at a token.
  init?(_ tokens: [Token], at index: Int) {
    // Asked of every token, and most are no figures.
    guard tokens[index].kind == .figure else { return nil }
    let figure = tokens[index]
    let points = figure.text.utf8.count { $0 == UInt8(ascii: ".") }
    guard points == 0 || points == 2, figure.writer != .code,
      index == 0 || figure.isSpaced || tokens[index - 1].isMark("(")
    else { return nil }
    let parts: [Substring]
    if points > 0 {
      parts = figure.text.split(separator: ".", omittingEmptySubsequences: false)
      (self.tokens, hasPoints) = (index..<index + 1, true)
    } else {
      guard index + 4 < tokens.count, tokens[index + 1].isMark("/"), tokens[index + 3].isMark("/"),
        tokens[index + 1...index + 4].allSatisfy({ !$0.isSpaced })
      else { return nil }
      parts = [figure.text[...], tokens[index + 2].text[...], tokens[index + 4].text[...]]
      (self.tokens, hasPoints) = (index..<index + 5, false)
    }
    let end = self.tokens.upperBound
    // "1.2.2026/7" and "16/02/2026/A" are numbers of something.
    guard end == tokens.count || tokens[end].isSpaced || tokens[end].kind == .mark && !tokens[end].isMark(among: "/-–"),
      parts.count == 3, (1...2).contains(parts[0].utf8.count), (1...2).contains(parts[1].utf8.count),
      parts[2].utf8.count == 4, let first = Int(parts[0]), let second = Int(parts[1]), let year = Int(parts[2]),
      (1900...2199).contains(year), (1...31).contains(first), (1...31).contains(second), !hasPoints || second <= 12
    else { return nil }
    (self.first, self.second, self.year) = (first, second, year)
  }
}

extension TextBlock {
  /// The days in figures, one behind the other.
  var numericDates: [NumericDate] { tokens.indices.compactMap { NumericDate(tokens, at: $0) } }
}
