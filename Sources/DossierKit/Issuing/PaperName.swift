import Engagements

/// What a frozen paper is called, by which its folder is named.
enum PaperName {
  case numbered(PaperNumber)
  /// Which draft for reading it is, from 1: `contract-draft-2`, `change-order-groups-draft-1`.
  case draft(of: String, Int)

  /// Nil for what is no name of ours.
  init?(_ text: String) {
    if let number = PaperNumber(text) {
      self = .numbered(number)
    } else if let match = text.wholeMatch(of: #/(?<document>.+)-draft-(?<count>[1-9][0-9]{0,8})/#),
      let count = Int(match.count)
    {
      self = .draft(of: String(match.document), count)
    } else {
      return nil
    }
  }

  var text: String {
    switch self {
    case .numbered(let number): number.description
    case .draft(let document, let count): "\(document)-draft-\(count)"
    }
  }

  /// The logs in which papers are recorded.
  static let logs = [papers, drafts]
  static let papers = "papers"
  static let drafts = "drafts"

  /// The log in which it is recorded: a draft offers nothing, and stands among no papers.
  var log: String { if case .numbered = self { Self.papers } else { Self.drafts } }

  /// Nil for a draft for reading.
  var number: String? { if case .numbered(let number) = self { number.description } else { nil } }

  /// Nil for a paper with a number.
  var draft: Int? { if case .draft(_, let count) = self { count } else { nil } }
}
