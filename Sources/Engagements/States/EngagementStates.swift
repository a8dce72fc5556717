import Diagnostics
package import Values

extension Engagement {
  /// lead → proposed → agreed → active ⇄ paused → closing → closed, or cancelled; computed from terms and records.
  package var state: EngagementState {
    if endedOn != nil { return .cancelled }
    guard log.contractAgreedOn != nil else {
      if !log.agreedPapers.isEmpty { return .agreed }
      return log.papersInForce.isEmpty ? .lead : .proposed
    }
    let facts = completionFacts
    if !facts.isEmpty, facts.allSatisfy(holds), !certificateIsOpen { return .closed }
    if (log.clock ?? []).contains(where: { $0.stopped != nil && $0.started == nil }) { return .paused }
    let stages = inForce.stages.filter { !inForce.isEmptied($0) }
    if !stages.isEmpty, stages.allSatisfy(\.state.isAccepted) { return .closing }
    return stages.contains { $0.state != .waiting } ? .active : .agreed
  }

  /// The day on which it was ended early: that on which a notice took effect, or else its last, once that is past. Of
  /// several the first.
  var endedOn: Day? {
    log.noticesOfEnd.compactMap { notice in
      notice.effective?.on ?? ((try? lastDayOfNotice(notice)) ?? nil).flatMap { $0 < today ? $0 : nil }
    }.min()
  }

  /// The last day of the contract, once that is past: by a notice, by what made it complete, or by its term, with which it
  /// ends, or with the last acceptance if that is later. What it includes is offered until then.
  package var contractEndedOn: Day? {
    if let day = endedOn ?? (state == .closed ? completeSince : nil) { return day }
    let results = inForce.deliverables
    // Where everything is accepted nothing waits for what is late, and no day moves with it.
    guard log.contractAgreedOn != nil, results.allSatisfy({ $0.state == .accepted }),
      let end = (try? workDays())?.end?.moved.agreed ?? ends?.day
    else { return nil }
    let last = results.compactMap { $0.record?.accepted?.on }.reduce(end, max)
    return last < today ? last : nil
  }

  /// The day on which the term ends, as its days hold now; nil while days are not known.
  var contractEnds: Day? {
    (try? workDays())?.end?.day ?? ends?.day
  }

  /// What must hold before it is complete, in the order of the terms, and whether it does; where the terms do not say,
  /// everything that can be asked for, of an order what needs no word of the client's beyond the acceptance. What is not
  /// the author's own asks of a service alone for no result.
  package var completion: [(fact: CompletionFact, holds: Bool)] { completionFacts.map { ($0, holds($0)) } }

  private var completionFacts: [CompletionFact] {
    let ofOrder: [CompletionFact] = [.deliverablesAccepted, .questionsAnswered, .allPaid, .requestsClosed]
    let ofResults: [CompletionFact] = [.deliverablesAccepted, .problemSolved, .inUse]
    let facts =
      terms.completeWhen.map { $0.compactMap(CompletionFact.init) } ?? (isOrder ? ofOrder : CompletionFact.allCases)
    guard isServiceAlone, !isAuthored(terms.span(of: \.completeWhen)) else { return facts }
    return facts.filter { !ofResults.contains($0) }
  }

  /// Whether a certificate that closes the work is out without the client's yes, so that what it says is not agreed, or
  /// was taken back while one is owed.
  private var certificateIsOpen: Bool {
    let states = (log.papers ?? []).filter { $0.document == "closing" }.map(state(of:))
    let isTakenBack = states.contains(.withdrawn) && !states.contains(.agreed)
    return states.contains(.issued) || states.contains(.declined) || isTakenBack && owesClosing
  }

  /// The ids of the results, the questions and the requests for which a fact does not hold; none where it is about
  /// something else.
  func open(for fact: CompletionFact) -> [String] {
    switch fact {
    case .deliverablesAccepted: inForce.deliverables.filter { $0.state != .accepted }.map(\.id)
    case .questionsAnswered: (log.questions ?? []).filter(keepsOpen).compactMap(\.id)
    case .requestsClosed: (log.requests ?? []).filter(keepsOpen).compactMap(\.id)
    case .problemSolved, .inUse, .papersDelivered, .allPaid: []
    }
  }

  private func keepsOpen(_ question: Entry<QuestionFields>) -> Bool {
    question.answered == nil && !isOfSupport(askedOn: question.asked?.on)
  }

  private func keepsOpen(_ request: Entry<RequestFields>) -> Bool {
    if isOver(request) || isOfSupport(askedOn: request.asked?.on) { return false }
    return !request.isPutOff || change(standingFor: request.id) != nil
  }

  /// The day of the last step that made it complete: what was accepted, paid, or said by the client. Nil while something
  /// is missing.
  var completeSince: Day? {
    let facts = completionFacts
    guard log.contractAgreedOn != nil, !facts.isEmpty, facts.allSatisfy(holds) else { return nil }
    let kinds = [LogFields.fields.deliverables.key, LogFields.fields.payments.key, LogFields.fields.completion.key]
    let last = steps.filter { kinds.contains($0.kind) }.map(\.on).max()
    return [last, log.contractAgreedOn].compactMap(\.self).max()
  }

  private func holds(_ fact: CompletionFact) -> Bool {
    func said(_ word: String) -> Bool { (log.completion ?? []).contains { $0.id == word && $0.said != nil } }
    switch fact {
    case .deliverablesAccepted:
      let results = inForce.deliverables
      return !results.isEmpty && results.allSatisfy { $0.state == .accepted }
    case .problemSolved, .inUse, .papersDelivered: return said(fact.rawValue)
    case .questionsAnswered: return !(log.questions ?? []).contains(where: keepsOpen)
    case .requestsClosed: return !(log.requests ?? []).contains(where: keepsOpen)
    case .allPaid:
      // Where all of it is paid by the hour there is no payment to wait for.
      return paymentsInForce.map { $0.entries.allSatisfy { $0.state == .paid } } ?? isPaidByTheHour
    }
  }

  /// Whether no stage has a price but by the hour.
  private var isPaidByTheHour: Bool {
    !inForce.stages.isEmpty
      && inForce.stages.allSatisfy { stage in
        if case .hourly? = stage.terms.price { true } else { false }
      }
  }

  /// Whether something came after the certificate that closes the work: it is the support's, and reopens nothing.
  private func isOfSupport(askedOn day: Day?) -> Bool {
    guard let day, let closed = log.agreedPapers.last(where: { $0.document == "closing" })?.issuedOn else {
      return false
    }
    return day > closed
  }

  /// No if something of ours or of the client's is late, or the last control day that speaks of the schedule said so.
  package var isOnTrack: Bool {
    if inputs.contains(where: { $0.state == .overdue }) { return false }
    guard let stage = currentStage else { return true }
    if let due = (try? workDays())?.of(stage)?.due?.day, due < today, stage.state == .working { return false }
    return stage.held.lazy.compactMap(\.held?.onSchedule).first ?? true
  }
}
