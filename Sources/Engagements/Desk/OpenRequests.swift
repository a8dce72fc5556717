import Diagnostics
import Values

// What was asked for, and waits for the practice.

extension Engagement {
  var openRequests: [OpenItem] {
    let due = Set(offersDue.map(\.about))
    return (log.requests ?? []).compactMap { request in
      guard !isOver(request) else { return nil }
      func item(_ kind: OpenItem.Kind, since: Day?, until: Day? = nil) -> OpenItem {
        OpenItem(
          kind, .us, request.id, request.asked?.datum(of: \.text), who: lead, since: since, until: until,
          from: request.spans)
      }
      switch request.decided?.outcome {
      // What is offered, for a price or in exchange, is a proposal's, and what was declined is nobody's.
      case "proposal", "swap", "declined": return nil
      case "later" where request.isPutOff:
        return isOffered(request) ? nil : item(.undecided, since: request.decided?.on, until: request.decided?.until)
      case .some: return item(.work, since: request.decided?.on, until: request.decided?.until)
      case nil: break
      }
      guard let classed = request.classed else {
        return item(.request, since: request.asked?.on, until: triageDue(request))
      }
      return due.contains(request.id ?? "") || isOffered(request)
        ? nil : item(classed.kind == "extra" ? .undecided : .work, since: classed.on)
    }
  }

  /// Whether there is an offer of it, a draft as well.
  private func isOffered(_ request: Entry<RequestFields>) -> Bool {
    changes.contains { change in
      // What was put off is answered by an offer that is out alone.
      change.answers(request.id ?? "") && (!request.isPutOff || [.issued, .agreed].contains(state(of: change)))
    }
  }

  var offersDue: [ProposalDue] { (try? proposalsDue()) ?? [] }

  /// What is beyond an allowance is told, asked about and put on its statement: nobody owes an offer of it unasked.
  var openProposals: [OpenItem] {
    offersDue.filter { $0.reason != .allowance }.map { due in
      OpenItem(
        .proposal, .us, due.about, subject(of: due), who: lead, since: due.since, until: due.until, from: log.spans)
    }
  }

  /// What an offer is about: the request's words, or the title of the result or the allowance.
  private func subject(of due: ProposalDue) -> Datum? {
    switch due.reason {
    case .extra, .assumption, .pace: (log.requests ?? []).first { $0.id == due.about }?.asked?.datum(of: \.text)
    case .round: inForce.deliverables.first { $0.id == due.about }?.terms.datum(of: \.title)
    case .allowance: (terms.allowances ?? []).first { $0.id == due.about }?.datum(of: \.title)
    }
  }

  var openComplaints: [OpenItem] {
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
