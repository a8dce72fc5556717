import Diagnostics
import Values

// The end as documents read it.

extension Engagement {
  var closingFigures: Datum {
    var figures = FigureWriter<ClosingFigures>(from: terms.spans)
    let agreed = (try? stagesInForce()) ?? []
    let results = agreed.flatMap(\.stage.deliverables)
    let days = try? workDays()
    let apart = (try? changesWithoutStage()) ?? []
    figures.set(
      \.work, items: agreed.map { workFigures($0, days?.of($0.stage)) } + apart.map { lineFigures($0.change, $0.price) }
    )
    figures.set(\.deviations, items: results.flatMap(deviationFigures))
    figures.set(\.settlement, (try? settlement()).map(settlementFigures))
    figures.set(
      \.hasRunningPrices,
      .bool(
        agreed.contains { stage in
          switch stage.stage.terms.price {
          case .hourly: true
          default: false
          }
        }))
    figures.set(\.goals, items: (terms.goals ?? []).map(goalFigures))
    return figures.datum
  }

  private func workFigures(_ agreed: AgreedStage, _ kept: StageDays?) -> Datum {
    let stage = agreed.stage
    let results = stage.deliverables
    let records = results.compactMap(\.record)
    let time = self.time(of: stage, kept)
    var figures = FigureWriter<WorkLineFigures>(from: stage.terms.spans)
    figures.set(\.title, stage.terms.datum(of: \.title))
    figures.set(
      \.change, stage.addedBy.flatMap { id in changes.first { $0.id == id }?.record?.datum(of: \.id) })
    figures.set(\.from, time.from?.day.map(Datum.Content.day), from: stage.terms.spans)
    figures.set(\.until, time.until?.day.map(Datum.Content.day), from: records.compactMap(\.span))
    figures.set(\.amount, agreed.price.map(Datum.Content.money), from: stage.terms.spans)
    figures.set(
      \.results,
      items: results.map { result in
        let delivered = result.record?.delivered?.last
        var figures = FigureWriter<ResultFigures>(from: result.terms.spans)
        figures.set(\.title, result.terms.datum(of: \.title))
        figures.set(\.form, result.terms.datum(of: \.form))
        figures.set(\.acceptance, items: acceptance(of: result.terms))
        figures.set(\.deliveredOn, delivered?.datum(of: \.on))
        figures.set(\.acceptedOn, result.record?.accepted?.datum(of: \.on))
        figures.set(\.link, delivered?.datum(of: \.link))
        figures.set(\.takenBy, people.datum(result.record?.accepted?.by))
        return figures.datum
      })
    return figures.datum
  }

  /// What a change order costs, or takes off, that touches no stage.
  private func lineFigures(_ change: PlannedChange, _ price: Money) -> Datum {
    var figures = FigureWriter<WorkLineFigures>(from: change.terms.spans)
    figures.set(\.title, change.terms.datum(of: \.title))
    figures.set(\.change, change.record?.datum(of: \.id))
    figures.set(\.until, change.record?.agreed?.datum(of: \.on))
    figures.set(\.amount, .money(price), from: change.lines.flatMap(\.spans))
    figures.set(\.results, items: [])
    return figures.datum
  }

  func deviationFigures(_ result: PlannedDeliverable) -> [Datum] {
    (result.record?.deviations ?? []).map { deviation, rectifiedOn in
      var figures = FigureWriter<DeviationFigures>(from: deviation.spans)
      figures.set(\.result, result.terms.datum(of: \.title))
      figures.set(\.what, deviation.datum(of: \.what))
      figures.set(\.who, people.datum(deviation.who))
      figures.set(\.until, deviation.datum(of: \.until))
      figures.set(\.rectifiedOn, rectifiedOn.map(Datum.Content.day), from: result.record?.spans ?? [])
      return figures.datum
    }
  }

  private func settlementFigures(_ settlement: Settlement) -> Datum {
    let prices = work.stages.compactMap { $0.terms.span(of: \.price) } + changes.flatMap { $0.lines.flatMap(\.spans) }
    let receipts = log.datum(of: \.payments)?.origin.spans ?? []
    var figures = FigureWriter<SettlementFigures>(from: prices)
    figures.set(\.original, settlement.original.map(Datum.Content.money), from: prices)
    if !settlement.change.isZero { figures.set(\.change, .money(settlement.change), from: prices) }
    if !settlement.fees.isZero { figures.set(\.fees, .money(settlement.fees), from: receipts) }
    if !settlement.beyond.isZero { figures.set(\.beyond, .money(settlement.beyond), from: receipts) }
    if !settlement.unasked.isZero { figures.set(\.unasked, .money(settlement.unasked), from: receipts) }
    figures.set(\.net, .money(settlement.taxed.net), from: prices)
    if taxation?.treatment.kind == .standard { figures.set(\.tax, .money(settlement.taxed.tax), from: prices) }
    figures.set(\.gross, .money(settlement.taxed.gross), from: prices)
    if let withheld = try? settlement.taxed.gross - settlement.payable, !withheld.isZero {
      figures.set(\.withheld, .money(withheld), from: prices)
    }
    figures.set(\.payable, .money(settlement.payable), from: prices)
    figures.set(\.received, .money(settlement.received), from: receipts)
    if settlement.open.isNegative {
      figures.set(\.refund, (try? .zero(currency) - settlement.open).map(Datum.Content.money), from: receipts)
    } else {
      figures.set(\.open, .money(settlement.open), from: receipts)
    }
    return figures.datum
  }

  private func goalFigures(_ goal: Entry<GoalFields>) -> Datum {
    let measured = (log.goals ?? []).last { $0.id == goal.id }?.measured
    var figures = FigureWriter<GoalResultFigures>(from: goal.spans)
    figures.set(\.text, goal.datum(of: \.text))
    figures.set(\.measuredBy, goal.datum(of: \.measuredBy))
    figures.set(\.result, measured?.datum(of: \.result))
    figures.set(\.met, measured?.datum(of: \.met))
    figures.set(\.measuredOn, measured?.datum(of: \.on))
    return figures.datum
  }
}
