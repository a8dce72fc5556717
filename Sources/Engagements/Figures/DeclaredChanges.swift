import Diagnostics
package import Values

// Figures of change orders.

package struct ChangeFigures: Fields {
  package static let name = "change order"
  package static let kind = Kind(Self())
  package let id = Field("id", .text, .client, "the name of its file, and of its page")
  package let number = Field("number", .text, .client, "the number of its paper, once it has one")
  package let state = Field(
    "state", .choice(PaperState.allCases.map(\.rawValue)), .client, "how far its paper has come")
  package let issuedOn = Field("issued_on", .day, .client, "when it was issued")
  package let sentOn = Field("sent_on", .day, .client, "when it was sent")
  package let agreedOn = Field("agreed_on", .day, .client, "when it was agreed")
  package let agreedBy = Field("agreed_by", .entry(PersonFields.self), .client, "who agreed")
  package let validUntil = Field(
    "valid_until", .day, .client, "the last day on which it may be agreed to: from the day it went out, or from today")
  package let requests = Field("requests", .list(.entry(RequestFigures.self)), .client, "the requests it answers")
  package let stages = Field("stages", .list(.entry(StageFigures.self)), .client, "the stages that come in")
  package let deliverables = Field(
    "deliverables", .list(.entry(DeliverableFigures.self)), .client, "all results that come in, those of new stages too"
  )
  package let removed = Field(
    "removed", .list(.entry(RemovedFigures.self)), .client, "the stages and results that go out")
  package let differences = Field(
    "differences", .list(.entry(DifferenceFigures.self)), .client, "what becomes something else")
  package let allowances = Field(
    "allowances", .list(.entry(AllowanceChangeFigures.self)), .client, "what becomes of what is included")
  package let lines = Field("lines", .list(.entry(ChangeLineFigures.self)), .client, "how the price is made")
  package let price = Field("price", .entry(PriceFigures.self), .client, "the price and its tax")
  package let extras = Field(
    "extras", .entry(ExtrasFigures.self), .client,
    "small extras given until it went out, or until now, with their value")
  package let size = Field("size", .money, .client, "by how much the price changes, as prices are told")
  package let effect = Field(
    "effect", .choice(["more", "less", "none"]), .client,
    "whether the price rises, falls or stays; where nothing is paid once, whether the fees do")
  package let costsMore = Field(
    "costs_more", .yesNo, .client, "whether the client pays more for anything: once, or every period")
  package let value = Field(
    "value", .entry(ChangedValueFigures.self), .client, "what the contract is worth without it and with it")
  package let fees = Field(
    "fees", .list(.entry(FeeFigures.self)), .client, "what is paid every period, without this change and with it")
  package let feeChanges = Field(
    "fee_changes", .list(.entry(FeeChangeFigures.self)), .client, "the fees that become others")
  package let besideFees = Field(
    "beside_fees", .entry(BesideFeesFigures.self), .client,
    "what is paid beside the fees, where the contract has no other price")
  package let instalments = Field(
    "instalments", .list(.entry(InstalmentFigures.self)), .client, "when which part of the price is paid")
  package let movedPayments = Field(
    "moved_payments", .list(.entry(MovedPaymentFigures.self)), .client,
    "the payments still to come that it makes others, where it lowers the price or takes something out; of one not agreed"
  )
  package let paidBack = Field(
    "paid_back", .money, .client, "what is paid back with it; of one that is not agreed")
  package let direction = Field(
    "direction", .choice(["later", "earlier", "none"]), .client, "which way the last day moves")
  package let by = Field("by", .length, .client, "by how much it moves")
  package let moves = Field(
    "moves", .list(.entry(MoveFigures.self)), .client, "the open stages whose days it moves, before and after")
  package let endsBefore = Field("ends_before", .entry(MomentFigures.self), .client, "the last day without it")
  package let endsAfter = Field("ends_after", .entry(MomentFigures.self), .client, "the last day with it")
  package let takenOutBy = Field(
    "taken_out_by", .entry(ChangeReferenceFigures.self), .client,
    "the change order that took out again all that this one had brought in")
  package let short = Field("short", .yesNo, .client, "whether it is small enough for one page")
}

