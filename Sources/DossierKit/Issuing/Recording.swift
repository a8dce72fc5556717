import Diagnostics

// Records that a command adds to a log.

extension EngagementFolder {
  /// The engagement with a record at the end of a log, and what is to be written for it.
  ///
  /// - Parameter name: the file's below `log/`, without its ending.
  func adding(_ record: Datum, toLog name: String) -> (folder: EngagementFolder, addition: LogAddition) {
    let place = log.firstIndex { $0.key == name }
    let former = place.flatMap { log[$0].value.span?.source }
    let file = "content/clients/\(path)/log/\(name).yaml"
    let bytes = logText(of: former, adding: record)
    var copy = self
    copy.diagnostics.removeAll { $0.span?.source.name == file }
    let (source, found) = readText(name: file, bytes: bytes)
    copy.diagnostics += found
    if let source {
      let (datum, mistakes) = readYAML(source)
      copy.diagnostics += mistakes
      if let datum {
        let entry = DatumMap.Entry(key: name, keySpan: datum.span, value: datum)
        if let place { copy.log[place] = entry } else { copy.log.append(entry) }
      }
    }
    return (copy, LogAddition(path: file, former: former?.bytes, bytes: bytes))
  }
}

extension Workspace {
  /// The workspace with an engagement as it would be.
  func with(_ folder: EngagementFolder) -> Workspace {
    var copy = self
    for (client, place) in clients.enumerated() {
      for (index, engagement) in place.engagements.enumerated() where engagement.path == folder.path {
        copy.clients[client].engagements[index] = folder
      }
    }
    return copy
  }

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
