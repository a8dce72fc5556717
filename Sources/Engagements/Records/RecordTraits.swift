import Diagnostics
package import Values

/// What commands know of a kind of record: what one is called, how it comes by its id, when it is over.
package struct RecordTraits: Sendable {
  /// One of them, as commands name it: "request".
  package let word: String
  package let ids: IDs
  /// The steps after which nothing more is waited for.
  package let closedBy: [String]

  package enum IDs: Sendable {
    /// A number after a few letters of its own: `R-001`.
    case numbered(prefix: String, digits: Int)
    /// Its title, or what it is, and its day: `review-2026-03-31`.
    case dated
    /// The stage and the per cent of a control day: `build-25`.
    case controlDay
    /// The id of something that the terms declare, or of a paper.
    case things(Things)
  }

  /// What records speak of that is there without them.
  package enum Things: Sendable {
    case deliverables, inputs, allowances, payments, papers, drafts, redlines, goals, completion
  }

  /// Whether its records are those of papers, which have commands of their own.
  package var isOfPapers: Bool {
    if case .things(.papers) = ids { true } else { false }
  }

  static func numbered(
    _ word: String, _ prefix: String, digits: Int = 3, closedBy steps: String...
  ) -> RecordTraits {
    RecordTraits(word: word, ids: .numbered(prefix: prefix, digits: digits), closedBy: steps)
  }

  static func dated(_ word: String, closedBy steps: String...) -> RecordTraits {
    RecordTraits(word: word, ids: .dated, closedBy: steps)
  }

  static func controlDay(_ word: String, closedBy steps: String...) -> RecordTraits {
    RecordTraits(word: word, ids: .controlDay, closedBy: steps)
  }

  static func things(_ word: String, _ things: Things, closedBy steps: String...) -> RecordTraits {
    RecordTraits(word: word, ids: .things(things), closedBy: steps)
  }
}

/// A record that has no id yet, as far as its id is made of it.
package struct NamelessRecord: Sendable {
  package var title: String?
  package let day: Day
  package var stage: String?
  package var at: String?

  package init(title: String?, day: Day, stage: String?, at: String?) {
    self.title = title
    self.day = day
    self.stage = stage
    self.at = at
  }
}

extension RecordTraits {
  /// The id of a new record; nil where it is the id of something else.
  ///
  /// - Parameter given: the ids that records of the kind have, in the order of the file.
  package func id(of record: NamelessRecord, after given: [String]) -> String? {
    switch ids {
    case .numbered(let prefix, let digits): return nextNumber(prefix, digits, after: given)
    case .dated:
      let name = record.title.map(slug) ?? ""
      return free("\(name.isEmpty ? word : name)-\(record.day)", among: given)
    case .controlDay:
      return free([record.stage ?? word, record.at].compactMap(\.self).joined(separator: "-"), among: given)
    case .things: return nil
    }
  }

  /// One more than the highest number, written as the last one is.
  private func nextNumber(_ prefix: String, _ digits: Int, after given: [String]) -> String {
    let numbered = given.compactMap { id -> (prefix: Substring, digits: Int, number: Int)? in
      guard let match = id.wholeMatch(of: #/(?<prefix>\p{L}+-)(?<number>[0-9]{1,9})/#),
        let number = Int(match.number)
      else { return nil }
      return (match.prefix, match.number.count, number)
    }
    let last = numbered.last { $0.prefix.lowercased() == prefix.lowercased() }
    let style = last.map { (prefix: String($0.prefix), digits: $0.digits) } ?? (prefix: prefix, digits: digits)
    let highest = numbered.filter { $0.prefix.lowercased() == prefix.lowercased() }.map(\.number).max() ?? 0
    let number = String(highest + 1)
    return style.prefix + String(repeating: "0", count: max(0, style.digits - number.count)) + number
  }

  /// The id, or the id with a number where another record is called so.
  private func free(_ id: String, among given: [String]) -> String {
    let taken = Set(given.map(slug))
    guard taken.contains(slug(id)) else { return id }
    var number = 2
    while taken.contains(slug("\(id)-\(number)")) { number += 1 }
    return "\(id)-\(number)"
  }
}
