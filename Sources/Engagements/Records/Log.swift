import Diagnostics
package import Values

/// What happened: one file a kind under `log/`, named by the key.
package struct LogFields: Fields {
  package static let name = "log"
  package init() {}
  package let requests = Field(
    "requests", .entries(RequestFields.self), .client, "what the client asked for, and what became of it")
  package let questions = Field("questions", .entries(QuestionFields.self), .client, "questions and their answers")
  package let decisions = Field("decisions", .entries(DecisionFields.self), .client, "what was decided, by whom")
  package let actions = Field("actions", .entries(ActionFields.self), .client, "who does what by when")
  package let deliverables = Field(
    "deliverables", .entries(DeliveryFields.self), .client, "results delivered, returned, accepted")
  package let calls = Field("calls", .entries(ConversationFields.self), .client, "calls planned and held")
  package let meetings = Field("meetings", .entries(ConversationFields.self), .client, "meetings planned and held")
  package let checkpoints = Field("checkpoints", .entries(CheckpointRecordFields.self), .client, "control days held")
  package let inputs = Field("inputs", .entries(InputRecordFields.self), .client, "what the client has given")
  package let payments = Field(
    "payments", .entries(PaymentRecordFields.self), .client, "payments asked for and received")
  package let papers = Field("papers", .entries(PaperRecordFields.self), .client, "papers issued, sent, agreed")
  package let complaints = Field("complaints", .entries(ComplaintFields.self), .client, "complaints and their answers")
  package let hours = Field("hours", .entries(HoursFields.self), .team, "hours worked")
  package let clock = Field("clock", .entries(ClockFields.self), .client, "pauses")
  package let cancellations = Field(
    "cancellations", .entries(CancellationRecordFields.self), .client, "notice to end it early")
  package let goals = Field("goals", .entries(GoalRecordFields.self), .client, "goals measured")
  package let completion = Field(
    "completion", .entries(CompletionRecordFields.self), .client,
    "the client's word that the problem is solved and the result in use")
  package let risks = Field("risks", .entries(RiskFields.self), .team, "risks noted, changed, closed")
}

package typealias Log = Entry<LogFields>

package struct RequestFields: Fields {
  package static let name = "request"
  package init() {}
  package let id = Field("id", .id, .client, "the number of the request")
  package let asked = Field(
    "asked", .entry(AskedFields.self), .client, needed: .proposal, "the day and the words of the request")
  package let classed = Field("classed", .entry(ClassedFields.self), .client, "what it is: included, extra, …")
  package let decided = Field("decided", .entry(RequestDecidedFields.self), .client, "what is done about it")
  package let done = Field("done", .entry(RequestDoneFields.self), .client, "when it was done")
  package let withdrawn = Field("withdrawn", .entry(ReasonStepFields.self), .client, "when it was taken back")
  package let corrected = Field(
    "corrected", .list(.entry(CorrectionFields.self)), .team, "corrections of steps written wrongly")
}

package struct AskedFields: Fields {
  package static let name = "step `asked`"
  package init() {}
  package let on = Step.on
  package let recorded = Step.recorded
  package let by = Field("by", .reference(.person), .client, "who asked")
  package let via = Field("via", .reference(.channel), .client, "the channel")
  package let text = Field("text", .text, .client, needed: .proposal, "what was asked")
}

package struct ClassedFields: Fields {
  package static let name = "step `classed`"
  package init() {}
  package let on = Step.on
  package let recorded = Step.recorded
  package let kind = Field(
    "as", .choice(["included", "revision", "defect", "extra", "question"]), .client, needed: .proposal,
    "what sort of request it is")
  package let because = Field("because", .text, .team, "why")
}

package struct RequestDecidedFields: Fields {
  package static let name = "step `decided`"
  package init() {}
  package let on = Step.on
  package let recorded = Step.recorded
  package let outcome = Field(
    "outcome", .choice(["included", "goodwill", "proposal", "swap", "declined"]), .client, needed: .proposal,
    "what is done about it")
  package let estimate = Field("estimate", .length, .team, "how long it will take")
}

