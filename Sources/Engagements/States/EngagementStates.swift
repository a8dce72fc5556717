import Diagnostics
import Values

extension Engagement {
  /// lead → proposed → agreed → active ⇄ paused → closing → closed, or cancelled; computed from terms and records.
  package var state: EngagementState {
    if let ended = log.noticesOfEnd.compactMap(\.effective?.on).max(), ended <= today { return .cancelled }
    guard log.contractAgreedOn != nil else {
      if !log.agreedPapers.isEmpty { return .agreed }
      return log.papersInForce.isEmpty ? .lead : .proposed
    }
    let facts = completionFacts
    if !facts.isEmpty, facts.allSatisfy(holds) { return .closed }
    if (log.clock ?? []).contains(where: { $0.stopped != nil && $0.started == nil }) { return .paused }
    let stages = inForce.stages
    if !stages.isEmpty, stages.allSatisfy(\.state.isAccepted) { return .closing }
    return stages.contains { $0.state != .waiting } ? .active : .agreed
  }

  /// What must hold before it is complete, in the order of the terms, and whether it does; where the terms do not say,
  /// everything that can be asked for, of an order what needs no word of the client's beyond the acceptance.
  package var completion: [(fact: CompletionFact, holds: Bool)] { completionFacts.map { ($0, holds($0)) } }

  private var completionFacts: [CompletionFact] {
    let ofOrder: [CompletionFact] = [.deliverablesAccepted, .questionsAnswered, .allPaid, .requestsClosed]
    let facts = terms.completeWhen.map { $0.compactMap(CompletionFact.init) }
    return facts ?? (isOrder ? ofOrder : CompletionFact.allCases)
  }

  private func holds(_ fact: CompletionFact) -> Bool {
    func said(_ word: String) -> Bool { (log.completion ?? []).contains { $0.id == word && $0.said != nil } }
    switch fact {
    case .deliverablesAccepted:
      let results = inForce.deliverables
      return !results.isEmpty && results.allSatisfy { $0.state == .accepted }
    case .problemSolved, .inUse, .papersDelivered: return said(fact.rawValue)
    case .questionsAnswered: return (log.questions ?? []).allSatisfy { $0.answered != nil }
    case .allPaid: return paymentsInForce.map { $0.entries.allSatisfy { $0.state == .paid } } ?? false
    case .requestsClosed:
      return (log.requests ?? []).allSatisfy { ["done", "declined", "withdrawn"].contains($0.state) }
    }
  }

  /// No if something of ours or of the client's is late, or the last control day that speaks of the schedule said so.
  package var isOnTrack: Bool {
    if inputs.contains(where: { $0.state == .overdue }) { return false }
    guard let stage = currentStage else { return true }
    if let due = (try? workDays())?.of(stage)?.due?.day, due < today, stage.state == .working { return false }
    return stage.held.lazy.compactMap(\.held?.onSchedule).first ?? true
  }
}
