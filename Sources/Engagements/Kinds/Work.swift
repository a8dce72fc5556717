import Diagnostics
package import Values

// The work: stages, results, what the client gives, what a proposal lets the client choose from.

package struct StageFields: Fields {
  package static let name = "stage"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the name by which other data refer to the stage")
  package let title = Field(
    "title", .text, .client, needed: .proposal, "the name of the stage, as the client will read it")
  package let summary = Field("summary", .text, .client, "what happens in it, in a sentence")
  package let price = Field(
    "price", .price, .client, needed: .proposal, "the fixed price, or `later` with `priced_after`")
  package let pricedAfter = Field(
    "priced_after", .reference(.stage), .client, "the stage after which the price comes as a change order")
  package let takes = Field("takes", .timeOfWork, .client, "how long it takes; or give `start` and `due`")
  package let start = Field("start", .day, .client, "the first day; without it, the working day after the stage before")
  package let due = Field("due", .day, .client, "the last day; without it, from `takes`")
  package let reserve = Field("reserve", .length, .private, "time kept in hand inside the stage")
  package let delivers = Field(
    "delivers", .entries(DeliverableFields.self, in: .deliverable), .client, "the results of the stage")
}

package typealias Stage = Entry<StageFields>

package struct DeliverableFields: Fields {
  package static let name = "deliverable"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the name by which other data refer to the deliverable")
  package let title = Field(
    "title", .text, .client, needed: .proposal, "the name of the result, as the client will read it")
  package let stage = Field(
    "stage", .reference(.stage), .client, "the stage it belongs to, where it stands outside one")
  package let form = Field("form", .text, .client, "the form in which the client wants the result")
  package let owner = Field("owner", .reference(.person), .client, "who makes it; without it, the lead")
  package let acceptedBy = Field("accepted_by", .reference(.person), .client, "who accepts it; without it, who decides")
  package let due = Field("due", .moment, .client, "when it is due; without it, at the end of its stage")
  package let acceptedWhen = Field(
    "accepted_when", .text, .client, "what must be true for it to be accepted; short for `acceptance`")
  package let acceptance = Field(
    "acceptance", .list(.entry(AcceptanceFields.self)), .client, "what must be true for it to be accepted")
  package let revisions = Field("revisions", .whole(0...20), .client, "rounds of remarks included, where they differ")
}

package typealias Deliverable = Entry<DeliverableFields>

package struct AcceptanceFields: Fields {
  package static let name = "acceptance row"
  package static let kind = Kind(Self())
  package let standard = Field("standard", .text, .client, needed: .order, "what is to be seen")
  package let level = Field("level", .text, .client, "how much of it; without it, all of it")
  package let method = Field("method", .text, .client, "how it is looked at; without it, together in the review call")
}

package struct InputFields: Fields {
  package static let name = "input"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the name by which other data refer to the input")
  package let what = Field("what", .text, .client, needed: .proposal, "what the client gives")
  package let from = Field("from", .reference(.person), .client, needed: .order, "who gives it")
  package let until = Field("until", .moment, .client, needed: .order, "the last day on which it is in time")
  package let form = Field("form", .text, .client, "the form in which it is wanted")
  package let stages = Field("for", .list(.reference(.stage)), .client, "the stages that cannot go on without it")
  package let ifLate = Field(
    "if_late", .choice(["dates_move", "change_order", "nothing"]), .client, standard: "dates_move", "what a delay does")
}

package typealias Input = Entry<InputFields>

package struct ApprovalFields: Fields {
  package static let name = "approval"
  package static let kind = Kind(Self())
  package let by = Field("by", .reference(.person), .client, "who approves; without it, who decides")
  package let within = Field("within", .length, .client, standard: "5wd", "how long an approval may take")
  package let silence = Field(
    "silence", .choice(["remind", "accept", "none"]), .client, standard: "remind", "what silence means")
}

package struct OptionGroupFields: Fields {
  package static let name = "choice"
  package static let kind = Kind(Self())
  package let choose = Field(
    "choose", .choice(["one", "any"]), .client, standard: "one", "whether one of the options is taken, or any number")
  package let of = Field(
    "of", .entries(OptionFields.self, in: .option), .client, needed: .proposal, "the options, at most three")
}

package struct OptionFields: Fields {
  package static let name = "option"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the name by which an answer refers to the option")
  package let title = Field("title", .text, .client, needed: .proposal, "the name of the option")
  package let summary = Field("summary", .text, .client, "what it is, in a sentence")
  package let includes = Field("includes", .list(.text), .client, "what it includes, in plain words")
  package let recommended = Field("recommended", .yesNo, .client, standard: "no", "yes for the one you recommend")
  package let because = Field("because", .text, .client, "why you recommend it")
  package let after = Field(
    "after", .reference(.stage), .client, "the stage that its own stages follow; without it, they are the last")
  package let stages = Field(
    "stages", .entries(StageFields.self, in: .stage), .client, needed: .proposal, "the stages of the option")
}
