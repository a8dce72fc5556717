import Diagnostics
import Engagements

// What a client wishes otherwise in a paper, beside the paper.

extension EngagementFolder {
  /// An error for each point about a paper that is not there, or about a clause that the paper does not have.
  func pointFindings(_ engagement: Engagement) -> [Diagnostic] {
    let names = paperRecords.map(\.id)
    return (engagement.wholeLog.points ?? []).compactMap { point in
      guard let name = point.paper else { return nil }
      let frozen = issued.first { slug($0.name) == slug(name) }
      guard frozen != nil || names.contains(where: { slug($0) == slug(name) }) else {
        // Papers that cannot be read are no papers that are not there.
        guard PaperName.logs.allSatisfy({ !unreadLogs.contains($0) }) else { return nil }
        return .refusal(
          "unknown-paper", "\(path) has no paper `\(name)`", at: point.span(of: \.paper),
          help: nearest(to: name, among: names).map { "did you mean `\($0)`?" }
            ?? (names.isEmpty ? "nothing has gone out yet" : "there are \(Set(names).sorted().joined(separator: ", "))")
        )
      }
      guard let frozen, let clause = point.clause,
        let clauses = frozen.files[FrozenPaper.clauses].flatMap(FrozenClauses.init(json:))?.clauses.filter({
          !$0.id.isEmpty
        }), !clauses.isEmpty, !clauses.contains(where: { $0.isCalled(clause) })
      else { return nil }
      return .refusal(
        "unknown-clause", "`\(frozen.name)` has no clause `\(clause)`", at: point.span(of: \.clause),
        help: nearest(to: clause, among: clauses.compactMap(\.title) + clauses.map(\.id)).map {
          "did you mean `\($0)`?"
        }
          ?? "there are \(clauses.outermost.map { "`\($0.name)`" }.joined(separator: ", "))")
    }
  }
}

extension [FrozenClauses.Clause] {
  fileprivate var outermost: Self { filter { clause in allSatisfy { $0.depth >= clause.depth } } }
}

extension FrozenClauses.Clause {
  /// Whether somebody means it: by its id, its title, its number, or its number after a word, "clause 4.2".
  fileprivate func isCalled(_ words: String) -> Bool {
    if [id, title, number, name].compactMap(\.self).contains(where: { slug($0) == slug(words) }) { return true }
    let last = words.split(whereSeparator: \.isWhitespace).last.map { $0.hasSuffix(".") ? $0.dropLast() : $0 }
    return number != nil && last.map(String.init) == number
  }
}

extension Engagement {
  /// A warning for each point about a paper, or about no particular one, that has no answer when the paper is agreed to.
  func openPoints(of paper: Entry<PaperRecordFields>) -> [Diagnostic] {
    guard paper.asksForAnswer, let number = paper.id else { return [] }
    let open = (log.points ?? []).filter { point in
      guard point.answered == nil, point.closed == nil else { return false }
      guard let about = point.paper.flatMap({ log.document(ofPaperCalled: $0) }) else { return true }
      return about == paper.document
    }
    return open.map { point in
      Diagnostic(
        .warning, "point-open", "`\(point.id ?? "")` has no answer, and `\(number)` is agreed without one",
        at: point.span,
        help:
          "say what holds now: `dossier mark \(path) \(point.id ?? "") closed \"…\"`; it stays on the project page as "
          + "not answered")
    }
  }
}

extension Entry where F == LogFields {
  /// The document of a paper or of a draft for reading; nil where there is none of the name.
  fileprivate func document(ofPaperCalled name: String) -> String? {
    (self.papers ?? []).first { $0.id.map(slug) == slug(name) }?.document
      ?? (self.drafts ?? []).first { $0.id.map(slug) == slug(name) }?.document
  }
}
