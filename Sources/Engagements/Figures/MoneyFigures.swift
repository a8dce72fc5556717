import Diagnostics
import Values

// The price and its payment as documents read them.

extension Engagement {
  func setMoney(_ figures: inout FigureWriter<EngagementFigures>, _ reading: TermsReading) {
    let payments = reading == .inForce ? paymentsInForce : work.payments
    figures.set(\.price, reading == .inForce ? priceInForceFigures : priceFigures(work))
    let entries = payments?.entries ?? []
    let instalments = entries.enumerated().map { instalmentFigures($1, number: $0 + 1) }
    figures.set(\.instalments, items: instalments)
    figures.set(
      \.nextInstalment, payments?.next.flatMap { next in entries.firstIndex(of: next) }.map { instalments[$0] })
    let receipts = log.datum(of: \.payments)?.origin.spans ?? []
    figures.set(\.paid, payments.map { .money($0.received) }, from: receipts)
    figures.set(
      \.payable, payments.flatMap { try? $0.received + $0.open }.map(Datum.Content.money), from: spansOfPrices)
    figures.set(
      \.unpaid, payments.flatMap { try? $0.unpaid() }.map(Datum.Content.money), from: spansOfPrices + receipts)
    figures.set(
      \.overpaid, payments.flatMap { (try? $0.overpaid()) ?? nil }.map(Datum.Content.money), from: receipts)
    let owing = payments.map { payments in try? payments.owing(in: currency) } ?? Money.zero(currency)
    figures.set(\.open, owing.map(Datum.Content.money), from: receipts)
    figures.set(
      \.validUntil, offerValidUntil.map(Datum.Content.day), from: terms.datum(of: \.validFor)?.origin.spans ?? [])
  }

  /// How the work is taxed, and what it costs as far as that is fixed.
  func priceFigures(_ work: Work) -> Datum? {
    priceFigures(
      taxedBy: taxation, work.totals, from: work.stages.compactMap { $0.terms.span(of: \.price) },
      discount: terms.discount, later: work.stages.filter { $0.terms.price == .later })
  }

  /// - Parameter prices: where the prices are written.
  func priceFigures(
    taxedBy taxation: Taxation?, _ totals: Totals?, from prices: [Span], discount: Entry<DiscountFields>? = nil,
    later: [PlannedStage] = []
  ) -> Datum? {
    guard let taxation else { return nil }
    let tax = taxation.row
    var figures = FigureWriter<PriceFigures>(from: prices)
    figures.set(\.treatment, tax.datum(of: \.treatment))
    figures.set(\.taxLabel, tax.datum(of: \.label))
    if taxation.treatment.kind == .standard {
      figures.set(\.taxRate, tax.datum(of: \.rate))
      figures.set(\.includesTax, .bool(taxation.treatment.pricesIncludeTax), from: tax.spans)
    }
    figures.set(\.wording, tax.datum(of: \.wording))
    figures.set(\.later, items: later.map { reference($0.terms) })
    if let totals { setAmounts(&figures, totals, tax, from: prices, discount: discount) }
    return figures.datum
  }

  /// A price with its tax; nil where none is charged.
  func withTax(_ price: Money, _ taxation: Taxation?) -> Money? {
    guard let treatment = taxation?.treatment, treatment.kind == .standard else { return nil }
    return try? treatment.taxed(price, at: treatment.rate).gross
  }

  private func setAmounts(
    _ figures: inout FigureWriter<PriceFigures>, _ totals: Totals, _ tax: TaxCase, from prices: [Span],
    discount: Entry<DiscountFields>?
  ) {
    let taxed = prices + tax.spans
    figures.set(\.subtotal, .money(totals.subtotal), from: prices)
    let gross =
      totals.treatment.kind == .standard ? try? Money.sum(totals.taxedLines().map(\.gross), in: currency) : nil
    figures.set(\.subtotalGross, gross.map(Datum.Content.money), from: taxed)
    if !totals.discount.isZero {
      figures.set(\.discount, .money(totals.discount), from: discount?.spans ?? [])
      figures.set(
        \.discountGross, gross.flatMap { try? $0 - totals.gross }.map(Datum.Content.money),
        from: taxed + (discount?.spans ?? []))
      figures.set(\.discountReason, discount?.datum(of: \.reason))
    }
    figures.set(\.net, .money(totals.net), from: prices + (discount?.spans ?? []))
    if totals.treatment.kind == .standard {
      let base = totals.groups.first?.taxed.taxable
      figures.set(\.taxBase, base == totals.net ? nil : base.map(Datum.Content.money), from: prices)
      figures.set(\.tax, .money(totals.tax), from: taxed)
    }
    figures.set(\.gross, .money(totals.gross), from: taxed)
    if let withholding = tax.withholding, !totals.withheld.isZero {
      figures.set(\.withheldLabel, withholding.datum(of: \.label))
      figures.set(\.withheldRate, withholding.datum(of: \.rate))
      figures.set(\.withheld, .money(totals.withheld), from: prices + withholding.spans)
    }
    figures.set(\.payable, .money(totals.payable), from: taxed)
  }

