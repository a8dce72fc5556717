import Diagnostics
package import Values

// Figures of the ledgers. What is given gladly has limits that no client reads.

package struct ContractValueFigures: Fields {
  package static let name = "contract value"
  package static let kind = Kind(Self())
  package let original = Field("original", .money, .client, "the price that was first agreed, as prices are told")
  package let change = Field("change", .money, .client, "by how much agreed change orders changed it")
  package let value = Field("value", .money, .client, "what it is now")
  package let pending = Field("pending", .money, .client, "what change orders would change that wait for an answer")
  package let growth = Field("growth", .share, .team, "the change as a part of the original price")
}

/// The five numbers of a change order.
package struct ChangedValueFigures: Fields {
  package static let name = "contract value with a change"
  package static let kind = Kind(Self())
  package let original = Field("original", .money, .client, "the price that was first agreed, as prices are told")
  package let earlier = Field("earlier", .money, .client, "by how much changes agreed before changed it")
  package let before = Field("before", .money, .client, "what it is without this change")
  package let this = Field("this", .money, .client, "by how much this change changes it")
  package let new = Field("new", .money, .client, "what it is with this change")
}

/// What is paid beside the fees of a contract that has no other price.
package struct BesideFeesFigures: Fields {
  package static let name = "what is paid beside the fees"
  package static let kind = Kind(Self())
  package let earlier = Field("earlier", .money, .client, "what changes agreed before brought, as prices are told")
  package let this = Field("this", .money, .client, "what this change brings")
  package let new = Field("new", .money, .client, "both together")
}

package struct ReceivableFigures: Fields {
  package static let name = "payment in all"
  package static let kind = Kind(Self())
  package let id = Field("id", .text, .client, "the name by which receipts refer to it")
  package let net = Field("net", .money, .client, "the amount without tax")
  package let tax = Field("tax", .money, .client, "its tax")
  package let payable = Field(
    "payable", .money, .client, "what the client pays to the practice; negative where it is paid back")
  package let received = Field("received", .money, .client, "what came, less what was paid back")
  package let open = Field("open", .money, .client, "what did not come; negative where too much did")
  package let state = Field(
    "state", .choice(PaymentLedger.State.words), .client, "whether it is due, and paid; `dropped` after an early end")
  package let until = Field("until", .day, .client, "the last day to pay, once it is due")
  package let interest = Field(
    "interest", .entry(InterestFigures.self), .client,
    "the interest on it, once it is late for longer than the time of grace")
}

/// A day of the work, and what moved it.
package struct KeptDayFigures: Fields {
  package static let name = "day that holds"
  package static let kind = Kind(Self())
  package let day = Field("day", .day, .client, "the day that holds now")
  package let contract = Field("contract", .day, .client, "the day of the contract")
  package let agreed = Field("agreed", .day, .client, "the day with the change orders that are agreed")
  package let byInput = Field("by_input", .whole(), .client, "working days by which late inputs moved it")
  package let byPause = Field("by_pause", .whole(), .client, "working days by which pauses moved it beside")
  package let changes = Field(
    "changes", .list(.entry(ChangeReferenceFigures.self)), .client, "the change orders that moved it")
}

/// Laid over an allowance of the terms.
package struct AllowanceFigures: Fields {
  package static let name = "allowance"
  package static let kind = Kind(Self())
  package let amount = Field(
    "amount", .number, .client, "how many there are in a period: in the contract by the contract, elsewhere today")
  package let each = Field("each", .length, .client, "how long one of them may last, likewise")
  package let changes = Field(
    "changes", .list(.entry(AllowanceStepFigures.self)), .client, "what agreed change orders made of it")
  package let periods = Field(
    "periods", .list(.entry(AllowancePeriodFigures.self)), .client, "its periods until now, the last one going on")
}

/// What an agreed change order made of an allowance.
package struct AllowanceStepFigures: Fields {
  package static let name = "step of an allowance"
  package static let kind = Kind(Self())
  package let change = Field("change", .entry(ChangeReferenceFigures.self), .client, "the change order")
  package let from = Field("from", .day, .client, "since when")
  package let amount = Field("amount", .number, .client, "how many there are in a period since then")
  package let each = Field("each", .length, .client, "how long one of them may last since then")
}

