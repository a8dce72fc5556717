import Diagnostics
import Values

// The price and the plan of its payment.

extension Assembly {
  func totals(of stages: [PlannedStage], taxation: Taxation?) -> Totals? {
    // Without a price that could not be read, every sum would be wrong.
    guard let taxation, !stages.contains(where: { $0.terms.datum(of: \.price)?.isNone == true }) else { return nil }
    let lines = stages.compactMap { stage in stage.amount.map { PriceLine(stage.title, unitPrice: $0) } }
    guard !lines.isEmpty else { return nil }
    var discount: Adjustment?
    if let amount = terms.discount?.amount {
      discount = Adjustment(.amount(amount), reason: terms.discount?.reason)
    } else if let percent = terms.discount?.percent {
      discount = Adjustment(.share(percent), reason: terms.discount?.reason)
    }
    return try? Totals(of: Pricing(lines, in: currency, discount: discount, treatment: taxation.treatment))
  }

  func planTerms(of stages: [PlannedStage]) -> [PaymentPlan.Term] {
    if let schedule = terms.payments?.schedule, !schedule.isEmpty {
      return schedule.enumerated().map { index, instalment in
        let part: PaymentPlan.Part =
          if let amount = instalment.amount {
            .amount(amount)
          } else if case .share(let share)? = instalment.share {
            .share(share)
          } else {
            .rest
          }
        return PaymentPlan.Term(
          id: instalment.id ?? "p\(index + 1)", part: part, trigger: instalment.when ?? .contractAgreed)
      }
    }
    let priced = stages.compactMap { stage in stage.amount.map { (id: stage.id, price: $0) } }
    let rest: [PaymentPlan.Term] =
      if terms.payments?.rest == "at_end", let last = stages.last {
        [PaymentPlan.Term(id: "rest", part: .rest, trigger: .stageAccepted(last.id))]
      } else {
        priced.map { PaymentPlan.Term(id: $0.id, part: .restByPrice($0.price), trigger: .stageAccepted($0.id)) }
      }
    guard let advance = terms.payments?.advance, advance.fraction != .zero else { return rest }
    return [PaymentPlan.Term(id: "advance", part: .share(advance), trigger: .contractAgreed)] + rest
  }

  func payments(
    _ instalments: [Instalment], of stages: [PlannedStage], known: [Anchor.Event: Day]
  ) -> PaymentLedger? {
    guard !instalments.isEmpty else { return nil }
    var known = known
    for stage in stages {
      if let accepted = stage.acceptedOn { known[.accepted(stage: stage.id)] = accepted }
    }
    var received: [String: Money] = [:]
    for payment in log.payments ?? [] {
      guard let id = payment.id else { continue }
      received[id] = try? Money.sum((payment.received ?? []).compactMap(\.amount), in: currency)
    }
    return try? PaymentLedger(
      instalments, received: received, dueIn: terms.payments?.dueIn ?? Length(14, .days), known: known,
      calendar: calendar, currency: currency, asOf: today)
  }
}
