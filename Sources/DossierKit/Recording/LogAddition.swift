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
  /// The engagement with a record at the end of a log, and what is to be written for it; nil, with an error in the
  /// engagement, where the log could not be read with it.
  ///
  /// - Parameter name: the file's below `log/`, without its ending.
  func adding(_ record: Datum, toLog name: String) -> (folder: EngagementFolder, addition: LogAddition?) {
    let place = log.firstIndex { $0.key == name }
    let file = "content/clients/\(path)/log/\(name).yaml"
    guard !unreadLogs.contains(name) else {
      let unread = Diagnostic(
        .error, "closed-log", "nothing is added to a file that cannot be read",
        at: Span(Source(name: file, bytes: []), 0..<0), help: "`dossier check \(path)` says what is wrong with it")
      return (with(unread), nil)
    }
    let said = diagnostics.filter { $0.span?.source.name == file }
    // A file of nothing but comments has no data, and only what is said of it knows its text.
    let former = place.map { log[$0].value.span?.source } ?? said.first?.span?.source
    let begun = former ?? Source(name: file, bytes: Array(schemaLine(of: name, forFileAt: file).utf8))
    let bytes = logText(of: begun, adding: record)
    let (source, found) = readText(name: file, bytes: bytes)
    let (datum, mistakes) = source.map { readYAML($0) } ?? (nil, [])
    let records = place.flatMap { log[$0].value.list?.count } ?? 0
    guard let datum, datum.list?.count == records + 1, datum.list?.last?["id"]?.text == record["id"]?.text else {
      return (with(.closed(former ?? Source(name: file, bytes: []))), nil)
    }
    var copy = self
    copy.diagnostics.removeAll { $0.span?.source.name == file }
    copy.diagnostics += found + mistakes
    let entry = DatumMap.Entry(key: name, keySpan: datum.span, value: datum)
    if let place { copy.log[place] = entry } else { copy.log.append(entry) }
    return (copy, LogAddition(path: file, former: former?.bytes, bytes: bytes))
  }

  private func with(_ finding: Diagnostic) -> EngagementFolder {
    var copy = self
    copy.diagnostics.append(finding)
    return copy
  }
}

extension Diagnostic {
  /// That a list of records, which can be read, has no end at which one could be written.
  static func closed(_ file: Source) -> Diagnostic {
    Diagnostic(
      .error, "closed-log", "no record can be added at the end of this file", at: Span(file, 0..<0),
      help: "write its records below each other, each with a hyphen before it, and nothing after them")
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
    var before = Dictionary(found.map { ($0.identity, 1) }, uniquingKeysWith: +)
    let now = with(folder).examined(folder, options).diagnostics
    return arranged(
      now.filter { finding in
        // Of several that say the same as many are known as there were.
        guard let left = before[finding.identity], left > 0 else { return true }
        before[finding.identity] = left - 1
        return false
      })
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
