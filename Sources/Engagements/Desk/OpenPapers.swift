import Diagnostics
import Values

// Papers that the practice has to send, or to answer for.

extension Engagement {
  var openDrafts: [OpenItem] {
    let due = Set(offersDue.map(\.about))
    let signed = Set(papersSigned.compactMap(\.id))
    let drafts = (paperMatters + changeMatters).filter { $0.state == .draft || $0.state == .issued }
    let certificates = certificatesOut.filter { $0.sent == nil && !signed.contains($0.id ?? "") }.map { paper in
      OpenItem(
        .draft, .us, paper.id, terms.datum(of: \.title), who: lead, since: paper.issuedOn, from: paper.spans)
    }
    return certificates
      + drafts.filter { !signed.contains($0.id) }.compactMap { matter in
        let change = changes.first { $0.id == matter.id }
        // An offer that is owed says it already, and by when.
        if (change?.terms.requests ?? []).contains(where: due.contains) { return nil }
        let paper = (log.papers ?? []).first { $0.id == matter.id }
        return OpenItem(
          .draft, .us, matter.id, Datum(.text(matter.title)), who: lead, since: paper?.issuedOn,
          from: matter.span.map { [$0] } ?? [])
      }
  }

  /// The certificates that close the work and have no answer.
  var certificatesOut: [PaperRecord] {
    (log.papers ?? []).filter { $0.document == "closing" && state(of: $0) == .issued }
  }

  /// Papers whose signed copy came back: the yes is there, and is to be recorded.
  var openSigned: [OpenItem] {
    papersSigned.map { paper in
      let change = changes.first { $0.id == paper.change }
      return OpenItem(
        .signed, .us, paper.id, change?.terms.datum(of: \.title) ?? terms.datum(of: \.title), who: lead,
        since: paper.back?.on, from: paper.spans)
    }
  }

  /// The papers of which the signed copy came back, and of which no answer is recorded.
  var papersSigned: [PaperRecord] {
    (log.papers ?? []).filter { paper in
      paper.back != nil && paper.asksForAnswer && [.issued, .expired].contains(state(of: paper))
    }
  }

  var openExpired: [OpenItem] {
    let signed = Set(papersSigned.compactMap(\.id))
    return (paperMatters + changeMatters).filter { $0.state == .expired && !signed.contains($0.id) }.compactMap {
      matter in
      // Of what nothing more comes nobody sends an offer again.
      if let requests = requestsAnswered(by: matter.id), !requests.isEmpty, requests.allSatisfy(isOver) { return nil }
      let paper = (log.papers ?? []).first { $0.id == matter.id }
      return OpenItem(
        .expired, .us, matter.id, Datum(.text(matter.title)), who: lead, since: paper.flatMap(validUntil),
        from: paper?.spans ?? [])
    }
  }

  /// The requests that a change order answers; nil for a paper that is none.
  package func requestsAnswered(by number: String) -> [Entry<RequestFields>]? {
    guard let change = changes.first(where: { $0.record?.id == number }) else { return nil }
    return (log.requests ?? []).filter { $0.id.map((change.terms.requests ?? []).contains) ?? false }
  }

  /// A contract or a certificate that says how it is signed, and that was agreed otherwise: until its signed copy is
  /// there, it is not as it says.
  var openSignatures: [OpenItem] {
    guard terms.legal?.signing?.how != nil else { return [] }
    let signed = ["contract", "closing"].compactMap { document in
      log.agreedPapers.last { $0.document == document && $0.withdrawn == nil }
    }
    return signed.filter { paper in
      paper.agreed?.via != Decoding.paper && paper.back == nil
        && (paper.signed ?? []).allSatisfy { people.isOurs($0.by) }
    }.map { paper in
      OpenItem(
        .signature, .us, paper.id, terms.datum(of: \.title), who: lead, since: paper.agreedOn, from: paper.spans)
    }
  }

  /// The contract that follows a proposal's yes, while something that it needs is missing.
  var openContract: [OpenItem] {
    guard log.contractAgreedOn == nil, contractOut == nil, let proposal = log.agreedPapers.last,
      !isReady(for: .contract)
    else { return [] }
    return [
      OpenItem(
        .incomplete, .us, "contract", terms.datum(of: \.title), who: lead, since: proposal.agreedOn, from: terms.spans)
    ]
  }

  var openPoints: [OpenItem] {
    (log.points ?? []).filter { $0.answered == nil && $0.closed == nil }.map { point in
      OpenItem(
        .point, .us, point.id, point.asked?.datum(of: \.text), who: lead, since: point.asked?.on, from: point.spans)
    }
  }
}
