import Diagnostics
package import Values

// Figures of what is needed, what comes next, what happened, what is left.

package struct WantedThingFigures: Fields {
  package static let name = "thing wanted"
  package static let kind = Kind(Self())
  package let kind = Field(
    "kind", .choice(["input", "decision", "acceptance", "payment", "action"]), .client, "what sort of thing it is")
  package let what = Field(
    "what", .text, .client, "what it is: the input, the question, the deliverable, the instalment's id, the action")
  package let who = Field("who", .entry(PersonFields.self), .client, "who of the client")
  package let until = Field("until", .day, .client, "by when")
  package let overdue = Field("overdue", .yesNo, .client, "whether the day is past")
  package let amount = Field("amount", .money, .client, "what is to be paid")
  package let options = Field("options", .list(.text), .client, "what can be chosen, of a decision")
  package let recommended = Field("recommended", .text, .client, "what we recommend, of a decision")
}

package struct DelayFigures: Fields {
  package static let name = "delay"
  package static let kind = Kind(Self())
  package let kind = Field("kind", .choice(["input", "pause"]), .client, "an input that is late, or a pause")
  package let what = Field("what", .text, .client, "the input, or why work was paused")
  package let from = Field("from", .day, .client, "the last day on which it was in time, or the first of the pause")
  package let until = Field("until", .day, .client, "when it came, or when work went on; absent while it has not")
}

package struct EndingFigures: Fields {
  package static let name = "early end"
  package static let kind = Kind(Self())
  package let givenOn = Field("given_on", .day, .client, "when notice was given")
  package let by = Field("by", .entry(PersonFields.self), .client, "who gave it")
  package let because = Field("because", .text, .client, "why")
  package let effectiveOn = Field("effective_on", .day, .client, "when it took effect")
  package let endsOn = Field("ends_on", .day, .client, "when it ends: that day, or the last of the notice")
  package let statement = Field(
    "statement", .entry(EndStatementFigures.self), .client, "what it leaves to be paid, as it stands today")
}

package struct UpcomingFigures: Fields {
  package static let name = "date"
  package static let kind = Kind(Self())
  package let day = Field("day", .day, .client, "the day")
  package let kind = Field(
    "kind", .choice(["meeting", "call", "control_day", "stage_start", "stage_due", "input"]), .client,
    "what sort of date it is")
  package let title = Field("title", .text, .client, "what it is: the meeting's title, the stage, the input")
  package let time = Field("time", .time, .client, "when it begins")
  package let minutes = Field("minutes", .whole(), .client, "how long it takes")
  package let with = Field("with", .list(.entry(PersonFields.self)), .client, "who takes part")
  package let agenda = Field("agenda", .list(.text), .client, "its points")
  package let at = Field("at", .whole(), .client, "of a progress check: the part of the stage's time, in per cent")
}

package struct EventFigures: Fields {
  package static let name = "event"
  package static let kind = Kind(Self())
  package let day = Field("day", .day, .client, "the day it happened")
  package let recorded = Field("recorded", .day, .client, "the day it was written down")
  package let kind = Field("kind", .text, .client, "record and step, such as deliverable_accepted")
  package let title = Field("title", .text, .client, "what it is about")
  package let number = Field("number", .text, .client, "the number, of a paper")
  package let by = Field("by", .entry(PersonFields.self), .client, "who did it")
  package let amount = Field("amount", .money, .client, "the amount, of a payment")
  package let at = Field("at", .whole(), .client, "of a progress check: the part of the stage's time, in per cent")
}

package struct CompletionFigures: Fields {
  package static let name = "condition of completion"
  package static let kind = Kind(Self())
  package let fact = Field("fact", .choice(CompletionFact.allCases.map(\.rawValue)), .client, "what must hold")
  package let holds = Field("holds", .yesNo, .client, "whether it does")
}
