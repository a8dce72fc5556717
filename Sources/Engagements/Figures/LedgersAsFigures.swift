import Diagnostics
import Values

// The ledgers as documents read them. What cannot be worked out is absent, and told by the check.

extension Engagement {
  func setLedgers(_ figures: inout FigureWriter<EngagementFigures>, _ reading: TermsReading) {
    let prices = work.stages.compactMap { $0.terms.span(of: \.price) }
    figures.set(\.contractValue, (try? contractValue()).map { contractValueFigures($0, from: prices) })
    figures.set(\.receivables, items: (paymentsInForce?.entries ?? []).map(receivableFigures))
    if terms.allowances != nil {
      let known = (try? allowances()) ?? []
      figures.set(
        \.allowances,
        items: (terms.allowances ?? []).map { terms in
          known.first { $0.id == terms.id }.map { allowanceFigures($0, reading) } ?? terms.datum
        })
    }
    figures.set(\.givesExtras, .bool(terms.goodwill != nil), from: terms.goodwill?.datum.origin.spans ?? [])
    if let rules = terms.goodwill, let goodwill = try? goodwill() {
      figures.set(\.goodwill, goodwillFigures(goodwill, over: rules.datum))
    }
    figures.set(\.proposalsDue, items: ((try? proposalsDue()) ?? []).map(proposalDueFigures))
    if terms.documentsOwed != nil {
      let known = (try? documentsOwed()) ?? []
      figures.set(
        \.documentsOwed,
        items: (terms.documentsOwed ?? []).map { terms in
          owedFigures(known.filter { $0.id == terms.id }, over: terms.datum)
        })
    }
    let progress = self.progress
    var done = FigureWriter<WorkDoneFigures>(from: log.datum(of: \.deliverables)?.origin.spans ?? [])
    done.set(\.accepted, .number(Number(progress.accepted)))
    done.set(\.deliverables, .number(Number(progress.deliverables)))
    figures.set(\.progress, done.datum)
    if let rule = terms.cancellation {
      var ending = FigureWriter<CancellationFigures>(over: rule.datum)
      ending.set(\.ifByClient, (try? cancellation(by: .client)).map { balanceFigures($0, from: prices) })
      ending.set(\.ifByProvider, (try? cancellation(by: .provider)).map { balanceFigures($0, from: prices) })
      figures.set(\.cancellation, ending.datum)
    }
    figures.set(\.termEnds, (try? workDays())?.end.map(keptDayFigures))
  }

  private func contractValueFigures(_ value: ContractValue, from prices: [Span]) -> Datum {
    let spans = prices + changes.flatMap { $0.lines.flatMap(\.spans) }
    var figures = FigureWriter<ContractValueFigures>(from: spans)
    figures.set(\.original, .money(value.original), from: prices)
    figures.set(\.change, .money(value.change), from: spans)
    figures.set(\.value, .money(value.value), from: spans)
    figures.set(\.pending, .money(value.pendingChange), from: spans)
    figures.set(\.growth, value.growth.map(Datum.Content.share), from: spans)
    return figures.datum
  }

  /// The five numbers of a change order; for one that is not agreed as if it were agreed next.
  func changedValueFigures(_ change: PlannedChange) -> Datum? {
    guard let line = try? contractValue(asking: change.id)?.line(change.id) else { return nil }
    let spans = change.lines.flatMap(\.spans)
    var figures = FigureWriter<ChangedValueFigures>(from: spans)
    figures.set(\.original, .money(line.original), from: spans)
    figures.set(\.earlier, .money(line.earlier), from: spans)
    figures.set(\.before, .money(line.before), from: spans)
    figures.set(\.this, .money(line.this), from: spans)
    figures.set(\.new, .money(line.new), from: spans)
    return figures.datum
  }

  /// What a change order brings to a contract that is worth its fees alone, beside which nothing was agreed at first.
  func besideFeesFigures(_ change: PlannedChange) -> Datum? {
    guard work.totals == nil, let value = try? contractValue(of: .zero(currency), asking: change.id),
      let line = value.line(change.id)
    else { return nil }
    var figures = FigureWriter<BesideFeesFigures>(from: change.lines.flatMap(\.spans))
    figures.set(\.earlier, .money(line.earlier))
    figures.set(\.this, .money(line.this))
    figures.set(\.new, .money(line.new))
    return figures.datum
  }

