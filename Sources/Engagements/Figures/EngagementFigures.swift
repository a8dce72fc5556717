import Diagnostics
package import Values

// What documents read beside the data people wrote: figures computed from terms and records. Each has the audience
// declared here, whatever it was computed from.

/// Computed for an engagement; templates read them as `engagement.…` beside the terms.
package struct EngagementFigures: Fields {
  package static let name = "engagement"
  package init() {}
  package let id = Field("id", .text, .client, "the folder's name")
  package let state = Field("state", .choice(EngagementState.allCases.map(\.rawValue)), .client, "how far it has come")
  package let lead = Field("lead", .entry(PersonFields.self), .client, "the person of the practice who does the work")
  package let decides = Field("decides", .entry(PersonFields.self), .client, "the person of the client who approves")
  package let signs = Field("signs", .entry(PersonFields.self), .client, "the person of the client who signs")
  package let begins = Field("begins", .entry(MomentFigures.self), .client, "when it begins")
  package let ends = Field("ends", .entry(MomentFigures.self), .client, "when its term ends")
  package let services = Field("services", .list(.text), .client, "what is done")
  package let notIncluded = Field(
    "not_included", .list(.text), .client, "what is not included, from both places where it may stand")
  package let assumptions = Field(
    "assumptions", .list(.entry(AssumptionFields.self)), .client, "what the price rests on")
  package let stages = Field(
    "stages", .list(.entry(StageFigures.self)), .client,
    "the stages, filled in; with options, those of the ones agreed to or else recommended are among them")
  package let currentStage = Field(
    "current_stage", .entry(StageFigures.self), .client, "the first stage that is not accepted, once work has begun")
  package let deliverables = Field(
    "deliverables", .list(.entry(DeliverableFigures.self)), .client, "the deliverables, wherever they were written")
  package let deliverablesAccepted = Field(
    "deliverables_accepted", .whole(), .client, "how many deliverables are accepted")
  package let needs = Field("we_need", .list(.entry(InputFigures.self)), .client, "what the client gives, filled in")
  package let meetings = Field(
    "meetings", .list(.entry(MeetingFigures.self)), .client, "meetings that return, with their rhythm spelt out")
  package let rates = Field(
    "rates", .list(.entry(RateFigures.self)), .client,
    "the rates its terms refer to, as they stood when it was agreed, or went out")
  package let price = Field("price", .entry(PriceFigures.self), .client, "the price and its tax")
  package let instalments = Field("instalments", .list(.entry(InstalmentFigures.self)), .client, "the payment plan")
  package let nextInstalment = Field(
    "next_instalment", .entry(InstalmentFigures.self), .client, "the first instalment not paid in full")
  package let paid = Field("paid", .money, .client, "what was received so far")
  package let open = Field("open", .money, .client, "what was asked for and not received")
  package let options = Field(
    "options", .list(.entry(OptionGroupFigures.self)), .client,
    "what the proposal lets the client choose from, with prices")
  package let recommended = Field("recommended", .entry(OptionFigures.self), .client, "the recommended option")
  package let validUntil = Field("valid_until", .day, .client, "the last day on which the proposal may be accepted")
  package let wanted = Field(
    "wanted", .list(.entry(WantedThingFigures.self)), .client,
    "what is needed from the client now, the most urgent first; after the end only payments")
  package let delays = Field(
    "delays", .list(.entry(DelayFigures.self)), .client,
    "what moves the days of the work, and is not in the days shown")
  package let ending = Field("ending", .entry(EndingFigures.self), .client, "notice to end it early")
  package let onTrack = Field("on_track", .yesNo, .client, "no if something is late or a control day said so")
  package let upcoming = Field(
    "upcoming", .list(.entry(UpcomingFigures.self)), .client, "what happens next, in order of days")
  package let nextMeeting = Field("next_meeting", .entry(UpcomingFigures.self), .client, "the next meeting or call")
  package let events = Field("events", .list(.entry(EventFigures.self)), .client, "what happened, the newest first")
  package let recent = Field(
    "recent", .list(.entry(EventFigures.self)), .client, "what happened since the update before the last")
  package let lastChanged = Field("last_changed", .day, .client, "the newest day on which something was recorded")
  package let requests = Field(
    "requests", .list(.entry(RequestFigures.self)), .client, "requests and what became of them")
  package let extras = Field(
    "extras", .entry(ExtrasFigures.self), .client, "small extras given so far, with their value")
  package let questions = Field("questions", .list(.entry(QuestionFigures.self)), .client, "questions and answers")
  package let decisions = Field("decisions", .list(.entry(DecisionFigures.self)), .client, "decisions taken")
  package let actions = Field("actions", .list(.entry(ActionFigures.self)), .client, "who does what by when")
  package let conversations = Field(
    "conversations", .list(.entry(ConversationFigures.self)), .client, "calls and meetings held, the newest first")
  package let papers = Field(
    "papers", .list(.entry(PaperFigures.self)), .client, "proposals and contracts, and their state")
  package let risks = Field("risks", .list(.entry(RiskFigures.self)), .client, "risks that are shared")
  package let completion = Field(
    "completion", .list(.entry(CompletionFigures.self)), .client,
    "what must hold before it is complete, and whether it does")
}

