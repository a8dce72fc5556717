import Diagnostics
import Values

// What waits for the practice.

extension Engagement {
  /// Everything that is the practice's to do, send or answer, the most pressing first. What has a day of its own, such
  /// as a control day or a delivery, is among it from that day on.
  package var openWithUs: [OpenItem] {
    let papers = openDrafts + openExpired + openPoints
    let asked = openRequests + openProposals + openQuestions(ofOurs: false) + openComplaints + actionsOfOurs
    let told = openConversations + openRecords + openControlDays + openAllowances
    let made = openDeliveries + openDocuments + openStatuses
    let work = hasEnded ? [] : asked + papers + told + made + openCompletion
    let statements = state == .cancelled ? openCancellation : openStatements
    return (work + openBills + openRefunds + statements).mostPressingFirst()
  }

  private var actionsOfOurs: [OpenItem] {
    actionsOpen.filter { people.isOurs($0.given?.who) }.map { openAction($0, .us) }
  }
}

// What was asked for.

extension Engagement {
  private var openRequests: [OpenItem] {
    let due = Set(offersDue.map(\.about))
    return (log.requests ?? []).compactMap { request in
      guard request.withdrawn == nil, request.done == nil else { return nil }
      func item(_ kind: OpenItem.Kind, since: Day?, until: Day? = nil) -> OpenItem {
        OpenItem(
          kind, .us, request.id, request.asked?.datum(of: \.text), who: lead, since: since, until: until,
          from: request.spans)
      }
      switch request.decided?.outcome {
      // What is offered is a proposal's, and what was declined is nobody's.
      case "proposal", "declined": return nil
      case .some: return item(.work, since: request.decided?.on)
      case nil: break
      }
      guard let classed = request.classed else {
        return item(.request, since: request.asked?.on, until: triageDue(request))
      }
      let isOffered = request.id.map { id in due.contains(id) || changes.contains { $0.answers(id) } } ?? false
      return isOffered ? nil : item(.undecided, since: classed.on)
    }
  }

  private var offersDue: [ProposalDue] { (try? proposalsDue()) ?? [] }

  private var openProposals: [OpenItem] {
    offersDue.map { due in
      OpenItem(
        .proposal, .us, due.about, subject(of: due), who: lead, since: due.since, until: due.until, from: log.spans)
    }
  }

  /// What an offer is about: the request's words, or the title of the result or the allowance.
  private func subject(of due: ProposalDue) -> Datum? {
    switch due.reason {
    case .extra, .pace: (log.requests ?? []).first { $0.id == due.about }?.asked?.datum(of: \.text)
    case .round: inForce.deliverables.first { $0.id == due.about }?.terms.datum(of: \.title)
    case .allowance: (terms.allowances ?? []).first { $0.id == due.about }?.datum(of: \.title)
    }
  }

  private var openComplaints: [OpenItem] {
    (log.complaints ?? []).filter { $0.answered == nil }.map { complaint in
      OpenItem(
        .complaint, .us, complaint.id, complaint.received?.datum(of: \.text), who: terms.complaints?.to ?? lead,
        since: complaint.received?.on,
        until: complaint.acknowledged == nil ? acknowledgementDue(complaint) : answerDue(complaint),
        from: complaint.spans)
    }
  }
}

extension PlannedChange {
  /// Whether it is the offer of what a request asks for.
  fileprivate func answers(_ request: String) -> Bool { (terms.requests ?? []).contains(request) }
}

// Papers.

extension Engagement {
  private var openDrafts: [OpenItem] {
    let due = Set(offersDue.map(\.about))
    return (paperMatters + changeMatters).filter { $0.state == .draft || $0.state == .issued }.compactMap { matter in
      let change = changes.first { $0.id == matter.id }
      // An offer that is owed says it already, and by when.
      if (change?.terms.requests ?? []).contains(where: due.contains) { return nil }
      let paper = (log.papers ?? []).first { $0.id == matter.id }
      return OpenItem(
        .draft, .us, matter.id, Datum(.text(matter.title)), who: lead, since: paper?.issuedOn,
        from: matter.span.map { [$0] } ?? [])
    }
  }

  private var openExpired: [OpenItem] {
    (paperMatters + changeMatters).filter { $0.state == .expired }.map { matter in
      let paper = (log.papers ?? []).first { $0.id == matter.id }
      return OpenItem(
        .expired, .us, matter.id, Datum(.text(matter.title)), who: lead, since: paper.flatMap(validUntil),
        from: paper?.spans ?? [])
    }
  }

  private var openPoints: [OpenItem] {
    (log.points ?? []).filter { $0.answered == nil && $0.closed == nil }.map { point in
      OpenItem(
        .point, .us, point.id, point.asked?.datum(of: \.text), who: lead, since: point.asked?.on, from: point.spans)
    }
  }
}

// The work.

extension Engagement {
  private var openConversations: [OpenItem] {
    let planned = log.conversations.compactMap { _, _, record -> OpenItem? in
      guard record.held == nil, let day = record.planned?.day, day <= today else { return nil }
      return OpenItem(
        .conversation, .us, record.id, record.datum(of: \.title) ?? record.planned?.datum(of: \.purpose), who: lead,
        until: day, from: record.spans)
    }
    let returning = recurringMeetings(onOrAfter: today, besides: plannedDays).filter { $0.day == today }.map {
      meeting in
      OpenItem(
        .conversation, .us, meeting.datum["title"]?.text, meeting.datum["title"], who: lead, until: today,
        from: meeting.datum.origin.spans)
    }
    return planned + returning
  }

