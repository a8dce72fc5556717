import Diagnostics

extension Rule {
  /// Hours are worked by people of the practice.
  ///
  /// What the client's people do is theirs, and nobody pays for it.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/hours.yaml
  /// - id: H-001
  ///   worked:
  ///     on: 2026-03-17
  ///     by: jane
  ///     time: 2h
  /// # log/payments.yaml
  /// - id: advance
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 4464.00
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/hours.yaml
  /// - id: H-001
  ///   worked:
  ///     on: 2026-03-17
  ///     by: maria
  ///     time: 2h
  /// # log/payments.yaml
  /// - id: advance
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 4464.00
  /// ```
  static let hoursOfClient = Rule("hours-of-client", .error, .work) { engagement in
    let people = engagement.people
    return (engagement.log.hours ?? []).compactMap { record in
      // A word that stands for nobody was complained of where it stands.
      guard let by = record.worked?.by, people[by] != nil, !people.isOurs(by) else { return nil }
      return Finding(
        "`\(by)`, who worked by `\(record.id ?? "")`, is no person of the practice",
        at: record.worked?.span(of: \.by), help: "name one of \(people.ours.compactMap(\.id).joined(separator: ", "))")
    }
  }
}
