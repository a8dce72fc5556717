import Diagnostics
import Values

// Papers that the practice has to send, or to answer for.

extension Engagement {
  var openDrafts: [OpenItem] {
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

  var openExpired: [OpenItem] {
    (paperMatters + changeMatters).filter { $0.state == .expired }.map { matter in
      let paper = (log.papers ?? []).first { $0.id == matter.id }
      return OpenItem(
        .expired, .us, matter.id, Datum(.text(matter.title)), who: lead, since: paper.flatMap(validUntil),
        from: paper?.spans ?? [])
    }
  }

  var openPoints: [OpenItem] {
    (log.points ?? []).filter { $0.answered == nil && $0.closed == nil }.map { point in
      OpenItem(
        .point, .us, point.id, point.asked?.datum(of: \.text), who: lead, since: point.asked?.on, from: point.spans)
    }
  }
}
