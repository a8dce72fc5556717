import Diagnostics

extension Rule {
  /// A no is taken as a yes is: from somebody who decides or signs, by a channel that binds.
  ///
  /// After a no nobody can agree any more. One that was recorded too soon is taken back: `mark ENGAGEMENT PAPER corrected
  /// step=declined never=yes because=…`.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/papers.yaml
  /// - id: C-2026-001
  ///   agreed: none
  ///   declined:
  ///     on: 2026-02-09
  ///     by: omar
  ///     via: phone
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/papers.yaml
  /// - id: C-2026-001
  ///   agreed: none
  ///   declined:
  ///     on: 2026-02-09
  ///     by: omar
  ///     via: email
  /// ```
  static let declinedUnofficially = Rule("declined-unofficially", .error, .work) { engagement in
    (engagement.log.papers ?? []).flatMap { paper -> [Finding] in
      guard paper.withdrawn == nil, let declined = paper.declined else { return [] }
      var findings: [Finding] = []
      if let by = declined.by, engagement.people[by] != nil, !engagement.mayDecide(by) {
        let names = engagement.names(of: engagement.people.theirs, where: engagement.mayDecide)
        findings.append(
          Finding(
            "`\(paper.id ?? "")` was declined by `\(by)`, who neither decides nor signs", at: declined.span(of: \.by),
            help: names.isEmpty ? "say who decides: `decides: …`" : "ask \(names) for the answer, and record that"))
      }
      if let channel = declined.via.flatMap(engagement.channel), channel.official != true {
        findings.append(
          Finding(
            "`\(paper.id ?? "")` was declined by `\(declined.via ?? "")`, which is not official",
            at: declined.span(of: \.via),
            notes: [Diagnostic.Note("the channel is here", at: channel.place(of: \.official))],
            help: engagement.officialChannels.isEmpty
              ? "write `official: yes` at a channel that leaves a record"
              : "ask for the no by \(engagement.officialChannels)"))
      }
      return findings
    }
  }
}
