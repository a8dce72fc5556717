import Diagnostics

extension Rule {
  /// What is stuck goes to a second person: there are two levels at least, and no two with the same person.
  ///
  /// The person with whom something got stuck is not the one to get it loose. A practice of one names somebody outside,
  /// such as a mediator, among its people. A client of one person may stand at every level.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// escalation:
  ///   - level: 1
  ///     who: maria
  ///     counterpart: jane
  ///     after: 0d
  ///   - level: 2
  ///     who: maria
  ///     counterpart: omar
  ///     after: 3wd
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// escalation:
  ///   - level: 1
  ///     who: maria
  ///     counterpart: jane
  ///     after: 0d
  ///   - level: 2
  ///     who: nikos
  ///     counterpart: omar
  ///     after: 3wd
  /// ```
  static let escalationLevels = Rule("escalation-levels", .error, .contract) { engagement in
    let terms = engagement.terms
    guard terms.kind != "order" else { return [] }
    let levels = terms.escalation ?? []
    guard levels.count >= 2 else {
      return [
        Finding(
          levels.isEmpty ? "nobody takes what is stuck" : "escalation has one level: nobody takes what is stuck there",
          at: terms.place(of: \.escalation), help: "add levels with `who:` of yours and `counterpart:` of the client's")
      ]
    }
    var findings: [Finding] = []
    var ours: [String: Span?] = [:]
    var theirs: [String: Span?] = [:]
    for level in levels {
      if let who = level.who ?? engagement.lead, let first = ours.updateValue(level.place(of: \.who), forKey: who) {
        findings.append(
          Finding(
            "`\(who)` takes what is stuck at two levels", at: level.place(of: \.who),
            notes: [Diagnostic.Note("the other is here", at: first)], help: "name another person at one of them"))
      }
      if engagement.people.theirs.count > 1, let counterpart = level.counterpart ?? engagement.decides,
        let first = theirs.updateValue(level.place(of: \.counterpart), forKey: counterpart)
      {
        findings.append(
          Finding(
            "`\(counterpart)` of the client's stands at two levels", at: level.place(of: \.counterpart),
            notes: [Diagnostic.Note("the other is here", at: first)], help: "name another person at one of them"))
      }
    }
    return findings
  }
}
