import Diagnostics
import Values

extension Engagement {
  /// The figures that cannot be worked out, found by working out each.
  var faultsOfFigures: [Fault] {
    var faults = work.faults + inForce.faults + options.flatMap(\.options).filter { !$0.isTaken }.flatMap(\.work.faults)
    faults += inputs.compactMap(\.fault)
    let stages = work.stages.last?.terms
    _ = faults.attempt("the end of the term", at: stages?.span(of: \.takes) ?? stages?.span) {
      () throws(ArithmeticError) in try term()
    }
    let offer = isOrder ? "order" : "proposal"
    _ = faults.attempt("the last day of the \(offer)", at: terms.span(of: \.validFor)) { () throws(ArithmeticError) in
      try validity(from: offeredOn ?? today)
    }
    for paper in log.papers ?? [] where paper.isOffer {
      _ = faults.attempt("the last day of the \(offer)", at: terms.span(of: \.validFor)) {
        () throws(ArithmeticError) in try paper.issuedOn.map { day throws(ArithmeticError) in try validity(from: day) }
      }
    }
    for change in changes {
      faults += change.faults
      _ = faults.attempt("the days of \(change.name)", at: change.terms.span(of: \.days)) {
        () throws(ArithmeticError) in try moves(by: change)
      }
      let validFor = change.terms.span(of: \.validFor) ?? terms.extraWork?.span(of: \.validFor)
      _ = faults.attempt("the last day of \(change.name)", at: validFor) { () throws(ArithmeticError) in
        try validity(of: change, from: change.record?.issuedOn ?? today)
      }
    }
    for meeting in terms.communication?.meetings ?? [] {
      let name = meeting.title ?? meeting.id ?? ""
      _ = faults.attempt("the first day of meeting `\(name)`", at: meeting.span(of: \.from)) {
        () throws(ArithmeticError) in try day(of: meeting.from)
      }
      _ = faults.attempt("the last day of meeting `\(name)`", at: meeting.span(of: \.until)) {
        () throws(ArithmeticError) in try day(of: meeting.until)
      }
    }
    for record in log.conversations.map(\.record) {
      _ = faults.attempt(
        "the last day to correct the record of `\(record.id ?? "")`",
        at: terms.communication?.span(of: \.correctionsWithin)
      ) { () throws(ArithmeticError) in try correctionsUntil(record) }
    }
    _ = faults.attempt("the next review of the handbook", at: practice.handbook?.span(of: \.every)) {
      () throws(ArithmeticError) in try nextReview
    }
    for result in inForce.deliverables where result.state == .delivered {
      _ = faults.attempt(
        "the day by which \(result.terms.name) is to be approved", at: terms.approval?.span(of: \.within)
      ) { () throws(ArithmeticError) in try approvalUntil(result) }
    }
    for case .anchor(let anchor) in work.instalments.map(\.trigger) {
      _ = faults.attempt("the day of a payment", at: terms.payments?.span(of: \.schedule)) {
        () throws(ArithmeticError) in try work.schedule.moment(of: anchor)
      }
    }
    for option in options.flatMap(\.options) {
      _ = faults.attempt("the price of option `\(option.id)`", at: option.terms.span) { () throws(ArithmeticError) in
        try option.added(in: currency)
      }
    }
    for request in log.requests ?? [] where request.isGoodwill {
      _ = faults.attempt("the value of `\(request.id ?? "")`", at: request.done?.span(of: \.actual)) {
        () throws(ArithmeticError) in
        try request.given.map { given throws(ArithmeticError) in try value(ofMinutes: given.minutes, on: given.on) }
      }
    }
    faults += faultsOfLedgers
    var seen: Set<String> = []
    return faults.filter { fault in
      seen.insert("\(fault.subject) \(fault.span?.source.name ?? "") \(fault.span?.start ?? 0)").inserted
    }
  }

  private var faultsOfLedgers: [Fault] {
    var faults: [Fault] = []
    let prices = work.stages.lazy.compactMap { $0.terms.span(of: \.price) }.first
    _ = faults.attempt("the contract's value", at: prices) { () throws(ArithmeticError) in try contractValue() }
    _ = faults.attempt("what is to be paid", at: prices) { () throws(ArithmeticError) in try receivables() }
    _ = faults.attempt("what is used of what is included", at: terms.span(of: \.allowances)) {
      () throws(ArithmeticError) in try allowances()
    }
    _ = faults.attempt("what is given gladly", at: terms.span(of: \.goodwill)) {
      () throws(ArithmeticError) in try goodwill()
    }
    _ = faults.attempt("when an offer is due", at: terms.extraWork?.span(of: \.proposalWithin)) {
      () throws(ArithmeticError) in try proposalsDue()
    }
    _ = faults.attempt("when a document is owed", at: terms.span(of: \.documentsOwed)) {
      () throws(ArithmeticError) in try documentsOwed()
    }
    _ = faults.attempt("the days of the work", at: terms.span(of: \.stages)) { () throws(ArithmeticError) in
      try workDays()
    }
    for side in CancellationStatement.Side.allCases {
      _ = faults.attempt("what an early end leaves", at: prices) { () throws(ArithmeticError) in
        try cancellation(by: side)
      }
    }
    let end = terms.cancellation
    _ = faults.attempt("the end of the notice", at: end?.span(of: \.notice)) { () throws(ArithmeticError) in
      try lastDayOfNotice()
    }
    if endOfNotice != nil {
      _ = faults.attempt("the last day to hand over", at: end?.span(of: \.handoverWithin)) {
        () throws(ArithmeticError) in try lastDayToHandOver()
      }
    }
    _ = faults.attempt("what it comes to in the end", at: prices) { () throws(ArithmeticError) in try settlement() }
    guard hasNotice else { return faults }
    _ = faults.attempt("what an early end leaves to pay", at: end?.byProvider?.span(of: \.refundWithin)) {
      () throws(ArithmeticError) -> PaymentLedger? in
      if let statement = try cancellation(by: sideOfNotice) { _ = try lastDayToSettle(statement) }
      return try settledReceivables()
    }
    return faults
  }
}
