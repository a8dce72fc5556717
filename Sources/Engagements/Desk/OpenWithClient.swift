import Diagnostics
import Values

// What waits for the client.

extension Engagement {
  /// Inputs, decisions, results to accept, payments, actions, answers to papers and to questions, the most pressing
  /// first. After the end only payments.
  package var openWithClient: [OpenItem] {
    let asked = hasEnded ? [] : openAnswers + openQuestions(ofOurs: true) + openDeviations(with: .client)
    return (openWork + openPayments + openActions + asked).mostPressingFirst()
  }

  /// Inputs, decisions, results to accept.
  var openWork: [OpenItem] { hasEnded ? [] : openInputs + openDecisions + openAcceptances }

  /// Nothing waits for somebody to whom nothing has been proposed.
  private var openInputs: [OpenItem] {
    (isOff || state == .lead ? [] : inputs.filter(\.isAwaited)).map { input in
      OpenItem(
        .input, .client, input.id, input.terms.datum(of: \.what), who: input.terms.from, until: input.until?.day,
        from: input.terms.spans)
    }
  }

  private var openDecisions: [OpenItem] {
    (log.decisions ?? []).filter(\.isOpen).map { decision in
      let step = decision.wanted
      return OpenItem(
        .decision, .client, decision.id, step?.datum(of: \.question), who: step?.from ?? decides, since: step?.on,
        until: step?.until, choice: step, from: decision.spans)
    }
  }

  private var openAcceptances: [OpenItem] {
    inForce.deliverables.filter { $0.state == .delivered }.map { result in
      OpenItem(
        .acceptance, .client, result.id, result.terms.datum(of: \.title), who: result.acceptedBy,
        since: result.record?.delivered?.last?.on, until: try? approvalUntil(result), from: result.terms.spans)
    }
  }

  var openActions: [OpenItem] {
    hasEnded ? [] : actionsOpen.filter { !people.isOurs($0.given?.who) }.map { openAction($0, .client) }
  }

  /// Payments that were asked for.
  var openPayments: [OpenItem] {
    let asked = log.paymentsAsked
    return askedPayments.map { entry in
      OpenItem(
        .payment, .client, entry.instalment.id, words(ofPayment: entry.instalment), who: signs,
        since: asked[entry.instalment.id] ?? entry.asked,
        until: entry.due.day, amount: entry.open, from: terms.payments?.spans ?? [])
    }
  }

  /// Papers that went out and wait for their answer.
  private var openAnswers: [OpenItem] {
    let signed = Set(papersSigned.compactMap(\.id))
    let papers = (paperMatters + changeMatters).filter { $0.state == .sent && !signed.contains($0.id) }.map { matter in
      let paper = (log.papers ?? []).first { $0.id == matter.id }
      return OpenItem(
        .answer, .client, matter.id, Datum(.text(matter.title)), who: signs, since: paper?.issuedOn,
        until: paper.flatMap(validUntil), from: paper?.spans ?? [])
    }
    let certificates = certificatesOut.filter { $0.sent != nil && !signed.contains($0.id ?? "") }.map { paper in
      OpenItem(
        .answer, .client, paper.id, terms.datum(of: \.title), who: signs, since: paper.issuedOn, from: paper.spans)
    }
    return papers + certificates
  }
}

// What may wait for either side.

extension Engagement {
  var actionsOpen: [Entry<ActionFields>] { (log.actions ?? []).filter { $0.done == nil } }

  func openAction(_ action: Entry<ActionFields>, _ holder: OpenItem.Holder) -> OpenItem {
    OpenItem(
      .action, holder, action.id, action.given?.datum(of: \.what), who: action.given?.who, since: action.given?.on,
      until: action.given?.until, from: action.spans)
  }

  /// Questions without an answer; to the client's one was promised by a day.
  func openQuestions(ofOurs: Bool) -> [OpenItem] {
    (log.questions ?? []).filter { $0.answered == nil && people.isOurs($0.asked?.by) == ofOurs }.map { question in
      let asked = question.asked
      return OpenItem(
        .question, ofOurs ? .client : .us, question.id, asked?.datum(of: \.text), who: ofOurs ? decides : lead,
        since: asked?.on, until: ofOurs ? nil : answerDue(question), from: question.spans)
    }
  }
}
