package import Values

/// So much of an allowance is used that the client is to hear of it.
package struct AllowanceReached: Hashable, Sendable {
  /// The greatest part of `tell_at` that is reached in the period that goes on.
  package let part: Share
  /// The day on which it was reached.
  package let on: Day
  /// Whether the client has heard of it since.
  package let isTold: Bool
}

extension Engagement {
  /// Nil while less is used, and where nobody is to be told.
  package func reached(_ allowance: EngagementAllowance) -> AllowanceReached? {
    guard let current = allowance.ledger.current, let available = try? current.available, available > .zero,
      let used = try? Share(current.used / available),
      let part = (allowance.terms.beyond?.tellAt ?? []).filter({ $0 <= used }).max(),
      let on = try? allowance.ledger.day(reaching: part, in: current)
    else { return nil }
    let record = (log.allowances ?? []).first { $0.id == allowance.id }
    let isTold = (record?.told ?? []).compactMap(\.on).contains { $0 >= on }
    return AllowanceReached(part: part, on: on, isTold: isTold)
  }

  /// Those of which the client is to hear now.
  var allowancesToTell: [(allowance: EngagementAllowance, reached: AllowanceReached)] {
    guard contractEndedOn == nil else { return [] }
    return ((try? allowances()) ?? []).compactMap { allowance in
      guard let reached = reached(allowance), !reached.isTold else { return nil }
      return (allowance, reached)
    }
  }
}
