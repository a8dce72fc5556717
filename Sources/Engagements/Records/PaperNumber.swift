/// The number of a paper: `P-2026-007`, `CO-001`, and `P-2026-007-r2` where it was issued again.
package struct PaperNumber: Hashable, Sendable {
  /// What is numbered one after the other: a kind of paper in a year, of the whole workspace; the change orders of one
  /// engagement.
  package struct Series: Hashable, Sendable {
    let letters: String
    /// Nil for what is counted anew in every engagement.
    let year: Int?

    /// Nil for a document that is no paper.
    ///
    /// - Parameters:
    ///   - document: what records of papers call it.
    ///   - year: that in which the paper is issued.
    package init?(of document: String, in year: Int) {
      guard let letters = Self.letters[document] else { return nil }
      self.letters = letters
      self.year = document == "change-order" ? nil : year
    }

    fileprivate init?(letters: String, year: Int?) {
      let isOfYear = letters != Self.letters["change-order"]
      guard Self.letters.values.contains(letters), isOfYear == (year != nil) else { return nil }
      self.letters = letters
      self.year = year
    }

    fileprivate static let letters = [
      "proposal": "P", "contract": "C", "order": "O", "change-order": "CO", "closing": "A", "statement": "S",
      "cancellation": "E", "notice": "N",
    ]

    /// Whether each engagement has one of its own.
    package var isOfEngagement: Bool { year == nil }
  }

  /// The documents that get a number when they are issued.
  package static let documents = Set(Series.letters.keys)

  package let series: Series
  /// Its place in the series: 2 for `CO-002`.
  package let count: Int
  /// How often it was issued; the first time does not show.
  let revision: Int

  private init(_ series: Series, _ count: Int, revision: Int = 1) {
    self.series = series
    self.count = count
    self.revision = revision
  }

  /// Nil for what is no number of ours, such as `offer-7`.
  package init?(_ text: String) {
    var parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let revision = parts.last?.first == "r" ? parts.removeLast().dropFirst() : nil
    guard parts.count == 2 || parts.count == 3 && number(of: parts[1], digits: 4...4) != nil,
      let count = number(of: parts[parts.count - 1], digits: 3...9), count > 0,
      let series = Series(letters: String(parts[0]), year: parts.count == 3 ? Int(parts[1]) : nil)
    else { return nil }
    guard let revision else {
      self.init(series, count)
      return
    }
    guard let times = number(of: revision, digits: 1...9), times > 1 else { return nil }
    self.init(series, count, revision: times)
  }

  /// The number after all that were given.
  package static func next(in series: Series, after given: some Sequence<PaperNumber>) -> PaperNumber {
    PaperNumber(series, (given.filter { $0.series == series }.map(\.count).max() ?? 0) + 1)
  }

  /// The number under which this paper is issued again, after all that were given.
  package func revised(after given: some Sequence<PaperNumber>) -> PaperNumber {
    let revisions = given.filter { $0.series == series && $0.count == count }.map(\.revision)
    return PaperNumber(series, count, revision: max(revisions.max() ?? 0, revision) + 1)
  }

  /// Whether it was issued before under the number.
  package var isRevision: Bool { revision > 1 }

  /// Whether this is the same paper, issued later.
  package func revises(_ other: PaperNumber) -> Bool {
    series == other.series && count == other.count && revision > other.revision
  }
}

extension PaperNumber: Comparable {
  /// In the order in which they are given.
  package static func < (left: PaperNumber, right: PaperNumber) -> Bool {
    (left.series.letters, left.series.year ?? 0, left.count, left.revision)
      < (right.series.letters, right.series.year ?? 0, right.count, right.revision)
  }
}

/// Nil for what is not so many digits.
private func number(of text: Substring, digits: ClosedRange<Int>) -> Int? {
  let isNumber = text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
  return isNumber && digits.contains(text.utf8.count) ? Int(text) : nil
}

extension PaperNumber: CustomStringConvertible {
  package var description: String {
    let digits = String(count)
    let year = series.year.map { "-\($0)" } ?? ""
    let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    return "\(series.letters)\(year)-\(padded)\(revision > 1 ? "-r\(revision)" : "")"
  }
}
