import Diagnostics

extension Rule {
  /// What is stuck goes to a second person: there are two levels at least, and no two with the same person.
  ///
  /// The person with whom something got stuck is not the one to get it loose. Who is alone, in the practice or at the
  /// client's, may stand at every level; a practice of one says under `complaints:` who may be asked outside.
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
    let levels = terms.escalation ?? []
    guard levels.count >= 2 else {
      return [
        Finding(
          levels.isEmpty ? "nobody takes what is stuck" : "escalation has one level: nobody takes what is stuck there",
          at: terms.place(of: \.escalation), help: "add levels with `who:` of yours and `counterpart:` of the client's")
      ]
    }
    var findings: [Finding] = []
    if engagement.people.ours.count > 1 {
      let ours = levels.map { Level(number: $0.level, person: $0.who ?? engagement.lead, place: $0.place(of: \.who)) }
      findings += engagement.findings(ofRepeated: ours, in: "escalation")
    }
    if engagement.people.theirs.count > 1 {
      let theirs = levels.map {
        Level(number: $0.level, person: $0.counterpart ?? engagement.decides, place: $0.place(of: \.counterpart))
      }
      findings += engagement.findings(ofRepeated: theirs, in: "escalation on the client's side")
    }
    return findings
  }
}
