import Diagnostics
package import Values

extension Rule {
  /// The steps of a record come in their order: answered after asked, accepted after delivered, done after decided.
  ///
  /// Steps of one day are in order, and a step is corrected no sooner than it happened. What was declined is not done, and
  /// no extra of which nothing was decided. Of payments that came before they were asked for `paid-before-asked` speaks.
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
    let inOrder = engagement.steps.ofEachRecord.flatMap { steps -> [Finding] in
      guard let record = steps.first, let orders = orders[record.kind] else { return [] }
      return orders.compactMap { earlier, later in
        guard let before = steps.first(of: earlier), let after = steps.first(of: later), after.on < before.on else {
          return nil
        }
        return Finding(
          "`\(later)` of `\(record.record)` is on \(after.on), before `\(earlier)` on \(before.on)", at: after.span,
          notes: [Diagnostic.Note("`\(earlier)` is here", at: before.span)],
          help: earlier == PaperRecordFields.fields.issued.key
            ? engagement.helpToDate(record.record, before: after.on) : "put the wrong day right")
      }
    }
    return inOrder + engagement.writtenLog.earlyCorrections + engagement.doneWithoutDecision
  }
}

extension Engagement {
  /// A paper gets the day on which it is issued: whoever writes down later what happened before says it twice.
  package func helpToDate(_ paper: String, before day: Day) -> String {
    "put the wrong day right; `dossier issue` dates a paper with today, or with the day of `--as-of`, and one that went "
      + "out before takes `dossier mark \(path) \(paper) corrected step=issued to.on=\(day)`, or an earlier day"
  }
}

extension Engagement {
  fileprivate var doneWithoutDecision: [Finding] {
    (log.requests ?? []).compactMap { request in
      guard let done = request.done, let id = request.id else { return nil }
      let help = "`dossier mark \(path) \(id) corrected step=done never=yes because=…`, or say what was decided of it"
      if let decided = request.decided {
        guard decided.outcome == "declined" else { return nil }
        return Finding(
          "`\(id)` is done, and was declined", at: done.span,
          notes: [Diagnostic.Note("`decided` is here", at: decided.span)], help: help)
      }
      guard request.classed?.kind == "extra" else { return nil }
      return Finding("`\(id)` is an extra and done, and nothing was decided of it", at: done.span, help: help)
    }
  }
}

extension [LoggedStep] {
  /// The steps of a record stand together.
  fileprivate var ofEachRecord: [ArraySlice<LoggedStep>] {
    var records: [ArraySlice<LoggedStep>] = []
    var start = startIndex
    while start < endIndex {
      let first = self[start]
      let end = self[start...].firstIndex { $0.record != first.record || $0.kind != first.kind } ?? endIndex
      records.append(self[start..<end])
      start = end
    }
    return records
  }
}

extension ArraySlice<LoggedStep> {
  /// The step of a name that happened first: a result may be delivered once more.
  fileprivate func first(of name: String) -> LoggedStep? {
    var first: LoggedStep?
    for step in self where step.name == name && first.map({ step.on < $0.on }) ?? true { first = step }
    return first
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
  "deliverables": [
    ("delivered", "returned"), ("delivered", "accepted"), ("accepted", "confirmed"), ("accepted", "rectified"),
  ],
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
