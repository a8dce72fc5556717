import Diagnostics
package import Values

/// One engagement as of a day: what was agreed, filled in; what happened; and what follows from both.
package struct Engagement: Sendable {
  package let id: String
  package let clientID: String
  /// BCP 47.
  package let language: String
  package let currency: Currency
  package let today: Day
  package let practice: Practice
  package let standards: Standards
  package let client: Client
  package let terms: Terms
  /// What the Markdown beside the data says to the client, a text a paragraph.
  let paragraphs: [Datum]
  /// All that is recorded, of any day, as it was written, with the corrections beside it: for what writes and for what
  /// asks how it is written.
  package let writtenLog: Log
  /// All that is recorded, of any day, each step as its corrections have it.
  package let wholeLog: Log
  /// What was known today.
  package let log: Log
  /// All steps of the log, and those of the corrected one: rules ask for them again and again.
  let steps: [LoggedStep]
  let stepsOfAnyDay: [LoggedStep]
  package let people: People
  /// Who leads for the practice; who decides and who signs for the client.
  package let roles: [Role: String]
  package let calendar: WorkingCalendar
  /// What a paper printed where a figure stood, by its number and the figure's path; nil for one that is not frozen.
  let printed: @Sendable (_ paper: String, _ path: String) -> String?
  /// The time zone of its deadlines, and the practice's.
  let timezones: (ofDeadlines: Datum?, ofPractice: Datum?)
  /// Where the holidays of the calendar are held.
  let daysOffOf: DaysOffHolder
  /// The work as the contract has it; with options, the ones agreed to or else recommended are in it.
  package let work: Work
  /// The work as it is agreed today: what change orders made of it.
  package internal(set) var inForce: WorkInForce
  /// All payments with what came for each: the contract's, those of change orders, statements of what was beyond. Nil
  /// where there is nothing to pay, or it cannot be worked out.
  package internal(set) var paymentsInForce: PaymentLedger?
  /// What clients may know of what happened. This and the next two are worked out once: rules, pages and the desk all ask
  /// for them.
  var happenings: [Happening] = []
  var goodwillOrFault: Result<EngagementGoodwill?, ArithmeticError> = .success(nil)
  var proposalsDueOrFault: Result<[ProposalDue], ArithmeticError> = .success([])
  /// Every figure that cannot be worked out, each once. Where one is missing its figure is absent, and the pages are
  /// not made.
  package internal(set) var faults: [Fault] = []
  package let options: [Choice]
  /// The change orders that were known today: those with a number in the order in which they went out, then drafts.
  package let changes: [PlannedChange]
  package internal(set) var inputs: [PlannedInput]
  /// How the price is taxed; nil where no row of the practice's table fits.
  package let taxation: Taxation?
  /// What some paper needs and nobody has written.
  package let missing: [Missing]
  /// The same as of another day: read once, and worked out again.
  let workedOut: @Sendable (_ today: Day) -> Engagement
  /// The same if the client agreed to a change order today, by the name of its file.
  let agreeing: @Sendable (_ change: String) -> Engagement

  /// `harbor-pine/2026-website`
  package var path: String { "\(clientID)/\(id)" }

  /// The same as it was, or will be, known on another day.
  package func asOf(_ day: Day) -> Engagement { day == today ? self : workedOut(day) }

  /// A small job, whose one paper is both its proposal and its contract.
  package var isOrder: Bool { terms.kind == "order" }

  /// The day whose tax table and rates hold.
  package var pricedOn: Day { log.pricedOn ?? today }
}

/// Stages with their days, and what they cost together.
package struct Work: Sendable {
  package let stages: [PlannedStage]
  package let schedule: Schedule
  /// Nil where there is nothing to add up, or no tax treatment.
  package let totals: Totals?
  package let instalments: [Instalment]
  package let payments: PaymentLedger?
  /// Why the payment plan does not divide the price.
  package let planFault: PaymentPlanError?
  /// The days of what has happened until today, or is assumed to.
  package let known: [Anchor.Event: Day]
  /// The first day is assumed, not agreed.
  package let isAssumed: Bool
  /// It is agreed, and begins once the advance has come, which it has not.
  package let waitsForAdvance: Bool
  /// Figures that could not be worked out.
  package let faults: [Fault]

  package var deliverables: [PlannedDeliverable] { stages.flatMap(\.deliverables) }
}

/// A stage, filled in.
package struct PlannedStage: Sendable {
  package let terms: Stage
  package let id: String
  package let number: Int
  /// Nil unless the price is fixed.
  package var amount: Money? { terms.fixedPrice }
  package let start: Moment?
  package let due: Moment?
  package let deliverables: [PlannedDeliverable]
  package let checkpoints: [PlannedCheckpoint]
  /// Every control day held of it, the last first, whether the plan has such a point or not.
  package let held: [Entry<CheckpointRecordFields>]
  package let state: StageState
  /// The option it belongs to.
  package let option: String?
  /// The change order that brought it in; nil for one of the contract's.
  package var addedBy: String?
  /// The change orders that made something else of it, in the order of their agreement.
  package var changedBy: [String] = []

  package var title: String { terms.title ?? id }
}

extension Entry where F == StageFields {
  /// Nil unless the price is an amount.
  var fixedPrice: Money? {
    if case .fixed(let money)? = self.price { money } else { nil }
  }
}

/// A deliverable, filled in.
package struct PlannedDeliverable: Sendable {
  package let terms: Deliverable
  package let id: String
  package let stage: Stage
  /// The id of the person who makes it.
  package let owner: String?
  package let acceptedBy: String?
  package let due: Moment?
  package let revisions: Int
  package let record: Entry<DeliveryFields>?
  package let state: DeliverableState
  /// The change order that brought it in; nil for one of the contract's.
  package var addedBy: String?
  /// The change orders that made something else of it, in the order of their agreement.
  package var changedBy: [String] = []

  package var title: String { terms.title ?? id }
}

/// A control day of a stage.
package struct PlannedCheckpoint: Sendable {
  package let terms: Entry<CheckpointFields>
  /// Nil while the stage's days are not known.
  package let day: Day?
  /// The last one held of this point.
  package let record: Entry<CheckpointRecordFields>?
  /// Earlier points that fall on the same day.
  package var joined: [PlannedCheckpoint] = []

  /// The last one held of it, or of the points that fall on its day.
  package var held: Entry<CheckpointRecordFields>? { record ?? joined.compactMap(\.record).last }
}

/// What the client gives, and whether it has come.
package struct PlannedInput: Sendable {
  package let terms: Input
  package let id: String
  /// Its last day by the contract.
  package let agreed: Moment?
  /// Its last day as things stand.
  package let until: Moment?
  package let stages: [PlannedStage]
  package let receivedOn: Day?
  /// The day since which nobody needs it: all stages that it was for were taken out.
  package var isNotNeededSince: Day?
  /// When it was late, so that days moved.
  package let late: [Standstill]
  package let state: State
  /// Why it has no last day.
  package let fault: Fault?

  package enum State: String, Sendable { case open, received, overdue }

  /// Whether it has not come, and is needed.
  var isAwaited: Bool { receivedOn == nil && isNotNeededSince == nil }
}

/// What the proposal lets the client choose from.
package struct Choice: Sendable {
  package let terms: Entry<OptionGroupFields>
  package let options: [PlannedOption]
}

package struct PlannedOption: Sendable {
  package let terms: Entry<OptionFields>
  package let id: String
  /// The engagement's work with this option and without the others of its group.
  package let work: Work
  package let isTaken: Bool
}
