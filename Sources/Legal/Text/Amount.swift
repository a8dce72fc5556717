/// A figure that is an amount of something, exact.
struct Amount: Equatable, CustomStringConvertible {
  let units: Int
  let decimals: Int

  static func + (left: Amount, right: Amount) -> Amount? {
    let decimals = max(left.decimals, right.decimals)
    guard let a = left.units(to: decimals), let b = right.units(to: decimals) else { return nil }
    let (sum, overflows) = a.addingReportingOverflow(b)
    return overflows ? nil : Amount(units: sum, decimals: decimals)
  }

  static func == (left: Amount, right: Amount) -> Bool {
    let decimals = max(left.decimals, right.decimals)
    return left.units(to: decimals) == right.units(to: decimals)
  }

  /// Whether it is less than another; false where that cannot be told.
  func isLess(than other: Amount) -> Bool {
    let decimals = max(decimals, other.decimals)
    guard let own = units(to: decimals), let theirs = other.units(to: decimals) else { return false }
    return own < theirs
  }

  /// Its units with more decimals; nil where they are too many.
  func units(to wanted: Int) -> Int? {
    var units = units
    for _ in decimals..<max(decimals, wanted) {
      let (product, overflows) = units.multipliedReportingOverflow(by: 10)
      guard !overflows else { return nil }
      units = product
    }
    return units
  }

  var description: String {
    let digits = String(units.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let sign = units < 0 ? "−" : ""
    return decimals == 0 ? sign + padded : "\(sign)\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
  }
}

extension String {
  /// `12000`, `12,000.00`, `12.000,00`, `12000,5`; nil where a mark could be either, `12,000` apart, which are thousands.
  func amount(isNegative: Bool) -> Amount? {
    guard !isEmpty, utf8.count <= 18 else { return nil }
    let marks = utf8.filter(isGroupMark)
    let parts = utf8.split(whereSeparator: isGroupMark)
    var decimals = 0
    if let last = marks.last, let tail = parts.last {
      let isDecimal = marks.count { $0 == last } == 1 && (tail.count != 3 || marks.contains { $0 != last })
      decimals = isDecimal ? tail.count : 0
      let whole = isDecimal ? parts.dropLast() : parts[...]
      guard whole.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
    }
    guard let units = Int(String(decoding: parts.joined(), as: UTF8.self)) else { return nil }
    return Amount(units: isNegative ? -units : units, decimals: decimals)
  }

  /// Whether a figure behind digits can be the next group of three, which may stand apart: 12 000.
  func goesOn(withGroup figure: String) -> Bool {
    figure.utf8.prefix { (0x30...0x39).contains($0) }.count == 3 && !utf8.contains(where: isGroupMark)
  }
}

/// Whether it parts groups of digits, or the decimals from the rest.
private func isGroupMark(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".") }

/// An amount of money or a share of one, as it stands in a sentence.
struct WrittenAmount {
  let amount: Amount
  /// Whether it is so many per hundred.
  let isShare: Bool
  /// The figure, with the sign beside it.
  let tokens: Range<Int>
}

extension TextBlock {
  /// The money and the shares in a run of tokens: figures with a currency or a sign of per cent beside them.
  func amounts(in range: Range<Int>, _ words: RuleWords) -> [WrittenAmount] {
    var amounts: [WrittenAmount] = []
    var at = range.lowerBound
    while at < range.upperBound {
      guard tokens[at].kind == .figure, tokens[at].writer != .code else {
        at += 1
        continue
      }
      let start = at
      var digits = tokens[at].text
      at += 1
      // Groups of three may stand apart: 12 000.
      while at < range.upperBound, tokens[at].kind == .figure, tokens[at].isSpaced,
        digits.goesOn(withGroup: tokens[at].text)
      {
        digits += tokens[at].text
        at += 1
      }
      let isAfterSign = start > range.lowerBound && tokens[start - 1].isCurrency(words)
      let percent = words.percent.match(tokens, at: at)
      let isShare = at < range.upperBound && tokens[at].isMark("%") || percent != nil
      let isBeforeSign = !isShare && at < range.upperBound && tokens[at].isCurrency(words)
      guard isShare || isAfterSign || isBeforeSign, let amount = digits.amount(isNegative: false) else { continue }
      let end = isShare ? percent?.upperBound ?? at + 1 : isBeforeSign ? at + 1 : at
      amounts.append(
        WrittenAmount(amount: amount, isShare: isShare, tokens: (isAfterSign ? start - 1 : start)..<end))
      at = max(at, end)
    }
    return amounts
  }

  /// The sentences of a block, by their tokens.
  var sentences: [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = 0
    for index in tokens.indices where tokens[index].isMark(among: ".?!;") {
      let next = index + 1
      guard next == tokens.count || tokens[next].isSpaced && !tokens[next].isLowercased else { continue }
      sentences.append(start..<next)
      start = next
    }
    if start < tokens.count { sentences.append(start..<tokens.count) }
    return sentences
  }
}

extension Token {
  fileprivate var isLowercased: Bool { text.unicodeScalars.first?.properties.isLowercase ?? false }

  /// `€`, `EUR`, `euros`
  func isCurrency(_ words: RuleWords) -> Bool {
    switch kind {
    case .mark: isMark(among: "€$£¥₽")
    case .word: words.currencies.contains(self)
    case .figure: false
    }
  }
}
