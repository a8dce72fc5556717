import Diagnostics

extension DocumentRule {
  /// Every bracket that is opened is closed, and the other way about.
  ///
  /// Labels such as `a)` are left alone, and brackets that are closed some paragraphs later, as around a list.
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// You pay the fee (net of tax within a week. What is late bears interest.
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// You pay the fee (net of tax) within a week: a) the first half now, b) the rest later.
  /// ```
  static let unmatchedBracket = DocumentRule("unmatched-bracket", .warning) { text in
    // A slice, whose first is taken away without moving the others.
    var open: ArraySlice<(mark: Unicode.Scalar, block: Int, token: Int)> = []
    var findings: [DocumentFinding] = []
    func report(_ block: TextBlock, _ token: Int, _ what: String) {
      findings.append(
        DocumentFinding(
          "this bracket is \(what)", at: text.place(token..<token + 1, in: block), in: block,
          help: "close what is opened, or delete the bracket"))
    }
    for (place, block) in text.blocks.enumerated() where block.isProse {
      for (index, token) in block.tokens.enumerated() where token.writer == .author {
        guard let mark = token.word.mark else { continue }
        switch mark {
        case "(", "[": open.append((mark, place, index))
        case ")", "]":
          if let last = open.last, last.mark == (mark == ")" ? "(" : "["), place - last.block <= mostBlocks {
            open.removeLast()
          } else if !block.isLabel(endingAt: index) {
            report(block, index, "never opened")
          }
        default: continue
        }
      }
      while let first = open.first, place - first.block > mostBlocks {
        open.removeFirst()
        report(text.blocks[first.block], first.token, "never closed")
      }
    }
    for left in open { report(text.blocks[left.block], left.token, "never closed") }
    return findings
  }
}

/// Brackets around a list of that many blocks are closed behind it.
private let mostBlocks = 12

extension TextBlock {
  /// Whether a bracket ends a label, `a)`, `iv)`, `12)`, or a face.
  fileprivate func isLabel(endingAt index: Int) -> Bool {
    guard index > 0, !tokens[index].isSpaced else { return index == 0 || !tokens[index].isSpaced }
    let label = tokens[index - 1]
    if label.kind == .mark { return label.text == ":" || label.text == ";" }
    return label.text.unicodeScalars.count <= 4 && (index == 1 || label.isSpaced || tokens[index - 2].kind == .mark)
  }
}
