import Diagnostics
import Values

// Money that is to be asked for, or paid back.

extension Engagement {
  /// Payments whose occasion has come.
  private var duePayments: [PaymentLedger.Entry] { paymentsInForce?.asked ?? [] }

  /// Those that the client was asked for.
  var askedPayments: [PaymentLedger.Entry] {
    let asked = log.paymentsAsked
    return duePayments.filter { asked[$0.instalment.id] != nil }
  }

  var openBills: [OpenItem] {
    let asked = log.paymentsAsked
    return duePayments.filter { asked[$0.instalment.id] == nil }.map { entry in
      OpenItem(
        .bill, .us, entry.instalment.id, words(ofPayment: entry.instalment), who: lead, since: entry.triggered,
        amount: entry.open,
        from: terms.payments?.spans ?? [])
    }
  }

  /// What was more than is included, and is charged only once somebody of the client's said yes to it.
  var openBeyond: [OpenItem] {
    usesAwaitingYes.map { use in
      OpenItem(
        .beyond, .us, use.counted.use.id, use.held.datum(of: \.about), who: lead, since: use.counted.day,
        from: use.held.spans)
    }
  }

  /// What is to be paid back.
  var openRefunds: [OpenItem] {
    (paymentsInForce?.entries ?? []).filter { $0.isRefund && ($0.state == .due || $0.state == .overdue) }.map { entry in
      OpenItem(
        .refund, .us, entry.instalment.id, words(ofPayment: entry.instalment), who: lead, since: entry.triggered,
        until: entry.due.day,
        amount: try? entry.open.negated(), from: terms.payments?.spans ?? [])
    }
  }

  /// What came too much for a payment: it is paid back, or recorded to another.
  var openOverpayments: [OpenItem] {
    (paymentsInForce?.entries ?? []).compactMap { entry in
      guard let excess = (try? entry.overpaid()) ?? nil else { return nil }
      let record = (log.payments ?? []).first { $0.id == entry.instalment.id }
      return OpenItem(
        .overpayment, .us, entry.instalment.id, words(ofPayment: entry.instalment), who: lead,
        since: record?.received?.compactMap(\.on).max(),
        amount: excess, from: record?.spans ?? [])
    }
  }

  /// After an early end the statement that says what is left, while it has not gone out.
  var openCancellation: [OpenItem] {
    guard log.paper(of: "cancellation", about: nil)?.issuedOn == nil else { return [] }
    return [OpenItem(.statement, .us, "cancellation", nil, who: lead, since: endOfNotice, from: notice?.spans ?? [])]
  }

  /// Statements that ask for something, and have not gone out.
  var openStatements: [OpenItem] {
    statementsOwed.filter { $0.period.closedOn == nil && $0.asksForMoney }.map { statement in
      let allowance = (terms.allowances ?? []).first { $0.id == statement.allowance }
      return OpenItem(
        .statement, .us, statement.id, allowance?.datum(of: \.title), who: lead,
        since: statement.period.days.upperBound, amount: statement.totals?.payable, from: allowance?.spans ?? [])
    }
  }
}