/// Computed for the practice; templates read them as `practice.…` beside what is written.
package struct PracticeFigures: Fields {
  package static let name = "practice"
  package init() {}
  package let signer = Field("signer", .entry(PersonFields.self), .client, "the person who signs for the practice")
  package let account = Field("account", .entry(BankFields.self), .client, "the account for the engagement's currency")
}

package enum EngagementState: String, CaseIterable, Sendable {
  case lead, proposed, agreed, active, paused, closing, closed, cancelled
}

/// A day, or an anchor that has not happened yet: `after` the day of `anchor`, less `before`.
package struct MomentFigures: Fields {
  package static let name = "moment"
  package init() {}
  package let day = Field("day", .day, .client, "the day, once it is known")
  package let anchor = Field(
    "anchor", .text, .client,
    "what it is counted from until then: contract, advance, starts, the id of an input, or that of a stage with "
      + ".start, .end or .accepted")
  package let after = Field("after", .list(.length), .client, "how long after that; several are added up")
  package let before = Field(
    "before", .list(.length), .client, "how much less, or how long before where there is no `after`")
  package let assumed = Field("assumed", .yesNo, .client, "yes if the day rests on an assumed first day")
}

package struct StageFigures: Fields {
  package static let name = "stage"
  package init() {}
  package let option = Field("option", .text, .client, "the option it belongs to, where it is not in every one")
  package let number = Field("number", .whole(), .client, "its place in the order, from 1")
  package let amount = Field("amount", .money, .client, "its price, where it is fixed")
  package let pricing = Field(
    "pricing", .choice(["fixed", "later", "hourly", "periodic"]), .client, "how it is priced")
  package let rate = Field("rate", .money, .client, "the price of an hour, where it is priced by the hour")
  package let cap = Field("cap", .money, .client, "the most it can come to, where it is priced by the hour")
  package let fee = Field("fee", .money, .client, "the fee of a period, where it is priced by the period")
  package let every = Field("every", .length, .client, "the period")
  package let start = Field("start", .entry(MomentFigures.self), .client, "its first day")
  package let due = Field("due", .entry(MomentFigures.self), .client, "its last day")
  package let state = Field("state", .choice(StageState.allCases.map(\.rawValue)), .client, "how far it has come")
  package let current = Field("current", .yesNo, .client, "whether it is the stage in work")
  package let deliverables = Field("deliverables", .list(.entry(DeliverableFigures.self)), .client, "its deliverables")
  package let checkpoints = Field("checkpoints", .list(.entry(CheckpointFigures.self)), .client, "its control days")
  package let dayNumber = Field("day_number", .whole(), .client, "which of its days today is, while it is in work")
  package let dayCount = Field("day_count", .whole(), .client, "how many days it has")
  package let stated = Field("stated", .share, .client, "the part of the work last told to the client")
  package let statedOn = Field("stated_on", .day, .client, "when that was told")
}

package enum StageState: String, CaseIterable, Sendable {
  case waiting, working, delivered, accepted, settled
}

package struct DeliverableFigures: Fields {
  package static let name = "deliverable"
  package init() {}
  package let stage = Field("stage", .entry(ReferenceFigures.self), .client, "the stage it belongs to")
  package let owner = Field("owner", .entry(PersonFields.self), .client, "who makes it")
  package let acceptedBy = Field("accepted_by", .entry(PersonFields.self), .client, "who accepts it")
  package let due = Field("due", .entry(MomentFigures.self), .client, "when it is due")
  package let acceptance = Field(
    "acceptance", .list(.entry(AcceptanceFields.self)), .client, "what must be true for it to be accepted")
  package let revisions = Field("revisions", .whole(), .client, "rounds of remarks included")
  package let state = Field("state", .choice(DeliverableState.allCases.map(\.rawValue)), .client, "how far it has come")
  package let deliveredOn = Field("delivered_on", .day, .client, "when it was last delivered")
  package let acceptedOn = Field("accepted_on", .day, .client, "when it was accepted")
  package let link = Field("link", .text, .client, "where it is to be found")
}

