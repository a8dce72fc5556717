import Diagnostics
import Values

// Money that the practice has to ask for, and what was asked for.

extension Engagement {
  /// Payments whose occasion has come.
  private var duePayments: [PaymentLedger.Entry] {
    state == .cancelled ? [] : (paymentsInForce?.entries ?? []).filter(\.isAsked)
  }

  /// Those that the client was asked for.
  var askedPayments: [PaymentLedger.Entry] {
    let asked = log.paymentsAsked
    return duePayments.filter { asked[$0.instalment.id] != nil }
  }

  var openBills: [OpenItem] {
    let asked = log.paymentsAsked
    return duePayments.filter { asked[$0.instalment.id] == nil }.map { entry in
      OpenItem(
        .bill, .us, entry.instalment.id, nil, who: lead, since: entry.triggered, amount: entry.open,
        from: terms.payments?.spans ?? [])
    }
  }

  var openStatements: [OpenItem] {
    ((try? allowances()) ?? []).flatMap { allowance in
      allowance.statements.compactMap { statement in
        let period = statement.period
        guard period.days.upperBound < today, period.closedOn == nil, period.beyond > .zero else { return nil }
        return OpenItem(
          .statement, .us, statement.id, allowance.terms.datum(of: \.title), who: lead, since: period.days.upperBound,
          amount: statement.totals?.payable, from: allowance.terms.spans)
      }
    }
  }
}
