package import Diagnostics
package import Values

/// `engagement.yaml`: what was agreed.
package struct TermsFields: Fields {
  package static let name = "engagement"
  package init() {}
  package let title = Field(
    "title", .text, .client, needed: .proposal, "the name of the engagement, as the client will read it")
  package let kind = Field(
    "kind", .choice(["project", "retainer", "order"]), .client, standard: "project", "what sort of engagement it is")
  package let language = Field("language", .language, .client, "the language of its papers; without it, the client's")
  package let currency = Field("currency", .currency, .client, "the currency of its prices; without it, the client's")
  package let timezone = Field("timezone", .text, .client, "the time zone of its deadlines; without it, the client's")
  package let calendar = Field("calendar", .text, .client, "the calendar of its working days; without it, the client's")
  package let starts = Field(
    "starts", .moment, .client, needed: .contract, "the first day, or `advance` for the day the advance is received")
  package let term = Field(
    "term", .entry(PeriodFields.self), .client, "the first and the last day; without it, from the stages")
  package let workStarts = Field(
    "work_starts", .choice(["advance_received", "contract"]), .client, standard: "advance_received",
    "what must have happened before work begins")
  package let because = Field("because", .text, .private, "why work may begin before the advance")
  package let lead = Field(
    "lead", .reference(.person), .client, needed: .contract, "the person of the practice who does the work")
  package let decides = Field(
    "decides", .reference(.person), .client, needed: .contract, "the person of the client who approves results")
  package let signs = Field(
    "signs", .reference(.person), .client, needed: .contract, "the person of the client who signs")
  package let handledBy = Field(
    "handled_by", .entry(HandledFields.self), .client, "what staff may handle, and what the lead does in person")
  package let people = Field(
    "people", .keyed(PersonFields.self), .client, "what differs from client.yaml for one of its people")
  package let summary = Field("summary", .text, .client, "the whole proposal in a sentence or two")
  package let task = Field(
    "task", .text, .client, "what the client wants, said back: the sentence after \"If we understood you right\"")
  package let goals = Field(
    "goals", .list(.entry(GoalFields.self)), .client, "what will be different, and how that is measured")
  package let stages = Field(
    "stages", .entries(StageFields.self, in: .stage), .client, needed: .proposal,
    "the parts of the work, each with a price and a length or days")
  package let deliverables = Field(
    "deliverables", .entries(DeliverableFields.self, in: .deliverable), .client,
    "the results; they may also stand under their stage as `delivers`")
  package let scope = Field("scope", .entry(ScopeFields.self), .client, "services, what is not included, assumptions")
  package let notIncluded = Field(
    "not_included", .list(.text), .client,
    "what a client might expect and will not get; short for `scope: not_included`")
  package let needs = Field(
    "we_need", .entries(InputFields.self, in: .input), .client, "what the client gives, who, by when")
  package let revisions = Field(
    "revisions", .whole(0...20), .client, standard: "2", "rounds of remarks included for each result")
  package let approval = Field("approval", .entry(ApprovalFields.self), .client, "how results are approved")
  package let discount = Field("discount", .entry(DiscountFields.self), .client, "what is taken off the price, and why")
  package let tax = Field(
    "tax", .entry(TaxCaseFields.self), .client, "how the price is taxed; without it, from the practice's table")
  package let payments = Field("payments", .entry(PaymentsFields.self), .client, "when which part of the price is paid")
  package let allowances = Field(
    "allowances", .entries(AllowanceFields.self), .client, "calls, visits and hours included")
  package let goodwill = Field(
    "goodwill", .entry(GoodwillFields.self), .team, "small extras given gladly, and their limits, which no client reads"
  )
  package let extraWork = Field(
    "extra_work", .entry(ExtraWorkFields.self), .client, "how work outside the agreement is proposed")
  package let communication = Field(
    "communication", .entry(CommunicationFields.self), .client, "which channel for what, and the meetings")
  package let checkpoints = Field(
    "checkpoints", .entry(CheckpointsFields.self), .client, "the control days of every stage")
  package let support = Field("support", .entry(SupportFields.self), .client, "levels and times of support")
  package let escalation = Field(
    "escalation", .list(.entry(EscalationFields.self)), .client, "who talks to whom when something is stuck")
  package let complaints = Field(
    "complaints", .entry(ComplaintsFields.self), .client, "who takes a complaint, and by when it is answered")
  package let documentsOwed = Field(
    "documents_owed", .entries(OwedFields.self), .client, "documents the client will receive, from whom, when")
  package let expenses = Field("expenses", .entry(ExpensesFields.self), .client, "how costs are charged")
  package let legal = Field("legal", .entry(LegalFields.self), .client, "law, liability, rights, notices, signing")
  package let contract = Field("contract", .choice(["ours"]), .client, standard: "ours", "whose paper the contract is")
  package let confidentiality = Field(
    "confidentiality", .entry(ConfidentialityFields.self), .client, "what may be told, and who has access")
  package let cancellation = Field(
    "cancellation", .entry(CancellationFields.self), .client, "how either side can end it early, and what is then paid")
  package let completeWhen = Field(
    "complete_when", .list(.choice(CompletionFact.allCases.map(\.rawValue))), .client,
    "what must hold before the engagement is complete")
  package let options = Field(
    "options", .list(.entry(OptionGroupFields.self)), .client, "what the proposal lets the client choose from")
  package let validFor = Field(
    "valid_for", .length, .client, standard: "30d", "how long a proposal may be accepted, its last day included")
  package let expect = Field("expect", .entry(ExpectFields.self), .private, "what a signed paper says, to be compared")
  package let notes = Field("notes", .text, .private, "remarks for yourself")
  package let custom = Field("custom", .anything, .client, "what there is no key for; for templates of your own")
}