  /// Calls and meetings whose record is to be written and sent: within a working day, where nothing else is agreed.
  private var openRecords: [OpenItem] {
    let owed = (terms.documentsOwed ?? []).first { $0.kind == "meeting" }?.within
    let within = owed ?? Length(1, .workingDays)
    return log.conversations.compactMap { _, _, record in
      guard record.sent == nil, let held = record.held?.on else { return nil }
      let what = record.datum(of: \.title) ?? record.held?.datum(of: \.about)
      return OpenItem(
        .record, .us, record.id, what, who: record.noted?.by ?? lead, since: held,
        until: lastDay(within: within, from: held),
        from: record.spans)
    }
  }

  private var openControlDays: [OpenItem] {
    guard let days = try? workDays(), let plan = terms.checkpoints else { return [] }
    let missed = days.stages.filter { !$0.stage.isAccepted }.flatMap { days in
      days.checkpoints.filter { $0.day <= today && !days.stage.hasHeld($0) }.map { point in
        OpenItem(
          .controlDay, .us, "\(days.stage.id)-\(point.at.percent)", days.stage.terms.datum(of: \.title), who: lead,
          until: point.day, from: days.stage.terms.spans)
      }
    }
    let within = plan.tell?.within ?? Length(1, .workingDays)
    let untold = days.stages.flatMap { days in
      days.stage.held.filter { $0.told == nil }.map { record in
        OpenItem(
          .word, .us, record.id, days.stage.terms.datum(of: \.title), who: lead, since: record.held?.on,
          until: record.held?.on.flatMap { lastDay(within: within, from: $0) }, from: record.spans)
      }
    }
    return log.contractAgreedOn == nil ? [] : missed + untold
  }

  private var openAllowances: [OpenItem] {
    allowancesToTell.map { allowance, reached in
      OpenItem(
        .allowance, .us, allowance.id, allowance.terms.datum(of: \.title), who: lead, since: reached.on,
        from: allowance.terms.spans)
    }
  }

  private var openDeliveries: [OpenItem] {
    guard log.contractAgreedOn != nil, let days = try? workDays() else { return [] }
    return days.stages.flatMap { days in
      days.stage.deliverables.compactMap { result in
        let until = days.results[result.id]?.day
        let isOpen: Bool =
          switch result.state {
          case .planned, .inWork: until.map { $0 <= today } ?? false
          case .returned: true
          case .delivered, .accepted: false
          }
        guard isOpen else { return nil }
        return OpenItem(
          .delivery, .us, result.id, result.terms.datum(of: \.title), who: result.owner ?? lead,
          since: result.record?.returned?.last?.on, until: until, from: result.terms.spans)
      }
    }
  }

  /// Documents that should have come, or come today. Records of conversations stand apart, and so do statements that
  /// ask for something and status updates that are written.
  private var openDocuments: [OpenItem] {
    let billed = Set(openStatements.map(\.id))
    return documentsDue.compactMap { owed, rule, until in
      if rule.kind == "status", !statusesUnsent.isEmpty { return nil }
      if rule.kind == "statement", statementsOwed.allSatisfy({ $0.period.closedOn != nil || billed.contains($0.id) }) {
        return nil
      }
      return OpenItem(
        .document, .us, owed.id, rule.datum(of: \.title), who: rule.by ?? lead, until: until, from: rule.spans)
    }
  }

  private var documentsDue: [(owed: OwedDocument, rule: Entry<OwedFields>, until: Day)] {
    ((try? documentsOwed()) ?? []).compactMap { owed in
      guard let rule = (terms.documentsOwed ?? []).first(where: { $0.id == owed.id }), rule.kind != "meeting",
        let until = owed.overdue.first ?? owed.next, until <= today
      else { return nil }
      return (owed, rule, until)
    }
  }

  private var statusesUnsent: [Entry<StatusFields>] { log.statusesGiven.filter { $0.sent == nil } }

  /// Status updates that are written and did not go out, by the day on which one is owed.
  private var openStatuses: [OpenItem] {
    let until = documentsDue.first { $0.rule.kind == "status" }?.until
    return statusesUnsent.map { status in
      OpenItem(.document, .us, status.id, nil, who: lead, since: status.given?.on, until: until, from: status.spans)
    }
  }

  /// Near the end, what only the client can say.
  private var openCompletion: [OpenItem] {
    guard state == .closing else { return [] }
    let said: [CompletionFact] = [.problemSolved, .inUse, .papersDelivered]
    return completion.filter { !$0.holds && said.contains($0.fact) }.map { fact, _ in
      OpenItem(
        .completion, .us, fact.rawValue, nil, who: lead, from: terms.datum(of: \.completeWhen)?.origin.spans ?? [])
    }
  }
}

extension PlannedStage {
  fileprivate var isAccepted: Bool { state == .accepted || state == .settled }

  fileprivate func hasHeld(_ point: Checkpoint) -> Bool {
    held.contains { record in record.held?.at.map { Number($0) } == point.at.percent }
  }
}
