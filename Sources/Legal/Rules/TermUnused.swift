import Diagnostics

extension DocumentRule {
  /// A term that is defined is used.
  ///
  /// A word that stands anywhere else in the paper, in a heading, in small letters or with another ending, counts as
  /// used.
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// **Working Day** means a day on which banks are open.
  ///
  /// You answer within a week.
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// **Working Day** means a day on which banks are open.
  ///
  /// You answer within one Working Day.
  /// ```
  static let termUnused = DocumentRule("term-unused", .warning) { text in
    let unused = text.terms.terms.filter { (text.uses[$0.id] ?? 0) == 0 }
    guard !unused.isEmpty else { return [] }
    let stems = Stems(unused)
    var counts: [String: Int] = [:]
    for block in text.blocks {
      for index in block.tokens.indices {
        for id in stems.terms(in: block.tokens, at: index) { counts[id, default: 0] += 1 }
      }
    }
    // Once it is defined.
    return unused.filter { counts[$0.id] ?? 0 <= 1 }.map { term in
      DocumentFinding(
        "`\(term.name)` is defined and never used", at: text.place(of: term),
        help: "delete the definition, or use the term")
    }
  }
}

/// Terms by what their words begin with, so that an ending makes no other word.
private struct Stems {
  private var known: [String: [(id: String, stems: [String])]] = [:]
  /// How many words the terms have whose first word begins so.
  private var counts: [String: Set<Int>] = [:]

  init(_ terms: [DefinedTerm]) {
    for term in terms {
      let stems = term.name.spelling.split(separator: " ").map { word in
        String(word.unicodeScalars.prefix(max(shortest, word.unicodeScalars.count - longestEnding)))
      }
      guard let first = stems.first else { continue }
      counts[Self.key(first), default: []].insert(stems.count)
      known[stems.map(Self.key).joined(separator: " "), default: []].append((term.id, stems))
    }
  }

  func terms(in tokens: [Token], at index: Int) -> [String] {
    (counts[Self.key(tokens[index].lower)] ?? []).flatMap { count -> [String] in
      guard index + count <= tokens.count else { return [] }
      let words = tokens[index..<index + count]
      return (known[words.map { Self.key($0.lower) }.joined(separator: " ")] ?? []).filter { term in
        zip(words, term.stems).allSatisfy { $0.lower.utf8.starts(with: $1.utf8) }
      }.map(\.id)
    }
  }

  private static func key(_ word: String) -> String { String(word.unicodeScalars.prefix(shortest)) }
}

/// How many letters of a word tell it from others at least, and how many an ending has.
private let shortest = 3
private let longestEnding = 2

extension String {
  /// The text as its tokens are spelt, in small letters.
  var spelling: String { tokens(of: self).map(\.lower).joined(separator: " ") }
}
