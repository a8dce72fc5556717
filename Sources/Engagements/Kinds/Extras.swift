import Diagnostics
package import Values

// What is included beside the results, and what happens beyond it.

package struct AllowanceFields: Fields {
  package static let name = "allowance"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the name by which other data refer to the allowance")
  package let title = Field("title", .text, .client, needed: .contract, "what is included")
  package let unit = Field(
    "unit", .choice(["calls", "minutes", "visits", "hours"]), .client, standard: "calls", "what is counted")
  package let amount = Field("amount", .number, .client, needed: .contract, "how many of it in a period")
  package let each = Field("each", .duration, .client, "the length of one; what is longer is beyond")
  package let period = Field(
    "period", .choice(["month", "quarter", "year", "engagement"]), .client, standard: "quarter",
    "how often it begins anew")
  package let anchor = Field(
    "anchor", .choice(["calendar", "start"]), .client, standard: "calendar",
    "whether periods follow the calendar or the first day")
  package let firstPeriod = Field(
    "first_period", .choice(["prorate", "full"]), .client, standard: "prorate", "what the first, shorter period gets")
  package let rollover = Field("rollover", .entry(RolloverFields.self), .client, "what happens to what is left")
  package let beyond = Field("beyond", .entry(BeyondFields.self), .client, "what more of it costs")
  package let free = Field(
    "free", .list(.choice(["started_by_us", "checkpoint", "our_mistake", "courtesy"])), .client, "what does not count")
}

package struct RolloverFields: Fields {
  package static let name = "rollover"
  package static let kind = Kind(Self())
  package let mode = Field(
    "mode", .choice(["none", "carry"]), .client, standard: "none", "whether what is left is kept")
  package let cap = Field("cap", .number, .client, "how much is kept at most")
  package let lives = Field("lives", .whole(1...20), .client, "for how many periods")
}

package struct BeyondFields: Fields {
  package static let name = "rule for what is beyond"
  package static let kind = Kind(Self())
  package let rate = Field("rate", .reference(.rate), .client, "the rate of the practice by which it is charged")
  package let step = Field("step", .duration, .client, standard: "15m", "the step to which each is rounded up")
  package let tellAt = Field("tell_at", .list(.share), .client, "at which part used the client is told")
  package let askFirst = Field("ask_first", .yesNo, .client, standard: "yes", "whether a yes is needed before")
}

package struct GoodwillFields: Fields {
  package static let name = "goodwill"
  package static let kind = Kind(Self())
  package let amount = Field("amount", .duration, .team, standard: "5h", "how much is given in all")
  package let per = Field(
    "per", .choice(["engagement", "quarter", "year"]), .team, standard: "engagement", "in which time")
  package let maxItem = Field("max_item", .duration, .team, standard: "2h", "the largest single extra")
  package let warnAt = Field("warn_at", .share, .team, standard: "80%", "at which part used you are warned")
  package let pace = Field("pace", .text, .team, "how many in which time before an offer is due")
  package let valueRate = Field(
    "value_rate", .reference(.rate), .team, "the rate by which the value of an extra is shown")
  package let showLimit = Field("show_limit", .yesNo, .team, standard: "no", "whether clients read the limits")
}

package struct LateInputFields: Fields {
  package static let name = "rule for late input"
  package static let kind = Kind(Self())
  package let remindAfter = Field(
    "remind_after", .length, .team, standard: "0d", "how long after its last day you ask for it")
  package let againAfter = Field(
    "again_after", .length, .team, standard: "7d", "how long after its last day you ask again")
  package let noticeAfter = Field(
    "notice_after", .length, .team, standard: "14d", "how long after its last day the client has notice of it")
}

package struct ExtraWorkFields: Fields {
  package static let name = "rule for extra work"
  package static let kind = Kind(Self())
  package let triageWithin = Field(
    "triage_within", .length, .client, standard: "2wd", "how soon you say what a request is")
  package let proposalWithin = Field("proposal_within", .length, .client, standard: "5wd", "how soon a proposal comes")
  package let validFor = Field(
    "valid_for", .length, .client, standard: "30d", "how long a proposal stands, its last day included")
  package let shortUnder = Field("short_under", .money, .team, "the amount below which a proposal is one page")
  package let step = Field(
    "step", .duration, .team, standard: "15m", "the step to which the estimates that an offer is made of are rounded up"
  )
  package let growthNotice = Field(
    "growth_notice", .share, .team, standard: "20%", "the growth at which you are warned")
  package let swap = Field("swap", .yesNo, .client, standard: "yes", "whether work may be exchanged for other work")
}
