import Diagnostics
import Values

// Papers on their way to the client.

extension Engagement {
  /// The proposals, contracts and orders on record, and those that could go out and are not on record yet.
  var paperMatters: [Matter] {
    let papers = (log.papers ?? []).filter(\.isOfContract)
    let recorded = papers.map { paper -> Matter in
      let kind = Matter.Kind(ofPaper: paper.document)
      return Matter(
        kind, paper.id ?? "", matterState(of: paper), title: terms.title ?? id,
        concerned: answerer(of: kind) + (paper.sent?.to ?? []), data: paperData(paper), at: paper.span)
    }
    // After a yes that was taken back nothing is proposed again: it takes the paper that is signed.
    let hadContract = papers.contains { $0.isContract && $0.agreed != nil && $0.withdrawn != nil }
    let drafts: [(kind: Matter.Kind, state: Matter.State)] =
      isOrder
      ? (state == .lead && isReady(for: .order) ? [(.order, .draft)] : [])
      : (state == .lead && !hadContract && isReady(for: .proposal) ? [(.proposal, .draft)] : [])
        + draftOfContract(again: hadContract)
    func isRecorded(_ kind: Matter.Kind) -> Bool {
      recorded.contains { $0.kind == kind && !(hadContract && kind != .proposal && $0.state == .withdrawn) }
    }
    return recorded
      + drafts.filter { !isRecorded($0.kind) }.map { draft in
        Matter(
          draft.kind, draft.kind.rawValue, draft.state, title: terms.title ?? id, concerned: answerer(of: draft.kind),
          data: paperData(nil), at: terms.span)
      }
  }

  /// Who says yes or no: to a proposal who decides, to what binds who may bind the client.
  private func answerer(of kind: Matter.Kind) -> [String] {
    [kind == .proposal ? decides : binds()].compactMap(\.self)
  }

  /// A contract follows the proposal's yes; whoever sends it at once may.
  ///
  /// - Parameter isAgain: one was agreed, and taken back.
  private func draftOfContract(again isAgain: Bool) -> [(kind: Matter.Kind, state: Matter.State)] {
    guard [.lead, .proposed, .agreed].contains(state), isReady(for: .contract) else { return [] }
    return [(.contract, log.agreedPapers.isEmpty && !isAgain ? .waiting : .draft)]
  }

  /// Change orders to a contract that is agreed.
  var changeMatters: [Matter] {
    let hasDrafts = log.contractAgreedOn != nil && changes.contains { $0.record == nil }
    // Every rule that finds an error is asked for this.
    let mayGoOut = hasDrafts && isReady(for: .changeOrder)
    return changes.compactMap { change in
      guard change.record != nil || mayGoOut else { return nil }
      return Matter(
        .change, change.record?.id ?? change.id, change.record.map(matterState) ?? .draft,
        title: change.terms.title ?? change.id,
        concerned: [binds(change)].compactMap(\.self) + (change.record?.sent?.to ?? []),
        data: changeFigures(change), at: change.terms.span)
    }
  }

  func matterState(of paper: PaperRecord) -> Matter.State {
    switch state(of: paper) {
    case .draft: .draft
    case .issued: paper.sent == nil ? .issued : .sent
    case .agreed: .agreed
    case .declined: .declined
    case .expired: .expired
    case .withdrawn: .withdrawn
    case .superseded: .superseded
    }
  }

  private func paperData(_ paper: PaperRecord?) -> Datum {
    var figures = FigureWriter<PaperMatterFigures>(from: paper?.spans ?? terms.spans)
    figures.set(\.id, paper?.datum(of: \.id))
    guard paper?.isContract != true || isOrder else { return figures.datum }
    let last = paper.flatMap(validUntil) ?? (try? validity(from: today))
    figures.set(\.validUntil, last.map(Datum.Content.day), from: terms.datum(of: \.validFor)?.origin.spans ?? [])
    return figures.datum
  }
}

extension Matter.Kind {
  fileprivate init(ofPaper document: String?) {
    self = document == "order" ? .order : document == "contract" ? .contract : .proposal
  }
}
