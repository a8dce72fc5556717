import Diagnostics
import Values

extension Rule {
  /// The steps of a record come in their order: answered after asked, accepted after delivered, done after decided.
  ///
  /// Steps of one day are in order, and a step is corrected no sooner than it happened. Of payments that came before they were asked for `paid-before-asked` speaks.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/questions.yaml
  /// - id: Q-001
  ///   asked:
  ///     on: 2026-03-17
  ///     text: Can we change prices ourselves?
  ///   answered:
  ///     on: 2026-03-16
  ///     text: Yes.
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/questions.yaml
  /// - id: Q-001
  ///   asked:
  ///     on: 2026-03-17
  ///     text: Can we change prices ourselves?
  ///   answered:
  ///     on: 2026-03-17
  ///     text: Yes.
  /// ```
  static let stepOrder = Rule("step-order", .error, .work) { engagement in
    var records: [[String]: [LoggedStep]] = [:]
    var order: [[String]] = []
    for step in engagement.steps {
      let record = [step.kind, step.record]
      if records[record] == nil { order.append(record) }
      records[record, default: []].append(step)
    }
    let inOrder = order.flatMap { record -> [Finding] in
      let steps = records[record] ?? []
      return (orders[record[0]] ?? []).compactMap { earlier, later in
        // Of a step that happens again the first counts: a result may be delivered once more.
        let before = steps.filter { $0.name == earlier }.min { $0.on < $1.on }
        let after = steps.filter { $0.name == later }.min { $0.on < $1.on }
        guard let before, let after, after.on < before.on else { return nil }
        return Finding(
          "`\(later)` of `\(record[1])` is on \(after.on), before `\(earlier)` on \(before.on)", at: after.span,
          notes: [Diagnostic.Note("`\(earlier)` is here", at: before.span)], help: "put the wrong day right")
      }
    }
    return inOrder + engagement.writtenLog.earlyCorrections
  }
}

extension Entry where F == LogFields {
  fileprivate var earlyCorrections: [Finding] {
    (datum.map?.entries ?? []).flatMap { $0.value.list ?? [] }.flatMap { record -> [Finding] in
      (record.map?.datedCorrections ?? []).filter { $0.on < $0.stepOn }.map { correction in
        Finding(
          "`\(correction.step)` of `\(record["id"]?.text ?? "")` is on \(correction.stepOn), and was corrected before, on "
            + "\(correction.on)", at: correction.span, help: "put the wrong day right")
      }
    }
  }
}

/// By kind of record, the steps of which the second never comes before the first.
private let orders: [String: [(String, String)]] = [
  "requests": [("asked", "classed"), ("classed", "decided"), ("decided", "done"), ("asked", "withdrawn")],
  "questions": [("asked", "answered")],
  "decisions": [("wanted", "taken"), ("taken", "replaced")],
  "actions": [("given", "done")],
  "deliverables": [("delivered", "returned"), ("delivered", "accepted"), ("accepted", "confirmed")],
  "calls": [("planned", "held"), ("held", "noted"), ("held", "sent")],
  "meetings": [("planned", "held"), ("held", "noted"), ("held", "sent")],
  "checkpoints": [("held", "told")],
  "papers": [
    ("issued", "sent"), ("issued", "agreed"), ("issued", "declined"), ("issued", "withdrawn"), ("issued", "back"),
    ("issued", "signed"), ("sent", "agreed"), ("sent", "declined"),
  ],
  "points": [("asked", "answered"), ("asked", "closed"), ("answered", "closed")],
  "redlines": [("published", "withdrawn")],
  "complaints": [("received", "acknowledged"), ("received", "answered")],
  "clock": [("stopped", "started")],
  "cancellations": [("given", "effective"), ("given", "withdrawn")],
  "statuses": [("given", "sent")],
  "risks": [("noted", "changed"), ("noted", "closed")],
]
