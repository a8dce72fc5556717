import Diagnostics

extension Rule {
  /// Who signs for the client takes part in at least one of the meetings that return.
  ///
  /// Who pays and never sees the work hears of it from others, and asks at the end what it was for.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// communication:
  ///   meetings:
  ///     - id: steering
  ///       attends: [maria, jane]
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// communication:
  ///   meetings:
  ///     - id: steering
  ///       attends: [maria, jane, omar]
  /// ```
  static let signerMeets = Rule("signer-meets", .warning, .contract) { engagement in
    let terms = engagement.terms
    guard let signer = engagement.signs, let communication = terms.communication,
      let meetings = communication.meetings, engagement.isAuthored(communication.span(of: \.meetings)),
      !meetings.contains(where: { ($0.attends ?? []).contains { engagement.maySign($0) } })
    else { return [] }
    return [
      Finding(
        "`\(signer)`, who signs for the client, takes part in no meeting", at: communication.place(of: \.meetings),
        help: "add `\(signer)` or `signs` to `attends:` of one, such as a meeting every quarter")
    ]
  }
}
