import Diagnostics
import Values

extension Rule {
  /// What cannot be given gladly is offered, within the time that was promised.
  ///
  /// An offer is due for an extra that it was decided to offer, or that no longer fits what is given gladly; for one with
  /// which an assumption of the price proved false; and for a round of remarks beyond the number.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/requests.yaml
  /// - id: R-001
  ///   asked:
  ///     on: 2026-04-20
  ///     by: jane
  ///     text: A page for groups.
  ///   classed:
  ///     on: 2026-04-20
  ///     as: extra
  ///     because: no page of the list is for groups
  ///   decided:
  ///     on: 2026-04-21
  ///     outcome: proposal
  ///     estimate: 6h
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/requests.yaml
  /// - id: R-001
  ///   asked:
  ///     on: 2026-04-20
  ///     by: jane
  ///     text: A page for groups.
  ///   classed:
  ///     on: 2026-04-20
  ///     as: extra
  ///     because: no page of the list is for groups
  ///   decided:
  ///     on: 2026-04-21
  ///     outcome: declined
  /// ```
  static let proposalDue = Rule("proposal-due", .warning, .work) { engagement in
    // What is beyond an allowance is settled by its statement: `beyond-unagreed` asks about it.
    engagement.offersDue { [.extra, .assumption, .round].contains($0) }.map { due in
      Finding(
        "an offer is due for `\(due.about)` since \(due.since), by \(due.until)", at: engagement.place(of: due),
        help: engagement.wayToOffer(due))
    }
  }
}

extension Engagement {
  fileprivate func wayToOffer(_ due: ProposalDue) -> String {
    guard due.isForRequest else {
      return "the rounds that are included are used up: write down what was asked as a request about it, "
        + "`dossier new request \(path) about=\(due.about) …`, class it as an extra, and `dossier quote \(path)` drafts the "
        + "offer"
    }
    if let draft = change(standingFor: due.about) {
      return "`dossier issue \(path) change-orders/\(draft.id)` gives the draft its number, and then it is sent; "
        + "or decide otherwise"
    }
    if let former = changes.last(where: { $0.terms.requests?.contains(due.about) ?? false }) {
      return "change what changes/\(former.id).yaml says, and `dossier issue \(path) change-orders/\(former.id)` sends "
        + "it again; or decide otherwise"
    }
    guard hasAgreedContract else {
      let paper = isOrder ? "order" : "proposal"
      return
        "nothing is agreed that a change order could change: put it into engagement.yaml, and `dossier issue \(path) "
        + "\(paper)`; or decide otherwise"
    }
    return "`dossier quote \(path)` drafts it; or decide otherwise"
  }

  /// The offers that are due, for reasons of some sort.
  func offersDue(where isWanted: (ProposalDue.Reason) -> Bool) -> [ProposalDue] {
    ((try? proposalsDue()) ?? []).filter { isWanted($0.reason) }
  }

  /// Where what makes an offer due was written.
  func place(of due: ProposalDue) -> Span? {
    if due.reason == .round {
      let record = (log.deliverables ?? []).first { $0.id == due.about }
      return record?.returned?.first { $0.on == due.since }?.span(of: \.on) ?? record?.span
    }
    let request = (log.requests ?? []).first { $0.id == due.about }
    return request?.decided?.span(of: \.on) ?? request?.classed?.span(of: \.on) ?? request?.span
  }
}
