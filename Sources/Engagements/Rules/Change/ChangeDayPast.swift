import Diagnostics
import Values

extension Rule {
  /// A change order that waits for its answer promises no day that has passed.
  ///
  /// Its days are added to those that hold now. Where a stage is late, the new day can lie behind us: the client is told
  /// first what holds instead, or the change order says as many days as there are until the stage will be ready. And a
  /// stage that it brings in without a `start:` begins when the one before it ends, which may have been long ago.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # changes/groups.yaml
  /// title: A sheet of symbols
  /// because: the symbols are not in the page list
  /// adds:
  ///   deliverables:
  ///     - title: Sheet of symbols
  ///       stage: plan
  ///       accepted_when: every symbol of the page list is on it
  /// price: 200
  /// days: 2wd
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # changes/groups.yaml
  /// title: A sheet of symbols
  /// because: the symbols are not in the page list
  /// adds:
  ///   deliverables:
  ///     - title: Sheet of symbols
  ///       stage: build
  ///       accepted_when: every symbol of the page list is on it
  /// price: 200
  /// days: 2wd
  /// ```
  static let changeDayPast = Rule("change-day-past", .warning, .changeOrder) { engagement in
    guard !engagement.hasEnded else { return [] }
    return engagement.changes.filter(engagement.isOpen).compactMap { change in
      dueInPast(of: change, engagement) ?? beginningInPast(of: change, engagement)
    }
  }

  private static func dueInPast(of change: PlannedChange, _ engagement: Engagement) -> Finding? {
    guard let moves = try? engagement.moves(by: change),
      let (stage, due) = moves.stages.lazy.compactMap({ move in move.due.after.day.map { (move.stage, $0) } })
        .first(where: { $0.1 < engagement.today })
    else { return nil }
    return Finding(
      "\(change.name) would have \(stage.terms.name) ready on \(due), which has passed",
      at: change.terms.place(of: \.days),
      notes: [Diagnostic.Note("the stage is here", at: stage.terms.place(of: \.title))],
      help: "say as many days as it takes from now; or tell the client first what holds instead, in a notice")
  }

  /// Days that it gives itself may have passed while it waited: `open-before-days` tells of those.
  private static func beginningInPast(of change: PlannedChange, _ engagement: Engagement) -> Finding? {
    let following = change.stages.map(\.id).filter { id in !change.before.contains { $0.id == id } }
    guard !following.isEmpty, let days = try? engagement.agreeing(change.id).workDays(),
      let (stage, start) = days.stages.lazy.filter({ following.contains($0.stage.id) && $0.stage.terms.start == nil })
        .compactMap({ one in one.start.map { (one.stage, $0.day) } })
        .first(where: { $0.1 < engagement.today })
    else { return nil }
    return Finding(
      "\(change.name) would have \(stage.terms.name) begin on \(start), which has passed",
      at: stage.terms.place(of: \.title),
      help: "say with its `start:` when it begins; else it begins when the stage before it ends")
  }
}
