package import Values

// What an early end would leave, read from terms and records.

extension Engagement {
  /// What is to be paid, or paid back, if a side ends the engagement as it stands today; nil where nothing says how it
  /// is taxed.
  package func cancellation(
    by side: CancellationStatement.Side
  ) throws(ArithmeticError) -> CancellationStatement? {
    guard let treatment = taxation?.treatment else { return nil }
    let rule = inProgressRule(for: side)
    var lines: [CancellationStatement.Line] = []
    let prices = try pricesToEarn()
    for agreed in prices.stages {
      if let line = try line(for: agreed, rule) { lines.append(line) }
    }
    for (change, price) in prices.apart {
      let taxed = change.totals?.asStated == price ? try change.totals?.taxed() : nil
      lines.append(CancellationStatement.Line(.accepted, change.id, price: price, earned: price, taxed: taxed))
    }
    lines = try taxedByPapers(lines)
    for allowance in try allowances() {
      let papers = allowance.statements.compactMap(\.totals)
      let after = allowance.owedAfterwards
      let beyond = try Money.sum(papers.map(\.asStated) + [after], in: currency)
      var taxed = try treatment.taxed(after, at: treatment.effectiveRate(nil))
      for paper in papers { taxed = try taxed + paper.taxed() }
      guard !beyond.isZero else { continue }
      lines.append(CancellationStatement.Line(.beyond, allowance.id, price: beyond, earned: beyond, taxed: taxed))
    }
    // Between the notice and its end a service goes on.
    let end = max(endOfNotice ?? today, today)
    let fees = try periodicFees(begunBy: end, endingOn: end)
    for (stage, fees) in Dictionary(grouping: fees, by: \.stage.id).sorted(by: { $0.key < $1.key }) {
      let sum = try Money.sum(fees.map(\.amount), in: currency)
      var taxed = TaxedAmount.zero(currency)
      for instalment in fees.flatMap(\.instalments) { taxed = try taxed + instalment.taxed }
      let isWhole = treatment.asStated(taxed) == sum
      lines.append(
        CancellationStatement.Line(.fees, stage, price: sum, earned: sum, taxed: isWhole ? taxed : nil))
    }
    let received =
      try receivables()?.amountReceived(in: currency)
      ?? AmountReceived(taxed: .zero(currency), withheld: .zero(currency))
    return try CancellationStatement(
      endedBy: side, lines: lines, refundsAll: rule == "refund_all", received: received, treatment: treatment)
  }

  /// The lines of the contract's work with the tax of the contract and its change orders, once all of it is earned; as they
  /// are while a part of it is.
  private func taxedByPapers(
    _ lines: [CancellationStatement.Line]
  ) throws(ArithmeticError) -> [CancellationStatement.Line] {
    let totals = [work.totals].compactMap(\.self) + inForce.changes.compactMap(\.totals)
    guard let last = lines.last, let treatment = taxation?.treatment,
      try Money.sum(lines.map(\.earned), in: currency) == Money.sum(totals.map(\.asStated), in: currency)
    else { return lines }
    var left = TaxedAmount.zero(currency)
    for paper in totals { left = try left + paper.taxed() }
    var taxed: [CancellationStatement.Line] = []
    for line in lines.dropLast() {
      var own = try treatment.taxed(line.earned, at: treatment.effectiveRate(nil))
      if let papers = line.taxed { own = papers }
      left = try left - own
      taxed.append(line.taxed(own))
    }
    return taxed + [last.taxed(left)]
  }

  /// What is earned of a stage in work: `stated`, `hours`, `accepted_only`, `refund_all`.
  func inProgressRule(for side: CancellationStatement.Side) -> String {
    switch side {
    case .client: terms.cancellation?.byClient?.inProgress ?? "stated"
    case .provider: terms.cancellation?.byProvider?.inProgress ?? "refund_all"
    }
  }

  /// The stages in work of which nothing counts as earned because the client was told no share of them.
  package func unstatedStages(for side: CancellationStatement.Side) -> [PlannedStage] {
    guard inProgressRule(for: side) == "stated" else { return [] }
    return inForce.stages.filter { stage in
      stage.amount != nil && [.working, .delivered].contains(stage.state) && stage.lastStated == nil
    }
  }

  /// Nil for a stage that has earned nothing.
  private func line(for agreed: AgreedStage, _ rule: String) throws(ArithmeticError) -> CancellationStatement.Line? {
    let id = agreed.stage.id
    if case .hourly(let rate, let cap)? = agreed.stage.terms.price {
      // By the hour everything worked is earned, up to the cap.
      let worked = try self.worked(on: id, rate: rate)
      return worked.isZero ? nil : try CancellationStatement.Line(stage: id, price: cap ?? worked, worked: worked)
    }
    guard let price = agreed.price else { return nil }
    if agreed.stage.acceptedOn != nil {
      return CancellationStatement.Line(.accepted, id, price: price, earned: price)
    }
    switch rule {
    case "stated":
      guard let stated = agreed.stage.lastStated else { return nil }
      return try CancellationStatement.Line(stage: id, price: price, stated: stated.share)
    case "hours":
      let worked = try self.worked(on: id, rate: terms.goodwill?.valueRate)
      return worked.isZero ? nil : try CancellationStatement.Line(stage: id, price: price, worked: worked)
    default: return nil
    }
  }

  /// The hours worked on a stage, each at the rate of its day.
  private func worked(on stage: String, rate: String?) throws(ArithmeticError) -> Money {
    var sum = Money.zero(currency)
    for hours in log.hours ?? [] {
      guard let worked = hours.worked, worked.stage == stage, let minutes = worked.time, let day = worked.on,
        let perHour = hourlyRate(rate, on: day)
      else { continue }
      sum = try sum + perHour * Number(Int128(minutes), over: 60)
    }
    return sum
  }
}
