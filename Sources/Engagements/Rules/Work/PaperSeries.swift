import Diagnostics
import Values

extension Rule {
  /// Numbers of papers are given one after another: a later number is of no earlier day, and change orders count from 1
  /// without a gap.
  ///
  /// A missing number asks what became of it, and one of an earlier day looks as if it were made afterwards.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # changes/groups.yaml
  /// title: A page for groups
  /// because: no page of the list is for groups
  /// adds:
  ///   deliverables:
  ///     - title: Page for groups
  ///       stage: build
  ///       accepted_when: a group sends its days, and both of you receive them
  /// price: 680
  /// days: 3wd
  /// # changes/prices.yaml
  /// title: A table of prices
  /// because: prices were to stand on the pages of the rooms
  /// adds:
  ///   deliverables:
  ///     - title: Table of prices
  ///       stage: build
  ///       accepted_when: every room has its price for every season
  /// price: 340
  /// days: 1wd
  /// # log/papers.yaml
  /// - id: CO-001
  ///   document: change-order
  ///   change: groups
  ///   issued:
  ///     on: 2026-05-04
  /// - id: CO-002
  ///   document: change-order
  ///   change: prices
  ///   issued:
  ///     on: 2026-04-30
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # changes/groups.yaml
  /// title: A page for groups
  /// because: no page of the list is for groups
  /// adds:
  ///   deliverables:
  ///     - title: Page for groups
  ///       stage: build
  ///       accepted_when: a group sends its days, and both of you receive them
  /// price: 680
  /// days: 3wd
  /// # changes/prices.yaml
  /// title: A table of prices
  /// because: prices were to stand on the pages of the rooms
  /// adds:
  ///   deliverables:
  ///     - title: Table of prices
  ///       stage: build
  ///       accepted_when: every room has its price for every season
  /// price: 340
  /// days: 1wd
  /// # log/papers.yaml
  /// - id: CO-001
  ///   document: change-order
  ///   change: groups
  ///   issued:
  ///     on: 2026-05-04
  /// - id: CO-002
  ///   document: change-order
  ///   change: prices
  ///   issued:
  ///     on: 2026-05-05
  /// ```
  static let paperSeries = Rule("paper-series", .error, .work) { engagement in
    let papers = (engagement.wholeLog.papers ?? []).compactMap { paper -> NumberedPaper? in
      guard let number = paper.id.flatMap(PaperNumber.init) else { return nil }
      return NumberedPaper(number: number, issued: paper.issued?.on ?? paper.sent?.on, record: paper)
    }
    return Dictionary(grouping: papers, by: \.number.series.letters).sorted { $0.key < $1.key }
      .flatMap { series -> [Finding] in
        let ordered = series.value.sorted {
          ($0.number.count, $0.number.revision) < ($1.number.count, $1.number.revision)
        }
        return fallingDays(ordered) + gaps(ordered)
      }
  }
}

/// A paper that has a number.
private struct NumberedPaper {
  let number: PaperNumber
  let issued: Day?
  let record: PaperRecord
}

/// The papers of a series and a year that went out before one with a smaller number.
private func fallingDays(_ papers: [NumberedPaper]) -> [Finding] {
  var last: [Int: NumberedPaper] = [:]
  return papers.compactMap { paper -> Finding? in
    // A revision keeps the number and goes out later than others.
    guard paper.number.revision == 1, let day = paper.issued else { return nil }
    let year = paper.number.series.year ?? 0
    defer { last[year] = paper }
    guard let before = last[year], let earlier = before.issued, day < earlier else { return nil }
    return Finding(
      "`\(paper.number)` went out on \(day), and `\(before.number)` on \(earlier)",
      at: paper.record.issued?.span(of: \.on) ?? paper.record.sent?.span(of: \.on),
      notes: [Diagnostic.Note("`\(before.number)` is here", at: before.record.span(of: \.id))],
      help: "put the wrong day or the wrong number right")
  }
}

/// Change orders count anew in every engagement; numbers of other papers may be other clients'.
private func gaps(_ papers: [NumberedPaper]) -> [Finding] {
  var given: [PaperNumber] = []
  return papers.filter { $0.number.series.year == nil }.compactMap { paper -> Finding? in
    let next = PaperNumber.next(in: paper.number.series, after: given)
    given = [paper.number]
    guard paper.number.count > next.count else { return nil }
    return Finding(
      "`\(paper.number)` is there, and `\(next)` is not", at: paper.record.span(of: \.id),
      help: "record what became of `\(next)`: one that is void stays, with `withdrawn:` and why")
  }
}
