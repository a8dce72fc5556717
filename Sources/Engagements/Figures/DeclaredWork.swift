import Diagnostics
package import Values

// Figures of the work: stages, results, control days, inputs, meetings.

package struct StageFigures: Fields {
  package static let name = "stage"
  package static let kind = Kind(Self())
  package let option = Field(
    "option", .text, .client, "the title of the option it belongs to, where it is not in every one")
  package let number = Field("number", .whole(), .client, "its place in the order, from 1")
  package let amount = Field("amount", .money, .client, "its price, where it is fixed")
  package let gross = Field(
    "gross", .money, .client,
    "its price with its tax, where it is fixed, in the papers of the contract: those of all stages add up")
  package let pricing = Field(
    "pricing", .choice(["fixed", "later", "hourly", "periodic"]), .client, "how it is priced")
  package let rate = Field("rate", .money, .client, "the price of an hour, where it is priced by the hour")
  package let cap = Field("cap", .money, .client, "the most it can come to, where it is priced by the hour")
  package let fee = Field("fee", .money, .client, "the fee of a period, where it is priced by the period")
  package let every = Field("every", .length, .client, "the period")
  package let periodPrice = Field(
    "period_price", .entry(PriceFigures.self), .client,
    "what a whole period comes to with its tax, where it is priced by the period")
  package let start = Field("start", .entry(MomentFigures.self), .client, "its first day, by the contract")
  package let due = Field("due", .entry(MomentFigures.self), .client, "its last day, by the contract")
  package let newStart = Field(
    "new_start", .entry(KeptDayFigures.self), .client, "its first day now, where that has moved since the contract")
  package let newDue = Field(
    "new_due", .entry(KeptDayFigures.self), .client, "its last day now, where that has moved since the contract")
  package let from = Field("from", .entry(MomentFigures.self), .client, "its first day as things stand")
  package let until = Field(
    "until", .entry(MomentFigures.self), .client,
    "its last day as things stand; once it is accepted, the day on which it was")
  package let state = Field("state", .choice(StageState.allCases.map(\.rawValue)), .client, "how far it has come")
  package let current = Field("current", .yesNo, .client, "whether it is the stage in work")
  package let deliverables = Field("deliverables", .list(.entry(DeliverableFigures.self)), .client, "its deliverables")
  package let checkpoints = Field("checkpoints", .list(.entry(CheckpointFigures.self)), .client, "its progress checks")
  package let dayNumber = Field("day_number", .whole(), .client, "which of its days today is, while it is in work")
  package let dayCount = Field("day_count", .whole(), .client, "how many days it has")
  package let stated = Field("stated", .share, .client, "the part of the work last told to the client")
  package let statedOn = Field("stated_on", .day, .client, "when that was told")
  package let addedBy = Field(
    "added_by", .entry(ChangeReferenceFigures.self), .client, "the change order that brought it in")
  package let changedBy = Field(
    "changed_by", .list(.entry(ChangeReferenceFigures.self)), .client,
    "the change orders that gave it another name, price or content")
}

package struct DeliverableFigures: Fields {
  package static let name = "deliverable"
  package static let kind = Kind(Self())
  package let stage = Field("stage", .entry(ReferenceFigures.self), .client, "the stage it belongs to")
  package let owner = Field("owner", .entry(PersonFields.self), .client, "who makes it")
  package let acceptedBy = Field("accepted_by", .entry(PersonFields.self), .client, "who accepts it")
  package let due = Field("due", .entry(MomentFigures.self), .client, "when it is due, by the contract")
  package let newDue = Field(
    "new_due", .entry(KeptDayFigures.self), .client, "when it is due now, where that has moved since the contract")
  package let acceptance = Field(
    "acceptance", .list(.entry(AcceptanceFields.self)), .client, "what must be true for it to be accepted")
  package let revisions = Field("revisions", .whole(), .client, "rounds of remarks included")
  package let roundsUsed = Field("rounds_used", .whole(), .client, "how many of these are used")
  package let roundsLeft = Field("rounds_left", .whole(), .client, "how many of these are left")
  package let state = Field("state", .choice(DeliverableState.allCases.map(\.rawValue)), .client, "how far it has come")
  package let deliveredOn = Field("delivered_on", .day, .client, "when it was last delivered")
  package let acceptedOn = Field("accepted_on", .day, .client, "when it was accepted")
  package let deviations = Field(
    "deviations", .list(.entry(DeviationFigures.self)), .client, "what is not as agreed and was accepted all the same")
  package let link = Field("link", .text, .client, "where it is to be found")
  package let addedBy = Field(
    "added_by", .entry(ChangeReferenceFigures.self), .client, "the change order that brought it in")
  package let changedBy = Field(
    "changed_by", .list(.entry(ChangeReferenceFigures.self)), .client,
    "the change orders that gave it another name, form or standard")
}

