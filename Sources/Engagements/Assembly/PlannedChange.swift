package import Diagnostics
package import Values

/// A change order, filled in: what it costs, when that is paid, which days it moves.
package struct PlannedChange: Sendable {
  package let terms: Change
  /// The name of its file, and of its page.
  package let id: String
  /// The stages that it changes: those in force before it.
  package let before: [PlannedStage]
  /// The record of its paper; nil while it has none.
  package let record: Entry<PaperRecordFields>?
  /// The day since which it is agreed; nil while it is not.
  package let agreedOn: Day?
  /// What it adds, with its results.
  package let stages: [PlannedStage]
  /// All results that come in: of the stages it adds, and of those there are.
  package let deliverables: [PlannedDeliverable]
  package let lines: [ChangeLine]
  package let taxation: Taxation?
  /// Nil where nothing says what it costs.
  package let totals: Totals?
  package let instalments: [Instalment]
  /// Why its payments do not divide its price.
  package let planFault: PaymentPlanError?
  /// The first stage whose days it moves, by its place among all stages there ever were; nil where it moves the last
  /// day alone.
  package let firstMoved: Int?
  /// The id of the stage with whose acceptance all that it changes is there; nil where it touches none.
  package let lastStage: String?
  /// Figures that could not be worked out.
  package let faults: [Fault]

  /// As messages call it.
  var name: String { "change order `\(terms.title ?? id)`" }
}

/// A part of a change order's price.
package struct ChangeLine: Sendable {
  /// The stage whose price it is; nil for what is priced for the change itself.
  package let stage: String?
  /// Hours and rate, where the price is made of them.
  package let time: (hours: Number, rate: Money)?
  package let amount: Money
  package let spans: [Span]
}

/// The fee of a stage that is paid by the period, before a change order and with it.
struct FeeChange {
  let stage: PlannedStage
  let every: Length
  let before: Money
  let after: Money
  let spans: [Span]

  var isRise: Bool { (try? after.compared(to: before)).map { $0 > 0 } ?? false }
}

extension PlannedChange {
  var feeChanges: [FeeChange] {
    (terms.changes?.stages ?? []).compactMap { changed in
      guard let after = changed.fee, let stage = before.first(where: { $0.id == changed.id }),
        case .periodic(let fee, let every)? = stage.terms.price
      else { return nil }
      let spans = changed.datum(of: \.fee)?.origin.spans ?? []
      return FeeChange(stage: stage, every: every, before: fee, after: after, spans: spans)
    }
  }

  /// Whether the client pays more for anything, once or every period: then it is a contract of its own, from which a
  /// consumer may withdraw.
  var costsMore: Bool {
    totals.map { !$0.asStated.isNegative && !$0.asStated.isZero } ?? false || feeChanges.contains(where: \.isRise)
  }

  /// Whether there is more to do than before.
  var addsWork: Bool { !stages.isEmpty || !deliverables.isEmpty }

  /// Whether something goes out.
  var removesWork: Bool { !(terms.removes?.stages ?? []).isEmpty || !(terms.removes?.deliverables ?? []).isEmpty }

  /// Whether its paper left the house.
  var isOut: Bool { record?.issuedOn != nil }

  /// Whether nothing comes of its paper: it was taken back or declined.
  var isOver: Bool { record?.withdrawn != nil || record?.declined != nil }

  /// Whether it went out and was not taken back: what it offers waits for nobody of ours.
  var isOffered: Bool { isOut && record?.withdrawn == nil }
}