  func receivableFigures(_ entry: PaymentLedger.Entry) -> Datum {
    let record = (log.payments ?? []).first { $0.id == entry.instalment.id }
    var figures = FigureWriter<ReceivableFigures>(from: (terms.payments?.spans ?? []) + (record?.spans ?? []))
    figures.set(\.id, .text(entry.instalment.id))
    figures.set(\.net, .money(entry.instalment.taxed.net))
    figures.set(\.tax, .money(entry.instalment.taxed.tax))
    figures.set(\.payable, .money(entry.instalment.payable))
    figures.set(\.received, .money(entry.received), from: record?.spans ?? [])
    figures.set(\.open, .money(entry.open), from: record?.spans ?? [])
    figures.set(\.state, .text(entry.state.word), from: record?.spans ?? [])
    if entry.triggered != nil { figures.set(\.until, entry.due.day.map(Datum.Content.day)) }
    figures.set(\.interest, interestFigures(entry))
    return figures.datum
  }

  /// A day of a stage that change orders, late inputs or pauses moved.
  func keptDayFigures(_ kept: KeptDay) -> Datum {
    var figures = FigureWriter<KeptDayFigures>(from: log.spans)
    figures.set(\.day, .day(kept.day))
    figures.set(\.contract, .day(kept.contract))
    figures.set(\.agreed, .day(kept.moved.agreed))
    figures.set(\.byInput, .number(Number(kept.moved.delay.byInput)))
    figures.set(\.byPause, .number(Number(kept.moved.delay.byPause)))
    figures.set(\.changes, items: kept.changes.compactMap(changeReference))
    return figures.datum
  }
}

// What is included, given gladly, owed.

extension Engagement {
  private func allowanceFigures(_ allowance: EngagementAllowance, _ reading: TermsReading) -> Datum {
    var figures = FigureWriter<AllowanceFigures>(over: allowance.terms.datum)
    let changes = inForce.changes.compactMap { change in
      change.terms.allowances?.first { $0.id == allowance.id }.map { (change: change, terms: $0) }
    }
    figures.set(
      \.changes,
      items: changes.map { change, terms in
        var step = FigureWriter<AllowanceStepFigures>(from: terms.spans)
        step.set(\.change, changeReference(change.id))
        step.set(\.from, change.record?.agreed?.datum(of: \.on))
        step.set(\.amount, terms.datum(of: \.amount))
        step.set(\.each, terms.datum(of: \.each))
        return step.datum
      })
    if reading == .inForce {
      figures.set(\.amount, changes.last { $0.terms.amount != nil }?.terms.datum(of: \.amount))
      figures.set(\.each, changes.last { $0.terms.each != nil }?.terms.datum(of: \.each))
    }
    figures.set(
      \.periods,
      items: allowance.statements.map { periodFigures($0, of: allowance, from: allowance.terms.spans) })
    return figures.datum
  }

  private func periodFigures(
    _ statement: AllowanceStatement, of allowance: EngagementAllowance, from spans: [Span]
  ) -> Datum {
    let period = statement.period
    var figures = FigureWriter<AllowancePeriodFigures>(from: spans)
    figures.set(\.id, .text(statement.id))
    figures.set(\.from, .day(period.days.lowerBound))
    figures.set(\.until, .day(period.days.upperBound))
    figures.set(\.granted, .number(period.granted))
    figures.set(\.carried, .number(period.carried))
    figures.set(\.used, .number(period.used))
    figures.set(\.left, .number(period.left))
    figures.set(\.beyond, period.beyond.minutesLength)
    figures.set(\.charged, period.charged.minutesLength)
    if period.unasked > .zero { figures.set(\.unasked, period.unasked.minutesLength) }
    figures.set(\.net, statement.totals.map { .money($0.net) })
    figures.set(\.tax, statement.totals.map { .money($0.tax) })
    figures.set(\.payable, statement.totals.map { .money($0.payable) })
    if let payable = statement.totals?.payable, payable.isNegative {
      figures.set(\.refund, (try? payable.negated()).map(Datum.Content.money))
    }
    figures.set(
      \.price,
      statement.totals.flatMap { totals in priceFigures(taxedBy: statement.taxation, totals, from: spans) })
    figures.set(
      \.payment,
      paymentsInForce?.entries.first { $0.instalment.id == statement.id && period.closedOn != nil }
        .map(receivableFigures))
    figures.set(
      \.uses,
      items: zip(period.uses, statement.prices).map { counted, price in
        var use = FigureWriter<CountedUseFigures>(from: spans)
        use.set(\.id, .text(counted.use.id))
        use.set(\.on, .day(counted.use.on))
        setOccasion(&use, of: counted)
        use.set(\.minutes, .number(Number(counted.use.minutes)))
        use.set(\.used, .number(counted.used))
        use.set(\.beyond, counted.beyond.minutesLength)
        use.set(
          \.less, counted.beyond < .zero ? (try? .zero - counted.beyond).flatMap(\.minutesLength) : nil)
        if counted.lacksYes { use.set(\.charged, .bool(false)) }
        use.set(\.price, price.map(Datum.Content.money))
        use.set(\.rate, hourlyRate(allowance.terms.beyond?.rate, on: counted.use.on).map(Datum.Content.money))
        use.set(\.corrects, counted.corrects.map { .text(allowance.statements[$0].id) })
        use.set(\.minutesBefore, counted.before.map { .number(Number($0.minutes)) })
        if counted.isTakenBack { use.set(\.takenBack, .bool(true)) }
        return use.datum
      })
    return figures.datum
  }

