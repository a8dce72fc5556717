import Diagnostics

/// A log with something added at its end.
package struct LogAddition: Sendable {
  /// From the workspace.
  package let path: String
  /// Nil where there is none yet.
  package let former: [UInt8]?
  package let bytes: [UInt8]
}

extension EngagementFolder {
  /// The engagement with a record at the end of a log, and what is to be written for it.
  ///
  /// - Parameter name: the file's below `log/`, without its ending.
  func adding(_ record: Datum, toLog name: String) -> (folder: EngagementFolder, addition: LogAddition) {
    let place = log.firstIndex { $0.key == name }
    let file = "content/clients/\(path)/log/\(name).yaml"
    let said = diagnostics.filter { $0.span?.source.name == file }
    // A file of nothing but comments has no data, and only what is said of it knows its text.
    let former = place.map { log[$0].value.span?.source } ?? said.first?.span?.source
    let bytes = logText(of: former, adding: record)
    var copy = self
    copy.diagnostics.removeAll { $0.span?.source.name == file }
    let (source, found) = readText(name: file, bytes: bytes)
    copy.diagnostics += found
    if let source {
      let (datum, mistakes) = readYAML(source)
      let records = place.flatMap { log[$0].value.list?.count } ?? 0
      if let datum, datum.list?.count == records + 1, datum.list?.last?["id"]?.text == record["id"]?.text {
        copy.diagnostics += mistakes
        let entry = DatumMap.Entry(key: name, keySpan: datum.span, value: datum)
        if let place { copy.log[place] = entry } else { copy.log.append(entry) }
      } else {
        copy.diagnostics += said + [notExtendable(source, isReadable: place != nil || former == nil)]
      }
    }
    return (copy, LogAddition(path: file, former: former?.bytes, bytes: bytes))
  }

  private func notExtendable(_ log: Source, isReadable: Bool) -> Diagnostic {
    Diagnostic(
      .error, "closed-log",
      isReadable ? "no record can be added at the end of this file" : "nothing is added to a file that cannot be read",
      at: Span(log, 0..<0),
      help: isReadable
        ? "write its records below each other, each with a hyphen before it, and nothing after them"
        : "`dossier check \(path)` says what is wrong with it")
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

  /// What is found in an engagement as it would be, and was not found before.
  func findings(
    with folder: EngagementFolder, beside found: [Diagnostic], _ options: BuildOptions
  ) -> [Diagnostic] {
    let before = Set(found.map(\.identity))
    return arranged(with(folder).examined(folder, options).diagnostics.filter { !before.contains($0.identity) })
  }
}

extension Diagnostic {
  /// The same without places in what was to be added and is not: there is no such line.
  func refusing(_ addition: LogAddition) -> Diagnostic {
    let end = addition.former?.count ?? 0
    func isThere(_ span: Span?) -> Bool { span.map { $0.source.name != addition.path || $0.start < end } ?? true }
    return Diagnostic(
      severity, id, message, at: isThere(span) ? span : nil, notes: notes.filter { isThere($0.span) }, help: help)
  }
}

extension Diagnostic {
  /// By which it is known again when other lines have been added to its file.
  fileprivate var identity: String { "\(severity) \(id) \(message) \(span?.source.name ?? "")" }
}
