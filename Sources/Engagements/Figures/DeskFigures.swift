package import Diagnostics
package import Values

// The desk as its page and its JSON read it. Ledgers stand in it as documents read them.

extension Engagement {
  /// What is open on either side, the most pressing first: what is late or due, then what is with the practice, then
  /// what waits for the client.
  package var openItems: [OpenItem] {
    (openWithUs + openWithClient).enumerated()
      .sorted { $0.element.rank(on: today, $0.offset) < $1.element.rank(on: today, $1.offset) }
      .map(\.element)
  }

  /// What comes, in order of days.
  package var datesToCome: [Entry<UpcomingFigures>] { upcoming.map { Entry($0.datum) } }

  /// The first of the dates to come; inputs stand among what is open.
  package var nextDate: Entry<UpcomingFigures>? { datesToCome.first { $0.kind != "input" } }

  /// An early end, once notice of it was given.
  package var earlyEnd: Entry<EndingFigures>? { ending.map { Entry($0) } }

  /// The engagement as it lies on the desk.
  ///
  /// - Parameters:
  ///   - items: its open ones.
  ///   - cancellation: what one side's ending it would leave, in place of both sides' today.
  package func deskFigures(of items: [OpenItem], cancellation: Datum? = nil) -> Datum {
    var ledgers = FigureWriter<EngagementFigures>()
    setLedgers(&ledgers, .inForce)
    setDelays(&ledgers)
    var figures = FigureWriter<DeskEngagementFigures>(from: terms.spans)
    figures.set(\.id, .text(path))
    figures.set(\.title, terms.datum(of: \.title))
    figures.set(\.client, client.datum(of: \.name))
    figures.set(\.state, .text(state.rawValue), from: log.spans)
    figures.set(\.needs, .text(items.need(on: today).rawValue))
    figures.set(\.openItems, items: items.map(openItemFigures))
    figures.set(\.next, nextDate?.datum)
    figures.set(\.ending, ending)
    figures.set(\.endedOn, contractEndedOn.map(Datum.Content.day), from: log.spans)
    let keys = EngagementFigures.fields
    figures.set(\.contractValue, ledgers.map[keys.contractValue.key])
    if let taxation, taxation.treatment.kind == .standard {
      figures.set(\.taxLabel, taxation.row.datum(of: \.label))
      figures.set(\.includesTax, .bool(taxation.treatment.pricesIncludeTax), from: taxation.row.spans)
    }
    let fees = inForce.stages.feesByThePeriod
    if !fees.isEmpty { figures.set(\.fees, items: fees.map(feeFigures)) }
    figures.set(\.payments, ledgers.map[keys.receivables.key])
    if let payments = paymentsInForce {
      figures.set(\.payable, (try? payments.received + payments.open).map(Datum.Content.money), from: terms.spans)
      figures.set(\.received, .money(payments.received), from: log.spans)
      figures.set(\.owing, (try? payments.owing(in: currency)).map(Datum.Content.money), from: log.spans)
    }
    figures.set(\.allowances, ledgers.map[keys.allowances.key])
    figures.set(\.goodwill, ledgers.map[keys.goodwill.key])
    figures.set(\.stages, items: ((try? workDays())?.stages ?? []).map(stageDaysFigures))
    figures.set(\.deliverables, items: inForce.deliverables.map(deskDeliverableFigures))
    figures.set(\.delays, ledgers.map[keys.delays.key])
    figures.set(\.termEnds, ledgers.map[keys.termEnds.key])
    figures.set(\.progress, ledgers.map[keys.progress.key])
    figures.set(\.proposalsDue, ledgers.map[keys.proposalsDue.key])
    figures.set(\.documentsOwed, ledgers.map[keys.documentsOwed.key])
    figures.set(\.cancellation, cancellation ?? ledgers.map[keys.cancellation.key])
    return figures.datum
  }

