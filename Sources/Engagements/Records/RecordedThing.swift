package import Values

/// Why a paper goes nowhere any more.
package struct PaperEnd: Sendable {
  package let state: PaperState
  package let since: Day?
  /// The number of the paper that counts in its place.
  package let instead: String?
}

/// Something that is there without a record, and that records speak of: a deliverable, an instalment, a control day.
package struct RecordedThing: Sendable {
  /// That of its record as well.
  package let id: String
  package let title: String?
  /// Whether something of it is to be recorded by now, or may be at any time.
  package let isOpen: Bool
  /// What its first step says of it, by the keys.
  package var known: [String: String] = [:]
  /// The steps of its kind that it never has.
  package var without: Set<String> = []
  /// Of a paper that counts no more.
  package var end: PaperEnd?
}

extension Engagement {
  /// The things that records of a kind may be about; none for kinds that name their records themselves.
  package func things(of kind: RecordKind) -> [RecordedThing] {
    switch kind.traits.ids {
    case .numbered, .dated: []
    case .controlDay: controlDaysToHold
    case .things(.deliverables):
      inForce.deliverables.map { result in
        let isUnconfirmed = unofficialChannel(ofAccepting: result) != nil
        let isToPutRight = (result.record?.deviations ?? []).contains { $0.rectifiedOn == nil }
        return RecordedThing(
          id: result.id, title: result.title, isOpen: result.state != .accepted || isUnconfirmed || isToPutRight,
          without: isUnconfirmed || result.record?.confirmed != nil ? [] : [DeliveryFields.fields.confirmed.key])
      }
    case .things(.inputs):
      inputs.map { RecordedThing(id: $0.id, title: $0.terms.what, isOpen: $0.isAwaited) }
    case .things(.allowances):
      ((try? allowances()) ?? []).map { allowance in
        RecordedThing(
          id: allowance.id, title: allowance.terms.title, isOpen: reached(allowance).map { !$0.isTold } ?? false)
      }
    case .things(.payments):
      (paymentsInForce?.entries ?? []).map {
        RecordedThing(id: $0.instalment.id, title: nil, isOpen: $0.state != .paid)
      }
    case .things(.papers):
      (wholeLog.papers ?? []).compactMap { paper in
        // What was replaced or has expired goes nowhere.
        let isOpen =
          switch state(of: paper) {
          case .issued: paper.asksForAnswer || paper.sent == nil
          case .agreed: paper.isForSigning
          default: false
          }
        return paper.id.map {
          RecordedThing(
            id: $0, title: paper.document, isOpen: isOpen, without: paper.stepsWithout, end: end(of: paper))
        }
      }
    case .things(.drafts):
      (wholeLog.drafts ?? []).compactMap { draft in
        draft.id.map { RecordedThing(id: $0, title: draft.document, isOpen: false) }
      }
    case .things(.redlines):
      (wholeLog.redlines ?? []).compactMap { redline in
        redline.id.map { RecordedThing(id: $0, title: nil, isOpen: redline.withdrawn == nil) }
      }
    case .things(.goals):
      (terms.goals ?? []).compactMap { goal in goal.id.map { RecordedThing(id: $0, title: goal.text, isOpen: true) } }
    case .things(.completion):
      // After an early end it is asked for in any case.
      CompletionRecordFields.words.filter { word in
        (terms.completeWhen ?? []).contains(word)
          || state == .cancelled && word == CompletionFact.papersDelivered.rawValue
      }.map { RecordedThing(id: $0, title: nil, isOpen: true) }
    }
  }

  /// Whether nothing more comes of a record that is not one of the `things`: one of what is there no more, or a request
  /// that was declined.
  package func isOver(_ id: String, _ kind: RecordKind) -> Bool {
    if case .things = kind.traits.ids { return true }
    guard kind.file == LogFields.fields.requests.key else { return false }
    return (log.requests ?? []).first { $0.id == id }.map(isOver) ?? false
  }

  /// Nil for a paper that somebody may sign.
  private func end(of paper: PaperRecord) -> PaperEnd? {
    let state = state(of: paper)
    let newer = replacement(of: paper)
    let since: Day? =
      switch state {
      case .withdrawn: paper.withdrawn?.on
      case .declined: paper.declined?.on
      // A version replaces it on the day it goes out, another paper on that of its agreement.
      case .superseded: log.revision(of: paper) == nil ? newer?.agreedOn : newer?.issuedOn
      case .draft, .issued, .agreed, .expired: nil
      }
    guard [.withdrawn, .declined, .superseded].contains(state) else { return nil }
    let others = (log.papers ?? []).filter { $0.document == paper.document && $0.subject == paper.subject }
    let standing = others.last { [.issued, .agreed].contains(self.state(of: $0)) }
    return PaperEnd(state: state, since: since, instead: standing?.id ?? newer?.id)
  }

  /// The control days of the plan that were not held.
  private var controlDaysToHold: [RecordedThing] {
    inForce.stages.flatMap { stage in
      stage.checkpoints.compactMap { checkpoint in
        guard let at = checkpoint.terms.at, checkpoint.held == nil else { return nil }
        return RecordedThing(
          id: "\(stage.id)-\(at)", title: "\(stage.title), \(at) %",
          isOpen: checkpoint.day.map { $0 <= today } ?? false, known: ["stage": stage.id, "at": "\(at)"])
      }
    }
  }
}

extension PaperRecord {
  /// The steps that papers of its document never have.
  fileprivate var stepsWithout: Set<String> {
    let fields = PaperRecordFields.fields
    let answers = asksForAnswer ? [] : [fields.agreed.key, fields.declined.key]
    return Set(answers + (isForSigning ? [] : [fields.signed.key, fields.back.key]))
  }
}
