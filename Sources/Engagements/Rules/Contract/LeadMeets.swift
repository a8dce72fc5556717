import Diagnostics

extension Rule {
  /// The lead takes part in at least one of the meetings that return.
  ///
  /// Clients buy a person. An order, which is over in days, needs no meeting.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// communication:
  ///   meetings:
  ///     - id: review
  ///       attends: [nikos, jane]
  ///     - id: steering
  ///       attends: [nikos, omar]
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// communication:
  ///   meetings:
  ///     - id: review
  ///       attends: [maria, jane]
  ///     - id: steering
  ///       attends: [nikos, omar]
  /// ```
  static let leadMeets = Rule("lead-meets", .error, .contract) { engagement in
    let terms = engagement.terms
    guard let lead = engagement.lead else { return [] }
    // A plan without meetings was complained of as one that lacks a key.
    if let communication = terms.communication, communication.lacks(\.meetings) { return [] }
    let meetings = terms.communication?.meetings ?? []
    guard !meetings.contains(where: { ($0.attends ?? []).contains(lead) }) else { return [] }
    return [
      Finding(
        "`\(lead)`, who leads the work, takes part in no meeting",
        at: terms.communication?.place(of: \.meetings) ?? terms.place(of: \.communication),
        help: "add `\(lead)` or `lead` to `attends:` of one")
    ]
  }
}
