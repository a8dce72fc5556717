import Diagnostics
import Engagements
import Values

/// What to write into a log once a paper that was handed out has been sent.
package struct SentRecord: Sendable {
  /// From the workspace's folder.
  package let file: String
  /// An item of YAML, on one line.
  package let line: String
}

extension Workspace {
  /// Nil for a document that is no paper, for a paper without a number, and for one whose sending is on record.
  ///
  /// - Parameter address: that of its page below the engagement's.
  func sentRecord(of address: String, _ kind: String, in folder: EngagementFolder, on day: Day) -> SentRecord? {
    guard let id = folder.papers(at: address, kind).last?["id"]?.text,
      !folder.papers.contains(where: { $0["id"]?.text == id && $0["sent"] != nil })
    else { return nil }
    return SentRecord(
      file: "content/clients/\(folder.path)/log/papers.yaml", line: "- { id: \(id), sent: \(day) }")
  }
}

extension EngagementFolder {
  /// Whether a document is a paper that gets a number, and has none.
  func isUnissued(_ address: String, _ kind: String) -> Bool {
    PaperNumber.documents.contains(kind) && papers(at: address, kind).isEmpty
  }

  /// What is on record of one paper.
  fileprivate func papers(at address: String, _ kind: String) -> [Datum] {
    let which = address.split(separator: "/").dropFirst().last.map(String.init)
    return papers.filter { $0["document"]?.text == kind && ($0["change"] ?? $0["about"])?.text.map(slug) == which }
  }
}

extension EngagementFolder {
  /// The records of papers, raw.
  fileprivate var papers: [Datum] { log.filter { $0.key == "papers" }.flatMap { $0.value.list ?? [] } }
}
