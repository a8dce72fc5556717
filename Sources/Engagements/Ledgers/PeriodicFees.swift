package import Values

/// The fee for one period of a stage that is priced by the period. It is itself what a payment names.
package struct PeriodicFee: Sendable {
  /// `care-2026-03-02`: the stage, and the first day of the period.
  package let id: String
  package let stage: PlannedStage
  /// The days of the period on which the service runs.
  package let days: ClosedRange<Day>
  /// As prices are stated.
  package let amount: Money
  /// The one payment it is, due when the period is over.
  package let instalments: [Instalment]
}

extension [PlannedStage] {
  /// Those that are priced by the period, and their fees for a whole one.
  package var feesByThePeriod: [(stage: PlannedStage, fee: Money, every: Length)] {
    compactMap { stage in
      if case .periodic(let fee, let every)? = stage.terms.price { (stage, fee, every) } else { nil }
    }
  }
}

extension Engagement {
  /// The fees of the periods that have begun by today, in the order of the stages.
  ///
  /// Periods are counted from the first day of the stage as it stands. One that the end of the stage, or an early end, cuts
  /// short is paid by its days. A fee that a change order makes another counts for the periods that begin on the day of
  /// its agreement or later; one of a change order that costs a consumer more, who did not ask to begin at once, for those
  /// that begin when the days to withdraw are over.
  ///
  /// - Parameters:
  ///   - day: by when they have begun; nil for today.
  ///   - end: a day on which all would end, where none has ended it.
  package func periodicFees(
    begunBy day: Day? = nil, endingOn end: Day? = nil
  ) throws(ArithmeticError) -> [PeriodicFee] {
    guard log.contractAgreedOn != nil else { return [] }
    var fees: [PeriodicFee] = []
    for stage in try workDays().stages {
      guard case .periodic(_, let every)? = stage.stage.terms.price, let first = stage.start?.day,
        let periods = Periods(from: first, every: every)
      else { continue }
      let history = feeHistory(of: stage.stage)
      let last = [stage.due?.day, endedOn ?? end].compactMap(\.self).min()
      var index = 0
      while true {
        let period = try periods.days(index)
        guard period.lowerBound <= day ?? today, last.map({ period.lowerBound <= $0 }) ?? true else { break }
        let inService = period.lowerBound...min(period.upperBound, last ?? period.upperBound)
        guard let fee = history.last(where: { $0.from.map { $0 <= period.lowerBound } ?? true })?.fee else { break }
        fees.append(try self.fee(fee, of: stage.stage, period, inService))
        index += 1
      }
    }
    return fees
  }

  /// What a period of a stage costs, and since when: first what was agreed with it, then what change orders made of it.
  private func feeHistory(of stage: PlannedStage) -> [(from: Day?, fee: Money)] {
    guard case .periodic(let first, _)? = inForce.all.first(where: { $0.id == stage.id })?.terms.price else {
      return []
    }
    let changed = inForce.changes.flatMap { change in
      (change.terms.changes?.stages ?? []).compactMap { told in
        told.id == stage.id ? told.fee.map { (from: feesHold(since: change), fee: $0) } : nil
      }
    }
    return [(from: nil, fee: first)] + changed
  }

  private func feesHold(since change: PlannedChange) -> Day? {
    guard change.costsMore, let record = change.record, record.agreed?.beginAtOnce != true,
      let last = withdrawUntil(record)
    else { return change.agreedOn }
    return (try? last.adding(days: 1)) ?? change.agreedOn
  }

  private func fee(
    _ fee: Money, of stage: PlannedStage, _ period: ClosedRange<Day>, _ days: ClosedRange<Day>
  ) throws(ArithmeticError) -> PeriodicFee {
    let id = "\(stage.id)-\(period.lowerBound)"
    let amount = try Proration(fee: fee, period: period, inService: [days]).slices.first?.amount ?? fee
    let treatment = taxation(on: days.upperBound)?.treatment
    let totals = try treatment.map { treatment throws(ArithmeticError) in
      try Totals(of: Pricing([PriceLine(id, quantity: .one, unitPrice: amount)], in: currency, treatment: treatment))
    }
    return PeriodicFee(
      id: id, stage: stage, days: days, amount: amount,
      instalments: try PaymentPlan.single(id, of: totals, on: days.upperBound))
  }
}
