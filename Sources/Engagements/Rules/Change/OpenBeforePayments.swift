import Diagnostics
import Values

extension Rule {
  /// A change order that waits for its answer says rightly what becomes of the payments still to come.
  ///
  /// A payment that was asked for meanwhile is not lowered any more, and what it would have been lowered by is paid back:
  /// the client would say yes to amounts that nobody asks for.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # changes/lower.yaml
  /// title: Without our own work
  /// because: your editors do most of it themselves
  /// price: -8000
  /// days: 0
  /// # log/papers.yaml
  /// - id: CO-001
  ///   document: change-order
  ///   change: lower
  ///   issued:
  ///     on: 2026-04-29
  /// # log/deliverables.yaml
  /// - id: home-page
  ///   delivered:
  ///     - on: 2026-04-30
  ///   accepted:
  ///     on: 2026-05-04
  ///     by: jane
  /// # log/payments.yaml
  /// - id: advance
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 4464.00
  /// - id: plan
  ///   asked:
  ///     on: 2026-05-04
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # changes/lower.yaml
  /// title: Without our own work
  /// because: your editors do most of it themselves
  /// price: -8000
  /// days: 0
  /// # log/papers.yaml
  /// - id: CO-001
  ///   document: change-order
  ///   change: lower
  ///   issued:
  ///     on: 2026-04-29
  /// ```
  static let openBeforePayments = Rule("open-before-payments", .warning, .work) { engagement in
    guard !engagement.hasEnded else { return [] }
    return engagement.changes.compactMap { change in
      guard let record = change.record, engagement.state(of: record) == .issued, let issued = record.issuedOn,
        issued < engagement.today, let now = try? engagement.paymentsMoved(by: change)
      else { return nil }
      let then = engagement.asOf(issued)
      guard let told = then.changes.first(where: { $0.id == change.id }).flatMap({ try? then.paymentsMoved(by: $0) }),
        told.paidBack != now.paidBack || told.payments.map(\.with.payable) != now.payments.map(\.with.payable)
          || told.payments.map(\.with.id) != now.payments.map(\.with.id)
          || told.payments.map(\.with.trigger) != now.payments.map(\.with.trigger)
      else { return nil }
      return Finding(
        "\(change.name) waits for an answer, and the payments that it says it makes others are not as they were on \(issued)",
        at: record.issued?.span(of: \.on) ?? record.sent?.span(of: \.on),
        help: "issue it again before it is agreed to")
    }
  }
}
