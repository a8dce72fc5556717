import Diagnostics
package import Values

// Papers, payments, ending early, completion.

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
    "document", .choice(["proposal", "contract", "order", "change-order"]), .client, needed: .proposal,
    "which document it is")
  package let change = Field(
    "change", .reference(.change), .client, "the change order, by the name of its file under `changes/`")
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