package struct RequestDoneFields: Fields {
  package static let name = "step `done`"
  package init() {}
  package let on = Step.on
  package let recorded = Step.recorded
  package let actual = Field("actual", .length, .client, "how long it took")
}

package struct ReasonStepFields: Fields {
  package static let name = "step"
  package init() {}
  package let on = Step.on
  package let recorded = Step.recorded
  package let by = Field("by", .reference(.person), .client, "who did it")
  package let because = Field("because", .text, .client, "why")
}

package struct QuestionFields: Fields {
  package static let name = "question"
  package init() {}
  package let id = Field("id", .id, .client, "the number of the question")
  package let asked = Field(
    "asked", .entry(AskedFields.self), .client, needed: .proposal, "the day and the words of the question")
  package let answered = Field("answered", .entry(AnsweredFields.self), .client, "the answer")
  package let corrected = Field(
    "corrected", .list(.entry(CorrectionFields.self)), .team, "corrections of steps written wrongly")
}

package struct AnsweredFields: Fields {
  package static let name = "step `answered`"
  package init() {}
  package let on = Step.on
  package let recorded = Step.recorded
  package let by = Field("by", .reference(.person), .client, "who answered")
  package let text = Field("text", .text, .client, needed: .proposal, "the answer")
  package let faq = Field(
    "faq", .yesNo, .client, standard: "no", "whether it goes into the page's list of frequent questions")
}

package struct DecisionFields: Fields {
  package static let name = "decision"
  package init() {}
  package let id = Field("id", .id, .client, "the number of the decision")
  package let wanted = Field("wanted", .entry(WantedFields.self), .client, "what is to be decided")
  package let taken = Field("taken", .entry(TakenFields.self), .client, "what was decided")
  package let replaced = Field("replaced", .entry(ReasonStepFields.self), .client, "when a later decision replaced it")
  package let corrected = Field(
    "corrected", .list(.entry(CorrectionFields.self)), .team, "corrections of steps written wrongly")
}

package struct WantedFields: Fields {
  package static let name = "step `wanted`"
  package init() {}
  package let on = Step.on
  package let recorded = Step.recorded
  package let question = Field("question", .text, .client, needed: .proposal, "what is to be decided")
  package let options = Field("options", .list(.text), .client, "what can be chosen")
  package let recommended = Field("recommended", .text, .client, "what you recommend")
  package let from = Field("from", .reference(.person), .client, "who decides")
  package let until = Field("until", .day, .client, "by when")
}

package struct TakenFields: Fields {
  package static let name = "step `taken`"
  package init() {}
  package let on = Step.on
  package let recorded = Step.recorded
  package let by = Field("by", .reference(.person), .client, needed: .proposal, "who decided")
  package let question = Field("question", .text, .client, "what was decided about, where no step `wanted` says it")
  package let chosen = Field("chosen", .text, .client, needed: .proposal, "what was decided")
  package let why = Field("why", .text, .client, "why")
  package let againstAdvice = Field("against_advice", .yesNo, .client, standard: "no", "whether you advised otherwise")
}

package struct ActionFields: Fields {
  package static let name = "action"
  package init() {}
  package let id = Field("id", .id, .client, "the number of the action")
  package let given = Field("given", .entry(GivenFields.self), .client, needed: .proposal, "what is to be done")
  package let done = Field("done", .entry(ReasonStepFields.self), .client, "when it was done")
}

package struct GivenFields: Fields {
  package static let name = "step `given`"
  package init() {}
  package let on = Step.on
  package let recorded = Step.recorded
  package let who = Field("who", .reference(.person), .client, needed: .proposal, "who does it")
  package let what = Field("what", .text, .client, needed: .proposal, "what is to be done")
  package let until = Field("until", .day, .client, "by when")
}

