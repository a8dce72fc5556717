import Markdown

/// How clauses are called in a sentence that stands somewhere.
struct Citing {
  enum Piece {
    case text(String)
    case link(String, address: String)
  }

  /// A clause that is named.
  struct Named {
    let index: ClauseIndex
    let place: Int
    /// How it is reached.
    let address: String
    /// What its document is called; nil for this one.
    let document: String?

    var clause: Clause { index.clauses[place] }
  }

  /// The parts of a name: `Section`, `4.2`, `Schedule 1`.
  private struct Parts: Equatable {
    var noun: LegalWords.Noun?
    var number: String
    /// What it is a part of, if that has to be said.
    var whole: String?
  }

  let words: LegalWords
  /// The clause in which the sentence stands, in the index of this document.
  let source: Int?
  /// Whether the name begins a sentence.
  let startsSentence: Bool

  // MARK: One

  /// `Section 4.2`; the title of a clause without a number; nil where it has neither.
  func number(_ named: Named) -> String? { parts(of: named).map { text($0) } ?? named.clause.title }

  /// `Section 4.2 (Payment)`
  func full(_ named: Named) -> String? {
    guard let parts = parts(of: named), let title = named.clause.title, !named.clause.isReserved else {
      return number(named)
    }
    return text(parts, title: title)
  }

  /// `4.2`
  func bare(_ named: Named) -> String? { named.clause.citation?.number ?? named.clause.title }

  func title(_ named: Named) -> String? {
    named.clause.isReserved ? number(named) : named.clause.title ?? number(named)
  }

  /// `paragraph (b)` or `this Section`, as seen from the clause in which the sentence stands.
  func relative(_ named: Named) -> String? {
    guard named.document == nil, let source, let citation = named.clause.citation else { return number(named) }
    let clauses = named.index.clauses
    let chain = Array(sequence(first: source) { clauses[$0].parent })
    let unbracketed = chain.first { clauses[$0].citation.map { !isBracketed($0.number) } ?? false }
    if named.place == source || named.place == unbracketed, let this = words.this, words.citesNouns {
      let noun = isBracketed(citation.number) ? words.noun(.paragraph) : citation.noun
      if let noun { return capitalised(this.replacing("%1", with: noun.singular)) }
    }
    for ancestor in sequence(first: named.place, next: { clauses[$0].parent }).dropFirst()
    where chain.contains(ancestor) {
      guard let outer = clauses[ancestor].citation, citation.number.utf8.starts(with: outer.number.utf8) else { break }
      let rest = String(citation.number.unicodeScalars.dropFirst(outer.number.unicodeScalars.count))
      guard rest.utf8.first == UInt8(ascii: "(") else { break }
      return words.citesNouns ? capitalised("\(words.noun(.paragraph).singular)\u{A0}\(rest)") : rest
    }
    return number(named)
  }

  private func isBracketed(_ number: String) -> Bool { number.utf8.last == UInt8(ascii: ")") }

  // MARK: Several

  /// `Sections 4.2 and 4.3`, `Sections 4.2 to 4.4`; nil if they are not called alike.
  ///
  /// - Parameter bare: whether numbers stand alone.
  func group(_ named: [Named], bare: Bool) -> [Piece]? {
    var all: [Parts] = []
    for one in named {
      guard var parts = parts(of: one) else { return nil }
      if bare { parts = Parts(number: parts.number) }
      all.append(parts)
    }
    guard let first = all.first, all.allSatisfy({ $0.noun == first.noun && $0.whole == first.whole }) else {
      return nil
    }
    if let noun = first.noun, noun.plural == nil { return nil }
    let list = listed(runs(of: named, all.map(\.number)))
    let lead = first.noun?.plural.map { "\(capitalised($0))\u{A0}" } ?? ""
    guard let whole = first.whole else { return [.text(lead)] + list }
    let (before, after) = words.aroundPart(of: whole)
    return [.text(before + lead)] + list + [.text(after)]
  }

  /// Names one after the other: `A, B and C`.
  func listed(_ items: [[Piece]]) -> [Piece] {
    var pieces: [Piece] = []
    for (offset, item) in items.enumerated() {
      if offset > 0 { pieces.append(.text(offset == items.count - 1 ? " \(words.and) " : ", ")) }
      pieces += item
    }
    return pieces
  }

  /// Numbers, three or more in a row as the first and the last.
  private func runs(of named: [Named], _ numbers: [String]) -> [[Piece]] {
    var runs: [[Piece]] = []
    var start = 0
    while start < named.count {
      var end = start + 1
      while end < named.count, follows(named[end], named[end - 1]) { end += 1 }
      func link(_ at: Int) -> Piece { .link(numbers[at], address: named[at].address) }
      if end - start > 2 {
        runs.append([link(start), .text(" \(words.to) "), link(end - 1)])
      } else {
        runs += (start..<end).map { [link($0)] }
      }
      start = end
    }
    return runs
  }

  private func follows(_ next: Named, _ previous: Named) -> Bool {
    next.document == previous.document && next.clause.parent == previous.clause.parent
      && next.clause.role == previous.clause.role && next.clause.schedule == previous.clause.schedule
      && next.clause.position == previous.clause.position + 1
  }

  // MARK: Details

  private func parts(of named: Named) -> Parts? {
    guard let citation = named.clause.citation else { return nil }
    var whole: String?
    let outer = named.clause.schedule
    if let outer, named.document != nil || sourceSchedule(in: named.index) != outer {
      whole = label(of: outer, in: named.index)
    } else if let outer, citation.isAmbiguous {
      whole = own(outer, in: named.index)
    }
    if let document = named.document { whole = whole.map { words.chain($0, document) } ?? document }
    return Parts(noun: citation.noun, number: citation.number, whole: whole)
  }

  private func sourceSchedule(in index: ClauseIndex) -> Int? { index.schedule(around: source) }

  /// `this Schedule`; its label where the language has no word for that.
  private func own(_ schedule: Int, in index: ClauseIndex) -> String {
    guard words.citesNouns, let this = words.this, let noun = index.clauses[schedule].citation?.noun else {
      return label(of: schedule, in: index)
    }
    return this.replacing("%1", with: noun.singular)
  }

  /// `Schedule 2`, `Annex 1 of Schedule 2`
  private func label(of schedule: Int, in index: ClauseIndex) -> String {
    let clause = index.clauses[schedule]
    let own = clause.label ?? clause.title ?? clause.id
    return clause.schedule.map { words.chain(own, label(of: $0, in: index)) } ?? own
  }

  private func text(_ parts: Parts, title: String? = nil) -> String {
    var name = parts.noun.map { "\(capitalised($0.singular))\u{A0}\(parts.number)" } ?? parts.number
    if let title { name += " (\(title))" }
    return parts.whole.map { words.inside($0, holding: name) } ?? name
  }

  private func capitalised(_ noun: String) -> String {
    guard startsSentence, let first = noun.unicodeScalars.first else { return noun }
    return first.properties.titlecaseMapping + String(noun.unicodeScalars.dropFirst())
  }
}