package typealias Terms = Entry<TermsFields>

/// What `complete_when` may ask for.
package enum CompletionFact: String, CaseIterable, Sendable {
  case deliverablesAccepted = "deliverables_accepted"
  case problemSolved = "problem_solved"
  case inUse = "in_use"
  case questionsAnswered = "questions_answered"
  case allPaid = "all_paid"
  case papersDelivered = "papers_delivered"
  case requestsClosed = "requests_closed"
}

package struct PeriodFields: Fields {
  package static let name = "term"
  package init() {}
  package let start = Field("start", .day, .client, "the first day")
  package let end = Field("end", .day, .client, "the last day")
}

package struct HandledFields: Fields {
  package static let name = "list of who handles what"
  package init() {}
  package let appointments = Field("appointments", .text, .client, "who arranges appointments")
  package let papers = Field("papers", .text, .client, "who handles papers")
  package let advice = Field("advice", .text, .client, "who gives advice, in person")
}

package struct GoalFields: Fields {
  package static let name = "goal"
  package init() {}
  package let id = Field("id", .id, .client, "the name by which other data refer to the goal")
  package let text = Field("text", .text, .client, needed: .proposal, "what will be different")
  package let measuredBy = Field("measured_by", .text, .client, needed: .contract, "how you will both know")
}

package struct ScopeFields: Fields {
  package static let name = "scope"
  package init() {}
  package let services = Field("services", .list(.text), .client, "what you do")
  package let notIncluded = Field("not_included", .list(.text), .client, "what a client might expect and will not get")
  package let assumptions = Field("assumptions", .entries(AssumptionFields.self), .client, "what the price rests on")
}

package struct AssumptionFields: Fields {
  package static let name = "assumption"
  package init() {}
  package let id = Field("id", .id, .client, "the name by which other data refer to the assumption")
  package let text = Field("text", .text, .client, needed: .proposal, "what is taken for granted")
}

package struct StageFields: Fields {
  package static let name = "stage"
  package init() {}
  package let id = Field("id", .id, .client, "the name by which other data refer to the stage")
  package let title = Field(
    "title", .text, .client, needed: .proposal, "the name of the stage, as the client will read it")
  package let summary = Field("summary", .text, .client, "what happens in it, in a sentence")
  package let price = Field(
    "price", .price, .client, needed: .proposal, "the fixed price, or `later` with `priced_after`")
  package let pricedAfter = Field(
    "priced_after", .reference(.stage), .client, "the stage after which the price comes as a change order")
  package let takes = Field("takes", .length, .client, "how long it takes; or give `start` and `due`")
  package let start = Field("start", .day, .client, "the first day; without it, the working day after the stage before")
  package let due = Field("due", .day, .client, "the last day; without it, from `takes`")
  package let reserve = Field("reserve", .length, .private, "time kept in hand inside the stage")
  package let delivers = Field(
    "delivers", .entries(DeliverableFields.self, in: .deliverable), .client, "the results of the stage")
}

