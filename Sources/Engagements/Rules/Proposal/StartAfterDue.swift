import Diagnostics

extension Rule {
  /// A stage, and the term, ends no earlier than it starts.
  ///
  /// The days of a stage are its first and its last; a stage of one day starts and is due on that day.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// stages:
  ///   - id: launch
  ///     start: 2026-08-03
  ///     due: 2026-07-31
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// stages:
  ///   - id: launch
  ///     start: 2026-08-03
  ///     due: 2026-08-31
  /// ```
  static let startAfterDue = Rule("start-after-due", .error, .proposal) { engagement in
    var findings = engagement.allPlannedStages.compactMap { stage -> Finding? in
      guard let start = stage.start?.day, let due = stage.due?.day, due < start else { return nil }
      return Finding(
        "\(stage.terms.name) is due on \(due), before it starts on \(start)",
        at: stage.terms.span(of: \.due) ?? stage.terms.span(of: \.takes) ?? stage.terms.span,
        help: "move one of the days, or give the stage more time")
    }
    if let term = engagement.terms.term, let start = term.start, let end = term.end, end < start {
      findings.append(
        Finding("the term ends on \(end), before it starts on \(start)", at: term.span(of: \.end)))
    }
    return findings
  }
}