package struct AllowancePeriodFigures: Fields {
  package static let name = "period of an allowance"
  package static let kind = Kind(Self())
  package let id = Field("id", .text, .client, "what its statement is called")
  package let from = Field("from", .day, .client, "the first day")
  package let until = Field("until", .day, .client, "the last day")
  package let granted = Field("granted", .number, .client, "how many pieces, or minutes, are included")
  package let carried = Field("carried", .number, .client, "how many of earlier periods are left beside")
  package let used = Field("used", .number, .client, "how many are used")
  package let left = Field("left", .number, .client, "how many are left")
  package let beyond = Field(
    "beyond", .length, .client,
    "what is more than included, with what corrections of earlier statements add or take off")
  package let charged = Field("charged", .length, .client, "what of it is paid for")
  package let unasked = Field(
    "unasked", .length, .client, "what of it is not charged, because nobody said yes to that before")
  package let net = Field("net", .money, .client, "what that costs without tax")
  package let tax = Field("tax", .money, .client, "its tax")
  package let payable = Field("payable", .money, .client, "what the client pays for it")
  package let refund = Field(
    "refund", .money, .client, "what is paid back for it, where corrections take off more than was used")
  package let price = Field("price", .entry(PriceFigures.self), .client, "that price with its tax and its wording")
  package let payment = Field("payment", .entry(ReceivableFigures.self), .client, "the payment it is, once it went out")
  package let uses = Field("uses", .list(.entry(CountedUseFigures.self)), .client, "each use, and how it counts")
}

package struct CountedUseFigures: Fields {
  package static let name = "use of an allowance"
  package static let kind = Kind(Self())
  package let id = Field("id", .text, .client, "the name of its record")
  package let on = Field("on", .day, .client, "when it was")
  package let title = Field("title", .text, .client, "what it was about")
  package let startedBy = Field("started_by", .choice(["us", "client"]), .client, "who called")
  package let planned = Field("planned", .yesNo, .client, "whether it was arranged before")
  package let free = Field(
    "free", .choice(["started_by_us", "checkpoint", "our_mistake", "courtesy", "short"]), .client,
    "why it uses nothing")
  package let minutes = Field("minutes", .whole(), .client, "how long it was")
  package let used = Field("used", .number, .client, "how many pieces, or minutes, it uses")
  package let beyond = Field("beyond", .length, .client, "what of it is more than included")
  package let less = Field(
    "less", .length, .client, "the size of that where it is negative: what a statement had too much")
  package let charged = Field(
    "charged", .yesNo, .client, "`no` where nobody said yes to its price before, which is then not asked for")
  package let price = Field("price", .money, .client, "what is paid for it without tax")
  package let rate = Field("rate", .money, .client, "what an hour beyond what is included costs on its day")
  package let corrects = Field("corrects", .text, .client, "the statement of its own period, which had gone out before")
  package let minutesBefore = Field("minutes_before", .whole(), .client, "how long it was by that statement")
  package let takenBack = Field(
    "taken_back", .yesNo, .client, "whether that statement had it, and it turned out not to be of that period")
}

/// Laid over the terms' goodwill.
package struct GoodwillFigures: Fields {
  package static let name = "goodwill"
  package static let kind = Kind(Self())
  package let given = Field("given", .length, .team, "what was given")
  package let reserved = Field("reserved", .length, .team, "what is decided and not done")
  package let remaining = Field("remaining", .length, .team, "what is left")
  package let value = Field("value", .money, .team, "what was given is worth")
  package let nearlyUsedUp = Field("nearly_used_up", .yesNo, .team, "whether `warn_at` is reached")
  package let tooFast = Field("too_fast", .list(.text), .team, "the requests that came faster than `pace`")
}

package struct ProposalDueFigures: Fields {
  package static let name = "offer due"
  package static let kind = Kind(Self())
  package let reason = Field("reason", .choice(ProposalDue.Reason.allCases.map(\.rawValue)), .team, "why")
  package let about = Field("about", .text, .team, "the request, the result or the allowance, by its id")
  package let since = Field("since", .day, .team, "since when")
  package let until = Field("until", .day, .team, "by when it is promised")
}

/// Laid over a document owed of the terms.
package struct OwedDocumentFigures: Fields {
  package static let name = "document owed"
  package static let kind = Kind(Self())
  package let next = Field("next", .day, .client, "by when the next one comes, where that is a day")
  package let due = Field("due", .day, .client, "by when the first one comes, or should have come, that has not")
  package let overdue = Field("overdue", .list(.day), .team, "the days by which some should have come")
}

