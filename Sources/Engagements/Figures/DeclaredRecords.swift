import Diagnostics
package import Values

// Figures of the records.

package struct RequestFigures: Fields {
  package static let name = "request"
  package static let kind = Kind(Self())
  package let id = Field("id", .text, .client, "its number")
  package let text = Field("text", .text, .client, "what was asked")
  package let on = Field("on", .day, .client, "when")
  package let by = Field("by", .entry(PersonFields.self), .client, "by whom")
  package let kind = Field("kind", .text, .client, "included, revision, defect, extra, question")
  package let assumption = Field("assumption", .text, .client, "the assumption of the price that it proves false")
  package let outcome = Field("outcome", .text, .client, "included, goodwill, proposal, swap, later, declined")
  package let takenUpOn = Field(
    "taken_up_on", .day, .client, "the day on which it is taken up again, while that has not passed")
  package let state = Field(
    "state", .choice(["asked", "classed", "decided", "done", "declined", "withdrawn"]), .client, "how far it has come")
  package let doneOn = Field("done_on", .day, .client, "when it was done")
  package let value = Field("value", .money, .client, "what a gladly given extra was worth")
  package let change = Field(
    "change", .entry(ChangeReferenceFigures.self), .client, "the change order that answers it, once that went out")
  package let takenOutBy = Field(
    "taken_out_by", .entry(ChangeReferenceFigures.self), .client,
    "the change order that took out again all that it had brought in")
}

package struct ExtrasFigures: Fields {
  package static let name = "extras"
  package static let kind = Kind(Self())
  package let count = Field("count", .whole(), .client, "how many were given")
  package let time = Field("time", .length, .client, "how long they took")
  package let value = Field("value", .money, .client, "what they were worth")
}

package struct PointFigures: Fields {
  package static let name = "point of negotiation"
  package static let kind = Kind(Self())
  package let id = Field("id", .text, .client, "its number")
  package let paper = Field("paper", .text, .client, "the paper it is about")
  package let clause = Field("clause", .text, .client, "the clause it is about")
  package let wish = Field("wish", .text, .client, "the wish")
  package let on = Field("on", .day, .client, "when it was asked")
  package let by = Field("by", .entry(PersonFields.self), .client, "by whom")
  package let answer = Field("answer", .text, .client, "the answer")
  package let answeredOn = Field("answered_on", .day, .client, "when it was answered")
  package let outcome = Field("outcome", .text, .client, "how it was settled")
  package let closedOn = Field("closed_on", .day, .client, "when it was settled")
}

package struct QuestionFigures: Fields {
  package static let name = "question"
  package static let kind = Kind(Self())
  package let id = Field("id", .text, .client, "its number")
  package let text = Field("text", .text, .client, "the question")
  package let on = Field("on", .day, .client, "when it was asked")
  package let by = Field("by", .entry(PersonFields.self), .client, "by whom")
  package let answer = Field("answer", .text, .client, "the answer")
  package let answeredOn = Field("answered_on", .day, .client, "when it was answered")
}

package struct ComplaintFigures: Fields {
  package static let name = "complaint"
  package static let kind = Kind(Self())
  package let id = Field("id", .text, .client, "its number")
  package let text = Field("text", .text, .client, "what was complained of")
  package let on = Field("on", .day, .client, "when it came")
  package let by = Field("by", .entry(PersonFields.self), .client, "by whom")
  package let acknowledgedOn = Field("acknowledged_on", .day, .client, "when it was said that it has come")
  package let answerUntil = Field("answer_until", .day, .client, "by when it is answered, as was promised")
  package let answer = Field("answer", .text, .client, "the answer")
  package let answeredOn = Field("answered_on", .day, .client, "when it was answered")
}

package struct DecisionFigures: Fields {
  package static let name = "decision"
  package static let kind = Kind(Self())
  package let id = Field("id", .text, .client, "its number")
  package let question = Field("question", .text, .client, "what was decided about")
  package let chosen = Field("chosen", .text, .client, "what was decided")
  package let why = Field("why", .text, .client, "why")
  package let on = Field("on", .day, .client, "when")
  package let recorded = Field("recorded", .day, .client, "the day it was written down")
  package let by = Field("by", .entry(PersonFields.self), .client, "by whom")
  package let againstAdvice = Field("against_advice", .yesNo, .client, "whether we advised otherwise")
  package let replaced = Field("replaced", .yesNo, .client, "whether a later decision replaced it")
}

package struct ActionFigures: Fields {
  package static let name = "action"
  package static let kind = Kind(Self())
  package let id = Field("id", .text, .client, "its number")
  package let what = Field("what", .text, .client, "what is to be done")
  package let who = Field("who", .entry(PersonFields.self), .client, "who does it")
  package let until = Field("until", .day, .client, "by when")
  package let doneOn = Field("done_on", .day, .client, "when it was done")
}

