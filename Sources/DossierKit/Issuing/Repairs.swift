import Diagnostics

// Records of papers that a killed run has frozen.

extension Workspace {
  /// What is to be written for the papers that a killed run has frozen and not recorded, and which they are.
  package var repairs: [(addition: LogAddition, engagement: String, paper: FrozenPaper)] {
    var repairs: [(addition: LogAddition, engagement: String, paper: FrozenPaper)] = []
    for var folder in engagements {
      for paper in folder.unrecorded {
        guard let record = paper.recorded else { continue }
        let whole = record.issued(with: "checksums", paper.digestOfChecksums)
        let (recorded, addition) = folder.adding(whole, toLog: PaperName(paper.name)?.log ?? PaperName.papers)
        guard let addition else { continue }
        folder = recorded
        repairs.append((addition, folder.path, paper))
      }
    }
    return repairs
  }
}

extension Workspace {
  /// Whether one of some papers is a version of the document that somebody means.
  package func areVersions(
    _ papers: [FrozenPaper], ofDocumentCalled name: String, in folder: EngagementFolder, _ options: BuildOptions
  ) -> Bool {
    guard !papers.isEmpty, let engagement = examined(folder, options).engagement else { return false }
    let planned = plan(engagement, handbook: handbook(for: engagement))
    guard let document = engagement.document(called: name, among: planned) else { return false }
    return papers.contains { $0.address == document.address }
  }
}

extension FrozenPaper {
  /// Its record, as the log is to have it.
  var recorded: Datum? {
    files[Self.record].flatMap { readYAML(Source(name: Self.record, bytes: $0)).datum?.list?.first }
  }

  /// The day on which it was frozen, as it is written.
  var frozenOn: String { recorded?["issued"]?["on"]?.text ?? "" }

  /// The address of its page below the engagement's.
  package var address: String {
    let document = recorded?["document"]?.text ?? ""
    let which = (recorded?.map).flatMap { PaperSubject($0).which }
    return DocumentKind.all.first { $0.name == document }?.address(of: which) ?? document
  }
}