/// Something referred to: enough to name it and to link to it.
package struct ReferenceFigures: Fields {
  package static let name = "reference"
  package static let kind = Kind(Self())
  package let id = Field("id", .text, .client, "its id")
  package let title = Field("title", .text, .client, "its title")
}

package struct CheckpointPlanFigures: Fields {
  package static let name = "plan of progress checks"
  package static let kind = Kind(Self())
  package let points = Field(
    "points", .list(.entry(PlannedPointFigures.self)), .client, "the points at which some stage is looked at")
  package let most = Field("most", .whole(), .client, "how many progress checks a stage has, at most")
  package let alike = Field("alike", .yesNo, .client, "whether every stage has so many")
}

package struct PlannedPointFigures: Fields {
  package static let name = "progress check"
  package static let kind = Kind(Self())
  package let stages = Field(
    "stages", .list(.entry(ReferenceFigures.self)), .client, "the stages that have it, where some are too short for it")
}

package struct CheckpointFigures: Fields {
  package static let name = "progress check"
  package static let kind = Kind(Self())
  package let day = Field("day", .entry(MomentFigures.self), .client, "the day")
  package let ask = Field("ask", .list(.text), .client, "what is looked at, with what points before it on one day ask")
  package let heldOn = Field("held_on", .day, .client, "when it was held")
  package let answers = Field("answers", .text, .client, "what was seen")
  package let onSchedule = Field("on_schedule", .yesNo, .client, "whether the stage was on schedule")
}

package struct InputFigures: Fields {
  package static let name = "input"
  package static let kind = Kind(Self())
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
  package static let kind = Kind(Self())
  package let every = Field("every", .length, .client, "the time from one to the next")
  package let weekday = Field(
    "weekday", .choice(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]), .client,
    "the day of the week, where there is one")
  package let time = Field("time", .time, .client, "when it begins, where that is agreed")
  package let from = Field("from", .length, .client, "how long after the first day the first of them is")
  package let until = Field("until", .length, .client, "how long after the first day the last of them is")
  package let attends = Field("attends", .list(.entry(PersonFields.self)), .client, "who takes part")
  package let recordWithin = Field(
    "record_within", .length, .client, "how soon its record comes: as said of it, or else of all records")
}

package struct OptionGroupFigures: Fields {
  package static let name = "choice"
  package static let kind = Kind(Self())
  package let choose = Field("choose", .choice(["one", "any"]), .client, "whether one is taken, or any number")
  package let of = Field("of", .list(.entry(OptionFigures.self)), .client, "the options")
}

package struct OptionFigures: Fields {
  package static let name = "option"
  package static let kind = Kind(Self())
  package let price = Field("price", .entry(PriceFigures.self), .client, "the price of the engagement with this option")
  package let added = Field("added", .money, .client, "the price of the option's own stages, without tax")
  package let addedGross = Field("added_gross", .money, .client, "the price of the option's own stages, with tax")
  package let after = Field(
    "after", .entry(ReferenceFigures.self), .client, "the stage that its own follow, where that is not the last")
  package let ends = Field("ends", .entry(MomentFigures.self), .client, "when the whole work is ready with it")
  package let stages = Field("stages", .list(.entry(StageFigures.self)), .client, "its stages, filled in")
}
