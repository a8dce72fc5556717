import Diagnostics
import Values

/// What a payment is called, and what it is of: what records of payments name.
struct NamedPayment {
  let id: String
  /// As messages call it: "change order `A page for groups`".
  let owner: String
  /// Where its owner is written.
  let span: Span?
}

extension Engagement {
  /// Whatever there is to pay, or to be paid back, by the name that its record has: the contract's payments, those of
  /// change orders whether or not they are agreed, what they take off and nothing is left to take it from, statements of
  /// what was beyond, fees of periods, what an early end leaves.
  ///
  /// The pinned day may be long ago: fees are those of the periods that have begun by the last step of a payment.
  var namedPayments: [NamedPayment] {
    var named = work.instalments.map { NamedPayment(id: $0.id, owner: "the payment plan", span: placeOfPlan) }
    let ledger = Set((paymentsInForce?.entries ?? []).map(\.instalment.id))
    for change in changes {
      var ids = change.instalments.map(\.id)
      if let totals = change.totals, totals.asStated.isNegative {
        // Of one that is agreed nothing is paid back that came off other payments.
        let id = change.record?.id ?? change.id
        if change.agreedOn == nil || ledger.contains(id) { ids.append(id) }
      }
      let place = change.terms.span(of: \.payments) ?? change.terms.place(of: \.title)
      named += ids.map { NamedPayment(id: $0, owner: change.name, span: place) }
    }
    for allowance in (try? allowances()) ?? [] {
      let owner = "allowance `\(allowance.terms.title ?? allowance.id)`"
      named += allowance.statements.map { NamedPayment(id: $0.id, owner: owner, span: allowance.terms.span) }
    }
    let steps = stepsOfAnyDay.filter { $0.kind == LogFields.fields.payments.key }.map(\.on)
    for fee in (try? periodicFees(begunBy: max(today, steps.max() ?? today))) ?? [] {
      named.append(NamedPayment(id: fee.id, owner: fee.stage.terms.name, span: fee.stage.terms.span))
    }
    if !(wholeLog.cancellations ?? []).isEmpty { named.append(paymentOfEnd) }
    return named
  }

  /// What an early end leaves; its name is no other payment's, whether or not there is an early end.
  var paymentOfEnd: NamedPayment {
    NamedPayment(
      id: CancellationStatement.payment, owner: "what an early end leaves", span: terms.cancellation?.span)
  }

  /// What a payment is for, as its author called it: the change order, what is included, the stage; nil where nothing but
  /// the contract asks for it.
  func words(ofPayment instalment: Instalment) -> Datum? {
    if let change = inForce.changes.first(where: { $0.asks(for: instalment.id) }) {
      return change.terms.datum(of: \.title)
    }
    if let allowance = statement(of: instalment.id) { return allowance.terms.datum(of: \.title) }
    if let fee = ((try? periodicFees()) ?? []).first(where: { $0.id == instalment.id }) {
      return fee.stage.terms.datum(of: \.title)
    }
    guard case .stageAccepted(let stage) = instalment.trigger else { return nil }
    return inForce.stage(stage)?.terms.datum(of: \.title)
  }

  /// The names of all payments.
  package var paymentIDs: Set<String> { Set(namedPayments.map(\.id)) }

  private var placeOfPlan: Span? {
    terms.payments.flatMap { $0.span(of: \.schedule) ?? $0.span } ?? terms.place(of: \.payments)
  }
}
