import Diagnostics
import Values

extension Rule {
  /// What is to be paid for a stage is asked for once the stage is accepted.
  ///
  /// Before that there is nothing to pay, and a day to pay would be counted from nothing. What falls due with a paper's
  /// yes may be asked for together with the paper; its time to pay is counted from the yes.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/payments.yaml
  /// - id: plan
  ///   asked:
  ///     on: 2026-03-30
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/deliverables.yaml
  /// - id: home-page
  ///   delivered:
  ///     on: 2026-03-26
  ///   accepted:
  ///     on: 2026-03-30
  ///     by: jane
  /// # log/payments.yaml
  /// - id: advance
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 4464.00
  /// - id: plan
  ///   asked:
  ///     on: 2026-03-30
  ///   received:
  ///     - on: 2026-04-02
  ///       amount: 2604.00
  /// ```
  static let askedBeforeTrigger = Rule("asked-before-trigger", .error, .work) { engagement in
    let agreed = engagement.work.instalments + engagement.inForce.changes.flatMap(\.instalments)
    var records: [String: Entry<PaymentRecordFields>] = [:]
    for record in engagement.log.payments ?? [] { records[record.id ?? ""] = record }
    let fees = Set(((try? engagement.periodicFees()) ?? []).map(\.id))
    return (engagement.paymentsInForce?.entries ?? []).compactMap { entry in
      let id = entry.instalment.id
      guard let asked = records[id]?.asked, let day = asked.on, entry.triggered.map({ day < $0 }) ?? true else {
        return nil
      }
      if fees.contains(id) {
        return Finding(
          "`\(id)` was asked for on \(day), and its period is not over", at: asked.span(of: \.on),
          help: "a fee is asked for when its period is over; leave `asked` out until then")
      }
      guard
        case .stageAccepted = entry.instalment.trigger,
        // What a change order made wait for something else was asked for in its time.
        let own = agreed.first(where: { $0.id == id }), own.trigger == entry.instalment.trigger
      else { return nil }
      let since = entry.triggered.map { ", and is due from \($0)" } ?? ", and is not due yet"
      return Finding(
        "`\(id)` was asked for on \(day)\(since)", at: asked.span(of: \.on),
        help: "record what makes it due first, `\(own.trigger)`; or leave `asked` out")
    }
  }
}
