import Diagnostics

extension DocumentRule {
  /// A number typed by hand at a heading or an item is the one that is computed.
  ///
  /// Numbers need not be typed at all. `literal-numbers: keep` keeps those of a paper that has numbers of its own. Where
  /// none are computed, two headings or paragraphs that stand side by side do not have the same number, and one left out
  /// between them is a warning.
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// ## 1. Services
  ///
  /// What we do.
  ///
  /// ## 3. Payment
  ///
  /// What you pay.
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// ## 1. Services
  ///
  /// What we do.
  ///
  /// ## 2. Payment
  ///
  /// What you pay.
  /// ```
  static let numberLiteral = DocumentRule("number-literal", .error) { text in
    // Of a paper with computed numbers the pass that numbers it has found them.
    text.isNumbered || text.keepsNumbers ? [] : text.oddNumbers
  }
}

extension LegalText {
  /// Typed numbers that leave one out, or stand twice.
  fileprivate var oddNumbers: [DocumentFinding] {
    let nouns = words.rules.clauseNouns
    let elsewhere = Set(
      blocks.filter { !$0.isHeading && $0.isProse }.compactMap { $0.leadingNumber(besides: nouns)?.number })
    let isOfFigures = hasHeadingsOfFigures
    var withinText: Set<String>?
    var sequences: [TypedSequence] = []
    var findings: [DocumentFinding] = []
    for block in blocks where block.isProse {
      let number = block.typedNumber(besides: nouns, isOfFigures: isOfFigures)
      let level = block.headingLevel ?? TypedSequence.levelOfParagraphs
      // A heading ends what is counted below it; one without a number, what is counted beside it too.
      if block.isHeading { sequences.removeAll { $0.level > level || number == nil && $0.level == level } }
      guard let number, let own = number.text.split(separator: ".").last.flatMap({ Int($0) }) else { continue }
      let prefix = number.text.split(separator: ".").dropLast().map { "\($0)." }.joined()
      let place = number.token.map { self.place($0..<$0 + 1, in: block) } ?? block.span
      guard let index = sequences.firstIndex(where: { $0.level == level && $0.prefix == prefix }) else {
        sequences.append(TypedSequence(level: level, prefix: prefix, first: own, at: place))
        continue
      }
      let last = sequences[index].last
      if let first = sequences[index].places[own], own != 1 || last == 1 {
        findings.append(
          DocumentFinding(
            "the number `\(number.text)` stands twice", at: place, in: block,
            notes: [Diagnostic.Note("first here", at: first)], help: "give each a number of its own"))
      } else if own > last + 1, sequences[index].mayLack(own - last - 1) {
        let missing = (last + 1..<own).map { "\(prefix)\($0)" }
        let within = withinText ?? numbersWithinText
        withinText = within
        if !missing.contains(where: { elsewhere.contains($0) || within.contains($0) }) {
          var finding = DocumentFinding(
            "`\(number.text)` follows `\(prefix)\(last)`", at: place, in: block,
            help: "count without a gap, or write `literal-numbers: keep` in the front matter")
          finding.severity = .warning
          findings.append(finding)
        }
      }
      sequences[index].add(own, at: place)
    }
    return findings
  }

  /// Whether bare figures before headings are their numbers, as in "## 3 Payment": several have one.
  private var hasHeadingsOfFigures: Bool {
    blocks.count {
      $0.isHeading && $0.tokens.first?.kind == .figure && $0.tokens.dropFirst().first?.isCapitalised == true
    }
      >= 3
  }

  /// Numbers with a point that begin a line within a block, as far as its words tell.
  private var numbersWithinText: Set<String> {
    let nouns = words.rules.clauseNouns
    return Set(
      blocks.flatMap { block in
        block.tokens.indices.dropFirst().dropLast().filter { index in
          block.tokens[index].text.utf8.contains(UInt8(ascii: ".")) && block.tokens[index + 1].isCapitalised
            && !nouns.contains(block.tokens[index - 1])
        }.map { block.tokens[$0].text }
      })
  }
}

/// Numbers that somebody typed one behind the other, on one level and below one number.
private struct TypedSequence {
  let level: Int
  /// `4.` of `4.2`; empty for whole numbers.
  let prefix: String
  private let first: Int
  private(set) var last: Int
  /// Where each number stands.
  private(set) var places: [Int: Span?]

  /// Below all headings.
  static let levelOfParagraphs = 7
  /// Nobody forgets more of them in a row; what is further away counts something else.
  private static let mostForgotten = 2

  init(level: Int, prefix: String, first: Int, at place: Span?) {
    (self.level, self.prefix, self.first, last) = (level, prefix, first, first)
    places = [first: place]
  }

  /// Whether as many numbers that are not there are a mistake: a paper that begins elsewhere is part of another.
  func mayLack(_ count: Int) -> Bool { first == 1 || !prefix.isEmpty && count <= Self.mostForgotten }

  /// The first number begins anew.
  mutating func add(_ number: Int, at place: Span?) {
    if number == 1 { places = [:] }
    if places[number] == nil { places[number] = place }
    last = number
  }
}

extension TextBlock {
  fileprivate var headingLevel: Int? { if case .heading(let level) = kind { level } else { nil } }

  /// The number that somebody typed at a heading, at a paragraph as `4.2`, or at one that is a heading in strong letters;
  /// and its token, where it has one.
  ///
  /// - Parameter isOfFigures: whether a bare figure is the number of a heading.
  fileprivate func typedNumber(besides nouns: WordSet, isOfFigures: Bool) -> (text: String, token: Int?)? {
    if case .cell = kind { return nil }
    // "6. **CONFIDENTIALITY**" is a list of one for Markdown.
    if itemPath.count == 1, isAllStrong { return (String(itemPath[0]), nil) }
    guard itemPath.isEmpty, let (number, rest) = leadingNumber(besides: nouns) else { return nil }
    let isMarked = tokens[rest - 1].kind == .mark
    let hasNoun = tokens[0].kind != .figure
    let isBare = isOfFigures && rest < tokens.count && tokens[rest].isCapitalised
    // "3 steps" are words of a title.
    guard isHeading ? isMarked || hasNoun || isBare || number.contains(".") : number.contains(".") && !hasNoun else {
      return nil
    }
    return (number, hasNoun ? 1 : 0)
  }
}
