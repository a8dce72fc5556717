extension LegalText {
  /// Takes note of the blocks that stand where a paper is signed: behind words that begin that place, up to the next
  /// heading or schedule.
  mutating func findSignaturePlaces() {
    var isSigning = false
    for index in blocks.indices where blocks[index].isProse {
      if blocks[index].beginsSigning(words.rules) {
        isSigning = true
      } else if blocks[index].isHeading || blocks[index].tokens.first.map({ words.rules.schedules[$0] != nil }) ?? false
      {
        isSigning = false
      }
      blocks[index].isWhereSigned = isSigning
    }
  }
}

extension TextBlock {
  /// Whether a line to write on is one of those by which a paper is signed: for a signature, a name, a place, a date.
  ///
  /// It is one in a block of signatures; right behind the mark of a label; in a sentence such as "Signed by ____ for and
  /// on behalf of"; and where nothing but short labels and lines stand beside it, of which one speaks of signing.
  func isSignatureLine(_ line: Range<Int>, _ words: RuleWords) -> Bool {
    guard !isInSignatures else { return true }
    var before = line.lowerBound - 1
    while before >= 0, isLine(before) { before -= 1 }
    guard before >= 0, ![":", "\n", "/"].contains(tokens[before].text) else { return true }
    let whole = writtenLine(around: line)
    if whole.contains(where: { words.signingLines.match(tokens, at: $0) != nil }) { return true }
    let labels = labels(in: whole)
    guard let labels, labels.allSatisfy({ $0.count <= mostOfLabel }) else { return false }
    return isWhereSigned || labels.contains { isSignatureLabel($0, words) }
  }

  /// Whether the place begins where a paper is signed: a title such as "Signatures", or words such as "In witness whereof".
  fileprivate func beginsSigning(_ words: RuleWords) -> Bool {
    let start = leadingNumber(besides: words.clauseNouns)?.rest ?? 0
    guard let phrase = words.signingBegins.match(tokens, at: start) else { return false }
    let isTitle = tokens.count - phrase.upperBound <= 2 && !tokens[phrase.upperBound...].contains { $0.kind == .figure }
    return isTitle || phrase.count >= 3
  }

  /// Whether a token is a line to write on, or a dot of one.
  private func isLine(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.text.utf8.allSatisfy { $0 == UInt8(ascii: "_") } || token.isMark("…")
      || token.isMark(".") && index + 1 < tokens.count && (tokens[index + 1].isMark(".") || token.isSpaced)
      || token.isMark(".") && index > 0 && tokens[index - 1].isMark(".")
  }

  /// What stands on one line, as its author broke them.
  private func writtenLine(around range: Range<Int>) -> Range<Int> {
    let start = tokens[..<range.lowerBound].lastIndex { $0.isMark("\n") }.map { $0 + 1 } ?? 0
    return start..<(tokens[range.upperBound...].firstIndex { $0.isMark("\n") } ?? tokens.count)
  }

  /// The words before each line to write on; nil where a sentence goes on behind the last.
  private func labels(in range: Range<Int>) -> [[Token]]? {
    var labels: [[Token]] = []
    var label: [Token] = []
    for index in range {
      if isLine(index) {
        if !label.isEmpty { labels.append(label) }
        label = []
      } else if tokens[index].kind != .mark {
        label.append(tokens[index])
      }
    }
    // What a line is for may stand behind it, and whose it is: "____ (signature)", "____ Ida Crane".
    let isBehind = tokens[range].last?.isMark(")") == true || label.allSatisfy { $0.isCapitalised }
    return label.isEmpty ? labels : isBehind ? labels + [label] : nil
  }

  /// Whether a label speaks of signing, and says nothing else: "Witness signature", «Για τον Εργοδότη».
  private func isSignatureLabel(_ label: [Token], _ words: RuleWords) -> Bool {
    label.contains(where: words.signatureLabels.contains)
      && label.allSatisfy {
        words.signatureLabels.contains($0) || words.signatureJoints.contains($0) || $0.isCapitalised
      }
  }
}

/// How many words a label has at most.
private let mostOfLabel = 6