package enum DeliverableState: String, CaseIterable, Sendable {
  case planned, inWork = "in_work", delivered, returned, accepted
}

/// Something referred to: enough to name it and to link to it.
package struct ReferenceFigures: Fields {
  package static let name = "reference"
  package init() {}
  package let id = Field("id", .text, .client, "its id")
  package let title = Field("title", .text, .client, "its title")
}

package struct CheckpointFigures: Fields {
  package static let name = "control day"
  package init() {}
  package let day = Field("day", .entry(MomentFigures.self), .client, "the day")
  package let heldOn = Field("held_on", .day, .client, "when it was held")
  package let answers = Field("answers", .text, .client, "what was seen")
  package let onSchedule = Field("on_schedule", .yesNo, .client, "whether the stage was on schedule")
}

package struct InputFigures: Fields {
  package static let name = "input"
  package init() {}
  package let from = Field("from", .entry(PersonFields.self), .client, "who gives it")
  package let until = Field("until", .entry(MomentFigures.self), .client, "the last day on which it is in time")
  package let stages = Field(
    "for", .list(.entry(ReferenceFigures.self)), .client, "the stages that cannot go on without it")
  package let state = Field("state", .choice(["open", "received", "overdue"]), .client, "whether it has come")
  package let receivedOn = Field("received_on", .day, .client, "when it came, complete")
}

/// A meeting that returns: its plan's `every`, `from` and `until` taken apart, and its people found.
package struct MeetingFigures: Fields {
  package static let name = "meeting"
  package init() {}
  package let every = Field("every", .length, .client, "the time from one to the next")
  package let weekday = Field(
    "weekday", .choice(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]), .client,
    "the day of the week, where there is one")
  package let time = Field("time", .time, .client, "when it begins, where that is agreed")
  package let from = Field("from", .length, .client, "how long after the first day the first of them is")
  package let until = Field("until", .length, .client, "how long after the first day the last of them is")
  package let attends = Field("attends", .list(.entry(PersonFields.self)), .client, "who takes part")
}

/// A rate of the practice that the engagement uses.
package struct RateFigures: Fields {
  package static let name = "rate"
  package init() {}
  package let id = Field("id", .text, .client, "the name by which the terms refer to it")
  package let title = Field("title", .text, .client, "what the rate is for")
  package let unit = Field("unit", .choice(["hour", "day"]), .client, "what one of it is")
  package let amount = Field("amount", .money, .client, "the amount, in the engagement's currency")
  package let from = Field("from", .day, .client, "since when it holds")
}

package struct PriceFigures: Fields {
  package static let name = "price"
  package init() {}
  package let subtotal = Field(
    "subtotal", .money, .client, "the sum of the stages; amounts are absent where no stage has a fixed price")
  package let discount = Field("discount", .money, .client, "what is taken off")
  package let discountReason = Field("discount_reason", .text, .client, "why")
  package let net = Field("net", .money, .client, "the price without tax")
  package let treatment = Field(
    "treatment", .text, .client, "how the law treats it: standard, reverse_charge, exempt, outside_scope, none")
  package let taxLabel = Field("tax_label", .text, .client, "the name of the tax")
  package let taxRate = Field("tax_rate", .share, .client, "the rate")
  package let taxBase = Field("tax_base", .money, .client, "the amount the rate is taken of")
  package let tax = Field("tax", .money, .client, "the tax")
  package let includesTax = Field("includes_tax", .yesNo, .client, "whether prices are told with the tax in them")
  package let wording = Field("wording", .text, .client, "the words the law requires beside the price")
  package let gross = Field("gross", .money, .client, "the price with tax")
  package let withheldLabel = Field("withheld_label", .text, .client, "what the client withholds")
  package let withheldRate = Field("withheld_rate", .share, .client, "at which rate")
  package let withheld = Field("withheld", .money, .client, "how much")
  package let payable = Field("payable", .money, .client, "what the client pays to the practice")
  package let later = Field("later", .list(.entry(ReferenceFigures.self)), .client, "stages whose price comes later")
}

