package import Diagnostics
package import Values

/// `engagement.yaml`: what was agreed.
package struct TermsFields: Fields {
  package static let name = "engagement"
  package static let kind = Kind(Self())
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
    "lead", .reference(.person), .client, "the person of the practice who does the work; without it, the only one")
  package let decides = Field(
    "decides", .reference(.person), .client,
    "the person of the client who approves results; without it, the one client.yaml says may")
  package let signs = Field(
    "signs", .reference(.person), .client,
    "the person of the client who signs; without it, the one client.yaml says may")
  package let handledBy = Field(
    "handled_by", .entry(HandledFields.self), .client, "what staff may handle, and what the lead does in person")
  package let people = Field(
    "people", .raw, .private, "what differs from client.yaml for some of its people; read together with them")
  package let summary = Field("summary", .text, .client, "the whole proposal in a sentence or two")
  package let task = Field(
    "task", .text, .client, "what the client wants, said back: the sentence after \"If we understood you right\"")
  package let goals = Field(
    "goals", .entries(GoalFields.self), .client, "what will be different, and how that is measured")
  package let stages = Field(
    "stages", .entries(StageFields.self, in: .stage), .client,
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
  package let lateInput = Field(
    "late_input", .entry(LateInputFields.self), .team, standard: "{}", "how what the client gives is asked for"
  )
  package let revisions = Field(
    "revisions", .whole(0...20), .client, standard: "2", "rounds of remarks included for each result")
  package let approval = Field(
    "approval", .entry(ApprovalFields.self), .client, standard: "{}", "how results are approved")
  package let discount = Field("discount", .entry(DiscountFields.self), .client, "what is taken off the price, and why")
  package let tax = Field(
    "tax", .part(of: TaxCaseFields.self), .client,
    "what is taxed otherwise than the practice's table says: its keys are laid over those of the row that fits, and "
      + "another `treatment` replaces the row")
  package let payments = Field(
    "payments", .entry(PaymentsFields.self), .client, standard: "{}", "when which part of the price is paid")
  package let allowances = Field(
    "allowances", .entries(AllowanceFields.self), .client, "calls, visits and hours included")
  package let goodwill = Field(
    "goodwill", .entry(GoodwillFields.self), .team, "small extras given gladly, and their limits, which no client reads"
  )
  package let extraWork = Field(
    "extra_work", .entry(ExtraWorkFields.self), .client, standard: "{}", "how work outside the agreement is proposed")
  package let communication = Field(
    "communication", .entry(CommunicationFields.self), .client, "which channel for what, and the meetings")
  package let checkpoints = Field(
    "checkpoints", .entry(CheckpointsFields.self), .client, "the progress checks of every stage")
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
    "confidentiality", .entry(ConfidentialityFields.self), .client, standard: "{}",
    "what may be told, and who has access")
  package let cancellation = Field(
    "cancellation", .entry(CancellationFields.self), .client, standard: "{}",
    "how either side can end it early, and what is then paid")
  package let completeWhen = Field(
    "complete_when", .list(.choice(CompletionFact.allCases.map(\.rawValue))), .client,
    "what must hold before the engagement is complete")
  package let options = Field(
    "options", .list(.entry(OptionGroupFields.self).choosing { $0["choose"]?.text != "any" }), .client,
    "what the proposal lets the client choose from")
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
  package static let kind = Kind(Self())
  package let start = Field("start", .day, .client, "the first day")
  package let end = Field("end", .day, .client, "the last day")
}

package struct HandledFields: Fields {
  package static let name = "list of who handles what"
  package static let kind = Kind(Self())
  package let appointments = Field("appointments", .text, .client, "who arranges appointments")
  package let papers = Field("papers", .text, .client, "who handles papers")
  package let advice = Field("advice", .text, .client, "who gives advice, in person")
}

package struct GoalFields: Fields {
  package static let name = "goal"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the name by which other data refer to the goal")
  package let text = Field("text", .text, .client, needed: .proposal, "what will be different")
  package let measuredBy = Field("measured_by", .text, .client, "how you will both know")
}

package struct ScopeFields: Fields {
  package static let name = "scope"
  package static let kind = Kind(Self())
  package let services = Field("services", .list(.text), .client, "what you do")
  package let notIncluded = Field("not_included", .list(.text), .client, "what a client might expect and will not get")
  package let assumptions = Field(
    "assumptions", .entries(AssumptionFields.self, in: .assumption), .client, "what the price rests on")
}

package struct AssumptionFields: Fields {
  package static let name = "assumption"
  package static let kind = Kind(Self())
  package let id = Field("id", .id, .client, "the name by which other data refer to the assumption")
  package let text = Field("text", .text, .client, needed: .proposal, "what is taken for granted")
}

package struct ExpectFields: Fields {
  package static let name = "expectation"
  package static let kind = Kind(Self())
  package let net = Field("net", .money, .private, "the price without tax that a signed paper says")
  package let gross = Field("gross", .money, .private, "the price with tax that a signed paper says")
  package let end = Field("end", .day, .private, "the last day that a signed paper says")
}
