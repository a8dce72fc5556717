import Diagnostics
import Values

extension Rule {
  /// With a change order a contract is worth no less than nothing.
  ///
  /// A price that is taken off can be no higher than what the contract is worth: more than that was never to be paid. Of
  /// one that is paid by the period or by the hour, no more is given back than came in, or is to be paid now.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # changes/teaching.yaml
  /// title: No teaching
  /// because: the editors were taught elsewhere
  /// removes:
  ///   stages: [launch]
  /// price: -13000
  /// days: 0
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # changes/teaching.yaml
  /// title: No teaching
  /// because: the editors were taught elsewhere
  /// removes:
  ///   stages: [launch]
  /// price: -4000
  /// days: 0
  /// ```
  static let valueBelowNothing = Rule("value-below-nothing", .error, .changeOrder) { engagement in
    // What is paid by the period or by the hour is worth something beside the price.
    let isPricedOtherwise = engagement.inForce.stages.contains { stage in
      switch stage.terms.price {
      case .periodic, .hourly: true
      case .fixed, .later, nil: false
      }
    }
    guard !isPricedOtherwise else {
      // There it gives back at most what came in, or was asked for.
      return engagement.changes.filter { !$0.isOut }.compactMap { change in
        guard let back = (try? engagement.paymentsMoved(by: change)) ?? nil, let ledger = engagement.paymentsInForce,
          let asked = try? Money.sum(
            ledger.entries.filter { $0.triggered != nil }.map(\.open), in: engagement.currency),
          let most = try? ledger.received + asked, (try? back.paidBack.compared(to: most)).map({ $0 > 0 }) ?? false
        else { return nil }
        return Finding(
          "\(change.name) would pay back \(back.paidBack), and \(most) came in or is to be paid now",
          at: change.terms.place(of: \.price),
          help: engagement.inForce.stages.feesByThePeriod.isEmpty
            ? "take off at most what is paid, and what still comes"
            : "a fee that falls is a change of the fee: `changes: stages: - id: … fee: …`")
      }
    }
    // One that is out, and that another yes has overtaken, is refused once it is agreed to itself.
    return engagement.changes.filter { !$0.isOut || $0.agreedOn != nil }.compactMap { change in
      guard let value = try? engagement.contractValue(asking: change.id)?.line(change.id), value.new.isNegative,
        value.this.isNegative
      else { return nil }
      return Finding(
        "\(change.name) \(change.agreedOn == nil ? "would leave" : "leaves") the contract worth \(value.new), less than nothing",
        at: change.terms.place(of: \.price), help: "take off at most \(value.before)")
    }
  }
}
