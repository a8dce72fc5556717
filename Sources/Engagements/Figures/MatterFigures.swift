import Diagnostics
package import Values

// Figures of what a message is about; templates of messages read them under the word of its kind.

/// Laid over ``RequestFigures``.
package struct RequestMatterFigures: Fields {
  package static let name = "request, in a message"
  package static let kind = Kind(Self())
  package let triageUntil = Field(
    "triage_until", .day, .client,
    "by when the client hears what it is; once that is past, the next working day")
  package let late = Field("late", .yesNo, .client, "whether the client should have heard by now")
  package let offerDue = Field(
    "offer_due", .yesNo, .client, "that its proposal comes without being asked for; absent where it does not")
  package let quoteUntil = Field(
    "quote_until", .day, .client,
    "by when its proposal comes; where that is asked for first, if the client asks on the last day to answer")
}

package struct ConversationMatterFigures: Fields {
  package static let name = "conversation, in a message"
  package static let kind = Kind(Self())
  package let kind = Field("kind", .choice(["call", "meeting"]), .client, "call or meeting")
  package let title = Field("title", .text, .client, "what it is about")
  package let day = Field("day", .day, .client, "the day it is to be, or was")
  package let start = Field("start", .time, .client, "when it begins, or began")
  package let end = Field("end", .time, .client, "when it ends, while it is planned")
  package let minutes = Field("minutes", .whole(), .client, "how long it took")
  package let channel = Field("channel", .text, .client, "the title of its channel")
  package let with = Field("with", .list(.entry(PersonFields.self)), .client, "who takes part")
  package let purpose = Field("purpose", .text, .client, "what it is for")
  package let agenda = Field("agenda", .list(.text), .client, "its points")
  package let decided = Field("decided", .list(.text), .client, "what was decided")
  package let notReached = Field("not_reached", .list(.text), .client, "what was not reached")
  package let toDo = Field(
    "to_do", .list(.entry(ActionFigures.self)), .client, "the actions given on its day that are not done")
  package let replyUntil = Field(
    "reply_until", .day, .client, "by when the client says that the time does not suit: the working day before")
  package let correctionsUntil = Field(
    "corrections_until", .day, .client, "by when the client says that something is recorded wrongly")
}

/// Laid over ``InputFigures``.
package struct InputMatterFigures: Fields {
  package static let name = "input, in a message"
  package static let kind = Kind(Self())
  package let lateDays = Field("late_days", .whole(), .client, "how many working days it is late")
}

/// Of a proposal or an order.
package struct PaperMatterFigures: Fields {
  package static let name = "paper, in a message"
  package static let kind = Kind(Self())
  package let id = Field("id", .text, .client, "its number, once it is on record")
  package let validUntil = Field("valid_until", .day, .client, "the last day on which it may be accepted")
}

package struct DecisionMatterFigures: Fields {
  package static let name = "decision, in a message"
  package static let kind = Kind(Self())
  package let id = Field("id", .text, .client, "its number")
  package let question = Field("question", .text, .client, "what is to be decided")
  package let options = Field("options", .list(.text), .client, "what can be chosen")
  package let recommended = Field("recommended", .text, .client, "what we recommend")
  package let until = Field("until", .day, .client, "by when")
}

/// Laid over ``DeliverableFigures``.
package struct DeliverableMatterFigures: Fields {
  package static let name = "deliverable, in a message"
  package static let kind = Kind(Self())
  package let until = Field("until", .day, .client, "the last day to accept it or to send comments")
  package let late = Field("late", .yesNo, .client, "whether that day is past")
}

/// Of a control day that was held.
package struct ControlDayMatterFigures: Fields {
  package static let name = "progress check, in a message"
  package static let kind = Kind(Self())
  package let stage = Field("stage", .text, .client, "the title of the stage")
  package let at = Field("at", .whole(), .client, "the part of the stage's time, in per cent")
  package let on = Field("on", .day, .client, "when it was held")
  package let answers = Field("answers", .text, .client, "what was seen")
  package let onSchedule = Field("on_schedule", .yesNo, .client, "whether the stage is on schedule")
  package let done = Field("done", .share, .client, "the part of the work that is done, where it was stated")
  package let due = Field("due", .day, .client, "the last day of the stage, as it holds now")
  package let next = Field("next", .day, .client, "the next progress check of the stage")
}

/// Of an allowance, in the period that goes on.
package struct AllowanceMatterFigures: Fields {
  package static let name = "allowance, in a message"
  package static let kind = Kind(Self())
  package let title = Field("title", .text, .client, "what is included")
  package let unit = Field("unit", .choice(["calls", "minutes", "visits"]), .client, "what is counted")
  package let available = Field("available", .number, .client, "how much is included, what is left of before with it")
  package let used = Field("used", .number, .client, "how much is used")
  package let left = Field("left", .number, .client, "how much is left")
  package let usedUp = Field("used_up", .yesNo, .client, "whether nothing is left")
  package let until = Field("until", .day, .client, "the last day of the period; absent where no other follows it")
  package let beyond = Field("beyond", .length, .client, "what is more than included, and is on the statement")
  package let unagreed = Field(
    "unagreed", .length, .client, "what is more than included, and is not charged: nobody said yes to it before")
  package let rate = Field("rate", .money, .client, "what an hour costs that is beyond")
  package let rateGross = Field("rate_gross", .money, .client, "the same with its tax, where tax is charged")
  package let step = Field("step", .length, .client, "the step to which what is beyond is rounded up")
  package let askFirst = Field("ask_first", .yesNo, .client, "whether we ask before")
}

/// Of a paper that tells something. What it tells, templates read of the engagement, by its id.
package struct ToldPaperFigures: Fields {
  package static let name = "paper that tells, in a message"
  package static let kind = Kind(Self())
  package let document = Field(
    "document", .choice(["notice", "status", "statement", "closing", "cancellation", "complaint"]), .client,
    "which document it is; of a `complaint` its answer")
  package let about = Field("about", .text, .client, "which one it is, where there are several: its id")
  package let number = Field("number", .text, .client, "its number, once it is issued")
  package let allowance = Field("allowance", .text, .client, "of a statement, the id of what is included")
  package let on = Field("on", .day, .client, "of a complaint, when it came")
  package let text = Field("text", .text, .client, "what was complained of")
  package let answer = Field("answer", .text, .client, "what is answered to it")
}