package struct DeliveryFields: Fields {
  package static let name = "delivery"
  package init() {}
  package let id = Field("id", .reference(.deliverable), .client, "the deliverable")
  package let delivered = Field(
    "delivered", .list(.entry(DeliveredFields.self)), .client, "when it was delivered; a list after it was returned")
  package let returned = Field(
    "returned", .list(.entry(ReturnedFields.self)), .client, "when it came back with remarks")
  package let accepted = Field("accepted", .entry(AcceptedFields.self), .client, "when it was accepted")
}

package struct DeliveredFields: Fields {
  package static let name = "step `delivered`"
  package init() {}
  package let on = Step.on
  package let recorded = Step.recorded
  package let via = Field("via", .reference(.channel), .client, "the channel")
  package let link = Field("link", .text, .client, "where it is to be found")
}

package struct ReturnedFields: Fields {
  package static let name = "step `returned`"
  package init() {}
  package let on = Step.on
  package let recorded = Step.recorded
  package let by = Field("by", .reference(.person), .client, "who sent it back")
  package let remarks = Field("remarks", .text, .client, "what is to be changed")
}

package struct AcceptedFields: Fields {
  package static let name = "step `accepted`"
  package init() {}
  package let on = Step.on
  package let recorded = Step.recorded
  package let by = Field("by", .reference(.person), .client, needed: .proposal, "who accepted it")
  package let via = Field("via", .reference(.channel), .client, "the channel")
}

package struct ConversationFields: Fields {
  package static let name = "conversation"
  package init() {}
  package let id = Field("id", .id, .client, "the name of the conversation")
  package let title = Field("title", .text, .client, "what it is about")
  package let planned = Field("planned", .entry(PlannedFields.self), .client, "when it is to be")
  package let held = Field("held", .entry(HeldFields.self), .client, "when it was")
  package let noted = Field("noted", .entry(ReasonStepFields.self), .client, "when its record was written")
  package let sent = Field("sent", .entry(SentFields.self), .client, "when its record was sent")
}

package struct PlannedFields: Fields {
  package static let name = "step `planned`"
  package init() {}
  package let on = Step.on
  package let recorded = Step.recorded
  package let day = Field("day", .day, .client, needed: .proposal, "the day of the conversation")
  package let start = Field("start", .time, .client, "when it begins")
  package let end = Field("end", .time, .client, "when it ends")
  package let via = Field("via", .reference(.channel), .client, "the channel")
  package let with = Field("with", .list(.reference(.person)), .client, "who takes part")
  package let purpose = Field("purpose", .text, .client, "what it is for")
  package let agenda = Field("agenda", .list(.text), .client, "its points")
}

package struct HeldFields: Fields {
  package static let name = "step `held`"
  package init() {}
  package let on = Step.on
  package let recorded = Step.recorded
  package let start = Field("start", .time, .client, "when it began")
  package let minutes = Field("minutes", .whole(0...1440), .client, "how long it took")
  package let startedBy = Field("started_by", .choice(["us", "client"]), .client, "who called")
  package let via = Field("via", .reference(.channel), .client, "the channel")
  package let with = Field("with", .list(.reference(.person)), .client, "who took part")
  package let about = Field("about", .text, .client, "what it was about")
  package let decided = Field("decided", .list(.text), .client, "what was decided")
  package let notReached = Field("not_reached", .list(.text), .client, "what was not reached")
  package let recording = Field("recording", .text, .client, "where a recording is kept")
  package let consent = Field("consent", .text, .team, "who agreed to the recording")
}

package struct SentFields: Fields {
  package static let name = "step `sent`"
  package init() {}
  package let on = Step.on
  package let recorded = Step.recorded
  package let to = Field("to", .list(.reference(.person)), .client, "to whom")
  package let via = Field("via", .reference(.channel), .client, "the channel")
}

package struct CheckpointRecordFields: Fields {
  package static let name = "control day held"
  package init() {}
  package let id = Field("id", .id, .client, "the name of the record")
  package let held = Field("held", .entry(CheckpointHeldFields.self), .client, needed: .proposal, "what was seen")
  package let told = Field("told", .entry(SentFields.self), .client, "when the client heard")
}

