package import Values

/// An offer that is owed to the client, since when, and by when.
package struct ProposalDue: Hashable, Sendable {
  package enum Reason: String, CaseIterable, Sendable {
    /// An extra that is no longer given gladly, or that it was decided to offer.
    case extra
    /// A request with which an assumption of the price proved false.
    case assumption
    /// More requests outside the scope than the pace allows.
    case pace
    /// A round of remarks beyond the number.
    case round
    /// More of an allowance than is included, where a yes is needed first.
    case allowance
  }

  package let reason: Reason
  /// The id of the request, the result or the allowance.
  package let about: String
  package let since: Day
  package let until: Day

  /// Whether it is a request that it is about.
  var isForRequest: Bool {
    switch reason {
    case .extra, .assumption, .pace: true
    case .round, .allowance: false
    }
  }
}
