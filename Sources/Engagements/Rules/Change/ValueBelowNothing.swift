import Diagnostics
import Values

extension Rule {
  /// With a change order a contract is worth no less than nothing.
  ///
  /// A price that is taken off can be no higher than what the contract is worth: more than that was never to be paid.
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
      // There it gives back at most what came in.
      return engagement.changes.filter { !$0.isOut }.compactMap { change in
        guard let back = (try? engagement.paymentsMoved(by: change)) ?? nil,
          let received = engagement.paymentsInForce?.received,
          (try? back.paidBack.compared(to: received)).map({ $0 > 0 }) ?? false
        else { return nil }
        return Finding(
          "\(change.name) would pay back \(back.paidBack), and \(received) came in",
          at: change.terms.place(of: \.price),
          help: "a fee that falls is a change of the fee: `changes: stages: - id: … fee: …`")
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
