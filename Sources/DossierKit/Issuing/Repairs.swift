import Diagnostics

// Records of papers that a killed run has frozen.

extension Workspace {
  /// What is to be written for the papers that a killed run has frozen and not recorded, and which they are.
  package var repairs: [(addition: LogAddition, engagement: String, paper: FrozenPaper)] {
    var repairs: [(addition: LogAddition, engagement: String, paper: FrozenPaper)] = []
    for var folder in engagements {
      for paper in folder.unrecorded {
        guard let record = paper.recorded else { continue }
        let (recorded, addition) = folder.adding(record, toLog: "papers")
        folder = recorded
        repairs.append((addition, folder.path, paper))
      }
    }
    return repairs
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
    return recorded?["change"]?.text.map { "change-orders/\($0)" } ?? document
  }
}