package struct CheckpointHeldFields: Fields {
  package static let name = "step `held`"
  package init() {}
  package let on = Step.on
  package let recorded = Step.recorded
  package let stage = Field("stage", .reference(.stage), .client, needed: .proposal, "the stage")
  package let at = Field("at", .whole(0...100), .client, needed: .proposal, "the control day, in per cent")
  package let answers = Field("answers", .text, .client, "what was seen, in words for the client")
  package let onSchedule = Field("on_schedule", .yesNo, .client, "whether the stage is on schedule")
  package let done = Field("done", .share, .client, "the part of the work that is done, if you want to state it")
}

package struct InputRecordFields: Fields {
  package static let name = "input received"
  package init() {}
  package let id = Field("id", .reference(.input), .client, "the input")
  package let received = Field("received", .entry(ReceivedFields.self), .client, "when it came")
}

package struct ReceivedFields: Fields {
  package static let name = "step `received`"
  package init() {}
  package let on = Step.on
  package let recorded = Step.recorded
  package let complete = Field("complete", .yesNo, .client, standard: "yes", "whether it is all there")
  package let note = Field("note", .text, .client, "a remark")
}

package struct PaymentRecordFields: Fields {
  package static let name = "payment"
  package init() {}
  package let id = Field("id", .id, .client, "the instalment, as the payment plan calls it")
  package let asked = Field("asked", .entry(PaymentAskedFields.self), .client, "when it was asked for")
  package let received = Field(
    "received", .list(.entry(PaymentReceivedFields.self)), .client, "when it came; a list where it came in parts")
}

package struct PaymentAskedFields: Fields {
  package static let name = "step `asked`"
  package init() {}
  package let on = Step.on
  package let recorded = Step.recorded
  package let reference = Field("reference", .text, .client, "the number of the invoice that asked for it")
}

package struct PaymentReceivedFields: Fields {
  package static let name = "step `received`"
  package init() {}
  package let on = Step.on
  package let recorded = Step.recorded
  package let amount = Field("amount", .money, .client, needed: .proposal, "the amount that came")
  package let reference = Field("reference", .text, .client, "what the bank's statement says")
}

package struct PaperRecordFields: Fields {
  package static let name = "paper"
  package init() {}
  package let id = Field("id", .id, .client, "the number of the paper, or its name before it has one")
  package let document = Field(
    "document", .choice(["proposal", "contract"]), .client, needed: .proposal, "which document it is")
  package let issued = Field("issued", .entry(ReasonStepFields.self), .client, "when it was issued")
  package let sent = Field("sent", .entry(SentFields.self), .client, "when it was sent")
  package let agreed = Field("agreed", .entry(AgreedFields.self), .client, "when it was agreed")
  package let declined = Field("declined", .entry(ReasonStepFields.self), .client, "when it was declined")
  package let withdrawn = Field("withdrawn", .entry(ReasonStepFields.self), .client, "when it was taken back")
  package let back = Field("back", .entry(ReasonStepFields.self), .client, "when the signed copy came back")
}

package struct AgreedFields: Fields {
  package static let name = "step `agreed`"
  package init() {}
  package let on = Step.on
  package let recorded = Step.recorded
  package let by = Field("by", .reference(.person), .client, needed: .proposal, "who agreed")
  package let via = Field("via", .reference(.channel), .client, "the channel")
  package let options = Field("options", .list(.reference(.option)), .client, "the options chosen")
}

package struct ComplaintFields: Fields {
  package static let name = "complaint"
  package init() {}
  package let id = Field("id", .id, .client, "the number of the complaint")
  package let received = Field(
    "received", .entry(AskedFields.self), .client, needed: .proposal, "what was complained of")
  package let acknowledged = Field("acknowledged", .entry(ReasonStepFields.self), .client, "when it was acknowledged")
  package let answered = Field("answered", .entry(ComplaintAnsweredFields.self), .client, "the answer")
}

