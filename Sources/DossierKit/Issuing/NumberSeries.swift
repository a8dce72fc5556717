package import Diagnostics
import Engagements
import Values

// What is wrong with the numbers that the whole workspace counts. Change orders are counted in their engagement, whose
// rules look at them.

extension Workspace {
  /// What is wrong with the numbers of papers, and the engagement whose pages it stops; nil where it stops none.
  var numberFindings: [(engagement: String?, finding: Diagnostic)] {
    let papers = engagements.flatMap(\.numberedPapers).filter { !$0.number.series.isOfEngagement }
    return (register.findings(beside: papers) + lostNumbers).map { (nil, $0) } + numbersGivenTwice(papers)
      + daysThatFall(papers)
  }
}

extension Workspace {
  /// The numbers of frozen papers that the register does not have: it was deleted, or lines were taken out of it. None
  /// where it could not be read.
  package var lostNumbers: [Diagnostic] {
    guard !register.diagnostics.hasErrors else { return [] }
    let known = Set(register.numbers.compactMap(\.paperNumber))
    let lost = engagements.flatMap(\.numberedPapers).filter {
      $0.isRecordedAsFrozen && !$0.number.series.isOfEngagement && !known.contains($0.number)
    }.sorted { $0.number < $1.number }
    let help =
      "bring it back from git or from a copy: it alone knows the numbers of engagements that are gone; what no copy has "
      + "is written again: `- number: \(lost.first?.number.description ?? "")`"
    guard register.source != nil else {
      guard let first = lost.first else { return [] }
      let count = lost.count == 1 ? "`\(first.number)` was" : "\(lost.count) numbers, from `\(first.number)` on, were"
      return [
        Diagnostic(
          .error, "number-unregistered", "`\(NumberRegister.path)` is not there, and \(count) given", at: nil,
          notes: [Diagnostic.Note("the first is on record here", at: first.spans.record)], help: help)
      ]
    }
    return lost.map { paper in
      Diagnostic(
        .error, "number-unregistered", "`\(paper.number)` was given, and `\(NumberRegister.path)` does not have it",
        at: paper.spans.record, help: help)
    }
  }
}

extension NumberRegister {
  /// - Parameter papers: all that have a number.
  fileprivate func findings(beside papers: [NumberedPaper]) -> [Diagnostic] {
    let used = Dictionary(papers.map { ($0.number, $0) }) { first, _ in first }
    var seen: [PaperNumber: GivenNumber] = [:]
    let entries = numbers.compactMap { entry -> Diagnostic? in
      guard let written = entry.number else { return nil }
      guard let number = entry.paperNumber else {
        return Diagnostic(
          .error, "no-number", "`\(written)` is no number that the workspace counts", at: entry.span(of: \.number),
          help: "write one such as P-2026-007; change orders are counted in their engagement")
      }
      if let first = seen.updateValue(entry, forKey: number) {
        return Diagnostic(
          .error, "number-twice", "`\(number)` is in the register twice", at: entry.span(of: \.number),
          notes: [Diagnostic.Note("it is here already", at: first.span(of: \.number))],
          help: "a number is given once: keep one of the two")
      }
      if let void = entry.void, let because = void.because, because.allSatisfy(\.isWhitespace) {
        return Diagnostic(
          .error, "void-unexplained", "`\(number)` is void, and nothing says why", at: void.span(of: \.because),
          help: "write what became of it: the client's data were deleted, the number was never used")
      }
      switch (used[number], entry.void) {
      case (nil, nil):
        let whose = entry.engagement.map { " to \($0)" } ?? ""
        return Diagnostic(
          .error, "number-gone", "`\(number)` was given\(whose), and no paper has it", at: entry.span(of: \.number),
          help:
            "bring its record back; or say with `void:` why there is none, `because:` the client's data were deleted")
      case (let paper?, let void?):
        return Diagnostic(
          .error, "number-void", "`\(number)` is void, and \(paper.engagement) has a paper of it", at: void.span,
          notes: [Diagnostic.Note("the paper is on record here", at: paper.spans.record)],
          help: "take `void:` away; a paper that is taken back keeps its number")
      default: return nil
      }
    }
    return diagnostics + entries + holes(Set(seen.keys), used)
  }

  /// The numbers that are missing between others. Those before the first of the register were given by other means.
  private func holes(_ registered: Set<PaperNumber>, _ used: [PaperNumber: NumberedPaper]) -> [Diagnostic] {
    Dictionary(grouping: registered, by: \.series).flatMap { series, numbers -> [Diagnostic] in
      let first = numbers.map(\.count).min() ?? 0
      let counted = (numbers + used.keys.filter { $0.series == series && $0.count >= first }).sorted()
      return zip(counted, counted.dropFirst()).compactMap { before, after in
        let missing = after.count - before.count - 1
        guard missing > 0 else { return nil }
        let next = PaperNumber.next(in: series, after: [before])
        let what = missing == 1 ? "`\(next)` was not" : "\(missing) numbers before it, from `\(next)`, were not"
        return Diagnostic(
          .error, "number-missing", "`\(after)` was given, and \(what)",
          at: used[after]?.spans.record ?? self.numbers.first { $0.paperNumber == after }?.span(of: \.number),
          help:
            "write into `\(Self.path)` what became of \(missing == 1 ? "it" : "each"): the number, and `void:` with `because:`"
        )
      }
    }.sorted { $0.message < $1.message }
  }
}

/// The papers of one engagement that have a number of another's.
private func numbersGivenTwice(_ papers: [NumberedPaper]) -> [(engagement: String?, finding: Diagnostic)] {
  var first: [PaperNumber: NumberedPaper] = [:]
  return papers.compactMap { paper in
    guard let other = first.updateValue(paper, forKey: paper.number) else { return nil }
    return (
      paper.engagement,
      Diagnostic(
        .error, "number-twice", "`\(paper.number)` is a paper of two engagements", at: paper.spans.record,
        notes: [Diagnostic.Note("\(other.engagement) has one as well", at: other.spans.record)],
        help: "find out who has it under this number; the other paper is issued again")
    )
  }
}

/// The papers that went out before one of another engagement with a smaller number; within one a rule looks.
private func daysThatFall(_ papers: [NumberedPaper]) -> [(engagement: String?, finding: Diagnostic)] {
  var last: [PaperNumber.Series: NumberedPaper] = [:]
  return papers.filter { !$0.number.isRevision && $0.day != nil }.sorted { $0.number < $1.number }.compactMap { paper in
    guard let before = last.updateValue(paper, forKey: paper.number.series), before.engagement != paper.engagement,
      before.number != paper.number, let day = paper.day, let earlier = before.day, day < earlier
    else { return nil }
    return (
      paper.engagement,
      Diagnostic(
        .error, "paper-series", "`\(paper.number)` went out on \(day), and `\(before.number)` on \(earlier)",
        at: paper.spans.day, notes: [Diagnostic.Note("`\(before.number)` is here", at: before.spans.record)],
        help: "put the wrong day or the wrong number right")
    )
  }
}
