package import Values

/// Which instalments are due, and what was received of them, as of a day.
package struct PaymentLedger: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package let instalment: Instalment
    /// The day its trigger happened; nil while it has not.
    package let triggered: Day?
    /// The day from which the time to pay is counted: the later of its trigger's and that of asking; nil while its
    /// trigger has not happened, and while nobody has asked for it.
    package let asked: Day?
    /// The last day to pay: the day of asking and the time there is, or in what words it will be. Of what nobody has
    /// asked for yet: as if it were asked for today.
    package let due: Moment
    package let received: Money
    /// Payable − received; negative where too much was paid.
    package let open: Money
    package let state: State

    /// What we pay back: it asks for less than nothing.
    package var isRefund: Bool { instalment.payable.isNegative }

    /// It is due from the client, paid late or not yet.
    package var isAsked: Bool { !isRefund && (state == .due || state == .overdue) }

    /// What was paid back beyond what is owed, or beyond what came; nil where it is no more.
    package var refundedTooMuch: Money? {
      if isRefund { return open.isNegative || open.isZero ? nil : open }
      return received.isNegative ? try? received.negated() : nil
    }
  }

  package enum State: Hashable, Sendable {
    /// Its trigger has not happened.
    case waiting
    case due
    /// Not paid in full, and the last day to pay since it was asked for has passed.
    case overdue
    /// What is paid back is when it has left us.
    case paid
    /// Not paid in full, and not asked for any more: what an early end leaves to be paid is worked out on its own.
    case dropped
  }

  /// In the order of the plan.
  package let entries: [Entry]
  /// Σ of the entries.
  package let received: Money
  package let open: Money

  /// What is due from the client, and did not come in full.
  package var asked: [Entry] { entries.filter(\.isAsked) }

  /// Of the instalments that are due the one with the first day to pay; while none is, the first that is not paid.
  package var next: Entry? {
    let due = asked.min { ($0.due.day?.number ?? .max) < ($1.due.day?.number ?? .max) }
    return due ?? entries.first { $0.state == .waiting && !$0.isRefund }
  }
}

extension PaymentLedger.Entry {
  /// What came beyond what it asks for; nil where nothing did.
  package func overpaid() throws(ArithmeticError) -> Money? {
    !isRefund && open.isNegative && !received.isZero ? try open.negated() : nil
  }
}

extension PaymentLedger {
  /// - Parameters:
  ///   - received: what came in by then, by the instalment's id.
  ///   - asked: the days on which payments were asked for, by the instalment's id.
  ///   - dueIn: the time to pay, from the day of asking, and never from before its trigger.
  ///   - known: the days of what has happened; what comes later than `today` has not.
  package init(
    _ instalments: [Instalment], received: [String: Money], asked: [String: Day] = [:], dueIn: Length,
    known: [Anchor.Event: Day],
    calendar: WorkingCalendar, currency: Currency, asOf today: Day
  ) throws(ArithmeticError) {
    let known = known.filter { $0.value <= today }
    var sums = (received: Money.zero(currency), open: Money.zero(currency))
    var entries: [Entry] = []
    for instalment in instalments {
      let received = received[instalment.id] ?? .zero(currency)
      let open = try instalment.payable - received
      let triggered = try instalment.trigger.day.resolved(known, calendar).day.flatMap { $0 <= today ? $0 : nil }
      let isRefund = instalment.payable.isNegative
      let isSettled = isRefund ? !open.isNegative : open.isZero || open.isNegative
      // What is paid back is owed unasked.
      let asked = triggered.flatMap { day in isRefund ? day : asked[instalment.id].map { max(day, $0) } }
      let counted = triggered.map { day in asked ?? (isSettled ? day : max(day, today)) }
      let due = try (counted.map { Anchor(.day($0)) } ?? instalment.trigger.day).adding(dueIn.wholeDays).resolved(
        known, calendar)
      let state: State =
        if isSettled {
          .paid
        } else if triggered == nil {
          .waiting
        } else {
          due.day.map { $0 < today } == true ? .overdue : .due
        }
      entries.append(
        Entry(
          instalment: instalment, triggered: triggered, asked: asked, due: due, received: received, open: open,
          state: state))
      sums = (try sums.received + received, try sums.open + open)
    }
    self.entries = entries
    (self.received, open) = sums
  }
}

extension PaymentLedger {
  /// The same once nothing of it is asked for any more: what came stays, and what of it was too much is settled with the
  /// rest.
  func dropped() throws(ArithmeticError) -> PaymentLedger {
    let currency = open.currency
    let entries = entries.map { entry in
      entry.state == .paid && (entry.isRefund || !entry.open.isNegative)
        ? entry
        : Entry(
          instalment: entry.instalment, triggered: entry.triggered, asked: entry.asked, due: entry.due,
          received: entry.received, open: .zero(currency), state: entry.state == .paid ? .paid : .dropped)
    }
    return PaymentLedger(
      entries: entries, received: received, open: try Money.sum(entries.map(\.open), in: currency))
  }
}

extension PaymentLedger {
  /// What is still to be paid of all; what we paid back by mistake is not asked for by that, and what came too much for
  /// one payment pays no other.
  package func unpaid() throws(ArithmeticError) -> Money {
    var sum = open
    for entry in entries {
      if entry.isRefund, let excess = entry.refundedTooMuch { sum = try sum - excess }
      if let excess = try entry.overpaid() { sum = try sum + excess }
    }
    return sum
  }

  /// What came too much for single payments, and is paid back or set off; nil where nothing did.
  package func overpaid() throws(ArithmeticError) -> Money? {
    var sum: Money?
    for entry in entries {
      if let excess = try entry.overpaid() {
        sum = try sum.map { before throws(ArithmeticError) in try before + excess } ?? excess
      }
    }
    return sum
  }
}
