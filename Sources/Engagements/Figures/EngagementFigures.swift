import Diagnostics
package import Values

// What documents read beside the data people wrote: figures computed from terms and records. Each has the audience
// declared here, whatever it was computed from.

/// Computed for an engagement; templates read them as `engagement.…` beside the terms.
package struct EngagementFigures: Fields {
  package static let name = "engagement"
  package static let kind = Kind(Self())
  package let id = Field("id", .text, .client, "the folder's name")
  package let state = Field("state", .choice(EngagementState.allCases.map(\.rawValue)), .client, "how far it has come")
  package let lead = Field("lead", .entry(PersonFields.self), .client, "the person of the practice who does the work")
  package let decides = Field("decides", .entry(PersonFields.self), .client, "the person of the client who approves")
  package let signs = Field("signs", .entry(PersonFields.self), .client, "the person of the client who signs")
  package let begins = Field("begins", .entry(MomentFigures.self), .client, "when it begins")
  package let ends = Field("ends", .entry(MomentFigures.self), .client, "when its term ends")
  package let endedOn = Field(
    "ended_on", .day, .client,
    "the last day of the contract, once it is past: by a notice, by what made it complete, or by its term")
  package let services = Field("services", .list(.text), .client, "what is done")
  package let notIncluded = Field(
    "not_included", .list(.text), .client, "what is not included, from both places where it may stand")
  package let assumptions = Field(
    "assumptions", .list(.entry(AssumptionFields.self)), .client, "what the price rests on")
  package let stages = Field(
    "stages", .list(.entry(StageFigures.self)), .client,
    "the stages, filled in; with options, those of the ones agreed to or else recommended are among them. In papers that "
      + "are agreed to those of the contract, on all other pages those in force")
  package let currentStage = Field(
    "current_stage", .entry(StageFigures.self), .client, "the first stage that is not accepted, once work has begun")
  package let deliverables = Field(
    "deliverables", .list(.entry(DeliverableFigures.self)), .client,
    "the deliverables of these stages, wherever they were written")
  package let deliverablesAccepted = Field(
    "deliverables_accepted", .whole(), .client, "how many deliverables are accepted")
  package let needs = Field("we_need", .list(.entry(InputFigures.self)), .client, "what the client gives, filled in")
  package let meetings = Field(
    "meetings", .list(.entry(MeetingFigures.self)), .client, "meetings that return, with their rhythm spelt out")
  package let daysOff = Field(
    "days_off", .list(.entry(DayOffFigures.self)), .client,
    "the holidays of the coming months on which work would otherwise be done")
  package let deadlineTimezone = Field(
    "deadline_timezone", .text, .client, "the time zone of its deadlines, where that is another than the practice's")
  package let practiceTimezone = Field(
    "practice_timezone", .text, .client, "the practice's time zone, where that is another than the deadlines'")
  package let daysOffOf = Field(
    "days_off_of", .choice(DaysOffHolder.allCases.map(\.rawValue)), .client,
    "where the holidays that count are held: where the work is done, in the country of the client, or of the provider")
  package let checkpoints = Field(
    "checkpoints", .entry(CheckpointPlanFigures.self), .client, "the progress checks of the stages")
  package let rates = Field(
    "rates", .list(.entry(RateFigures.self)), .client,
    "the rates its terms refer to: in the contract as they stood when it was agreed, or went out; elsewhere as they hold today"
  )
  package let service = Field(
    "service", .yesNo, .client, "whether all of the contract is paid by the period, and nothing of it is handed over")
  package let price = Field(
    "price", .entry(PriceFigures.self), .client,
    "the price and its tax: in papers that are agreed to that of the contract, on all other pages with change orders")
  package let instalments = Field(
    "instalments", .list(.entry(InstalmentFigures.self)), .client,
    "the payment plan of the contract; on pages that are not agreed to, all payments there are")
  package let nextInstalment = Field(
    "next_instalment", .entry(InstalmentFigures.self), .client, "the first instalment not paid in full")
  package let payable = Field("payable", .money, .client, "what all these payments come to")
  package let paid = Field("paid", .money, .client, "what was received so far")
  package let unpaid = Field("unpaid", .money, .client, "what is still to be paid of all")
  package let overpaid = Field(
    "overpaid", .money, .client, "what came too much for some payment, and is paid back or set off")
  package let open = Field("open", .money, .client, "what was asked for and not received")
  package let contractValue = Field(
    "contract_value", .entry(ContractValueFigures.self), .client, "what the contract is worth with its change orders")
  package let receivables = Field(
    "receivables", .list(.entry(ReceivableFigures.self)), .client,
    "all that is to be paid: by the contract, by change orders, by statements of what was beyond")
  package let allowances = Field(
    "allowances", .list(.entry(AllowanceFigures.self)), .client, "what is included, and how much of it is used")
  package let goodwill = Field(
    "goodwill", .entry(GoodwillFigures.self), .team, "small extras given gladly, and what is left of them")
  package let proposalsDue = Field(
    "proposals_due", .list(.entry(ProposalDueFigures.self)), .team, "offers that are due and did not go out")
  package let documentsOwed = Field(
    "documents_owed", .list(.entry(OwedDocumentFigures.self)), .client, "documents the client will receive")
  package let progress = Field(
    "progress", .entry(WorkDoneFigures.self), .client, "how many results are accepted, agreed changes included")
  package let cancellation = Field(
    "cancellation", .entry(CancellationFigures.self), .client, "how either side can end it, and what that would leave")
  package let notices = Field(
    "notices", .list(.entry(NoticeFigures.self)), .client, "what the client is told in notices")
  package let statuses = Field(
    "statuses", .list(.entry(StatusFigures.self)), .client, "the status updates, the oldest first")
  package let closing = Field(
    "closing", .entry(ClosingFigures.self), .client, "what was done, accepted and paid, once all is delivered")
  package let termEnds = Field(
    "term_ends", .entry(KeptDayFigures.self), .client, "the last day of the term, and what moved it")
  package let options = Field(
    "options", .list(.entry(OptionGroupFigures.self)), .client,
    "what the proposal lets the client choose from, with prices")
  package let recommended = Field("recommended", .entry(OptionFigures.self), .client, "the recommended option")
  package let chosen = Field(
    "chosen", .list(.entry(OptionFigures.self)), .client,
    "the options that are part of the work: those agreed to or else recommended")
  package let validUntil = Field(
    "valid_until", .day, .client, "the last day on which the proposal or the order may be accepted")
  package let wanted = Field(
    "wanted", .list(.entry(WantedThingFigures.self)), .client,
    "what is needed from the client now, the most urgent first; after the end only payments")
  package let delays = Field(
    "delays", .list(.entry(DelayFigures.self)), .client,
    "what moves the days of the work: late inputs and pauses")
  package let ending = Field("ending", .entry(EndingFigures.self), .client, "notice to end it early")
  package let givesExtras = Field(
    "gives_extras", .yesNo, .client, "yes if small extras are given gladly; how many, no client reads")
  package let waitsForAdvance = Field(
    "waits_for_advance", .yesNo, .client, "yes if it is agreed, and begins once an advance has come that has not")
  package let onTrack = Field("on_track", .yesNo, .client, "no if something is late or a progress check said so")
  package let upcoming = Field(
    "upcoming", .list(.entry(UpcomingFigures.self)), .client, "what happens next, in order of days")
  package let nextMeeting = Field("next_meeting", .entry(UpcomingFigures.self), .client, "the next meeting or call")
  package let events = Field("events", .list(.entry(EventFigures.self)), .client, "what happened, the newest first")
  package let recent = Field(
    "recent", .list(.entry(EventFigures.self)), .client, "what happened since the update before the last")
  package let lastChanged = Field("last_changed", .day, .client, "the newest day on which something was recorded")
  package let requests = Field(
    "requests", .list(.entry(RequestFigures.self)), .client, "requests and what became of them")
  package let extras = Field(
    "extras", .entry(ExtrasFigures.self), .client, "small extras given so far, with their value")
  package let points = Field(
    "points", .list(.entry(PointFigures.self)), .client, "what the client wishes otherwise in a paper")
  package let questions = Field("questions", .list(.entry(QuestionFigures.self)), .client, "questions and answers")
  package let complaintsMade = Field(
    "complaints_made", .list(.entry(ComplaintFigures.self)), .client, "complaints and their answers")
  package let decisions = Field("decisions", .list(.entry(DecisionFigures.self)), .client, "decisions taken")
  package let actions = Field("actions", .list(.entry(ActionFigures.self)), .client, "who does what by when")
  package let conversations = Field(
    "conversations", .list(.entry(ConversationFigures.self)), .client, "calls and meetings held, the newest first")
  package let papers = Field(
    "papers", .list(.entry(PaperFigures.self)), .client, "papers that went out or are prepared, and their state")
  package let offer = Field(
    "offer", .choice(PaperState.allCases.map(\.rawValue)), .client,
    "where the last proposal, contract or order stands; absent while none has gone out")
  package let changes = Field(
    "changes", .list(.entry(ChangeFigures.self)), .client,
    "change orders: those that went out in the order in which they did, then drafts")
  package let risks = Field("risks", .list(.entry(RiskFigures.self)), .client, "risks that are shared")
  package let completion = Field(
    "completion", .list(.entry(CompletionFigures.self)), .client,
    "what must hold before it is complete, and whether it does")
}

