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
    (datum.map?.entries ?? []).flatMap { kind in
      (kind.value.list ?? []).flatMap { record in
        (record.map?.entries ?? []).filter { $0.key != "corrected" }.flatMap { entry in
          // A step that may happen again is a list.
          (entry.value.list ?? [entry.value]).compactMap { step in
            guard case .day(let on)? = step["on"]?.content else { return nil }
            var recorded: Day?
            if case .day(let day)? = step["recorded"]?.content { recorded = day }
            return LoggedStep(
              kind: kind.key, record: record["id"]?.text ?? "", name: entry.key, on: on, recorded: recorded,
              span: step["on"]?.span, meeting: step["meeting"]?.text, meetingSpan: step["meeting"]?.span)
          }
        }
      }
    }
  }
}
