import Diagnostics
import Values

extension Rule {
  /// No two payments have one name.
  ///
  /// What came is recorded by the payment's name, and would count for both. A stage that is paid for when it is accepted
  /// names its payment, a change order without `payments:` is named after its file, and what an early end leaves is called
  /// `cancellation`.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # changes/groups.yaml
  /// title: A page for groups
  /// because: no page of the list is for groups
  /// adds:
  ///   deliverables:
  ///     - title: Page for groups
  ///       stage: build
  ///       accepted_when: a group sends its days, and both of you receive them
  /// price: 680
  /// payments:
  ///   - id: advance
  ///     share: 100%
  ///     when: change_agreed
  /// days: 3wd
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # changes/groups.yaml
  /// title: A page for groups
  /// because: no page of the list is for groups
  /// adds:
  ///   deliverables:
  ///     - title: Page for groups
  ///       stage: build
  ///       accepted_when: a group sends its days, and both of you receive them
  /// price: 680
  /// payments:
  ///   - id: groups-advance
  ///     share: 100%
  ///     when: change_agreed
  /// days: 3wd
  /// ```
  static let paymentTwice = Rule("payment-twice", .error, .proposal) { engagement in
    var named = engagement.namedPayments
    let end = engagement.paymentOfEnd
    if named.last?.owner != end.owner { named.append(end) }
    var first: [String: NamedPayment] = [:]
    return named.compactMap { payment in
      guard let other = first[payment.id] else {
        first[payment.id] = payment
        return nil
      }
      let isSame = other.owner == payment.owner
      return Finding(
        "two payments are called `\(payment.id)`: of \(other.owner)\(isSame ? ", twice" : ", and of \(payment.owner)")",
        at: (payment.id == end.id ? other : payment).span,
        notes: isSame || payment.id == end.id ? [] : [Diagnostic.Note("the first is of this", at: other.span)],
        help: "give one of them an `id:` of its own: what comes for it is recorded by that")
    }
  }
}
