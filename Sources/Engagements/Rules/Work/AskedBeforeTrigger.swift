import Diagnostics
import Values

extension Rule {
  /// What is to be paid for a stage is asked for once the stage is accepted, and what is to be paid with the contract not
  /// before the contract has gone out.
  ///
  /// Before that there is nothing to pay, and a day to pay would be counted from nothing. What falls due with a paper's
  /// yes may be asked for together with the paper; its time to pay is counted from the yes. A yes to the proposal is none
  /// to the contract.
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
    return engagement.askedBeforeContract(records)
      + (engagement.paymentsInForce?.entries ?? []).compactMap { entry -> Finding? in
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
          case .stageAccepted(let stage) = entry.instalment.trigger,
          // What a change order made wait for something else was asked for in its time.
          let own = agreed.first(where: { $0.id == id }), own.trigger == entry.instalment.trigger
        else { return nil }
        let since = entry.triggered.map { ", and is due from \($0)" } ?? ", and is not due yet"
        return Finding(
          "`\(id)` was asked for on \(day)\(since)", at: asked.span(of: \.on),
          help: entry.triggered == nil
            ? engagement.helpToAccept(stage) : "ask for it on that day, or later; or leave `asked` out")
      }
  }
}

extension Engagement {
  /// What is to be paid with the contract's yes and was asked for before any contract went out.
  fileprivate func askedBeforeContract(_ records: [String: Entry<PaymentRecordFields>]) -> [Finding] {
    let contracts = (log.papers ?? []).filter(\.isContract).compactMap { $0.issuedOn ?? $0.agreed?.on }
    return work.instalments.compactMap { instalment in
      guard instalment.trigger == .contractAgreed, let asked = records[instalment.id]?.asked, let day = asked.on,
        // Before any paper there is nothing to pay at all, and that was said.
        (log.papers ?? []).contains(where: { $0.issuedOn.map { $0 <= day } ?? false }),
        !contracts.contains(where: { $0 <= day })
      else { return nil }
      let word = isOrder ? "order" : "contract"
      return Finding(
        "`\(instalment.id)` was asked for on \(day), and it is due with the \(word), which had not gone out",
        at: asked.span(of: \.on), help: "send the \(word) first: `dossier issue \(path) \(word)`; or leave `asked` out")
    }
  }
}

extension Engagement {
  /// What must have happened before the payment of a stage is asked for.
  fileprivate func helpToAccept(_ id: String) -> String {
    let stage = inForce.stage(id)
    let name = stage.map { "`\($0.title)`" } ?? "its stage"
    let results = stage?.deliverables ?? []
    let open = results.filter { $0.state != .accepted }.map { "`dossier mark \(path) \($0.id) accepted`" }
    let unconfirmed = results.filter { unofficialChannel(ofAccepting: $0) != nil }.map {
      "`dossier mark \(path) \($0.id) confirmed`, for the yes to it binds nobody yet"
    }
    let commands = (open + unconfirmed).joined(separator: ", ")
    return "it falls due once \(name) is accepted: record that first\(commands.isEmpty ? "" : ", \(commands)"); "
      + "or leave `asked` out"
  }
}
