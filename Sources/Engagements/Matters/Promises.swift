import Values

// By when something was promised that somebody waits for: what the check warns of, the desk shows and messages say.

extension Engagement {
  /// The last day on which it is said what a request is.
  func triageDue(_ request: Entry<RequestFields>) -> Day? {
    guard let asked = request.asked?.on, let within = terms.extraWork?.triageWithin else { return nil }
    return lastDay(within: within, from: asked)
  }

  /// The last day on which a question is answered: as its channel has it, else as routine questions are.
  func answerDue(_ question: Entry<QuestionFields>) -> Day? {
    let communication = terms.communication
    let channel = communication?.channels?.first { $0.id == question.asked?.via }?.replyWithin
    let routine = communication?.situations?.first { $0.id == "routine" }?.replyWithin
    guard let asked = question.asked?.on, let within = channel ?? routine else { return nil }
    return lastDay(within: within, from: asked)
  }

  /// The last day on which a complaint is answered.
  func answerDue(_ complaint: Entry<ComplaintFields>) -> Day? { due(terms.complaints?.answer, for: complaint) }

  /// The last day on which it is said that a complaint has come.
  func acknowledgementDue(_ complaint: Entry<ComplaintFields>) -> Day? {
    due(terms.complaints?.acknowledge, for: complaint)
  }

  private func due(_ within: Length?, for complaint: Entry<ComplaintFields>) -> Day? {
    guard let received = complaint.received?.on, let within else { return nil }
    return lastDay(within: within, from: received)
  }
}
