import Diagnostics
import Engagements

extension Engagement {
  /// The document of a plan that somebody means: by where its page is, by the number of a paper, or by a beginning of a
  /// word of what it is called. `change-orders/second-till`, `CO-001` and `till` are one; nil where it is none, or several.
  func document(called name: String, among planned: [PlannedDocument]) -> PlannedDocument? {
    if let paper = paper(numbered: name) { return planned.first { $0.isRecorded(by: paper) } }
    let address = name.split(separator: "/").joined(separator: "/")
    let meant = meant(by: address, among: planned) { document in
      [document.address] + [document.address.split(separator: "/").last.map(String.init)].compactMap(\.self)
    }
    return meant.count == 1 ? meant[0] : nil
  }

  /// The record of a paper by its number, in either case, with or without the zeros that lead it.
  func paper(numbered number: String) -> Entry<PaperRecordFields>? {
    let papers = wholeLog.papers ?? []
    let meant = idsMeant(by: number, among: papers.compactMap(\.id))
    return meant.count == 1 ? papers.first { $0.id.map(meant.contains) ?? false } : nil
  }
}

extension PlannedDocument {
  /// Whether a paper is a version of it.
  func isRecorded(by paper: Entry<PaperRecordFields>) -> Bool { kind.name == paper.document && which == paper.subject }
}

extension Workspace {
  /// Where the pages of an engagement's documents are, below the engagement's.
  ///
  /// - Parameter isPaper: whether only those are wanted that get a number.
  package func addresses(of folder: EngagementFolder, onlyPapers isPaper: Bool, _ options: BuildOptions) -> [String] {
    guard let engagement = examined(folder, options).engagement else { return [] }
    return plan(engagement, handbook: handbook(for: engagement))
      .filter { !isPaper || PaperNumber.documents.contains($0.kind.name) }.map(\.address)
  }
}
