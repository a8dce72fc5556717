package import Diagnostics
package import Values

/// Something that is still to be done, sent or answered, and who it waits for.
package struct OpenItem: Sendable {
  /// The words of the desk's JSON.
  package enum Kind: String, CaseIterable, Sendable {
    // With the practice.
    /// A request of which nobody has said what it is.
    case request
    /// A request of which it is not decided what becomes of it.
    case undecided
    /// A request that is to be done without a paper of its own.
    case work
    /// An offer that is owed.
    case proposal
    /// A paper that is prepared, or has its number, and was not sent.
    case draft
    /// A paper that was not answered in its time.
    case expired
    /// A paper that came back signed, of which the yes is not recorded.
    case signed
    /// A contract that says how it is signed, and was agreed otherwise: its signed copy is still to come.
    case signature
    /// The contract that is wanted next, and for which something is missing.
    case incomplete
    /// A wish about a paper that was not answered.
    case point
    /// A complaint that was not acknowledged, or not answered.
    case complaint
    /// A conversation whose day is today, or past.
    case conversation
    /// A conversation whose record did not go out.
    case record
    case controlDay = "control_day"
    /// A control day that the client has not heard of.
    case word
    /// Something of the client's has not come, and is to be asked for.
    case reminder
    /// Something of the client's is so late that a notice of it is to go out.
    case notice
    /// An allowance of which so much is used that the client is to hear of it.
    case allowance
    /// A call or a visit beyond what is included, of which nobody's yes is recorded: no statement asks for it.
    case beyond
    /// A result that is to be delivered, or came back with remarks.
    case delivery
    /// A result whose yes came by a channel that binds nobody: it is to be confirmed.
    case confirmation
    /// A document that the client is to receive.
    case document
    /// A payment that may be asked for and was not.
    case bill
    /// What is beyond an allowance, of a period that is over; or what an early end leaves.
    case statement
    /// After an early end, what is handed over and given back.
    case handover
    /// A payment that is paid back to the client.
    case refund
    /// What came too much for a payment.
    case overpayment
    /// Work that waits for the advance: the days move by the pause, once it is on record.
    case pause
    /// Something that must hold before it is complete, and that only the client can say.
    case completion
    // With the client.
    case input, decision, acceptance, payment
    /// A paper that went out.
    case answer
    // With either.
    case question, action
    /// What was accepted although it is not as agreed, and is to be put right.
    case deviation
  }

  package enum Holder: String, CaseIterable, Sendable {
    case us, client
  }

  /// How much it presses, in the order of pressing.
  package enum Urgency: Int, Comparable, Sendable {
    case late, today, open

    package static func < (left: Urgency, right: Urgency) -> Bool { left.rawValue < right.rawValue }
  }

  package let kind: Kind
  package let holder: Holder
  /// Of the record, the paper, the result: by which commands know it.
  package let id: String
  /// What it is about, as its author wrote it.
  package let what: Datum?
  /// The id of the person it waits for.
  package let who: String?
  /// Since when it waits.
  package let since: Day?
  /// The last day on which it is in time; nil where there is none.
  package let until: Day?
  package let amount: Money?
  /// Of a decision: what can be chosen.
  let choice: Entry<WantedFields>?
  let spans: [Span]

  init(
    _ kind: Kind, _ holder: Holder, _ id: String?, _ what: Datum?, who: String? = nil, since: Day? = nil,
    until: Day? = nil, amount: Money? = nil, choice: Entry<WantedFields>? = nil, from spans: [Span]
  ) {
    self.kind = kind
    self.holder = holder
    self.id = id ?? ""
    self.what = what
    self.who = who
    self.since = since
    self.until = until
    self.amount = amount
    self.choice = choice
    self.spans = spans
  }

  /// What it is about; its id where there are no words.
  package var title: String { what?.text ?? id }

  package func urgency(on today: Day) -> Urgency {
    guard let until, until <= today else { return .open }
    return until < today ? .late : .today
  }
}

extension Engagement {
  /// What waits for either side and has a day that working days lead to. Papers have none: what of them may go out is asked
  /// of the rules.
  var openWithDays: [OpenItem] {
    let promised = openRequests + openProposals + openQuestions(ofOurs: false) + openComplaints
    let shown = openConversations + openRecords + openControlDays + openDocuments
    return (hasEnded ? [] : promised + shown) + openWork + openPayments + openActions
  }
}

extension [OpenItem] {
  /// The most pressing first: by their last days, those without one last, each in the order in which they are found.
  func mostPressingFirst() -> [OpenItem] {
    enumerated()
      .sorted { ($0.element.until?.number ?? .max, $0.offset) < ($1.element.until?.number ?? .max, $1.offset) }
      .map(\.element)
  }
}
