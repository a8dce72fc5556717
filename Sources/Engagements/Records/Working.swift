import Diagnostics
package import Values

// Results, control days, inputs, conversations, hours, pauses, risks.

package struct DeliveryFields: Fields {
  package static let name = "delivery"
  package static let kind = Kind(Self())
  package let id = Field("id", .reference(.deliverable), .client, "the deliverable")
  package let delivered = Field(
    "delivered", .list(.step(DeliveredFields.self)), .client, "when it was delivered; a list after it was returned")
  package let returned = Field(
    "returned", .list(.step(ReturnedFields.self)), .client, "when it came back with remarks")
  package let accepted = Field("accepted", .step(AcceptedFields.self), .client, "when it was accepted")
  package let rectified = Field(
    "rectified", .list(.step(RectifiedFields.self)), .client,
    "when that was put right which was not as agreed and was accepted all the same")
  package let confirmed = Field(
    "confirmed", .step(ConfirmedFields.self), .client,
    "when that was confirmed, where it had been said by a channel that does not bind")
}

package struct DeliveredFields: Fields {
  package static let name = "step `delivered`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let via = Field("via", .reference(.channel), .client, "the channel")
  package let link = Field("link", .text, .client, "where it is to be found")
}

package struct ReturnedFields: Fields {
  package static let name = "step `returned`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let by = Field("by", .reference(.person), .client, "who sent it back")
  package let remarks = Field("remarks", .text, .client, "what is to be changed")
}

package struct AcceptedFields: Fields {
  package static let name = "step `accepted`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let by = Field("by", .reference(.person), .client, needed: .work, "who accepted it")
  package let via = Field("via", .reference(.channel), .client, "the channel")
  package let deviations = Field(
    "deviations", .list(.entry(DeviationFields.self)), .client,
    "what is not as agreed and was accepted all the same, who puts it right, by when")
}

package struct ConfirmedFields: Fields {
  package static let name = "step `confirmed`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let by = Field("by", .reference(.person), .client, needed: .work, "who confirmed it")
  package let via = Field("via", .reference(.channel), .client, needed: .work, "the channel")
}

package struct DeviationFields: Fields {
  package static let name = "deviation"
  package static let kind = Kind(Self())
  package let what = Field("what", .text, .client, needed: .closing, "what is not as agreed")
  package let who = Field("who", .reference(.person), .client, needed: .closing, "who puts it right")
  package let until = Field("until", .day, .client, needed: .closing, "by when")
}

package struct RectifiedFields: Fields {
  package static let name = "step `rectified`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let what = Field(
    "what", .text, .client, "which of the deviations, in the words of the acceptance; without it, all of them")
}

extension Entry where F == DeliveryFields {
  /// What was accepted although it is not as agreed, each with the day on which it was put right.
  var deviations: [(deviation: Entry<DeviationFields>, rectifiedOn: Day?)] {
    (self.accepted?.deviations ?? []).map { deviation in
      let step = self.rectified?.first { step in step.what.map { deviation.isCalled($0) } ?? true }
      return (deviation, step?.on)
    }
  }
}

extension Entry where F == DeviationFields {
  /// Whether it is the one of these words, however they are spelt.
  func isCalled(_ words: String) -> Bool { self.what.map { slug($0) == slug(words) } ?? false }
}

package struct ConversationFields: Fields {
  package static let name = "conversation"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the name of the conversation")
  package let title = Field("title", .text, .client, "what it is about")
  package let planned = Field("planned", .step(PlannedFields.self), .client, "when it is to be")
  package let held = Field("held", .step(HeldFields.self), .client, "when it was")
  package let noted = Field("noted", .step(ReasonStepFields.self), .client, "when its record was written")
  package let sent = Field("sent", .step(SentFields.self), .client, "when its record was sent")
}

package struct PlannedFields: Fields {
  package static let name = "step `planned`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let day = Field("day", .day, .client, needed: .work, "the day of the conversation")
  package let start = Field("start", .time, .client, "when it begins")
  package let end = Field("end", .time, .client, "when it ends")
  package let via = Field("via", .reference(.channel), .client, "the channel")
  package let with = Field("with", .list(.reference(.person)), .client, "who takes part")
  package let purpose = Field("purpose", .text, .client, "what it is for")
  package let agenda = Field("agenda", .list(.text), .client, "its points")
}