package struct WorkDoneFigures: Fields {
  package static let name = "progress"
  package static let kind = Kind(Self())
  package let accepted = Field("accepted", .whole(), .client, "how many results are accepted")
  package let deliverables = Field("deliverables", .whole(), .client, "of how many, with those of agreed changes")
}

/// What an early end leaves, of the side that ended it.
package struct EndStatementFigures: Fields {
  package static let name = "cancellation statement"
  package static let kind = Kind(Self())
  package let side = Field("side", .choice(["client", "provider"]), .client, "who ended it")
  package let rule = Field(
    "rule", .choice(["stated", "hours", "accepted_only", "refund_all"]), .client, "what is earned of a stage in work")
  package let lines = Field("lines", .list(.entry(EarnedLineFigures.self)), .client, "what was earned")
  package let earned = Field("earned", .money, .client, "all of it, as prices are told")
  package let received = Field("received", .money, .client, "what came for it, likewise")
  package let direction = Field(
    "direction", .choice(["none", "pay", "refund"]), .client, "whether the difference is paid, or paid back")
  package let net = Field("net", .money, .client, "the difference without tax")
  package let tax = Field("tax", .money, .client, "its tax")
  package let gross = Field("gross", .money, .client, "the difference with tax")
  package let withheld = Field("withheld", .money, .client, "what the client withholds of it")
  package let payable = Field(
    "payable", .money, .client, "what is paid, or paid back: the difference with tax, less that")
  package let until = Field("until", .day, .client, "the last day to pay it, or to pay it back")
  package let payment = Field(
    "payment", .entry(ReceivableFigures.self), .client,
    "the payment it is: to be paid once the statement went out, to be paid back from the end on")
  package let handoverUntil = Field("handover_until", .day, .client, "the last day to hand over the client's material")
  package let loweredBy = Field(
    "lowered_by", .list(.entry(ChangeReferenceFigures.self)), .client,
    "change orders that took off the price and touch no stage: the prices of the lines are without what they took off")
}

package struct EarnedLineFigures: Fields {
  package static let name = "what was earned"
  package static let kind = Kind(Self())
  package let kind = Field(
    "kind", .choice(CancellationStatement.Line.Kind.allCases.map(\.rawValue)), .client, "by what it is earned")
  package let title = Field("title", .text, .client, "the stage, the change order or the allowance")
  package let price = Field("price", .money, .client, "its price")
  package let share = Field("share", .share, .client, "the part of it last told to the client")
  package let earned = Field("earned", .money, .client, "what is earned of it")
}

/// Laid over the terms' rule for ending early.
package struct CancellationFigures: Fields {
  package static let name = "rule for ending early"
  package static let kind = Kind(Self())
  package let ifByClient = Field(
    "if_by_client", .entry(BalanceFigures.self), .team, "what would be left if the client ended it today")
  package let ifByProvider = Field(
    "if_by_provider", .entry(BalanceFigures.self), .team, "what would be left if you ended it today")
}

package struct BalanceFigures: Fields {
  package static let name = "balance"
  package static let kind = Kind(Self())
  package let on = Field("on", .day, .team, "the day of the end")
  package let lines = Field(
    "lines", .list(.entry(EarnedFigures.self)), .team, "what would be earned by then, where not all is paid back")
  package let earned = Field("earned", .money, .team, "what is earned")
  package let received = Field("received", .money, .team, "what came for it")
  package let net = Field("net", .money, .team, "the difference without tax; negative where it is paid back")
  package let tax = Field("tax", .money, .team, "its tax")
  package let gross = Field("gross", .money, .team, "the difference with tax")
  package let withheld = Field("withheld", .money, .team, "what the client withholds of it")
  package let payable = Field(
    "payable", .money, .team, "what is paid, or paid back: the difference with tax, less that")
}

package struct EarnedFigures: Fields {
  package static let name = "part of what is earned"
  package static let kind = Kind(Self())
  package let kind = Field(
    "kind", .choice(CancellationStatement.Line.Kind.allCases.map(\.rawValue)), .team,
    "a stage that is accepted, one in work, or what was beyond an allowance")
  package let about = Field("about", .text, .team, "the stage, the change order or the allowance, by its id")
  package let price = Field("price", .money, .team, "its price")
  package let earned = Field("earned", .money, .team, "the part of it that is earned")
}