package struct ComplaintAnsweredFields: Fields {
  package static let name = "step `answered`"
  package init() {}
  package let on = Step.on
  package let recorded = Step.recorded
  package let text = Field("text", .text, .client, needed: .proposal, "the answer")
  package let cause = Field("cause", .text, .team, "what lay behind it")
}

package struct HoursFields: Fields {
  package static let name = "hours worked"
  package init() {}
  package let id = Field("id", .id, .team, "the name of the record")
  package let worked = Field(
    "worked", .entry(WorkedFields.self), .team, needed: .proposal, "who worked how long on what")
}

package struct WorkedFields: Fields {
  package static let name = "step `worked`"
  package init() {}
  package let on = Step.on
  package let recorded = Step.recorded
  package let by = Field("by", .reference(.person), .team, needed: .proposal, "who worked")
  package let stage = Field("stage", .reference(.stage), .team, "on which stage")
  package let time = Field("time", .length, .team, needed: .proposal, "how long")
  package let what = Field("what", .text, .team, "on what")
}

package struct ClockFields: Fields {
  package static let name = "pause"
  package init() {}
  package let id = Field("id", .id, .client, "the name of the pause")
  package let stopped = Field(
    "stopped", .entry(ReasonStepFields.self), .client, needed: .proposal, "when and why the clock stopped")
  package let started = Field("started", .entry(ReasonStepFields.self), .client, "when it went on")
}

package struct CancellationRecordFields: Fields {
  package static let name = "cancellation"
  package init() {}
  package let id = Field("id", .id, .client, "the name of the record")
  package let given = Field(
    "given", .entry(ReasonStepFields.self), .client, needed: .proposal, "when and by whom notice was given")
  package let effective = Field("effective", .entry(ReasonStepFields.self), .client, "the day it takes effect")
}

package struct GoalRecordFields: Fields {
  package static let name = "goal measured"
  package init() {}
  package let id = Field("id", .id, .client, "the goal")
  package let measured = Field("measured", .entry(MeasuredFields.self), .client, needed: .proposal, "what was measured")
}

package struct MeasuredFields: Fields {
  package static let name = "step `measured`"
  package init() {}
  package let on = Step.on
  package let recorded = Step.recorded
  package let result = Field("result", .text, .client, needed: .proposal, "the result, in words")
  package let met = Field("met", .yesNo, .client, "whether the goal is met")
}

package struct CompletionRecordFields: Fields {
  package static let name = "word of the client"
  package init() {}
  package let id = Field(
    "id", .choice(["problem_solved", "in_use", "papers_delivered"]), .client, "what the client has said")
  package let said = Field("said", .entry(SaidFields.self), .client, needed: .proposal, "who said it, when")
}

package struct SaidFields: Fields {
  package static let name = "step `said`"
  package init() {}
  package let on = Step.on
  package let recorded = Step.recorded
  package let by = Field("by", .reference(.person), .client, needed: .proposal, "who said it")
  package let via = Field("via", .reference(.channel), .client, "the channel")
}

package struct RiskFields: Fields {
  package static let name = "risk"
  package init() {}
  package let id = Field("id", .id, .client, "the number of the risk")
  package let share = Field("share", .yesNo, .team, standard: "no", "whether the client reads it")
  package let noted = Field("noted", .entry(RiskNotedFields.self), .client, needed: .proposal, "what may happen")
  package let changed = Field("changed", .list(.entry(RiskNotedFields.self)), .client, "how it changed")
  package let closed = Field("closed", .entry(ReasonStepFields.self), .client, "when it was over")
}

package struct RiskNotedFields: Fields {
  package static let name = "step `noted`"
  package init() {}
  package let on = Step.on
  package let recorded = Step.recorded
  package let text = Field("text", .text, .client, needed: .proposal, "what may happen")
  package let action = Field("action", .text, .client, "what is done about it")
}
