import Values

/// Interest that has begun to run on a payment.
struct InterestDue {
  let since: Day
  /// What is worked out of it; nil where the law says how much it is.
  let agreed: (rate: Share, amount: Money)?
}

extension Engagement {
  /// Nil while a payment is not late for longer than the time of grace, and where no interest is agreed.
  func interest(on entry: PaymentLedger.Entry) throws(ArithmeticError) -> InterestDue? {
    guard entry.state == .overdue, let due = entry.due.day, let late = terms.payments?.late,
      lastDayOfGrace(after: due) < today
    else { return nil }
    switch late.interest {
    case .rate(let rate):
      let record = (log.payments ?? []).first { $0.id == entry.instalment.id }
      let interest = try LateInterest(
        on: entry.open, due: due, receipts: record?.moved() ?? [], rate: rate, through: today)
      return InterestDue(since: interest.since, agreed: (rate, interest.amount))
    case .statutory?: return InterestDue(since: try due.adding(days: 1), agreed: nil)
    case .some(.none), nil: return nil
    }
  }
}

extension Engagement {
  /// The last day on which nothing happens although a payment is late; its own last day where no grace is given.
  func lastDayOfGrace(after due: Day) -> Day {
    terms.payments?.late?.grace.flatMap { lastDay(within: $0, from: due) } ?? due
  }
}

extension Entry where F == PaymentRecordFields {
  /// What came, and what was paid back as less than nothing, each on its day.
  fileprivate func moved() throws(ArithmeticError) -> [(on: Day, amount: Money)] {
    var moved: [(on: Day, amount: Money)] = []
    for part in self.received ?? [] {
      if let day = part.on, let amount = part.amount { moved.append((day, amount)) }
    }
    for part in self.refunded ?? [] {
      if let day = part.on, let amount = part.amount { moved.append((day, try amount.negated())) }
    }
    return moved
  }
}
