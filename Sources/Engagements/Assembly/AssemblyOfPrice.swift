import Diagnostics
import Values

/// What stages cost together, and in which parts that is paid. It needs none of their days.
struct PlannedPrice {
  let totals: Totals?
  let instalments: [Instalment]
  let planFault: PaymentPlanError?
}

extension Assembly {
  func plannedPrice(of stages: [Stage], taxation: Taxation?, _ faults: inout [Fault]) -> PlannedPrice {
    let prices = stages.compactMap { $0.span(of: \.price) }
    let totals = faults.attempt("the price", at: terms.discount?.span ?? prices.first) { () throws(ArithmeticError) in
      try self.totals(of: stages, taxation: taxation)
    }
    guard let totals else { return PlannedPrice(totals: nil, instalments: [], planFault: nil) }
    do throws(PaymentPlanError) {
      let whole = try paymentPlan(of: stages).instalments(of: totals)
      // Nobody is asked for nothing, as for a free stage, unless there is nothing else.
      let asking = whole.filter { !$0.payable.isZero }
      return PlannedPrice(totals: totals, instalments: asking.isEmpty ? whole : asking, planFault: nil)
    } catch {
      return PlannedPrice(totals: totals, instalments: [], planFault: error)
    }
  }

  /// Nil where no stage has a fixed price.
  private func totals(of stages: [Stage], taxation: Taxation?) throws(ArithmeticError) -> Totals? {
    // Without a price that could not be read, every sum would be wrong.
    guard let taxation, !stages.contains(where: { $0.datum(of: \.price)?.isNone == true }) else { return nil }
    let lines = stages.compactMap { stage in
      stage.fixedPrice.map { PriceLine(stage.title ?? stage.id ?? "", unitPrice: $0) }
    }
    guard !lines.isEmpty else { return nil }
    var discount: Adjustment?
    if let amount = terms.discount?.amount {
      discount = Adjustment(.amount(amount), reason: terms.discount?.reason)
    } else if let percent = terms.discount?.percent {
      discount = Adjustment(.share(percent), reason: terms.discount?.reason)
    }
    return try Totals(of: Pricing(lines, in: currency, discount: discount, treatment: taxation.treatment))
  }

  private func paymentPlan(of stages: [Stage]) -> PaymentPlan {
    if let schedule = terms.payments?.schedule, !schedule.isEmpty {
      return PaymentPlan(schedule, otherwise: .contractAgreed)
    }
    let share = terms.payments?.advance.flatMap { $0.fraction == .zero ? nil : $0 }
    let advance = share.map { PaymentPlan.Part.share($0) }
    if terms.payments?.rest == "at_end", let last = stages.last(where: { !terms.isService($0) }) ?? stages.last {
      return PaymentPlan(advance: advance, restOnceAccepted: last.id ?? "")
    }
    return PaymentPlan(
      advance: advance, restByStage: stages.compactMap { stage in stage.fixedPrice.map { (stage.id ?? "", $0) } })
  }

  func payments(
    _ instalments: [Instalment], known: [Anchor.Event: Day], _ faults: inout [Fault]
  ) -> PaymentLedger? {
    guard !instalments.isEmpty else { return nil }
    var asked: [String: Day] = [:]
    var received: [String: Money] = [:]
    for payment in log.payments ?? [] {
      guard let id = payment.id else { continue }
      asked[id] = payment.asked?.on
      received[id] = faults.attempt("what was received for `\(id)`", at: payment.span) { () throws(ArithmeticError) in
        try payment.amountReceived(in: currency)
      }
    }
    let plan = terms.payments.flatMap { $0.span(of: \.dueIn) ?? $0.span }
    return faults.attempt("when the payments are due", at: plan) { () throws(ArithmeticError) in
      try PaymentLedger(
        instalments, received: received, asked: asked, dueIn: terms.payments?.dueIn ?? Length(14, .days), known: known,
        calendar: calendar, currency: currency, asOf: today)
    }
  }
}

extension Work {
  /// What the stages of a fixed price come to with their tax, by their ids; they add up to the price before its discount.
  var grossOfStages: [String: Money] {
    guard let totals, totals.treatment.kind == .standard, let lines = try? totals.taxedLines() else { return [:] }
    let priced = stages.filter { $0.terms.fixedPrice != nil }
    return Dictionary(zip(priced.map(\.id), lines.map(\.gross))) { first, _ in first }
  }
}

extension PaymentPlan {
  /// The plan as it is written out.
  ///
  /// - Parameters:
  ///   - name: what a payment is called before its number that says no name.
  ///   - trigger: what makes a payment due that does not say it; what is missing is told elsewhere.
  init(_ schedule: [Entry<InstalmentFields>], calling name: String = "p", otherwise trigger: Trigger) {
    self.init(
      schedule.enumerated().map { index, instalment in
        let part: Part =
          if let amount = instalment.amount {
            .amount(amount)
          } else if case .share(let share)? = instalment.share {
            .share(share)
          } else {
            .rest
          }
        return Term(id: instalment.id ?? "\(name)\(index + 1)", part: part, trigger: instalment.when ?? trigger)
      })
  }
}
