import Diagnostics

extension Rule {
  /// A payment belongs to an instalment of the plan, a control day to one of the terms, and a goal that is measured to
  /// a goal of the terms.
  ///
  /// Records of deliverables, inputs and stages are references, and are looked up where they stand.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/payments.yaml
  /// - id: advanse
  ///   received:
  ///     - on: 2026-02-12
  ///       amount: 100.00
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/payments.yaml
  /// - id: plan
  ///   received:
  ///     - on: 2026-04-08
  ///       amount: 2604.00
  /// ```
  static let unknownRecord = Rule("unknown-record", .error, .work) { engagement in
    let plan = engagement.work.instalments.map(\.id)
    let ids = engagement.paymentIDs
    // Where the plan cannot be made there is nothing to compare with, and that was said.
    let isPlanned = !plan.isEmpty || engagement.work.stages.allSatisfy(\.needsNoPlan)
    // The pinned day may be long ago; what a record belongs to is asked of those of any day.
    let payments = (engagement.wholeLog.payments ?? []).compactMap { payment -> Finding? in
      guard let id = payment.id, isPlanned, !ids.contains(id) else { return nil }
      let known = plan.isEmpty ? ids.sorted() : plan
      return Finding(
        "the payment plan has no payment `\(id)`", at: payment.span(of: \.id),
        help: nearest(to: id, among: ids.sorted()).map { "did you mean `\($0)`?" }
          ?? (known.isEmpty ? "there is nothing to pay yet" : "it has \(known.joined(separator: ", "))"))
    }
    let goalIDs = (engagement.terms.goals ?? []).compactMap(\.id)
    let goals = (engagement.wholeLog.goals ?? []).compactMap { record -> Finding? in
      guard let id = record.id, !goalIDs.contains(id) else { return nil }
      return Finding(
        "there is no goal `\(id)`", at: record.span(of: \.id),
        help: nearest(to: id, among: goalIDs).map { "did you mean `\($0)`?" }
          ?? (goalIDs.isEmpty ? "give the goal an `id:`" : "there are \(goalIDs.joined(separator: ", "))"))
    }
    let points = (engagement.terms.checkpoints?.points ?? []).compactMap(\.at)
    let checkpoints = (engagement.log.checkpoints ?? []).compactMap { record -> Finding? in
      // Where none is planned, any may be held.
      guard let held = record.held, let at = held.at, !points.isEmpty, !points.contains(at) else { return nil }
      return Finding(
        "the plan has no progress check at \(at) %", at: held.span(of: \.at),
        help: "it has \(points.map { "\($0)" }.joined(separator: ", "))")
    }
    let included = (engagement.terms.allowances ?? []).compactMap(\.id)
    let allowances = (engagement.wholeLog.allowances ?? []).compactMap { record -> Finding? in
      guard let id = record.id, !included.contains(id) else { return nil }
      return Finding(
        "there is no allowance `\(id)`", at: record.span(of: \.id),
        help: nearest(to: id, among: included).map { "did you mean `\($0)`?" }
          ?? (included.isEmpty ? "nothing is included" : "there are \(included.joined(separator: ", "))"))
    }
    return payments + checkpoints + goals + allowances
  }
}

extension PlannedStage {
  /// Whether the payment plan has nothing to divide of it: it is paid as it comes, or priced later.
  fileprivate var needsNoPlan: Bool { amount == nil && terms.datum(of: \.price)?.isNone != true }
}