  func feeFigures(_ price: (stage: PlannedStage, fee: Money, every: Length)) -> Datum {
    let spans = price.stage.terms.datum(of: \.price)?.origin.spans ?? []
    var figures = FigureWriter<FeeFigures>(from: spans)
    figures.set(\.title, price.stage.terms.datum(of: \.title))
    figures.set(\.fee, .money(price.fee), from: spans)
    figures.set(\.every, .length(price.every), from: spans)
    return figures.datum
  }

  func instalmentFigures(_ entry: PaymentLedger.Entry, number: Int) -> Datum {
    let record = (log.payments ?? []).first { $0.id == entry.instalment.id }
    let plan = terms.payments?.spans ?? []
    let change = inForce.changes.first { $0.asks(for: entry.instalment.id) }
    let prices = change.map { $0.lines.flatMap(\.spans) } ?? spansOfPrices + (terms.discount?.spans ?? []) + plan
    let stages = inForce.stages + work.stages
    var figures = instalmentFigures(entry.instalment, number: number, among: stages, from: prices)
    figures.set(\.change, (change?.id).flatMap(changeReference))
    if let allowance = statement(of: entry.instalment.id) {
      var reference = FigureWriter<ReferenceFigures>(from: allowance.terms.spans)
      reference.set(\.id, .text(entry.instalment.id))
      reference.set(\.title, allowance.terms.datum(of: \.title))
      figures.set(\.statement, reference.datum)
    }
    if let fee = ((try? periodicFees()) ?? []).first(where: { $0.id == entry.instalment.id }) {
      var period = FigureWriter<PeriodicFeeFigures>(from: fee.stage.terms.spans)
      period.set(\.title, fee.stage.terms.datum(of: \.title))
      period.set(\.from, .day(fee.days.lowerBound))
      period.set(\.until, .day(fee.days.upperBound))
      figures.set(\.fee, period.datum)
    }
    let paper = paper(ofPayment: entry.instalment.id)
    figures.set(\.paper, paper.map(Datum.Content.text))
    figures.set(\.reference, record?.invoice ?? paper.map { Datum(.text($0)) })
    figures.set(\.state, .text(entry.state.word), from: record?.spans ?? [])
    figures.set(\.askedOn, entry.asked.map(Datum.Content.day), from: record?.asked?.spans ?? plan)
    if entry.triggered != nil { figures.set(\.until, entry.due.day.map(Datum.Content.day), from: plan) }
    figures.set(\.received, .money(entry.received), from: record?.spans ?? [])
    figures.set(\.open, .money(entry.open), from: prices + (record?.spans ?? []))
    figures.set(\.interest, interestFigures(entry))
    figures.set(\.receivedOn, record?.received?.last?.datum(of: \.on))
    figures.set(\.refundedOn, record?.refunded?.last?.datum(of: \.on))
    if entry.instalment.id == CancellationStatement.payment { figures.set(\.trigger, .text("early_end")) }
    return figures.datum
  }

  func interestFigures(_ entry: PaymentLedger.Entry) -> Datum? {
    guard let interest = (try? interest(on: entry)) ?? nil else { return nil }
    let rule = terms.payments?.late
    var figures = FigureWriter<InterestFigures>(from: rule?.spans ?? [])
    figures.set(\.since, .day(interest.since), from: rule?.spans ?? [])
    if let agreed = interest.agreed {
      figures.set(\.rate, .share(agreed.rate), from: rule?.spans ?? [])
      figures.set(\.amount, .money(agreed.amount), from: (rule?.spans ?? []) + log.spans)
    }
    return figures.datum
  }

  /// The allowance of which a payment is a statement's.
  func statement(of payment: String) -> EngagementAllowance? {
    guard !work.instalments.contains(where: { $0.id == payment }) else { return nil }
    return ((try? allowances()) ?? []).first { $0.statements.contains { $0.id == payment } }
  }

