import Values

/// The work as it is agreed today: that of the contract, with what change orders made of it.
///
/// Papers that are agreed to read the terms of the contract, which stay; everything that says how things stand reads
/// these.
package struct WorkInForce: Sendable {
  /// Without those that were taken out, with those that came in, in the words and at the prices that hold. Their days
  /// are those of the contract, or of the change order that brought them in: ``Engagement/workDays()`` moves them.
  package internal(set) var stages: [PlannedStage]
  /// The change orders that hold, in the order of their agreement: by day, then by number.
  package internal(set) var changes: [PlannedChange] = []
  /// The stages of the contract and all that came in, those taken out too: a stage keeps its place among them.
  var all: [PlannedStage]
  /// Figures that could not be worked out.
  var faults: [Fault] = []

  init(_ work: Work) {
    stages = work.stages
    all = work.stages
  }

  package var deliverables: [PlannedDeliverable] { stages.flatMap(\.deliverables) }

  package func stage(_ id: String?) -> PlannedStage? { stages.first { $0.id == id } }
}

extension WorkInForce {
  /// Whether change orders have taken away all that a stage delivers: nobody can accept it any more.
  package func isEmptied(_ stage: PlannedStage) -> Bool {
    stage.deliverables.isEmpty && all.contains { $0.id == stage.id && !$0.deliverables.isEmpty }
  }

  /// The changes that move the last day of the stage at a place: those agreed since it came in that begin with it, or
  /// with one before it.
  func changes(movingDueOf stage: PlannedStage, at place: Int) -> [PlannedChange] {
    changes(since: stage.addedBy).filter { $0.firstMoved.map { $0 <= place } ?? false }
  }

  /// The day of the yes to the change order that brought a stage in; nil for one of the contract.
  func yes(bringingIn stage: PlannedStage) -> Day? { changes.first { $0.id == stage.addedBy }?.agreedOn }

  /// The stage with which a change begins starts as before, and is due later.
  func changes(movingStartOf stage: PlannedStage, at place: Int) -> [PlannedChange] {
    changes(since: stage.addedBy).filter { $0.firstMoved.map { $0 < place } ?? false }
  }

  /// Those agreed after the one that brought something in, which gave it its days; all where none did.
  func changes(since id: String?) -> ArraySlice<PlannedChange> {
    guard let id, let place = changes.firstIndex(where: { $0.id == id }) else { return changes[...] }
    return changes[(place + 1)...]
  }

  /// How far the stages have come by the days and the payments that hold.
  func asOf(_ today: Day, _ days: WorkDays?, _ payments: PaymentLedger?) -> WorkInForce {
    var copy = self
    copy.stages = stages.enumerated().map { index, stage in
      let kept = days?.of(stage)
      let checkpoints = kept?.checkpoints ?? stage.checkpoints
      // What was to begin, and now begins later, has not begun, unless somebody worked on it.
      let isMoved = kept?.start.map { $0.isMoved && $0.day > today } ?? false
      let waits =
        stage.state == .working && isMoved && stage.held.isEmpty && stage.deliverables.allSatisfy(\.isUntouched)
      return stage.with(
        state: waits ? .waiting : stage.state, number: index + 1,
        deliverables: waits ? stage.deliverables.map(\.planned) : nil, checkpoints: checkpoints
      ).settled(by: payments)
    }
    return copy
  }
}

extension PlannedDeliverable {
  fileprivate var isUntouched: Bool { state == .planned || state == .inWork }

  fileprivate var planned: PlannedDeliverable {
    PlannedDeliverable(
      terms: terms, id: id, stage: stage, owner: owner, acceptedBy: acceptedBy, due: due, revisions: revisions,
      record: record, state: .planned, addedBy: addedBy, changedBy: changedBy)
  }
}