package struct InstalmentFigures: Fields {
  package static let name = "instalment"
  package init() {}
  package let number = Field("number", .whole(), .client, "its place in the plan, from 1")
  package let id = Field("id", .text, .client, "the name by which receipts refer to it")
  package let share = Field("share", .share, .client, "the part of the price, where the plan states one")
  package let net = Field("net", .money, .client, "the amount without tax")
  package let tax = Field("tax", .money, .client, "its tax")
  package let gross = Field("gross", .money, .client, "the amount with tax")
  package let withheld = Field("withheld", .money, .client, "what the client withholds of it")
  package let payable = Field("payable", .money, .client, "what the client pays to the practice")
  package let trigger = Field(
    "trigger", .choice(["contract_agreed", "stage_accepted", "moment"]), .client, "what makes it due")
  package let stage = Field("stage", .entry(ReferenceFigures.self), .client, "the stage whose acceptance makes it due")
  package let moment = Field("moment", .entry(MomentFigures.self), .client, "the day that makes it due")
  package let state = Field(
    "state", .choice(["waiting", "due", "overdue", "paid"]), .client, "whether it is due, and paid")
  package let askedOn = Field("asked_on", .day, .client, "when it was asked for")
  package let until = Field("until", .day, .client, "the last day to pay, once it was asked for")
  package let received = Field("received", .money, .client, "what came")
  package let receivedOn = Field("received_on", .day, .client, "when the last part of it came")
}

package struct OptionGroupFigures: Fields {
  package static let name = "choice"
  package init() {}
  package let choose = Field("choose", .choice(["one", "any"]), .client, "whether one is taken, or any number")
  package let of = Field("of", .list(.entry(OptionFigures.self)), .client, "the options")
}

package struct OptionFigures: Fields {
  package static let name = "option"
  package init() {}
  package let price = Field("price", .entry(PriceFigures.self), .client, "the price of the engagement with this option")
  package let added = Field("added", .money, .client, "the price of the option's own stages, without tax")
  package let ends = Field("ends", .entry(MomentFigures.self), .client, "when its last stage is due")
  package let stages = Field("stages", .list(.entry(StageFigures.self)), .client, "its stages, filled in")
}

package struct WantedThingFigures: Fields {
  package static let name = "thing wanted"
  package init() {}
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
  package init() {}
  package let kind = Field("kind", .choice(["input", "pause"]), .client, "an input that is late, or a pause")
  package let what = Field("what", .text, .client, "the input, or why work was paused")
  package let from = Field("from", .day, .client, "the last day on which it was in time, or the first of the pause")
  package let until = Field("until", .day, .client, "when it came, or when work went on; absent while it has not")
}

package struct EndingFigures: Fields {
  package static let name = "early end"
  package init() {}
  package let givenOn = Field("given_on", .day, .client, "when notice was given")
  package let by = Field("by", .entry(PersonFields.self), .client, "who gave it")
  package let because = Field("because", .text, .client, "why")
  package let effectiveOn = Field("effective_on", .day, .client, "when it took effect")
}

package struct UpcomingFigures: Fields {
  package static let name = "date"
  package init() {}
  package let day = Field("day", .day, .client, "the day")
  package let kind = Field(
    "kind", .choice(["meeting", "call", "control_day", "stage_start", "stage_due", "input"]), .client,
    "what sort of date it is")
  package let title = Field("title", .text, .client, "what it is: the meeting's title, the stage, the input")
  package let time = Field("time", .time, .client, "when it begins")
  package let minutes = Field("minutes", .whole(), .client, "how long it takes")
  package let with = Field("with", .list(.entry(PersonFields.self)), .client, "who takes part")
  package let agenda = Field("agenda", .list(.text), .client, "its points")
  package let at = Field("at", .whole(), .client, "of a control day: the part of the stage's time, in per cent")
}

package struct EventFigures: Fields {
  package static let name = "event"
  package init() {}
  package let day = Field("day", .day, .client, "the day it happened")
  package let kind = Field("kind", .text, .client, "record and step, such as deliverable_accepted")
  package let title = Field("title", .text, .client, "what it is about")
  package let by = Field("by", .entry(PersonFields.self), .client, "who did it")
  package let amount = Field("amount", .money, .client, "the amount, of a payment")
  package let at = Field("at", .whole(), .client, "of a control day: the part of the stage's time, in per cent")
}

