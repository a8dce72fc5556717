import Diagnostics
import Values

extension Rule {
  /// A proposal or an order can be accepted until its first day at most, where that was written as a day.
  ///
  /// Who accepts it on its last day would accept a start that has passed.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// valid_for: 30d
  /// # log/papers.yaml
  /// - id: P-2026-001
  ///   agreed: none
  /// - id: C-2026-001
  ///   not: here
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// valid_for: 14d
  /// # log/papers.yaml
  /// - id: P-2026-001
  ///   agreed: none
  /// - id: C-2026-001
  ///   not: here
  /// ```
  static let validAfterStart = Rule("valid-after-start", .warning, .proposal) { engagement in
    let terms = engagement.terms
    let papers = engagement.log.papers ?? []
    guard let starts = terms.starts?.writtenDay, engagement.isAuthored(terms.span(of: \.starts)),
      let validFor = terms.validFor, !papers.contains(where: { $0.agreed != nil })
    else { return [] }
    return papers.compactMap { paper in
      guard paper.isOffer, paper.withdrawn == nil, paper.declined == nil, let out = paper.issuedOn,
        let last = try? engagement.calendar.day(out, within: validFor), last > starts
      else { return nil }
      return Finding(
        "`\(paper.id ?? "")` can be accepted until \(last), after its first day, \(starts)",
        at: terms.span(of: \.starts),
        help: "begin later, or write a shorter `valid_for:`, such as \(engagement.time(from: out, to: starts))")
    }
  }
}

extension Engagement {
  /// The time between two days, as data write it.
  fileprivate func time(from first: Day, to last: Day) -> Length {
    Length(max(0, Int(last.number - first.number)), .days)
  }
}