package struct ConversationFigures: Fields {
  package static let name = "conversation"
  package static let kind = Kind(Self())
  package let id = Field("id", .text, .client, "the name of its record")
  package let kind = Field("kind", .choice(["call", "meeting"]), .client, "call or meeting")
  package let title = Field("title", .text, .client, "what it was about")
  package let on = Field("on", .day, .client, "when")
  package let start = Field("start", .time, .client, "when it began")
  package let minutes = Field("minutes", .whole(), .client, "how long it took")
  package let channel = Field("channel", .text, .client, "the channel, as documents call it")
  package let with = Field("with", .list(.entry(PersonFields.self)), .client, "who took part")
  package let absent = Field("absent", .list(.entry(PersonFields.self)), .client, "who was to take part and did not")
  package let notesBy = Field("notes_by", .entry(PersonFields.self), .client, "who wrote its record")
  package let purpose = Field("purpose", .text, .client, "what it was for")
  package let decided = Field("decided", .list(.text), .client, "what was decided, in words of its own record")
  package let decisions = Field(
    "decisions", .list(.entry(DecisionFigures.self)), .client, "the decisions taken in it")
  package let actions = Field("actions", .list(.entry(ActionFigures.self)), .client, "the actions given in it")
  package let requests = Field("requests", .list(.entry(RequestFigures.self)), .client, "what was asked for in it")
  package let questions = Field("questions", .list(.entry(QuestionFigures.self)), .client, "the questions asked in it")
  package let toDecide = Field(
    "to_decide", .list(.entry(DecisionFigures.self)), .client, "what came up in it to be decided later")
  package let notReached = Field("not_reached", .list(.text), .client, "what was not reached")
  package let recording = Field("recording", .text, .client, "where a recording is kept")
  package let next = Field("next", .entry(UpcomingFigures.self), .client, "the one planned after it")
  package let sentOn = Field("sent_on", .day, .client, "when its record was sent")
  package let correctUntil = Field(
    "correct_until", .day, .client, "the last day to say that the record is wrong, once it was sent")
}

package struct PaperFigures: Fields {
  package static let name = "paper"
  package static let kind = Kind(Self())
  package let id = Field("id", .text, .client, "its number or name")
  package let document = Field("document", .text, .client, "which document it is: `contract`, `change-order`")
  package let change = Field("change", .text, .client, "of a change order: the name of its page")
  package let about = Field("about", .text, .client, "which one it is, where there are several: the statement's name")
  package let state = Field(
    "state", .choice(PaperState.allCases.map(\.rawValue)), .client, "its state")
  package let open = Field(
    "open", .yesNo, .client,
    "whether the client is asked for an answer to it; to a proposal not any more once the contract is there")
  package let replacedBy = Field(
    "replaced_by", .text, .client, "the number of what counts in its place, of a paper that is superseded")
  package let replacedOn = Field(
    "replaced_on", .day, .client, "when that went out or was agreed, of a paper that is superseded")
  package let replaces = Field(
    "replaces", .text, .client, "the number of the version before it, of a paper that went out again")
  package let validUntil = Field(
    "valid_until", .day, .client, "the last day on which it may be agreed to, of an offer that went out")
  package let issuedOn = Field("issued_on", .day, .client, "when it was issued")
  package let sentOn = Field("sent_on", .day, .client, "when it was sent")
  package let agreedOn = Field("agreed_on", .day, .client, "when it was agreed")
  package let agreedBy = Field("agreed_by", .entry(PersonFields.self), .client, "who agreed")
  package let beginAtOnce = Field(
    "begin_at_once", .yesNo, .client,
    "whether a consumer who agreed asked us to begin before the days to withdraw are over")
  package let withdrawUntil = Field(
    "withdraw_until", .day, .client, "the last day on which a consumer who agreed may withdraw")
  package let agreedOptions = Field(
    "agreed_options", .list(.text), .client, "of a proposal: the titles of the options chosen")
  package let declinedOn = Field("declined_on", .day, .client, "when it was declined")
  package let declinedBy = Field("declined_by", .entry(PersonFields.self), .client, "who declined it")
  package let withdrawnOn = Field("withdrawn_on", .day, .client, "when it was taken back")
  package let signatures = Field(
    "signatures", .list(.entry(SignatureFigures.self)), .client, "the signatures that are recorded")
}

package struct SignatureFigures: Fields {
  package static let name = "signature"
  package static let kind = Kind(Self())
  package let by = Field("by", .entry(PersonFields.self), .client, "who signed")
  package let on = Field("on", .day, .client, "when")
  package let place = Field("place", .text, .client, "where")
}

package struct RiskFigures: Fields {
  package static let name = "risk"
  package static let kind = Kind(Self())
  package let text = Field("text", .text, .client, "what may happen")
  package let action = Field("action", .text, .client, "what is done about it")
  package let since = Field("since", .day, .client, "since when it is known")
}
