import Diagnostics
import Values

/// A step of a record of any kind, as rules about days see it.
struct LoggedStep {
  /// The file's name under `log/`.
  let kind: String
  let record: String
  let name: String
  let on: Day
  let recorded: Day?
  /// Where the day stands.
  let span: Span?
  /// The call or the meeting in which it happened, and where that is said.
  let meeting: String?
  let meetingSpan: Span?
}

extension Entry where F == LogFields {
  /// All steps of all records but corrections, in the order of the files.
  var steps: [LoggedStep] {
    var steps: [LoggedStep] = []
    for kind in datum.map?.entries ?? [] {
      let records = kind.value.list ?? []
      steps.reserveCapacity(steps.count + 2 * records.count)
      for record in records {
        guard let entries = record.map?.entries else { continue }
        let id = record["id"]?.text ?? ""
        for index in entries.indices where entries[index].key != CorrectionFields.field.key {
          let name = entries[index].key
          switch entries[index].value.content {
          case .map(let map): if let step = LoggedStep(kind.key, id, name, map) { steps.append(step) }
          // A step that may happen again is a list.
          case .list(let items):
            steps += items.compactMap { item in item.map.flatMap { LoggedStep(kind.key, id, name, $0) } }
          default: break
          }
        }
      }
    }
    return steps
  }
}

extension LoggedStep {
  /// Nil for what is no step.
  fileprivate init?(_ kind: String, _ record: String, _ name: String, _ step: DatumMap) {
    guard let on = step[Step.on.key], case .day(let day) = on.content else { return nil }
    let meeting = step[Step.meeting.key]
    var recorded: Day?
    if case .day(let later)? = step[Step.recorded.key]?.content { recorded = later }
    self.init(
      kind: kind, record: record, name: name, on: day, recorded: recorded, span: on.span, meeting: meeting?.text,
      meetingSpan: meeting?.span)
  }
}
