import Diagnostics

extension Rule {
  /// Every stage lies inside the term.
  ///
  /// The term is what the contract runs for; work outside it would be work without a contract. Without `term:` it
  /// follows from the stages.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// term:
  ///   start: 2026-02-16
  ///   end: 2026-08-28
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// term:
  ///   start: 2026-02-16
  ///   end: 2026-09-25
  /// ```
  static let outsideTerm = Rule("outside-term", .error, .proposal) { engagement in
    guard let term = engagement.terms.term else { return [] }
    // A term that ends before it starts holds nothing; `start-after-due` says so.
    if let first = term.start, let last = term.end, last < first { return [] }
    return engagement.allPlannedStages.flatMap { stage -> [Finding] in
      var findings: [Finding] = []
      if let first = term.start, let start = stage.start?.day, start < first {
        findings.append(
          Finding(
            "\(stage.terms.name) starts on \(start), before the term does on \(first)", at: term.span(of: \.start),
            notes: [
              Diagnostic.Note("the stage is here", at: stage.terms.span(of: \.start) ?? stage.terms.place(of: \.title))
            ],
            help: "let the term start on \(start) or earlier, or the stage later"))
      }
      if let last = term.end, let due = stage.due?.day, due > last {
        findings.append(
          Finding(
            "\(stage.terms.name) is due on \(due), after the term ends on \(last)", at: term.span(of: \.end),
            notes: [
              Diagnostic.Note("the stage is here", at: stage.terms.span(of: \.due) ?? stage.terms.place(of: \.title))
            ],
            help: "let the term end on \(due) or later, or the stage earlier"))
      }
      return findings
    }
  }
}
