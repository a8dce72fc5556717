package import Diagnostics
package import Values

/// Something of an engagement that a message can be about, and how far it has come.
package struct Matter: Sendable {
  /// The word under which templates read it.
  package enum Kind: String, CaseIterable, Sendable {
    case request, conversation, input, decision, deliverable, allowance, payment, proposal, order, contract
    case controlDay = "control_day"
    case change = "change_order"
    /// What tells something, and waits for no yes to go on.
    case paper
    case engagement
  }

  package let kind: Kind
  /// The record's id, or the input's, or the engagement's.
  package let id: String
  package let state: State
  /// What it is about, as its author wrote it.
  package let title: String
  /// The ids of the people of both sides whom it concerns.
  package let concerned: [String]
  /// What templates read of it; nil for the engagement, which they read anyway.
  package let data: Datum?
  /// When a planned conversation is to be; nil also where its record gives no start or no end.
  package let appointment: Appointment?
  /// Where it was written.
  package let span: Span?

  init(
    _ kind: Kind, _ id: String, _ state: State, title: String, concerned: [String] = [], data: Datum? = nil,
    appointment: Appointment? = nil, at span: Span?
  ) {
    self.kind = kind
    self.id = id
    self.state = state
    self.title = title
    self.concerned = concerned
    self.data = data
    self.appointment = appointment
    self.span = span
  }
}

extension Matter {
  /// How far a matter has come.
  package enum State: String, Sendable {
    // A request; `extra` is one outside what was agreed, of which it is not decided what becomes of it; `promised` is one
    // of which an offer is decided on and is not out; `answered` is one of which it is known, and the client is to hear it.
    case asked, classed, extra, promised, answered, decided, done, declined, withdrawn
    // A conversation; `missed` is one whose day is past.
    case planned, missed, held
    /// A conversation whose record went out; a paper that did.
    case sent
    // An input, a decision or a payment; what is `waiting` has no day yet, or there is no contract. A deliverable that is
    // open waits for its acceptance.
    case waiting, open, overdue, received
    // An allowance of which the client is to hear; it, or a control day, of which the client has heard.
    case reached, told
    /// A deliverable that was accepted by a channel that does not bind.
    case unconfirmed
    // A paper.
    case draft, issued, agreed, expired, superseded
    // The engagement, before and after there is a contract, and once it is complete.
    case beginning, contracted, complete
  }
}

extension Matter.State: CustomStringConvertible {
  /// Completes the sentence "it is …".
  package var description: String {
    switch self {
    case .asked: "not classed yet"
    case .extra: "classed as extra"
    case .promised: "to be answered by an offer"
    case .missed: "past, and not held"
    case .waiting: "not wanted yet"
    case .open: "open"
    case .reached: "used as far as the client is to hear of it"
    case .told: "told already"
    case .unconfirmed: "accepted by a channel that does not bind"
    case .beginning: "without a contract"
    default: rawValue
    }
  }
}

/// A start and an end on a day, by the clock of the engagement's time zone.
package struct Appointment: Sendable {
  package let day: Day
  package let start: TimeOfDay
  package let end: TimeOfDay
  /// The channel's title.
  package let channel: String?
  /// How often the plan was put right since it was written down.
  package let revision: Int
  /// The last day on which it was written down or put right.
  package let writtenOn: Day
}
