import Diagnostics
import Values

extension Rule {
  /// Something is paid before the work.
  ///
  /// An advance shows that the client can pay and has decided, and work waits for it. With `work_starts: contract` you
  /// have said that you begin without one.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// payments:
  ///   advance: 0%
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// payments:
  ///   advance: 20%
  /// ```
  static let noAdvance = Rule("no-advance", .warning, .contract) { engagement in
    let terms = engagement.terms
    guard terms.workStarts != "contract", let place = engagement.placeOfOwnPlan, !engagement.work.instalments.isEmpty,
      !engagement.work.instalments.contains(where: engagement.isAskedBeforeWork)
    else { return [] }
    return [
      Finding(
        "nothing is paid before the work, which begins when the advance is received", at: place,
        help: "add `advance: 30%`, or write `work_starts: contract` and why")
    ]
  }
}

extension Engagement {
  /// Whether the instalment falls due with the contract, or no later than the first stage starts.
  func isAskedBeforeWork(_ instalment: Instalment) -> Bool {
    switch instalment.trigger {
    case .contractAgreed: return true
    case .changeAgreed, .stageAccepted: return false
    case .anchor(let anchor):
      guard anchor.event != .contract, anchor.event != .starts else { return true }
      guard let day = (try? work.schedule.moment(of: anchor))?.day, let start = work.stages.first?.start?.day else {
        return false
      }
      return day <= start
    }
  }
}
