import Diagnostics
package import Values

/// What a notice tells: one subject, on one page.
package struct NoticeFields: Fields {
  package static let name = "notice"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the name of the notice, and of its page")
  package let given = Field("given", .step(NoticeGivenFields.self), .client, needed: .work, "what it tells")
}

package struct NoticeGivenFields: Fields {
  package static let name = "step `given`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let subject = Field(
    "about", .choice(NoticeSubject.allCases.map(\.rawValue)), .client, needed: .work, "its subject")
  package let what = Field("what", .text, .client, needed: .work, "what happened, in a sentence or two")
  package let since = Field("since", .day, .client, "since when, or from when")
  package let changes = Field(
    "changes", .list(.entry(NoticeChangeFields.self)), .client,
    "what becomes something else; days that late input and pauses move are known without it")
  package let weDo = Field("we_do", .text, .client, "what you do about it")
  package let youDo = Field("you_do", .text, .client, "what you need from the client")
  package let until = Field("until", .day, .client, "by when")
  package let call = Field("call", .reference(.person), .client, "whom to call; without it, the lead")
}

package struct NoticeChangeFields: Fields {
  package static let name = "change told in a notice"
  package static let kind = Kind(Self())
  package let what = Field("what", .text, .client, needed: .work, "what it is: `Account`, `End of Build`")
  package let before = Field("before", .text, .client, "what it was")
  package let after = Field("after", .text, .client, needed: .work, "what it is now")
}

/// What a notice may be about.
package enum NoticeSubject: String, CaseIterable, Sendable {
  case lateInput = "late_input"
  case ourDelay = "our_delay"
  case atRisk = "at_risk"
  case resultChanges = "result_changes"
  case cannotBeDone = "cannot_be_done"
  case goneWrong = "gone_wrong"
  case paused, resumed
  case contactChanged = "contact_changed"
  case addressChanged = "address_changed"
  case accountChanged = "account_changed"
  case rates, end

  /// What it tells, for who chooses among them.
  package var meaning: String {
    switch self {
    case .lateInput: "something of theirs is late, and days move"
    case .ourDelay: "something of ours comes later"
    case .atRisk: "something may not hold"
    case .resultChanges: "a result becomes something else than was agreed"
    case .cannotBeDone: "something cannot be done"
    case .goneWrong: "something went wrong, and they need do nothing"
    case .paused: "the work stands still"
    case .resumed: "the work goes on"
    case .contactChanged: "somebody else is to be spoken to, or somebody is reached otherwise"
    case .addressChanged: "our address is another"
    case .accountChanged: "our bank account is another"
    case .rates: "prices from a day on"
    case .end: "the agreement comes to its end"
    }
  }

  /// What moves the days that it tells of; nil where it tells of none that records move.
  var cause: Standstill.Cause? {
    switch self {
    case .lateInput: .lateInput
    // While the work stands still nobody knows by how much its days move.
    case .resumed: .pause
    default: nil
    }
  }
}