  /// What one side's ending it today would leave; nil where nothing says how it is taxed.
  package func cancellationFigures(by side: CancellationStatement.Side) -> Datum? {
    guard let statement = try? self.cancellation(by: side) else { return nil }
    var cancellation = FigureWriter<CancellationFigures>()
    let figures = balanceFigures(statement, from: work.stages.flatMap(\.terms.spans))
    switch side {
    case .client: cancellation.set(\.ifByClient, figures)
    case .provider: cancellation.set(\.ifByProvider, figures)
    }
    return cancellation.datum
  }

  private func openItemFigures(_ item: OpenItem) -> Datum {
    var figures = FigureWriter<OpenItemFigures>(from: item.spans)
    figures.set(\.kind, .text(item.kind.rawValue))
    figures.set(\.holder, .text(item.holder.rawValue))
    figures.set(\.urgency, .text("\(item.urgency(on: today))"))
    figures.set(\.id, .text(item.id))
    figures.set(\.what, item.what)
    figures.set(\.who, people[item.who]?.datum(of: \.name))
    figures.set(\.since, item.since.map(Datum.Content.day), from: item.spans)
    figures.set(\.until, item.until.map(Datum.Content.day), from: item.spans)
    figures.set(\.amount, item.amount.map(Datum.Content.money), from: item.spans)
    return figures.datum
  }

  private func deskDeliverableFigures(_ result: PlannedDeliverable) -> Datum {
    let rounds = rounds(of: result)
    let spans = result.record?.spans ?? []
    var figures = FigureWriter<DeskDeliverableFigures>(from: result.terms.spans)
    figures.set(\.id, .text(result.id))
    figures.set(\.title, result.terms.datum(of: \.title))
    figures.set(\.state, .text(result.state.rawValue), from: spans)
    figures.set(\.revisions, .number(Number(rounds.included)))
    figures.set(\.roundsUsed, .number(Number(rounds.used)), from: spans)
    figures.set(\.roundsLeft, .number(Number(rounds.left)), from: spans)
    return figures.datum
  }

  private func stageDaysFigures(_ days: StageDays) -> Datum {
    let stage = days.stage
    var figures = FigureWriter<StageDaysFigures>(from: stage.terms.spans)
    figures.set(\.id, .text(stage.id))
    figures.set(\.title, stage.terms.datum(of: \.title))
    figures.set(\.state, .text(stage.state.rawValue))
    figures.set(\.start, days.start.map(keptDayFigures))
    figures.set(\.due, days.due.map(keptDayFigures))
    figures.set(
      \.checkpoints,
      items: (days.checkpoints ?? []).map { point in
        var checkpoint = FigureWriter<ControlDayFigures>(from: stage.terms.spans)
        let part = point.terms.at.flatMap { try? Number(Int128($0), over: 100) }
        checkpoint.set(\.at, part.map { .share(Share($0)) })
        checkpoint.set(\.day, point.day.map(Datum.Content.day))
        return checkpoint.datum
      })
    figures.set(\.stated, (stage.lastStated?.share).map(Datum.Content.share), from: log.spans)
    figures.set(\.statedOn, (stage.lastStated?.on).map(Datum.Content.day), from: log.spans)
    return figures.datum
  }
}

extension PaymentLedger {
  /// What is due and did not come.
  package func owing(in currency: Currency) throws(ArithmeticError) -> Money {
    try Money.sum(asked.map(\.open), in: currency)
  }
}

extension OpenItem {
  /// By what it is put in order; the least comes first. What waits for the client presses the practice once it is late.
  fileprivate func rank(on today: Day, _ place: Int) -> (Int, Int32, Int) {
    let urgency = urgency(on: today)
    let group = urgency == .open && holder == .client ? 3 : urgency.rawValue
    return (group, until?.number ?? .max, place)
  }
}

extension [OpenItem] {
  /// Who is waited for.
  package func need(on today: Day) -> DeskNeed {
    if contains(where: { $0.holder == .us || $0.urgency(on: today) == .late }) { return .you }
    return isEmpty ? .nobody : .client
  }
}