  /// What a use was: the call, the visit. Hours have no occasion.
  private func setOccasion(_ use: inout FigureWriter<CountedUseFigures>, of counted: CountedUse) {
    let conversations = (log.calls ?? []) + (log.meetings ?? [])
    guard let conversation = conversations.first(where: { $0.id == counted.use.id && $0.held?.on == counted.use.on })
    else { return }
    use.set(\.title, conversation.datum(of: \.title) ?? conversation.held?.datum(of: \.about))
    use.set(\.startedBy, conversation.held?.datum(of: \.startedBy))
    use.set(\.planned, .bool(counted.use.isPlanned))
    guard counted.used == .zero, counted.beyond == .zero, counted.before == nil else { return }
    let isShort = counted.use.minutes < AllowanceLedger.shortestCounted
    let reason = conversation.held?.free ?? (counted.use.isFree ? "started_by_us" : isShort ? "short" : nil)
    use.set(\.free, reason.map(Datum.Content.text))
  }

  private func goodwillFigures(_ goodwill: EngagementGoodwill, over rules: Datum) -> Datum {
    var figures = FigureWriter<GoodwillFigures>(over: rules)
    figures.set(\.given, .length(Length(minutes: goodwill.ledger.given)))
    figures.set(\.reserved, .length(Length(minutes: goodwill.ledger.reserved)))
    figures.set(\.remaining, .length(Length(minutes: goodwill.ledger.remaining)))
    figures.set(\.value, goodwill.value.map(Datum.Content.money))
    figures.set(\.nearlyUsedUp, .bool(goodwill.isNearlyUsedUp))
    figures.set(\.tooFast, items: goodwill.tooFast.map { Datum(.text($0)) })
    return figures.datum
  }

  private func proposalDueFigures(_ due: ProposalDue) -> Datum {
    var figures = FigureWriter<ProposalDueFigures>(from: log.spans)
    figures.set(\.reason, .text(due.reason.rawValue))
    figures.set(\.about, .text(due.about))
    figures.set(\.since, .day(due.since))
    figures.set(\.until, .day(due.until))
    return figures.datum
  }

  private func owedFigures(_ owed: [OwedDocument], over terms: Datum) -> Datum {
    var figures = FigureWriter<OwedDocumentFigures>(over: terms)
    figures.set(\.next, owed.compactMap(\.next).min().map(Datum.Content.day))
    let overdue = owed.flatMap(\.overdue)
    figures.set(\.due, (overdue + owed.compactMap(\.next)).min().map(Datum.Content.day))
    if !overdue.isEmpty { figures.set(\.overdue, items: overdue.map { Datum(.day($0)) }) }
    return figures.datum
  }

  func balanceFigures(_ statement: CancellationStatement, from spans: [Span]) -> Datum {
    var figures = FigureWriter<BalanceFigures>(from: spans)
    figures.set(\.on, .day(today))
    figures.set(
      \.lines,
      items: statement.lines.map { line in
        var earned = FigureWriter<EarnedFigures>(from: spans)
        earned.set(\.kind, .text(line.kind.rawValue))
        earned.set(\.about, .text(line.about))
        earned.set(\.price, .money(line.price))
        earned.set(\.earned, .money(line.earned))
        return earned.datum
      })
    figures.set(\.earned, .money(statement.earned))
    figures.set(\.received, .money(statement.received))
    figures.set(\.net, .money(statement.balance.net))
    figures.set(\.tax, .money(statement.balance.tax))
    figures.set(\.gross, .money(statement.balance.gross))
    if !statement.withheld.isZero { figures.set(\.withheld, .money(statement.withheld)) }
    figures.set(\.payable, .money(statement.payable))
    return figures.datum
  }
}

extension Number {
  var minutesLength: Datum.Content? { integer.map { .length(Length(minutes: $0)) } }
}