  var spansOfPrices: [Span] { work.stages.compactMap { $0.terms.span(of: \.price) } }

  /// What is agreed of an instalment, whatever came of it.
  ///
  /// - Parameter stages: those whose acceptance may make it due.
  func instalmentFigures(
    _ instalment: Instalment, number: Int, among stages: [PlannedStage], from amounts: [Span]
  ) -> FigureWriter<InstalmentFigures> {
    let taxed = amounts + (taxation?.row.spans ?? [])
    var figures = FigureWriter<InstalmentFigures>(from: amounts)
    figures.set(\.number, .number(Number(number)))
    figures.set(\.id, .text(instalment.id))
    if case .share(let share) = instalment.part { figures.set(\.share, .share(share), from: amounts) }
    figures.set(\.net, .money(instalment.taxed.net), from: amounts)
    figures.set(\.tax, .money(instalment.taxed.tax), from: taxed)
    figures.set(\.gross, .money(instalment.taxed.gross), from: taxed)
    if !instalment.withheld.isZero { figures.set(\.withheld, .money(instalment.withheld), from: taxed) }
    figures.set(\.payable, .money(instalment.payable), from: taxed)
    setTrigger(&figures, instalment.trigger, among: stages, amounts)
    return figures
  }

  private func setTrigger(
    _ figures: inout FigureWriter<InstalmentFigures>, _ trigger: Trigger, among stages: [PlannedStage], _ spans: [Span]
  ) {
    switch trigger {
    case .contractAgreed: figures.set(\.trigger, .text("contract_agreed"), from: spans)
    case .changeAgreed: figures.set(\.trigger, .text("change_agreed"), from: spans)
    case .stageAccepted(let id):
      figures.set(\.trigger, .text("stage_accepted"), from: spans)
      figures.set(\.stage, stages.first { $0.id == id }.map { reference($0.terms) })
    case .anchor(let anchor):
      figures.set(\.trigger, .text("moment"), from: spans)
      figures.set(\.moment, (try? work.schedule.moment(of: anchor)).map { momentFigures($0) })
    }
  }
}

// What all that is agreed costs together.

extension Engagement {
  /// The contract's price and those of the change orders that hold, added up.
  private var priceInForceFigures: Datum? {
    let later = inForce.stages.filter { $0.terms.price == .later }
    let priced = inForce.changes.filter { $0.totals != nil }
    guard let own = work.totals, !priced.isEmpty, let taxation else {
      return priceFigures(
        taxedBy: taxation, work.totals, from: spansOfPrices, discount: terms.discount, later: later)
    }
    let totals = [own] + priced.compactMap(\.totals)
    let spans = spansOfPrices + priced.flatMap { $0.lines.flatMap(\.spans) }
    var figures = FigureWriter<PriceFigures>(
      over: priceFigures(taxedBy: taxation, own, from: spans, discount: terms.discount, later: later), from: spans)
    func set(_ path: KeyPath<PriceFigures, Field<Money>>, _ amount: (Totals) -> Money) {
      figures.set(path, (try? Money.sum(totals.map(amount), in: currency)).map(Datum.Content.money), from: spans)
    }
    set(\.subtotal, \.subtotal)
    set(\.net, \.net)
    set(\.gross, \.gross)
    set(\.payable, \.payable)
    if totals.contains(where: { $0.treatment.kind == .standard }) { set(\.tax, \.tax) }
    if totals.contains(where: { !$0.withheld.isZero }) { set(\.withheld, \.withheld) }
    // A rate that is not that of all of it is that of none.
    let rates = Set(([taxation] + priced.compactMap(\.taxation)).map(\.row.rate))
    if rates.count > 1 { figures.remove(\.taxRate) }
    figures.remove(\.taxBase)
    // What its stages come to with their tax is told of the contract alone.
    figures.remove(\.subtotalGross)
    figures.remove(\.discountGross)
    return figures.datum
  }
}

extension PlannedChange {
  /// Whether a payment is one of its own, or what it pays back.
  package func asks(for payment: String) -> Bool {
    instalments.contains { $0.id == payment } || totals?.asStated.isNegative == true && (record?.id ?? id) == payment
  }
}

extension PaymentLedger.State {
  /// The word documents read.
  var word: String {
    switch self {
    case .waiting: "waiting"
    case .due: "due"
    case .overdue: "overdue"
    case .paid: "paid"
    case .dropped: "dropped"
    }
  }

  static let words = ["waiting", "due", "overdue", "paid", "dropped"]
}
