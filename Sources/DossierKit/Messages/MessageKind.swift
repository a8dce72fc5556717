import Engagements

/// A message to a client: a template in `templates/messages`, what it is about, and when it is to be said.
package struct MessageKind: Sendable {
  /// What it is called on the command line; its template has the same name.
  package let name: String
  let about: Matter.Kind
  /// The states in which there is this to say.
  let when: Set<Matter.State>
  /// The states in which it was most likely said: it is not offered any more, and still said to who asks for it.
  let again: Set<Matter.State>
  let mostWords: Int

  private init(
    _ name: String, about: Matter.Kind, when: Matter.State..., again: Matter.State..., mostWords: Int = 120
  ) {
    self.name = name
    self.about = about
    self.when = Set(when)
    self.again = Set(again)
    self.mostWords = mostWords
  }

  package static let all = [
    MessageKind("request-received", about: .request, when: .asked),
    MessageKind("request-outside", about: .request, when: .extra),
    MessageKind("call-invitation", about: .conversation, when: .planned),
    MessageKind("call-note", about: .conversation, when: .held, again: .sent),
    MessageKind("input-due", about: .input, when: .open),
    MessageKind("input-overdue", about: .input, when: .overdue),
    MessageKind("proposal-sent", about: .proposal, when: .draft, .issued, again: .sent),
    MessageKind("order-sent", about: .order, when: .draft, .issued, again: .sent),
    MessageKind("questionnaire", about: .engagement, when: .beginning, again: .contracted, mostWords: 400),
  ]
}