/// A payment that comes to something else with a change order, or becomes due with something else.
package struct MovedPaymentFigures: Fields {
  package static let name = "moved payment"
  package static let kind = Kind(Self())
  package let with = Field("with", .entry(InstalmentFigures.self), .client, "the payment as the change order makes it")
  package let without = Field(
    "without", .entry(InstalmentFigures.self), .client, "the payment as it is without the change order")
}

/// A stage or a result that goes out.
package struct RemovedFigures: Fields {
  package static let name = "removal"
  package static let kind = Kind(Self())
  package let id = Field("id", .text, .client, "its id")
  package let title = Field("title", .text, .client, "its title")
  package let amount = Field("amount", .money, .client, "the price that it had, of a stage with a fixed one")
}

package struct ChangeLineFigures: Fields {
  package static let name = "part of a price"
  package static let kind = Kind(Self())
  package let stage = Field("stage", .text, .client, "the stage whose price it is, where it is one's")
  package let hours = Field("hours", .number, .client, "the hours it is made of")
  package let rate = Field("rate", .money, .client, "the price of an hour")
  package let amount = Field("amount", .money, .client, "the amount")
}

/// Something about a stage or a result, before and after.
package struct DifferenceFigures: Fields {
  package static let name = "difference"
  package static let kind = Kind(Self())
  package let title = Field("title", .text, .client, "what becomes different, by its name until now")
  package let about = Field(
    "about", .choice(["title", "summary", "form", "accepted_when"]), .client, "what is different about it")
  package let before = Field("before", .list(.text), .client, "what holds until now")
  package let after = Field("after", .text, .client, "what holds from then on")
}

/// The fee of a stage that is paid by the period, before and after.
package struct FeeChangeFigures: Fields {
  package static let name = "change of a fee"
  package static let kind = Kind(Self())
  package let title = Field("title", .text, .client, "the title of the stage")
  package let every = Field("every", .length, .client, "the period")
  package let before = Field(
    "before", .entry(PriceFigures.self), .client, "what a period costs until now, with its tax")
  package let after = Field(
    "after", .entry(PriceFigures.self), .client, "what each costs that begins on the day of the yes or later")
}

package struct AllowanceChangeFigures: Fields {
  package static let name = "change of what is included"
  package static let kind = Kind(Self())
  package let title = Field("title", .text, .client, "what is included")
  package let unit = Field("unit", .text, .client, "what is counted")
  package let period = Field("period", .text, .client, "how often it begins anew")
  package let before = Field("before", .number, .client, "how many until now")
  package let after = Field("after", .number, .client, "how many from then on")
  package let eachBefore = Field("each_before", .length, .client, "the length of one until now")
  package let eachAfter = Field("each_after", .length, .client, "the length of one from then on")
}

package struct MoveFigures: Fields {
  package static let name = "move"
  package static let kind = Kind(Self())
  package let stage = Field("stage", .entry(ReferenceFigures.self), .client, "the stage")
  package let startBefore = Field(
    "start_before", .entry(MomentFigures.self), .client, "its first day until now, where that moves")
  package let startAfter = Field("start_after", .entry(MomentFigures.self), .client, "its first day from then on")
  package let dueBefore = Field("due_before", .entry(MomentFigures.self), .client, "its last day until now")
  package let dueAfter = Field("due_after", .entry(MomentFigures.self), .client, "its last day from then on")
  package let byInput = Field(
    "by_input", .whole(), .client, "working days by which late inputs had moved its last day until now")
  package let byPause = Field("by_pause", .whole(), .client, "working days by which pauses had")
}

/// A change order as what it answers, brought in or changed refers to it.
package struct ChangeReferenceFigures: Fields {
  package static let name = "reference to a change order"
  package static let kind = Kind(Self())
  package let id = Field("id", .text, .client, "the name of its page")
  package let number = Field("number", .text, .client, "the number of its paper")
  package let title = Field("title", .text, .client, "what changes, in a few words")
  package let state = Field(
    "state", .choice(PaperState.allCases.map(\.rawValue)), .client, "how far its paper has come")
}
