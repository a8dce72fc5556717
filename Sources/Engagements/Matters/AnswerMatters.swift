import Diagnostics
import Values

// What waits for a word or a payment of the client's.

extension Engagement {
  /// Decisions that are wanted, and those that were taken.
  var decisionMatters: [Matter] {
    (log.decisions ?? []).compactMap { decision in
      guard let wanted = decision.wanted, decision.replaced == nil || decision.taken != nil else { return nil }
      var figures = FigureWriter<DecisionMatterFigures>(from: decision.spans)
      figures.set(\.id, decision.datum(of: \.id))
      figures.set(\.question, wanted.datum(of: \.question))
      figures.set(\.options, items: wanted.datum(of: \.options)?.list ?? [])
      figures.set(\.recommended, wanted.datum(of: \.recommended))
      figures.set(\.until, wanted.datum(of: \.until))
      let isLate = wanted.until.map { $0 < today } ?? false
      return Matter(
        .decision, decision.id ?? "", !decision.isOpen ? .decided : isLate ? .overdue : .open,
        title: wanted.question ?? "", concerned: [wanted.from ?? decides].compactMap { $0 }, data: figures.datum,
        at: decision.span)
    }
  }

  /// Results that were delivered; those not delivered yet are nothing to speak of.
  var deliverableMatters: [Matter] {
    inForce.deliverables.compactMap { result in
      let state: Matter.State? =
        switch result.state {
        case .delivered: hasEnded ? nil : .open
        case .accepted: unofficialChannel(ofAccepting: result) == nil ? .received : .unconfirmed
        default: nil
        }
      guard let state else { return nil }
      var figures = FigureWriter<DeliverableMatterFigures>(over: deliverableFigures(result))
      let until = (try? approvalUntil(result)).flatMap { $0 }
      figures.set(\.until, until.map(Datum.Content.day), from: result.terms.spans)
      figures.set(\.late, .bool(until.map { $0 < today } ?? false), from: result.terms.spans)
      // A yes is confirmed by whoever said it.
      let concerned = state == .unconfirmed ? result.record?.accepted?.by ?? result.acceptedBy : result.acceptedBy
      return Matter(
        .deliverable, result.id, state, title: result.title, concerned: [concerned].compactMap { $0 },
        data: figures.datum, at: result.record?.span ?? result.terms.span)
    }
  }

  /// The payments of the client's.
  var paymentMatters: [Matter] {
    guard log.contractAgreedOn != nil else { return [] }
    return (paymentsInForce?.entries ?? []).enumerated().filter { _, entry in
      // What a lower price has left nothing of is no payment any more.
      !entry.isRefund && !(entry.instalment.payable.isZero && entry.received.isZero)
    }.map { index, entry in
      let state: Matter.State =
        switch entry.state {
        case .waiting: .waiting
        case .due: .open
        case .overdue: .overdue
        case .paid: .received
        case .dropped: .withdrawn
        }
      return Matter(
        .payment, entry.instalment.id, state, title: words(ofPayment: entry.instalment)?.text ?? entry.instalment.id,
        concerned: [signs].compactMap { $0 },
        data: instalmentFigures(entry, number: index + 1), at: terms.payments?.span ?? terms.span)
    }
  }
}