package typealias Stage = Entry<StageFields>

package struct DeliverableFields: Fields {
  package static let name = "deliverable"
  package init() {}
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
  package init() {}
  package let standard = Field("standard", .text, .client, needed: .contract, "what is to be seen")
  package let level = Field("level", .text, .client, "how much of it; without it, all of it")
  package let method = Field("method", .text, .client, "how it is looked at; without it, together in the review call")
}

package struct InputFields: Fields {
  package static let name = "input"
  package init() {}
  package let id = Field("id", .id, .client, "the name by which other data refer to the input")
  package let what = Field("what", .text, .client, needed: .proposal, "what the client gives")
  package let from = Field("from", .reference(.person), .client, needed: .contract, "who gives it")
  package let until = Field("until", .moment, .client, needed: .contract, "the last day on which it is in time")
  package let form = Field("form", .text, .client, "the form in which it is wanted")
  package let stages = Field("for", .list(.reference(.stage)), .client, "the stages that cannot go on without it")
  package let ifLate = Field(
    "if_late", .choice(["dates_move", "change_order", "nothing"]), .client, standard: "dates_move", "what a delay does")
}

package typealias Input = Entry<InputFields>

package struct ApprovalFields: Fields {
  package static let name = "approval"
  package init() {}
  package let by = Field("by", .reference(.person), .client, "who approves; without it, who decides")
  package let within = Field("within", .length, .client, standard: "5wd", "how long an approval may take")
  package let silence = Field(
    "silence", .choice(["remind", "accept", "none"]), .client, standard: "remind", "what silence means")
}

package struct DiscountFields: Fields {
  package static let name = "discount"
  package init() {}
  package let percent = Field("percent", .share, .client, "the part that is taken off")
  package let amount = Field("amount", .money, .client, "the amount that is taken off")
  package let reason = Field("reason", .text, .client, needed: .proposal, "why, in words for the client")
}

package struct PaymentsFields: Fields {
  package static let name = "payment plan"
  package init() {}
  package let dueIn = Field("due_in", .length, .client, standard: "14d", "the time to pay from the day of asking")
  package let how = Field("how", .text, .client, "the way of paying")
  package let advance = Field("advance", .share, .client, "the part paid before work begins; short for a schedule")
  package let rest = Field(
    "rest", .choice(["by_stage", "at_end"]), .client, standard: "by_stage", "how what the advance leaves is paid")
  package let schedule = Field("schedule", .entries(InstalmentFields.self), .client, "every payment, written out")
  package let late = Field("late", .entry(LateFields.self), .client, "what happens when a payment is late")
}

package struct InstalmentFields: Fields {
  package static let name = "payment"
  package init() {}
  package let id = Field("id", .id, .client, "the name by which receipts refer to the payment")
  package let share = Field("share", .shareOrRest, .client, "the part of the price, or `rest`")
  package let amount = Field("amount", .money, .client, "the amount, instead of a share")
  package let when = Field(
    "when", .trigger, .client, needed: .proposal,
    "what makes it due: `contract_agreed`, `stage_accepted build`, or a day")
}

package struct LateFields: Fields {
  package static let name = "rule for late payment"
  package init() {}
  package let grace = Field("grace", .length, .client, standard: "7d", "how long nothing happens")
  package let pauseWorkAfter = Field(
    "pause_work_after", .length, .client, standard: "21d", "after how long work pauses")
  package let interest = Field(
    "interest", .choice(["statutory", "none"]), .client, standard: "statutory", "what a late payment costs")
}

