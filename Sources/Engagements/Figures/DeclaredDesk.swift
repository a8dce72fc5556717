import Diagnostics
package import Values

// Figures of the desk: what `dossier status` writes as JSON, and what the page of the desk reads. They are the
// consultant's alone, whatever they were computed from.

/// All engagements at a glance.
package struct DeskFigures: Fields {
  package static let name = "desk"
  package static let kind = Kind(Self())
  package let asOf = Field("as_of", .day, .private, "the day of which everything is true")
  package let engagements = Field(
    "engagements", .list(.entry(DeskEngagementFigures.self)), .private,
    "the engagements: those that need you, those that wait for the client, quiet ones; in each the most pressing first")
}

package struct DeskEngagementFigures: Fields {
  package static let name = "engagement on the desk"
  package static let kind = Kind(Self())
  package let id = Field("id", .text, .private, "`client/engagement`, as commands take it")
  package let title = Field("title", .text, .private, "what it is called")
  package let client = Field("client", .text, .private, "the client's name")
  package let state = Field(
    "state", .choice(EngagementState.allCases.map(\.rawValue)), .private, "how far it has come")
  package let needs = Field(
    "needs", .choice(DeskNeed.allCases.map(\.rawValue)), .private,
    "who it waits for: you, where something is late on either side, is due or is with you; the client; nobody")
  package let errors = Field(
    "errors", .whole(), .private, "how many errors it has; of one that has any nothing else may be known")
  package let unread = Field(
    "unread", .list(.text), .private, "the files of its log that cannot be read; nothing is said that follows from them"
  )
  package let ending = Field(
    "ending", .entry(EndingFigures.self), .private, "an early end, once notice of it was given")
  package let endedOn = Field(
    "ended_on", .day, .private, "the last day of the contract, once it is past, however it ended")
  package let openItems = Field(
    "open_items", .list(.entry(OpenItemFigures.self)), .private, "what is open, the most pressing first")
  package let next = Field("next", .entry(UpcomingFigures.self), .private, "the next date")
  package let contractValue = Field(
    "contract_value", .entry(ContractValueFigures.self), .private, "what the contract is worth with its change orders")
  package let taxLabel = Field("tax_label", .text, .private, "the name of the tax that is charged, where one is")
  package let includesTax = Field(
    "includes_tax", .yesNo, .private, "whether the contract value and the fees are meant with the tax that is charged")
  package let fees = Field(
    "fees", .list(.entry(FeeFigures.self)), .private, "what is paid every period, whatever else the contract is worth")
  package let payments = Field(
    "payments", .list(.entry(ReceivableFigures.self)), .private,
    "all that is to be paid: by the contract, by change orders, by statements of what was beyond")
  package let payable = Field("payable", .money, .private, "what is to be paid in all, with tax")
  package let received = Field("received", .money, .private, "what came in all")
  package let owing = Field("owing", .money, .private, "what is due and did not come")
  package let allowances = Field(
    "allowances", .list(.entry(DeskAllowanceFigures.self)), .private, "what is included, and how much of it is used")
  package let goodwill = Field(
    "goodwill", .entry(DeskGoodwillFigures.self), .private, "small extras given gladly, and what is left of them")
  package let stages = Field(
    "stages", .list(.entry(StageDaysFigures.self)), .private,
    "the stages as they are agreed, with the days that hold")
  package let deliverables = Field(
    "deliverables", .list(.entry(DeskDeliverableFigures.self)), .private,
    "the results as they are agreed, with their rounds of remarks")
  package let delays = Field(
    "delays", .list(.entry(DelayFigures.self)), .private, "late inputs by which days move, and pauses")
  package let termEnds = Field(
    "term_ends", .entry(KeptDayFigures.self), .private, "the last day of the term, and what moved it")
  package let progress = Field(
    "progress", .entry(WorkDoneFigures.self), .private, "how many results are accepted, agreed changes included")
  package let proposalsDue = Field(
    "proposals_due", .list(.entry(ProposalDueFigures.self)), .private, "offers that are due and did not go out")
  package let documentsOwed = Field(
    "documents_owed", .list(.entry(DeskDocumentFigures.self)), .private, "documents the client will receive")
  package let cancellation = Field(
    "cancellation", .entry(CancellationFigures.self), .private, "what an early end would leave, by who ends it")
}

