import Values

/// An amount, a date, a share or another number in the words of a document.
struct Figure {
  enum Kind { case amount, date, share, number }

  let kind: Kind
  /// Its place among the words of its document.
  let words: Range<Int>
}

/// The figures of a block, told by how they are written in any language: `3,500.00 EUR`, `€ 20`, `2026-03-15`,
/// `15 March 2026`, `March 15, 2026`, `15/03/2026`, `15 %`, `14`.
func figures(in words: ArraySlice<Side.Word>) -> [Figure] {
  var figures: [Figure] = []
  var at = words.startIndex
  while at < words.endIndex {
    guard let figure = figure(in: words, at: at, after: figures.last?.words.upperBound ?? words.startIndex) else {
      at += 1
      continue
    }
    figures.append(figure)
    at = figure.words.upperBound
  }
  return figures
}

private func figure(in words: ArraySlice<Side.Word>, at start: Int, after last: Int) -> Figure? {
  if let end = endOfDate(in: words, from: start) { return Figure(kind: .date, words: start..<end) }
  guard words[start].holdsDigit else { return nil }
  var end = start + 1
  // Groups of three may stand apart: 12 000.
  while end < words.endIndex, end - start < mostGroups, words[end].isGroupOfThree, words[start].text.utf8.count <= 3 {
    end += 1
  }
  let next = end < words.endIndex ? words[end] : nil
  if let next, next.text == "%" || next.text == "\u{2030}" { return Figure(kind: .share, words: start..<end + 1) }
  if let next, next.isCurrency { return Figure(kind: .amount, words: start..<end + 1) }
  if start > last, words[start - 1].isCurrency { return Figure(kind: .amount, words: start - 1..<end) }
  return Figure(kind: .number, words: start..<end)
}

/// Nobody writes a number of more.
private let mostGroups = 5

private func endOfDate(in words: ArraySlice<Side.Word>, from start: Int) -> Int? {
  func word(_ offset: Int) -> Side.Word? {
    start + offset < words.endIndex ? words[start + offset] : nil
  }
  guard let first = word(0) else { return nil }
  if first.isDashedDate { return start + 1 }
  if first.isDottedDate { return start + 1 }
  guard let second = word(1), let third = word(2) else { return nil }
  if first.isDayOrMonth, second.text == "/", third.isDayOrMonth, word(3)?.text == "/", word(4)?.isYear == true {
    return start + 5
  }
  if first.isDayOrMonth, second.isName, third.isYear { return start + 3 }
  // 15. März 2026, 15th of March 2026
  if first.isDay, second.text == "." || second.text == "of", third.isName, word(3)?.isYear == true { return start + 4 }
  if first.isName, second.isDay, third.text == ",", word(3)?.isYear == true { return start + 4 }
  return nil
}

extension Side.Word {
  fileprivate var holdsDigit: Bool { text.unicodeScalars.first?.properties.generalCategory == .decimalNumber }

  fileprivate var isGroupOfThree: Bool {
    guard !space.isEmpty, text.utf8.count >= 3 else { return false }
    return text.utf8.prefix(3).allSatisfy(isDigit) && (text.utf8.dropFirst(3).first.map { !isDigit($0) } ?? true)
  }

  /// A sign, or the code of a currency (ISO 4217).
  fileprivate var isCurrency: Bool {
    if text == "Rp" { return true }
    let scalars = text.unicodeScalars
    if scalars.count == 1 { return scalars.first?.properties.generalCategory == .currencySymbol }
    return currencies.contains(text)
  }

  fileprivate var isYear: Bool { text.utf8.count == 4 && text.utf8.allSatisfy(isDigit) }
  fileprivate var isDayOrMonth: Bool { (1...2).contains(text.utf8.count) && text.utf8.allSatisfy(isDigit) }

  /// `15`, `15th`
  fileprivate var isDay: Bool {
    let digits = text.utf8.prefix(while: isDigit).count
    return (1...2).contains(digits) && text.utf8.count - digits <= 2
  }

  fileprivate var isName: Bool {
    isWord && text.unicodeScalars.count > 2 && text.unicodeScalars.allSatisfy(\.properties.isAlphabetic)
  }

  /// `2026-03-15`
  fileprivate var isDashedDate: Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return parts.map(\.count) == [4, 2, 2] && parts.allSatisfy { $0.allSatisfy(isDigit) }
  }

  /// `15.03.2026`
  fileprivate var isDottedDate: Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 3 && parts.allSatisfy { $0.allSatisfy(isDigit) } && parts[2].count == 4
      && parts.prefix(2).allSatisfy { (1...2).contains($0.count) }
  }
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

/// Words in capitals may stand behind a number too: "7 ALL ITEMS". The codes that are words are no signs of an amount.
private let currencies = Currency.codes.subtracting(["ALL", "COP", "CUP", "GEL", "LAK", "MOP", "TOP", "TRY"])