package struct AllowanceFields: Fields {
  package static let name = "allowance"
  package init() {}
  package let id = Field("id", .id, .client, "the name by which other data refer to the allowance")
  package let title = Field("title", .text, .client, needed: .contract, "what is included")
  package let unit = Field(
    "unit", .choice(["calls", "minutes", "visits", "hours"]), .client, standard: "calls", "what is counted")
  package let amount = Field("amount", .number, .client, needed: .contract, "how many of it in a period")
  package let each = Field("each", .length, .client, "the length of one; what is longer is beyond")
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
  package init() {}
  package let mode = Field(
    "mode", .choice(["none", "carry"]), .client, standard: "none", "whether what is left is kept")
  package let cap = Field("cap", .number, .client, "how much is kept at most")
  package let lives = Field("lives", .whole(1...20), .client, "for how many periods")
}

package struct BeyondFields: Fields {
  package static let name = "rule for what is beyond"
  package init() {}
  package let rate = Field("rate", .reference(.rate), .client, "the rate of the practice by which it is charged")
  package let step = Field("step", .length, .client, standard: "15m", "the step to which each is rounded up")
  package let tellAt = Field("tell_at", .list(.share), .client, "at which part used the client is told")
  package let askFirst = Field("ask_first", .yesNo, .client, standard: "yes", "whether a yes is needed before")
}

package struct GoodwillFields: Fields {
  package static let name = "goodwill"
  package init() {}
  package let amount = Field("amount", .length, .team, standard: "5h", "how much is given in all")
  package let per = Field(
    "per", .choice(["engagement", "quarter", "year"]), .team, standard: "engagement", "in which time")
  package let maxItem = Field("max_item", .length, .team, standard: "2h", "the largest single extra")
  package let warnAt = Field("warn_at", .share, .team, standard: "80%", "at which part used you are warned")
  package let pace = Field("pace", .text, .team, "how many in which time before an offer is due")
  package let valueRate = Field(
    "value_rate", .reference(.rate), .team, "the rate by which the value of an extra is shown")
  package let showLimit = Field("show_limit", .yesNo, .team, standard: "no", "whether clients read the limits")
}

package struct ExtraWorkFields: Fields {
  package static let name = "rule for extra work"
  package init() {}
  package let triageWithin = Field(
    "triage_within", .length, .client, standard: "2wd", "how soon you say what a request is")
  package let proposalWithin = Field("proposal_within", .length, .client, standard: "5wd", "how soon a proposal comes")
  package let validFor = Field(
    "valid_for", .length, .client, standard: "30d", "how long a proposal stands, its last day included")
  package let shortUnder = Field("short_under", .money, .team, "the amount below which a proposal is one page")
  package let growthNotice = Field(
    "growth_notice", .share, .team, standard: "20%", "the growth at which you are warned")
  package let swap = Field("swap", .yesNo, .client, standard: "yes", "whether work may be exchanged for other work")
}

package struct CommunicationFields: Fields {
  package static let name = "communication plan"
  package init() {}
  package let channels = Field(
    "channels", .entries(ChannelFields.self, in: .channel), .client, needed: .contract,
    "the ways to reach each other, with their limits")
  package let emailNorms = Field("email_norms", .entry(EmailNormsFields.self), .client, "how mails are written")
  package let situations = Field(
    "situations", .entries(SituationFields.self), .client, needed: .contract, "which channel for what")
  package let meetings = Field(
    "meetings", .entries(MeetingPlanFields.self), .client, needed: .contract, "meetings and calls that return")
}

package struct ChannelFields: Fields {
  package static let name = "channel"
  package init() {}
  package let id = Field("id", .id, .client, "the name by which other data refer to the channel")
  package let title = Field("title", .text, .client, "what the channel is called in documents")
  package let address = Field("address", .text, .client, "the number or address")
  package let official = Field("official", .yesNo, .client, standard: "no", "whether what is said here binds")
  package let replyWithin = Field("reply_within", .length, .client, "how soon an answer comes")
  package let hours = Field("hours", .text, .client, "the hours of the channel, such as 09:00-17:00")
  package let byArrangement = Field(
    "by_arrangement", .yesNo, .client, standard: "no", "whether a time is agreed before")
  package let goodFor = Field("good_for", .text, .client, "what it is good for")
  package let limits = Field("limits", .text, .client, "what it is not good for")
  package let fallback = Field("fallback", .reference(.channel), .client, "the channel to take when this one fails")
  package let note = Field("note", .text, .client, "a remark for the client")
}