/// Who an engagement waits for, in the order of the desk.
package enum DeskNeed: String, CaseIterable, Sendable {
  case you, client, nobody
}

package struct OpenItemFigures: Fields {
  package static let name = "open item"
  package static let kind = Kind(Self())
  package let kind = Field(
    "kind", .choice(OpenItem.Kind.allCases.map(\.rawValue)), .private, "what sort of thing it is")
  package let holder = Field(
    "holder", .choice(OpenItem.Holder.allCases.map(\.rawValue)), .private, "which side it waits for")
  package let urgency = Field(
    "urgency", .choice(["late", "today", "open"]), .private, "whether its last day is past, is today, or neither")
  package let id = Field("id", .text, .private, "the record, the paper, the result, as commands take it")
  package let what = Field("what", .text, .private, "what it is about, where there are words for it")
  package let who = Field("who", .text, .private, "the name of the person it waits for")
  package let since = Field("since", .day, .private, "since when it waits")
  package let until = Field("until", .day, .private, "the last day on which it is in time")
  package let amount = Field("amount", .money, .private, "what is to be paid, or asked for")
}

package struct DeskAllowanceFigures: Fields {
  package static let name = "allowance on the desk"
  package static let kind = Kind(Self())
  package let id = Field("id", .text, .private, "the name by which other data refer to it")
  package let title = Field("title", .text, .private, "what is included")
  package let unit = Field("unit", .choice(["calls", "minutes", "visits", "hours"]), .private, "what is counted")
  package let periods = Field(
    "periods", .list(.entry(AllowancePeriodFigures.self)), .private, "its periods until now, the last one going on")
}

package struct DeskGoodwillFigures: Fields {
  package static let name = "goodwill on the desk"
  package static let kind = Kind(Self())
  package let amount = Field("amount", .length, .private, "how much is given in all")
  package let given = Field("given", .length, .private, "what was given")
  package let reserved = Field("reserved", .length, .private, "what is decided and not done")
  package let remaining = Field("remaining", .length, .private, "what is left")
  package let value = Field("value", .money, .private, "what was given is worth")
  package let nearlyUsedUp = Field("nearly_used_up", .yesNo, .private, "whether `warn_at` is reached")
  package let tooFast = Field("too_fast", .list(.text), .private, "the requests that came faster than `pace`")
}

package struct StageDaysFigures: Fields {
  package static let name = "days of a stage"
  package static let kind = Kind(Self())
  package let id = Field("id", .text, .private, "its id")
  package let title = Field("title", .text, .private, "its title")
  package let state = Field("state", .choice(StageState.allCases.map(\.rawValue)), .private, "how far it has come")
  package let start = Field("start", .entry(KeptDayFigures.self), .private, "its first day, once it is known")
  package let due = Field("due", .entry(KeptDayFigures.self), .private, "its last day, once it is known")
  package let checkpoints = Field(
    "checkpoints", .list(.entry(ControlDayFigures.self)), .private, "its progress checks, once they are known")
  package let stated = Field("stated", .share, .private, "the part of the work last told to the client")
  package let statedOn = Field("stated_on", .day, .private, "when that was told")
}

package struct DeskDeliverableFigures: Fields {
  package static let name = "deliverable on the desk"
  package static let kind = Kind(Self())
  package let id = Field("id", .text, .private, "its id")
  package let title = Field("title", .text, .private, "its title")
  package let state = Field(
    "state", .choice(DeliverableState.allCases.map(\.rawValue)), .private, "how far it has come")
  package let revisions = Field("revisions", .whole(), .private, "rounds of remarks included")
  package let roundsUsed = Field("rounds_used", .whole(), .private, "how many of these are used")
  package let roundsLeft = Field("rounds_left", .whole(), .private, "how many of these are left")
}

package struct ControlDayFigures: Fields {
  package static let name = "progress check of a stage"
  package static let kind = Kind(Self())
  package let at = Field("at", .share, .private, "the part of the stage's time")
  package let day = Field("day", .day, .private, "the day")
}

package struct DeskDocumentFigures: Fields {
  package static let name = "document owed, on the desk"
  package static let kind = Kind(Self())
  package let id = Field("id", .text, .private, "the name by which other data refer to it")
  package let title = Field("title", .text, .private, "what it is called")
  package let next = Field("next", .day, .private, "by when the next one comes, where that is a day")
  package let overdue = Field("overdue", .list(.day), .private, "the days by which some should have come")
}
