import Diagnostics

extension DocumentRule {
  /// A reference is not typed by hand where numbers are computed; where they are typed, the clause is there.
  ///
  /// "Section 5.2(a)" says the wrong thing as soon as a clause comes or goes. In a paper with `numbering`, every one is
  /// found that is not a link; in any other, one to a number that no clause has, and one whose title in parentheses is
  /// not the clause's heading; and a schedule, an exhibit or an annex that is not there, where others of them are.
  /// References to other papers are left alone: "section 2 of the Act", "Code Section 409A", "that Act, section 9".
  ///
  /// Wrong:
  ///
  /// ```markdown
  /// ## 1. Services
  ///
  /// What we do; section 5 says what you pay.
  ///
  /// ## 2. Fees
  ///
  /// As section 3 (Payment) says.
  ///
  /// ## 3. Ending
  ///
  /// With a month's notice.
  /// ```
  ///
  /// Right:
  ///
  /// ```markdown
  /// ## 1. Services
  ///
  /// What we do; section 3 says what you pay, and section 12 of the Act says when.
  ///
  /// ## 2. Fees
  ///
  /// As section 3 (Payment) says.
  ///
  /// ## 3. Payment
  ///
  /// In advance.
  /// ```
  static let referenceLiteral = DocumentRule("reference-literal", .warning) { text in
    let typed = text.isNumbered ? nil : TypedNumbers(text)
    let computed = text.isNumbered ? text.clauses.byNumber : [:]
    let schedules = TypedSchedules(text)
    return text.blocks.lazy.filter { $0.isProse && !$0.isHeading }.flatMap { block in
      schedules.findings(of: block, in: text)
        + block.typedReferences(text.words.rules).compactMap { reference -> DocumentFinding? in
          let written = block.words(reference.tokens)
          let problem: (message: String, help: String)?
          if let typed {
            problem = typed.problem(reference, written)
          } else if let clause = computed[reference.whole] {
            let isMoved = reference.title.map { !clause.isCalled($0) } ?? false
            let name = clause.title.map { " (\($0))" } ?? ""
            problem = (
              isMoved
                ? "`\(written)` is typed by hand, and that clause is called \(clause.title.map { "`\($0)`" } ?? "otherwise")"
                : "`\(written)` is typed by hand",
              "write `[@\(clause.id)]` if it means \(reference.whole)\(name): the number then follows the clause"
            )
          } else {
            problem = (
              "`\(written)` is typed by hand, and there is no \(reference.whole)",
              "write `[@id]` with the id of the clause it means"
            )
          }
          return problem.map {
            DocumentFinding($0.message, at: text.place(reference.tokens, in: block), in: block, help: $0.help)
          }
        }
    }
  }
}

/// A reference as it is typed: `Section 5.2(a) (Payment)`.
private struct TypedReference {
  let tokens: Range<Int>
  /// `5.2`
  let number: String
  /// `a` of `5.2(a)`
  let labels: [String]
  /// `7` of «5 παρ. 7»
  let part: String?
  let title: String?

  /// `5.2(a)`
  var whole: String { number + labels.map { "(\($0))" }.joined() }
}

extension TypedNumbers {
  fileprivate func problem(_ reference: TypedReference, _ written: String) -> (message: String, help: String)? {
    if lacks(reference.number, reference.labels) {
      return ("`\(written)`: there is no \(reference.whole) in this paper", "name the clause it means")
    }
    if let part = reference.part, lacks(part, below: reference.number) {
      return (
        "`\(written)`: \(reference.number) of this paper has no part \(part)", "name the part that it means"
      )
    }
    guard reference.labels.isEmpty, let title = reference.title, let heading = titles[reference.number],
      heading.spelling != title.spelling
    else { return nil }
    return ("`\(written)`: \(reference.number) is called `\(heading)`", "name the clause it means")
  }
}

extension ClauseIndex {
  /// Clauses by the number that references read.
  fileprivate var byNumber: [String: Clause] {
    Dictionary(
      clauses.compactMap { clause in
        guard clause.schedule == nil, let citation = clause.citation else { return nil }
        var number = citation.number
        while number.utf8.last == UInt8(ascii: ".") { number.removeLast() }
        return (number, clause)
      }
    ) { first, _ in first }
  }
}