package struct EmailNormsFields: Fields {
  package static let name = "rule for mails"
  package init() {}
  package let subject = Field("subject", .text, .client, "how a subject line begins")
  package let oneTopic = Field("one_topic", .yesNo, .client, standard: "yes", "whether a mail has one subject")
  package let cc = Field("cc", .list(.reference(.person)), .client, "who reads along")
  package let notFor = Field("not_for", .list(.text), .client, "what mail is not for")
}

package struct SituationFields: Fields {
  package static let name = "situation"
  package init() {}
  package let id = Field("id", .id, .client, "the name of the situation")
  package let title = Field("title", .text, .client, "the situation in words for the client")
  package let from = Field("from", .choice(["us", "client", "both"]), .client, standard: "both", "who has the matter")
  package let steps = Field(
    "steps", .list(.text), .client, needed: .contract, "the channels in order, with waiting times")
  package let replyWithin = Field("reply_within", .length, .client, "how soon an answer comes")
  package let within = Field("within", .length, .client, "how soon it is told")
  package let note = Field("note", .text, .client, "a remark for the client")
}

package struct MeetingPlanFields: Fields {
  package static let name = "meeting"
  package init() {}
  package let id = Field("id", .id, .client, "the name by which records refer to the meeting")
  package let title = Field("title", .text, .client, "what the meeting is called")
  package let every = Field(
    "every", .recurrence, .client, needed: .contract, "how often, with weekday and time: 2w tue 10:00")
  package let from = Field("from", .offset, .client, "from when, counted from the first day: +2w")
  package let until = Field("until", .offset, .client, "until when, counted from the first day: +2w")
  package let times = Field("times", .whole(1...1000), .client, "how many times at most")
  package let minutes = Field("minutes", .whole(1...1440), .client, needed: .contract, "how long, in minutes")
  package let via = Field("via", .reference(.channel), .client, "the channel")
  package let attends = Field("attends", .list(.reference(.person)), .client, needed: .contract, "who takes part")
  package let recordWithin = Field("record_within", .length, .client, standard: "1wd", "how soon the record comes")
  package let purpose = Field("purpose", .text, .client, "what it is for")
}

package struct CheckpointsFields: Fields {
  package static let name = "plan of control days"
  package init() {}
  package let points = Field(
    "points", .list(.entry(CheckpointFields.self)), .client, "the points in a stage's time, in per cent")
  package let tell = Field("tell", .entry(TellFields.self), .client, "who hears of them, how and how soon")
}

package struct CheckpointFields: Fields {
  package static let name = "control day"
  package init() {}
  package let at = Field("at", .whole(0...100), .client, needed: .contract, "the part of the stage's time, in per cent")
  package let title = Field("title", .text, .client, "what the day is called")
  package let ask = Field("ask", .list(.text), .client, "what is looked at")
}

package struct TellFields: Fields {
  package static let name = "rule for word to the client"
  package init() {}
  package let to = Field("to", .list(.reference(.person)), .client, "who hears; without it, who decides")
  package let via = Field("via", .reference(.channel), .client, "the channel")
  package let within = Field("within", .length, .client, standard: "1wd", "how soon")
  package let howMuch = Field("how_much", .text, .client, "how much is told")
}

package struct SupportFields: Fields {
  package static let name = "support"
  package init() {}
  package let tiers = Field("tiers", .list(.entry(TierFields.self)), .client, "who takes a matter first, second, third")
  package let severities = Field(
    "severities", .entries(SeverityFields.self), .client, "how urgent, and what that means in time")
  package let afterClose = Field(
    "after_close", .entry(AfterCloseFields.self), .client, "what is still done after the end")
}

package struct TierFields: Fields {
  package static let name = "level of support"
  package init() {}
  package let level = Field("level", .whole(1...9), .client, needed: .contract, "first, second, third")
  package let who = Field("who", .reference(.person), .client, "who it is; without it, the lead")
  package let does = Field("does", .text, .client, needed: .contract, "what this level does")
}

