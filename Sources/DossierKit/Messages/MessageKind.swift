import Engagements

/// A message to a client: a template in `templates/messages`, what it is about, and when it is to be said.
package struct MessageKind: Sendable {
  /// What it is called on the command line; its template has the same name.
  package let name: String
  let about: Set<Matter.Kind>
  /// What it says, in a line for the manual.
  package let summary: String
  /// The states in which there is this to say.
  let when: Set<Matter.State>
  /// The states in which it was most likely said, or is said early: it is not offered, and still said to who asks for
  /// it.
  let again: Set<Matter.State>
  /// Whether it is only said to who asks for it by its name, because the records do not always tell when it is wanted.
  let isAskedFor: Bool
  let mostWords: Int

  private init(
    _ name: String, _ summary: String, about: Matter.Kind..., when: Matter.State..., again: Matter.State...,
    isAskedFor: Bool = false, mostWords: Int = 120
  ) {
    self.name = name
    self.about = Set(about)
    self.summary = summary
    self.when = Set(when)
    self.again = Set(again)
    self.isAskedFor = isAskedFor
    self.mostWords = mostWords
  }

  package static let all = [
    MessageKind(
      "request-received",
      "that a request is noted, in whose words, and by when you say whether it is part of what was agreed",
      about: .request, when: .asked),
    MessageKind(
      "request-outside",
      "that a request goes beyond what was agreed, and whether you are to quote for it; by when there is a quote",
      about: .request, when: .extra, again: .promised),
    MessageKind(
      "request-answered",
      "that a request is included, put right, gladly done or declined, and what happens next",
      about: .request, when: .answered, again: .done, .declined),
    MessageKind(
      "call-invitation",
      "when, how, with whom and what for, the agenda, and when the call ends",
      about: .conversation, when: .planned),
    MessageKind(
      "call-note",
      "what was decided, who does what by when, what was not reached and follows in writing",
      about: .conversation, when: .held, again: .sent),
    MessageKind(
      "input-due",
      "what you need from the client, in which form, by when, and what depends on it",
      about: .input, when: .open),
    MessageKind(
      "input-overdue",
      "what has not come, what was agreed for that case, and by how much dates move",
      about: .input, when: .overdue),
    MessageKind(
      "decision-wanted",
      "what is to be decided, what can be chosen, what you recommend, by when",
      about: .decision, when: .open, .overdue),
    MessageKind(
      "deliverable-waiting",
      "that a result waits for its acceptance, what it is accepted by, and until when",
      about: .deliverable, when: .open),
    MessageKind(
      "control-day",
      "what was seen at a progress check, whether the stage is on schedule, and when the next one is",
      about: .controlDay, when: .held, again: .told),
    MessageKind(
      "allowance-used",
      "how much is used of what is included, or that it is used up, and what more of it costs",
      about: .allowance, when: .reached, again: .told),
    MessageKind(
      "payment-due",
      "that a payment, such as the advance, is due: how much, for what, by when",
      about: .payment, when: .open),
    MessageKind(
      "payment-overdue",
      "that a payment has not come, by when it was due, and what was agreed for that case",
      about: .payment, when: .overdue),
    MessageKind(
      "payment-received",
      "thanks for a payment that has come whole: how much, for what, and what else is still open",
      about: .payment, again: .received, isAskedFor: true),
    MessageKind(
      "proposal-sent",
      "that the proposal is enclosed, what it holds, and until when it is valid",
      about: .proposal, when: .draft, .issued, again: .sent),
    MessageKind(
      "order-sent",
      "that the order is enclosed, and that nothing starts before a yes",
      about: .order, when: .draft, .issued, again: .sent),
    MessageKind(
      "contract-sent",
      "that the contract is enclosed, what it holds, how it is signed, and that it can be talked about until then",
      about: .contract, when: .draft, .issued, again: .waiting, .sent, mostWords: 170),
    MessageKind(
      "change-order-sent",
      "that a change order is enclosed, or its draft, and that nothing of it starts before a yes",
      about: .change, when: .draft, .issued, again: .sent),
    MessageKind(
      "paper-sent",
      "that a notice, a status update, a statement, the acceptance certificate, a cancellation statement or the answer to "
        + "a complaint is enclosed: what it says, and what is needed by when",
      about: .paper, when: .draft, .issued, again: .sent, .agreed),
    MessageKind(
      "please-confirm",
      "that a yes was heard, and binds once it has come in writing: one sentence to send back",
      about: .proposal, .order, .contract, .change, .deliverable, when: .unconfirmed, again: .issued, .sent,
      isAskedFor: true),
    MessageKind(
      "agreement-confirmed",
      "that a yes has come, on which day, with the paper as it was agreed; to a consumer until when they may withdraw, and a "
        + "form for it",
      about: .order, .contract, .change, again: .agreed, isAskedFor: true, mostWords: 250),
    MessageKind(
      "page-updated",
      "that the project page has changed, what is wanted, and what comes next",
      about: .engagement, again: .contracted, isAskedFor: true),
    MessageKind(
      "thanks",
      "that the work is complete, thanks, and that you stay within reach",
      about: .engagement, when: .complete),
    MessageKind(
      "keeping-in-touch",
      "how the result is doing, some time after the end",
      about: .engagement, again: .complete, isAskedFor: true),
    MessageKind(
      "questionnaire",
      "five questions on one page about how the client likes to work",
      about: .engagement, when: .beginning, again: .contracted, mostWords: 400),
  ]
}
