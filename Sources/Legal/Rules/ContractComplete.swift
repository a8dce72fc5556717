import Diagnostics

extension DocumentRule {
  /// A contract speaks of all that a contract has to settle.
  ///
  /// Asked of papers that say what they are, `kind: contract`. Which topics a kind has, and by which words each is
  /// known, stands in `templates/legal/<language>.yaml` under `complete`; one word anywhere in the paper is enough.
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// ---
  /// kind: contract
  /// ---
  /// Services are what we do by the timetable; changes, the price, payment, rights, confidentiality, our independence,
  /// ending, law, amendments in writing and the whole agreement are as usual.
  ///
  /// Signature: ________
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// ---
  /// kind: contract
  /// ---
  /// Services are what we do by the timetable; changes, the price, payment, rights, confidentiality, liability, our
  /// independence, ending, law, amendments in writing and the whole agreement are as usual.
  ///
  /// Signature: ________
  /// ```
  static let contractComplete = DocumentRule("contract-complete", .warning) { text in
    let topics = text.words.rules.topics.filter { $0.kind == text.kind }
    guard !topics.isEmpty else { return [] }
    var open = Set(topics.indices)
    for block in text.blocks where block.isProse {
      for index in block.tokens.indices where block.tokens[index].kind == .word {
        for topic in open where topics[topic].isMet(block.tokens, at: index) { open.remove(topic) }
        if open.isEmpty { return [] }
      }
    }
    return [
      DocumentFinding(
        "the paper says nothing of \(open.sorted().map { topics[$0].name }.joined(separator: ", "))",
        at: text.blocks.first { $0.isProse }?.span,
        help: "write a clause on it, or `<!-- check: allow contract-complete -->` before the first line")
    ]
  }
}

extension RuleWords.Topic {
  fileprivate func isMet(_ tokens: [Token], at index: Int) -> Bool {
    signs.contains { sign in
      index + sign.count <= tokens.count && zip(tokens[index...], sign).allSatisfy { $0.lower.hasBytes(leading: $1) }
    }
  }
}

extension String {
  fileprivate func hasBytes(leading text: String) -> Bool { utf8.starts(with: text.utf8) }
}