package struct SeverityFields: Fields {
  package static let name = "urgency"
  package init() {}
  package let id = Field("id", .id, .client, "the name of the urgency")
  package let title = Field("title", .text, .client, "the urgency in words for the client")
  package let means = Field("means", .text, .client, needed: .contract, "what must be wrong")
  package let respond = Field("respond", .length, .client, needed: .contract, "how soon you answer")
  package let fix = Field("fix_or_workaround", .length, .client, "how soon it works again")
}

package struct AfterCloseFields: Fields {
  package static let name = "support after the end"
  package init() {}
  package let days = Field("days", .whole(0...3650), .client, standard: "30", "for how many days")
  package let covers = Field("covers", .text, .client, "what is covered")
}

package struct EscalationFields: Fields {
  package static let name = "level of escalation"
  package init() {}
  package let level = Field("level", .whole(1...9), .client, needed: .contract, "first, second, third")
  package let who = Field("who", .reference(.person), .client, "who of the practice; without it, the lead")
  package let counterpart = Field(
    "counterpart", .reference(.person), .client, "who of the client; without it, who decides")
  package let after = Field("after", .length, .client, needed: .contract, "how long the level before has tried")
}

package struct ComplaintsFields: Fields {
  package static let name = "rule for complaints"
  package init() {}
  package let to = Field("to", .reference(.person), .client, needed: .contract, "who takes a complaint")
  package let acknowledge = Field("acknowledge", .length, .client, standard: "2wd", "how soon it is acknowledged")
  package let answer = Field("answer", .length, .client, standard: "10wd", "how soon it is answered")
  package let reviewBy = Field("review_by", .list(.reference(.person)), .client, "who looks at it again")
  package let outside = Field("outside", .text, .client, "who may be asked outside")
}

package struct OwedFields: Fields {
  package static let name = "document owed"
  package init() {}
  package let id = Field("id", .id, .client, "the name by which other data refer to the document")
  package let kind = Field("kind", .text, .client, "which document it is")
  package let title = Field("title", .text, .client, needed: .contract, "what it is called")
  package let to = Field("to", .list(.reference(.person)), .client, "who receives it; without it, who decides")
  package let by = Field("by", .reference(.person), .client, "who makes it; without it, the lead")
  package let every = Field("every", .length, .client, "how often")
  package let when = Field("when", .text, .client, "what makes it due, in words")
  package let within = Field("within", .length, .client, "how soon after that")
  package let signed = Field("signed", .yesNo, .client, standard: "no", "whether it is signed")
}

package struct ExpensesFields: Fields {
  package static let name = "rule for expenses"
  package init() {}
  package let approvedAbove = Field("approved_above", .money, .client, "the amount above which a yes is needed before")
  package let at = Field("at", .choice(["cost"]), .client, standard: "cost", "the price at which they are charged")
  package let receipts = Field("receipts", .yesNo, .client, standard: "yes", "whether receipts come with them")
  package let travel = Field("travel", .text, .client, "how you travel")
}

package struct LegalFields: Fields {
  package static let name = "legal part"
  package init() {}
  package let law = Field("law", .text, .client, needed: .contract, "the law that governs the contract")
  package let courts = Field("courts", .text, .client, needed: .contract, "where a dispute is decided")
  package let liability = Field("liability", .entry(LiabilityFields.self), .client, "how far you are liable")
  package let rights = Field("rights", .entry(RightsFields.self), .client, "when rights in the work pass")
  package let notices = Field("notices", .entry(NoticesFields.self), .client, "how formal notices are given")
  package let signing = Field("signing", .entry(SigningFields.self), .client, "how the contract is signed")
}

package struct LiabilityFields: Fields {
  package static let name = "liability"
  package init() {}
  package let cap = Field("cap", .text, .client, needed: .contract, "the most you are liable for, in words")
}

package struct RightsFields: Fields {
  package static let name = "rights"
  package init() {}
  package let pass = Field(
    "pass", .choice(["when_paid", "when_accepted"]), .client, standard: "when_paid",
    "when rights in the work pass to the client")
}