/// Computed for the practice; templates read them as `practice.…` beside what is written.
package struct PracticeFigures: Fields {
  package static let name = "practice"
  package static let kind = Kind(Self())
  package let signer = Field("signer", .entry(PersonFields.self), .client, "the person who signs for the practice")
  package let account = Field("account", .entry(BankFields.self), .client, "the account for the engagement's currency")
  package let handbook = Field(
    "handbook", .entry(HandbookFigures.self), .client, "when the handbook was looked through")
}

/// Laid over what the practice says of its handbook.
package struct HandbookFigures: Fields {
  package static let name = "review of the handbook"
  package static let kind = Kind(Self())
  package let nextReview = Field("next_review", .day, .client, "when it is looked through again")
}

package struct DayOffFigures: Fields {
  package static let name = "day off"
  package static let kind = Kind(Self())
  package let day = Field("day", .day, .client, "the day")
  package let title = Field("title", .text, .client, "the holiday, where it has a name in the document's language")
}

/// A day, or an anchor that has not happened yet: `after` the day of `anchor`, less `before`.
package struct MomentFigures: Fields {
  package static let name = "moment"
  package static let kind = Kind(Self())
  package let day = Field("day", .day, .client, "the day, once it is known")
  package let anchor = Field(
    "anchor", .text, .client,
    "what it is counted from until then: contract, advance, starts, the id of an input, or that of a stage with "
      + ".start, .end or .accepted")
  package let after = Field("after", .list(.length), .client, "how long after that; several are added up")
  package let before = Field(
    "before", .list(.length), .client, "how much less, or how long before where there is no `after`")
  package let assumed = Field("assumed", .yesNo, .client, "yes if the day rests on an assumed first day")
}
