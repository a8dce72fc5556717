import Diagnostics
package import Values

// Figures of the end: what was done, what it comes to, what was reached.

package struct ClosingFigures: Fields {
  package static let name = "closing"
  package static let kind = Kind(Self())
  package let work = Field("work", .list(.entry(WorkLineFigures.self)), .client, "what was done, stage by stage")
  package let deviations = Field(
    "deviations", .list(.entry(DeviationFigures.self)), .client, "what is not as agreed and was accepted all the same")
  package let settlement = Field("settlement", .entry(SettlementFigures.self), .client, "what it comes to in the end")
  package let hasRunningPrices = Field(
    "has_running_prices", .yesNo, .client, "whether work is priced by the hour beside it")
  package let goals = Field("goals", .list(.entry(GoalResultFigures.self)), .client, "the goals, and what was measured")
}

package struct WorkLineFigures: Fields {
  package static let name = "work done"
  package static let kind = Kind(Self())
  package let title = Field("title", .text, .client, "the stage, as the contract or the change order words it")
  package let change = Field("change", .text, .client, "the number of the change order that brought it in")
  package let from = Field("from", .day, .client, "its first day")
  package let until = Field("until", .day, .client, "the day on which it was accepted, or else delivered")
  package let amount = Field(
    "amount", .money, .client, "what it earns, as prices are told; less its part of a discount")
  package let results = Field("results", .list(.entry(ResultFigures.self)), .client, "its results")
}

package struct ResultFigures: Fields {
  package static let name = "result"
  package static let kind = Kind(Self())
  package let title = Field("title", .text, .client, "what it is called")
  package let form = Field("form", .text, .client, "the form in which the client has it")
  package let acceptance = Field(
    "acceptance", .list(.entry(AcceptanceFields.self)), .client, "what was to be true for it to be accepted")
  package let deliveredOn = Field("delivered_on", .day, .client, "when it was last delivered")
  package let acceptedOn = Field("accepted_on", .day, .client, "when it was accepted")
  package let link = Field("link", .text, .client, "where it is to be found")
  package let takenBy = Field("taken_by", .entry(PersonFields.self), .client, "who has accepted it")
}

package struct DeviationFigures: Fields {
  package static let name = "deviation"
  package static let kind = Kind(Self())
  package let result = Field("result", .text, .client, "the title of the result")
  package let what = Field("what", .text, .client, "what is not as agreed")
  package let who = Field("who", .entry(PersonFields.self), .client, "who puts it right")
  package let until = Field("until", .day, .client, "by when")
  package let rectifiedOn = Field("rectified_on", .day, .client, "when it was put right")
}

package struct SettlementFigures: Fields {
  package static let name = "settlement"
  package static let kind = Kind(Self())
  package let original = Field("original", .money, .client, "the price that was first agreed, as prices are told")
  package let change = Field("change", .money, .client, "by how much agreed change orders changed it")
  package let fees = Field("fees", .money, .client, "the fees of the periods until then, as prices are told")
  package let beyond = Field("beyond", .money, .client, "what was more than included, as prices are told")
  package let unasked = Field(
    "unasked", .money, .client, "what is more than included, as prices are told, and its statement is still to come")
  package let net = Field("net", .money, .client, "all of it without tax")
  package let tax = Field("tax", .money, .client, "its tax")
  package let gross = Field("gross", .money, .client, "all of it with tax")
  package let withheld = Field("withheld", .money, .client, "what the client withholds of it")
  package let payable = Field("payable", .money, .client, "what the client pays to the practice")
  package let received = Field("received", .money, .client, "what came")
  package let open = Field("open", .money, .client, "what did not come")
  package let refund = Field("refund", .money, .client, "what is paid back, where too much came")
}

package struct GoalResultFigures: Fields {
  package static let name = "goal"
  package static let kind = Kind(Self())
  package let text = Field("text", .text, .client, "what was to be different")
  package let measuredBy = Field("measured_by", .text, .client, "how it is measured")
  package let result = Field("result", .text, .client, "what was measured")
  package let met = Field("met", .yesNo, .client, "whether the goal is met")
  package let measuredOn = Field("measured_on", .day, .client, "when it was measured")
}