package struct NoticesFields: Fields {
  package static let name = "rule for notices"
  package init() {}
  package let via = Field("via", .reference(.channel), .client, "the channel")
  package let client = Field(
    "client", .reference(.person), .client, "who receives them for the client; without it, who signs")
  package let provider = Field(
    "provider", .reference(.person), .client, "who receives them for the practice; without it, the lead")
}

package struct SigningFields: Fields {
  package static let name = "rule for signing"
  package init() {}
  package let how = Field("how", .text, .client, "how it is signed")
  package let order = Field("order", .list(.choice(["client", "provider"])), .client, "who signs first")
  package let place = Field("place", .text, .client, "where")
  package let until = Field("until", .day, .client, "by when")
}

package struct ConfidentialityFields: Fields {
  package static let name = "confidentiality"
  package init() {}
  package let mayNameClient = Field(
    "may_name_client", .yesNo, .client, standard: "no", "whether you may say that the client is a client")
  package let mayShowWork = Field(
    "may_show_work", .entry(ShowWorkFields.self), .client, "whether the work may be shown")
  package let access = Field(
    "access", .list(.reference(.person)), .client, "who of the practice sees the client's material")
  package let keepAfterClose = Field("keep_after_close", .length, .client, standard: "6y", "how long papers are kept")
}

package struct ShowWorkFields: Fields {
  package static let name = "rule for showing work"
  package init() {}
  package let after = Field("after", .reference(.stage), .client, "after which stage")
  package let consent = Field(
    "consent", .choice(["written", "none"]), .client, standard: "written", "which leave is needed")
}

package struct CancellationFields: Fields {
  package static let name = "rule for ending early"
  package init() {}
  package let notice = Field("notice", .length, .client, standard: "14d", "how long before")
  package let form = Field("form", .text, .client, "in which form")
  package let byClient = Field(
    "by_client", .entry(ClientEndsFields.self), .client, "what is paid if the client ends it")
  package let byProvider = Field(
    "by_provider", .entry(ProviderEndsFields.self), .client, "what is paid back if you cannot go on")
  package let handoverWithin = Field(
    "handover_within", .length, .client, standard: "10wd", "how soon the client's material is handed over")
}

package struct ClientEndsFields: Fields {
  package static let name = "rule for a client's cancellation"
  package init() {}
  package let inProgress = Field(
    "in_progress", .choice(["stated", "hours", "accepted_only"]), .client, standard: "stated",
    "what of the stage in work is paid")
}

package struct ProviderEndsFields: Fields {
  package static let name = "rule for your cancellation"
  package init() {}
  package let inProgress = Field(
    "in_progress", .choice(["refund_all", "accepted_only"]), .client, standard: "refund_all", "what is paid back")
  package let refundWithin = Field("refund_within", .length, .client, standard: "10wd", "how soon")
}

package struct OptionGroupFields: Fields {
  package static let name = "choice"
  package init() {}
  package let choose = Field(
    "choose", .choice(["one", "any"]), .client, standard: "one", "whether one of the options is taken, or any number")
  package let of = Field(
    "of", .entries(OptionFields.self, in: .option), .client, needed: .proposal, "the options, at most three")
}

package struct OptionFields: Fields {
  package static let name = "option"
  package init() {}
  package let id = Field("id", .id, .client, "the name by which an answer refers to the option")
  package let title = Field("title", .text, .client, needed: .proposal, "the name of the option")
  package let summary = Field("summary", .text, .client, "what it is, in a sentence")
  package let includes = Field("includes", .list(.text), .client, "what it includes, in plain words")
  package let recommended = Field("recommended", .yesNo, .client, standard: "no", "yes for the one you recommend")
  package let because = Field("because", .text, .client, "why you recommend it")
  package let stages = Field(
    "stages", .entries(StageFields.self, in: .stage), .client, needed: .proposal, "the stages of the option")
}

package struct ExpectFields: Fields {
  package static let name = "expectation"
  package init() {}
  package let net = Field("net", .money, .private, "the price without tax that a signed paper says")
  package let gross = Field("gross", .money, .private, "the price with tax that a signed paper says")
  package let end = Field("end", .day, .private, "the last day that a signed paper says")
}
