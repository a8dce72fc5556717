import Diagnostics
import Engagements

// What is on record of a paper that is handed out.

extension EngagementFolder {
  /// Whether a document is a paper that gets a number, and has none.
  func isUnissued(_ address: String, _ kind: String) -> Bool {
    PaperNumber.documents.contains(kind) && papers(at: address, kind).isEmpty
  }

  /// The number of the paper at an address whose sending is not on record; nil for a document that is no paper, for a
  /// paper without a number, and for one that was taken back.
  func unsentPaper(at address: String, _ kind: String) -> String? {
    guard let id = papers(at: address, kind).last?["id"]?.text,
      !papers.contains(where: { $0["id"]?.text == id && ($0["sent"] != nil || $0["withdrawn"] != nil) })
    else { return nil }
    return id
  }

  /// What is on record of one paper.
  fileprivate func papers(at address: String, _ kind: String) -> [Datum] {
    let which = address.split(separator: "/").dropFirst().last.map(String.init)
    return papers.filter { paper in
      paper["document"]?.text == kind && paper.map.flatMap { PaperSubject($0).which }.map(slug) == which
    }
  }

  /// The records of papers, raw.
  fileprivate var papers: [Datum] { log.filter { $0.key == "papers" }.flatMap { $0.value.list ?? [] } }
}
