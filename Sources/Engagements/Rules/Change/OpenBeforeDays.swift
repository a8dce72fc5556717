import Diagnostics
import Values

extension Rule {
  /// A change order that waits for its answer says rightly when the stages that it moves are ready.
  ///
  /// Its days begin with those that held when it went out. When something comes late meanwhile, the client would say yes to
  /// days that do not hold any more: when it is here, issue the change order again, with a new revision of its number.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// we_need:
  ///   - id: prices
  ///     what: Room prices
  ///     from: jane
  ///     until: 2026-04-21
  ///     for: build
  /// # log/inputs.yaml
  /// - id: prices
  ///   received:
  ///     - on: 2026-04-28
  /// # changes/groups.yaml
  /// title: A page for groups
  /// because: no page of the list is for groups
  /// adds:
  ///   deliverables:
  ///     - title: Page for groups
  ///       stage: build
  ///       accepted_when: a group sends its days, and both of you receive them
  /// price: 680
  /// days: 3wd
  /// # log/papers.yaml
  /// - id: CO-001
  ///   document: change-order
  ///   change: groups
  ///   issued:
  ///     on: 2026-04-20
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// we_need:
  ///   - id: prices
  ///     what: Room prices
  ///     from: jane
  ///     until: 2026-04-21
  ///     for: build
  /// # log/inputs.yaml
  /// - id: prices
  ///   received:
  ///     - on: 2026-04-28
  /// # changes/groups.yaml
  /// title: A page for groups
  /// because: no page of the list is for groups
  /// adds:
  ///   deliverables:
  ///     - title: Page for groups
  ///       stage: build
  ///       accepted_when: a group sends its days, and both of you receive them
  /// price: 680
  /// days: 3wd
  /// # log/papers.yaml
  /// - id: CO-001
  ///   document: change-order
  ///   change: groups
  ///   issued:
  ///     on: 2026-04-29
  /// ```
  static let openBeforeDays = Rule("open-before-days", .warning, .work) { engagement in
    // While something is awaited, or all stands still, the days go on moving.
    let isMoving =
      engagement.state == .paused
      || engagement.inputs.contains { $0.state == .overdue && $0.terms.ifLate == "dates_move" }
    guard !engagement.hasEnded, !isMoving else { return [] }
    // Where the sum is not right any more either, that is said of it, and the same is to be done.
    let outdated = Set(engagement.outdatedSums(\.pending).map(\.change.id))
    return engagement.changes.filter { !outdated.contains($0.id) }.compactMap { change in
      guard let record = change.record, engagement.state(of: record) == .issued, let issued = record.issuedOn,
        let said = engagement.moves(by: change, toldOn: issued),
        let right = try? engagement.moves(by: change, asOf: engagement.today)
      else { return nil }
      func finding(_ what: String, _ told: Day, _ now: Day) -> Finding {
        Finding(
          "\(change.name) waits for an answer and says that \(what) on \(told); it would be \(now)",
          at: record.issued?.span(of: \.on) ?? record.sent?.span(of: \.on),
          help: "issue it again before it is agreed to")
      }
      for move in said.stages {
        guard let told = move.due.after.day,
          let now = right.stages.first(where: { $0.stage.id == move.stage.id })?.due.after.day, now != told
        else { continue }
        return finding("\(move.stage.terms.name) is ready", told, now)
      }
      guard let told = said.ends?.after.day, let now = right.ends?.after.day, now != told else { return nil }
      return finding("the contract ends", told, now)
    }
  }
}

extension Engagement {
  /// By how much a change order moved the days when it went out; nil where it was none then.
  fileprivate func moves(by change: PlannedChange, toldOn day: Day) -> (stages: [StageMove], ends: Move?)? {
    let then = asOf(day)
    return then.changes.first { $0.id == change.id }.flatMap { try? then.moves(by: $0) }
  }
}