extension Clause {
  fileprivate func isCalled(_ words: String) -> Bool { title.map { $0.spelling == words.spelling } ?? false }
}

extension TextBlock {
  fileprivate func typedReferences(_ words: RuleWords) -> [TypedReference] {
    tokens.indices.filter { words.clauseNouns.contains(tokens[$0]) }.flatMap { index -> [TypedReference] in
      let noun = tokens[index]
      guard noun.writer == .author, !noun.isLinked, !isNamed(before: index, words),
        let first = typedReference(from: index, at: isAbbreviated(index) ? index + 2 : index + 1, words)
      else { return [] }
      // "clauses 4.2, 4.5 and 4.9", "clauses 1 and 7": behind one clause, a number without a point may count anything.
      let isPlural = words.clausePlurals.contains(noun)
      var references = [first]
      while let last = references.last, isPlural || last.number.contains("."), last.title == nil,
        last.tokens.upperBound + 1 < tokens.count, joins(last.tokens.upperBound, words)
      {
        let next = last.tokens.upperBound + 1
        guard let reference = typedReference(from: next, at: next, words),
          reference.number.contains(".") || isPlural && !isCounting(reference.tokens.upperBound, words)
        else { break }
        references.append(reference)
        // "clauses 5 and 6, 3 of which": the word joins the last of them.
        if words.listJoints.contains(tokens[next - 1]), !reference.number.contains(".") { break }
      }
      return references
    }
  }

  /// Whether a point makes a word of a few letters an abbreviation: «п. 4.2», «παρ. 2».
  private func isAbbreviated(_ index: Int) -> Bool {
    index + 1 < tokens.count && tokens[index + 1].isMark(".") && !tokens[index + 1].isSpaced
      && tokens[index].text.unicodeScalars.count <= 4
  }

  /// Whether the word behind a number says what it counts: "3 working days", "4 instalments".
  private func isCounting(_ index: Int, _ words: RuleWords) -> Bool {
    guard index < tokens.count else { return false }
    return words.units[tokens[index]] != nil || words.kindsOfDays.contains(tokens[index])
      || words.currencies.contains(tokens[index]) || words.instalments.contains(tokens[index])
  }

  private func joins(_ index: Int, _ words: RuleWords) -> Bool {
    [",", "–"].contains(tokens[index].text) || words.listJoints.contains(tokens[index])
  }

  /// The reference whose number stands at a place; nil for one to another paper.
  private func typedReference(from start: Int, at place: Int, _ words: RuleWords) -> TypedReference? {
    guard place < tokens.count else { return nil }
    let number = tokens[place]
    guard number.kind == .figure, number.writer == .author, !number.isLinked, !number.text.contains(","),
      number.isSpaced || tokens[place - 1].isMark("."),
      number.text.split(separator: ".").allSatisfy({ $0.utf8.count <= 2 })
    else { return nil }
    var at = place + 1
    var labels: [String] = []
    while at + 2 < tokens.count, tokens[at].isMark("("), !tokens[at].isSpaced, tokens[at + 1].kind != .mark,
      tokens[at + 2].isMark(")"), tokens[at + 1].text.utf8.count <= 5
    {
      labels.append(tokens[at + 1].text)
      at += 3
    }
    // "Section 2-305", "Section 4a": not ours to read.
    if at < tokens.count, !tokens[at].isSpaced, tokens[at].kind != .mark || tokens[at].isMark(among: "-–/§") {
      return nil
    }
    let end = at
    var title: String?
    if at + 2 < tokens.count, tokens[at].isMark("("), tokens[at].isSpaced, tokens[at + 1].isCapitalised,
      let close = tokens[at...].prefix(12).firstIndex(where: { $0.isMark(")") })
    {
      title = self.words(at + 1..<close)
      at = close + 1
    }
    guard !isOfAnother(at, words), !isOfAnother(end, words) else { return nil }
    let part = labels.isEmpty ? part(at: end, words) : nil
    return TypedReference(
      tokens: start..<(part?.end ?? end), number: number.text, labels: labels, part: part?.number, title: title)
  }
}
