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
  /// Nil for a document that is no paper, and for a paper whose sending is on record.
  ///
  /// - Parameter address: that of its page below the engagement's.
  func sentRecord(of address: String, _ kind: String, in folder: EngagementFolder, on day: Day) -> SentRecord? {
    guard let series = series[kind] else { return nil }
    let isChange = kind == "change-order"
    let change = isChange ? address.split(separator: "/").last.map(String.init) : nil
    let papers = folder.papers
    let own = papers.filter { $0["document"]?.text == kind && $0["change"]?.text.map(slug) == change }
    var steps = "sent: \(day)"
    if let recorded = own.last, let id = recorded["id"]?.text {
      guard !papers.contains(where: { $0["id"]?.text == id && $0["sent"] != nil }) else { return nil }
      steps = "id: \(id), \(steps)"
    } else {
      let prefix = isChange ? "\(series)-" : "\(series)-\(day.year)-"
      let taken = (isChange ? papers : engagements.flatMap(\.papers)).compactMap { paper in
        paper["id"]?.text.flatMap { $0.hasPrefix(prefix) ? Int($0.dropFirst(prefix.count)) : nil }
      }
      let number = String((taken.max() ?? 0) + 1)
      let id = prefix + String(repeating: "0", count: max(0, 3 - number.count)) + number
      steps = "id: \(id), document: \(kind), \(change.map { "change: \($0), " } ?? "")\(steps)"
    }
    return SentRecord(file: "content/clients/\(folder.path)/log/papers.yaml", line: "- { \(steps) }")
  }
}

/// What numbers begin with, by the document: those of change orders are counted within their engagement.
private let series = ["proposal": "P", "contract": "C", "order": "O", "change-order": "CO"]

extension EngagementFolder {
  /// The records of papers, raw.
  fileprivate var papers: [Datum] { log.filter { $0.key == "papers" }.flatMap { $0.value.list ?? [] } }
}
