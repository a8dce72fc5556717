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
        let id = record["id"]?.text ?? ""
        for entry in record.map?.entries ?? [] where entry.key != CorrectionFields.field.key {
          if let step = LoggedStep(kind.key, id, entry.key, entry.value) { steps.append(step) }
          // A step that may happen again is a list.
          for step in entry.value.list ?? [] {
            if let step = LoggedStep(kind.key, id, entry.key, step) { steps.append(step) }
          }
        }
      }
    }
    return steps
  }
}

extension LoggedStep {
  /// Nil for what is no step.
  fileprivate init?(_ kind: String, _ record: String, _ name: String, _ step: Datum) {
    guard let map = step.map, let day = map["on"], case .day(let on) = day.content else { return nil }
    let meeting = map["meeting"]
    var recorded: Day?
    if case .day(let later)? = map["recorded"]?.content { recorded = later }
    self.init(
      kind: kind, record: record, name: name, on: on, recorded: recorded, span: day.span, meeting: meeting?.text,
      meetingSpan: meeting?.span)
  }
}