package struct RequestFigures: Fields {
  package static let name = "request"
  package init() {}
  package let id = Field("id", .text, .client, "its number")
  package let text = Field("text", .text, .client, "what was asked")
  package let on = Field("on", .day, .client, "when")
  package let by = Field("by", .entry(PersonFields.self), .client, "by whom")
  package let kind = Field("kind", .text, .client, "included, revision, defect, extra, question")
  package let outcome = Field("outcome", .text, .client, "included, goodwill, proposal, swap, declined")
  package let state = Field(
    "state", .choice(["asked", "classed", "decided", "done", "declined", "withdrawn"]), .client, "how far it has come")
  package let doneOn = Field("done_on", .day, .client, "when it was done")
  package let value = Field("value", .money, .client, "what a gladly given extra was worth")
}

package struct ExtrasFigures: Fields {
  package static let name = "extras"
  package init() {}
  package let count = Field("count", .whole(), .client, "how many were given")
  package let time = Field("time", .length, .client, "how long they took")
  package let value = Field("value", .money, .client, "what they were worth")
}

package struct QuestionFigures: Fields {
  package static let name = "question"
  package init() {}
  package let id = Field("id", .text, .client, "its number")
  package let text = Field("text", .text, .client, "the question")
  package let on = Field("on", .day, .client, "when it was asked")
  package let by = Field("by", .entry(PersonFields.self), .client, "by whom")
  package let answer = Field("answer", .text, .client, "the answer")
  package let answeredOn = Field("answered_on", .day, .client, "when it was answered")
}

package struct DecisionFigures: Fields {
  package static let name = "decision"
  package init() {}
  package let id = Field("id", .text, .client, "its number")
  package let question = Field("question", .text, .client, "what was decided about")
  package let chosen = Field("chosen", .text, .client, "what was decided")
  package let why = Field("why", .text, .client, "why")
  package let on = Field("on", .day, .client, "when")
  package let by = Field("by", .entry(PersonFields.self), .client, "by whom")
  package let againstAdvice = Field("against_advice", .yesNo, .client, "whether we advised otherwise")
  package let replaced = Field("replaced", .yesNo, .client, "whether a later decision replaced it")
}

package struct ActionFigures: Fields {
  package static let name = "action"
  package init() {}
  package let id = Field("id", .text, .client, "its number")
  package let what = Field("what", .text, .client, "what is to be done")
  package let who = Field("who", .entry(PersonFields.self), .client, "who does it")
  package let until = Field("until", .day, .client, "by when")
  package let doneOn = Field("done_on", .day, .client, "when it was done")
}

package struct ConversationFigures: Fields {
  package static let name = "conversation"
  package init() {}
  package let kind = Field("kind", .choice(["call", "meeting"]), .client, "call or meeting")
  package let title = Field("title", .text, .client, "what it was about")
  package let on = Field("on", .day, .client, "when")
  package let start = Field("start", .time, .client, "when it began")
  package let minutes = Field("minutes", .whole(), .client, "how long it took")
  package let with = Field("with", .list(.entry(PersonFields.self)), .client, "who took part")
  package let decided = Field("decided", .list(.text), .client, "what was decided")
  package let notReached = Field("not_reached", .list(.text), .client, "what was not reached")
}

package struct PaperFigures: Fields {
  package static let name = "paper"
  package init() {}
  package let id = Field("id", .text, .client, "its number or name")
  package let document = Field("document", .text, .client, "proposal or contract")
  package let state = Field(
    "state", .choice(PaperState.allCases.map(\.rawValue)), .client, "its state")
  package let sentOn = Field("sent_on", .day, .client, "when it was sent")
  package let agreedOn = Field("agreed_on", .day, .client, "when it was agreed")
  package let agreedBy = Field("agreed_by", .entry(PersonFields.self), .client, "who agreed")
}

package struct RiskFigures: Fields {
  package static let name = "risk"
  package init() {}
  package let text = Field("text", .text, .client, "what may happen")
  package let action = Field("action", .text, .client, "what is done about it")
  package let since = Field("since", .day, .client, "since when it is known")
}

package struct CompletionFigures: Fields {
  package static let name = "condition of completion"
  package init() {}
  package let fact = Field("fact", .choice(CompletionFact.allCases.map(\.rawValue)), .client, "what must hold")
  package let holds = Field("holds", .yesNo, .client, "whether it does")
}