package struct HeldFields: Fields {
  package static let name = "step `held`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let start = Field("start", .time, .client, "when it began")
  package let minutes = Field("minutes", .whole(0...1440), .client, "how long it took")
  package let startedBy = Field("started_by", .choice(["us", "client"]), .client, "who called")
  package let arranged = Field(
    "arranged", .yesNo, .client,
    "`no` where it was not arranged before: it then uses none of the calls, and is beyond them")
  package let via = Field("via", .reference(.channel), .client, "the channel")
  package let with = Field("with", .list(.reference(.person)), .client, "who took part")
  package let about = Field("about", .text, .client, "what it was about")
  package let decided = Field("decided", .list(.text), .client, "what was decided")
  package let notReached = Field("not_reached", .list(.text), .client, "what was not reached")
  package let recording = Field("recording", .text, .client, "where a recording is kept")
  package let consent = Field("consent", .text, .team, "who agreed to the recording")
  package let agreedBy = Field(
    "agreed_by", .reference(.person), .client,
    "who said yes to its price before, where it is beyond what is included")
  package let free = Field(
    "free", .choice(["checkpoint", "our_mistake", "courtesy"]), .client, "why it uses nothing of what is included")
}

package struct SentFields: Fields {
  package static let name = "step `sent`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let to = Field("to", .list(.reference(.person)), .client, "to whom")
  package let via = Field("via", .reference(.channel), .client, "the channel")
}

package struct AllowanceRecordFields: Fields {
  package static let name = "allowance told of"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the allowance")
  package let told = Field(
    "told", .list(.step(SentFields.self)), .client, needed: .work, "when the client heard how much is used")
}

package struct CheckpointRecordFields: Fields {
  package static let name = "progress check held"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the name of the record")
  package let held = Field("held", .step(CheckpointHeldFields.self), .client, needed: .work, "what was seen")
  package let told = Field("told", .step(SentFields.self), .client, "when the client heard")
}

package struct CheckpointHeldFields: Fields {
  package static let name = "step `held`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let stage = Field("stage", .reference(.stage), .client, needed: .work, "the stage")
  package let at = Field("at", .whole(0...100), .client, needed: .work, "the progress check, in per cent")
  package let answers = Field("answers", .text, .client, "what was seen, in words for the client")
  package let onSchedule = Field("on_schedule", .yesNo, .client, "whether the stage is on schedule")
  package let done = Field("done", .share, .client, "the part of the work that is done, if you want to state it")
}

package struct InputRecordFields: Fields {
  package static let name = "input received"
  package static let kind = Kind(Self())
  package let id = Field("id", .reference(.input), .client, "the input")
  package let received = Field(
    "received", .list(.step(ReceivedFields.self)), .client, "when it came; a list where it came in parts")
  package let reminded = Field(
    "reminded", .list(.step(SentFields.self)), .client,
    "when the client was asked for it; a list where that was more often")
}

extension Entry where F == InputRecordFields {
  /// What made the input complete; nil while something is lacking.
  var completion: Entry<ReceivedFields>? { self.received?.first { $0.complete != false } }
}

package struct ReceivedFields: Fields {
  package static let name = "step `received`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let complete = Field("complete", .yesNo, .client, standard: "yes", "whether it is all there")
  package let note = Field("note", .text, .client, "a remark")
}

package struct HoursFields: Fields {
  package static let name = "hours worked"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .team, "the name of the record")
  package let worked = Field(
    "worked", .step(WorkedFields.self), .team, needed: .work, "who worked how long on what")
}

package struct WorkedFields: Fields {
  package static let name = "step `worked`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let by = Field("by", .reference(.person), .team, needed: .work, "who worked")
  package let stage = Field("stage", .reference(.stage), .team, "on which stage")
  package let time = Field("time", .duration, .team, needed: .work, "how long")
  package let what = Field("what", .text, .team, "on what")
}

package struct ClockFields: Fields {
  package static let name = "pause"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the name of the pause")
  package let stopped = Field(
    "stopped", .step(StoppedFields.self), .client, needed: .work, "when and why the clock stopped")
  package let started = Field("started", .step(ReasonStepFields.self), .client, "when it went on")
}

package struct StoppedFields: Fields {
  package static let name = "step `stopped`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let by = Field("by", .reference(.person), .client, "who stopped it")
  package let because = Field(
    "because", .text, .client, needed: .work, "why; the client reads it beside the moved days")
}

package struct RiskFields: Fields {
  package static let name = "risk"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the number of the risk")
  package let share = Field("share", .yesNo, .team, standard: "no", "whether the client reads it")
  package let noted = Field("noted", .step(RiskNotedFields.self), .client, needed: .work, "what may happen")
  package let changed = Field("changed", .list(.step(RiskNotedFields.self)), .client, "how it changed")
  package let closed = Field("closed", .step(ReasonStepFields.self), .client, "when it was over")
}

package struct RiskNotedFields: Fields {
  package static let name = "step `noted`"
  package static let kind = Kind(Self())
  package let on = Step.on
  package let recorded = Step.recorded
  package let text = Field("text", .text, .client, needed: .work, "what may happen")
  package let action = Field("action", .text, .client, "what is done about it")
}
