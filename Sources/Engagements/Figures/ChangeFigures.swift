import Diagnostics
import Values

// Change orders as documents read them.

extension Engagement {
  func changeFigures(_ change: PlannedChange) -> Datum {
    var figures = FigureWriter<ChangeFigures>(over: change.terms.datum)
    let record = change.record
    figures.set(\.id, .text(change.id), from: change.terms.spans)
    figures.set(\.number, record?.datum(of: \.id))
    figures.set(\.state, .text(state(of: change).rawValue), from: record?.spans ?? [])
    figures.set(\.issuedOn, record?.issued?.datum(of: \.on))
    figures.set(\.sentOn, record?.sent?.datum(of: \.on))
    figures.set(\.agreedOn, record?.agreed?.datum(of: \.on))
    figures.set(\.agreedBy, people.datum(record?.agreed?.by))
    let validFor = change.terms.datum(of: \.validFor) ?? terms.extraWork?.datum(of: \.validFor)
    figures.set(\.validUntil, validUntil(change).map(Datum.Content.day), from: validFor?.origin.spans ?? [])
    let asked = (log.requests ?? []).filter { $0.id.map((change.terms.requests ?? []).contains) ?? false }
    figures.set(\.requests, items: asked.map(requestFigures))
    figures.set(\.stages, items: change.stages.map { stageFigures($0) })
    figures.set(\.deliverables, items: change.deliverables.map { deliverableFigures($0) })
    figures.set(\.removed, items: removed(by: change))
    figures.set(\.differences, items: differences(by: change))
    figures.set(\.allowances, items: allowances(by: change))
    figures.set(\.takenOutBy, (inForce.change(takingOutAllOf: change)?.id).flatMap(changeReference))
    setPrice(&figures, change)
    setDays(&figures, change)
    return figures.datum
  }

  /// The change order with which a request is answered, once its paper went out.
  func change(answering request: String?) -> Datum? {
    guard let request, let change = changes.last(where: { $0.isOut && $0.terms.requests?.contains(request) ?? false })
    else { return nil }
    return reference(change)
  }

  /// The change order of an id, as what it brought in or changed refers to it.
  func changeReference(_ id: String) -> Datum? { changes.first { $0.id == id }.map(reference) }

  private func reference(_ change: PlannedChange) -> Datum {
    var figures = FigureWriter<ChangeReferenceFigures>(from: change.terms.spans)
    figures.set(\.id, .text(change.id))
    figures.set(\.number, change.record?.datum(of: \.id))
    figures.set(\.title, change.terms.datum(of: \.title))
    figures.set(\.state, .text(state(of: change).rawValue), from: change.record?.spans ?? [])
    return figures.datum
  }

  private func setPrice(_ figures: inout FigureWriter<ChangeFigures>, _ change: PlannedChange) {
    figures.set(
      \.lines,
      items: change.lines.map { line in
        var part = FigureWriter<ChangeLineFigures>(from: line.spans)
        part.set(\.stage, line.stage.map(Datum.Content.text), from: line.spans)
        part.set(\.hours, line.time.map { .number($0.hours) }, from: line.spans)
        part.set(\.rate, line.time.map { .money($0.rate) }, from: line.spans)
        part.set(\.amount, .money(line.amount), from: line.spans)
        return part.datum
      })
    let spans = change.lines.flatMap(\.spans)
    figures.remove(\.price)
    figures.set(\.price, priceFigures(taxedBy: change.taxation, change.totals, from: spans))
    let told = change.totals?.asStated
    let size = told.flatMap { $0.isNegative ? try? $0.negated() : $0 }
    figures.set(\.value, changedValueFigures(change))
    // What goes out with this change is paid no more.
    let removed = change.terms.removes?.stages ?? []
    let changed = change.feeChanges
    let fees = change.before.filter { stage in
      !removed.contains(stage.id) && !changed.contains { $0.stage.id == stage.id }
    }.feesByThePeriod
    figures.set(\.fees, items: fees.map(feeFigures))
    figures.set(\.feeChanges, items: changed.map { feeChangeFigures($0, change.taxation) })
    if !fees.isEmpty || !changed.isEmpty { figures.set(\.besideFees, besideFeesFigures(change)) }
    figures.set(
      \.extras, log.extrasFigures(until: change.record?.issuedOn) { try? value(ofMinutes: $0, on: $1) })
    figures.set(\.size, size.map(Datum.Content.money), from: spans)
    figures.set(\.effect, told.map { .text(change.effect(of: $0)) }, from: spans)
    figures.set(\.costsMore, .bool(change.costsMore), from: spans)
    figures.set(
      \.instalments,
      items: change.instalments.enumerated().map { index, instalment in
        instalmentFigures(instalment, number: index + 1, among: change.before + change.stages, from: spans).datum
      })
    setMoved(&figures, change, from: spans)
    let limit = terms.extraWork?.shortUnder
    let order = size.flatMap { size in limit.flatMap { try? size.compared(to: $0) } }
    figures.set(\.short, .bool(changed.isEmpty && order.map { $0 < 0 } ?? false), from: spans)
  }

  private func setMoved(_ figures: inout FigureWriter<ChangeFigures>, _ change: PlannedChange, from spans: [Span]) {
    guard let moved = (try? paymentsMoved(by: change)) ?? nil else { return }
    // Which payments are still to come is a matter of the day, and nothing that was agreed.
    let recorded = (log.datum(of: \.papers)?.origin.spans ?? []) + (log.datum(of: \.payments)?.origin.spans ?? [])
    let stages = change.before + change.stages + inForce.all
    let payments = moved.payments.enumerated().map { index, payment in
      func asked(_ instalment: Instalment, _ spans: [Span]) -> Datum {
        instalmentFigures(instalment, number: index + 1, among: stages, from: spans).datum
      }
      var figures = FigureWriter<MovedPaymentFigures>(from: spans)
      figures.set(\.with, asked(payment.with, spans))
      figures.set(\.without, asked(payment.without, spansOfPrices))
      return figures.datum
    }
    figures.set(\.movedPayments, Datum(.list(payments), origin: .computed(from: spans)).resting(on: recorded))
    if !moved.paidBack.isZero { figures.set(\.paidBack, .money(moved.paidBack), from: spans + recorded) }
  }

  private func feeChangeFigures(_ change: FeeChange, _ taxation: Taxation?) -> Datum {
    func price(_ fee: Money, _ spans: [Span]) -> Datum? {
      priceFigures(taxedBy: taxation, taxation.flatMap { try? fee.totals($0) }, from: spans)
    }
    var figures = FigureWriter<FeeChangeFigures>(from: change.spans)
    figures.set(\.title, change.stage.terms.datum(of: \.title))
    figures.set(\.every, .length(change.every), from: change.spans)
    figures.set(\.before, price(change.before, change.stage.terms.datum(of: \.price)?.origin.spans ?? []))
    figures.set(\.after, price(change.after, change.spans))
    return figures.datum
  }

  private func setDays(_ figures: inout FigureWriter<ChangeFigures>, _ change: PlannedChange) {
    guard let days = change.terms.days else { return }
    let spans = change.terms.datum(of: \.days)?.origin.spans ?? []
    figures.set(\.direction, .text(days.count == 0 ? "none" : days.count < 0 ? "earlier" : "later"), from: spans)
    figures.set(\.by, .length(Length(abs(days.count), days.unit)), from: spans)
    guard let moves = try? self.moves(by: change) else { return }
    figures.set(
      \.moves,
      items: moves.stages.map { move in
        var figures = FigureWriter<MoveFigures>(from: spans)
        figures.set(\.stage, reference(move.stage.terms))
        figures.set(\.startBefore, move.start.map { momentFigures($0.before) })
        figures.set(\.startAfter, move.start.map { momentFigures($0.after) })
        figures.set(\.dueBefore, momentFigures(move.due.before))
        figures.set(\.dueAfter, momentFigures(move.due.after))
        figures.set(\.byInput, .number(Number(move.due.delay.byInput)))
        figures.set(\.byPause, .number(Number(move.due.delay.byPause)))
        return figures.datum
      })
    figures.set(\.endsBefore, moves.ends.map { momentFigures($0.before) })
    figures.set(\.endsAfter, moves.ends.map { momentFigures($0.after) })
  }
}

extension PlannedChange {
  /// Whether the client pays more, less, or as before.
  ///
  /// - Parameter price: what is paid once.
  fileprivate func effect(of price: Money) -> String {
    guard price.isZero else { return price.isNegative ? "less" : "more" }
    return feeChanges.contains(where: \.isRise)
      ? "more" : feeChanges.contains { $0.after != $0.before } ? "less" : "none"
  }
}

// What goes out, and what becomes something else.

extension Engagement {
  private func removed(by change: PlannedChange) -> [Datum] {
    let removes = change.terms.removes
    let known = change.before.flatMap(\.deliverables)
    let stages = (removes?.stages ?? []).compactMap { id in change.before.first { $0.id == id } }
    let results = (removes?.deliverables ?? []).compactMap { id in known.first { $0.id == id } }
    func removal(_ id: Datum?, _ title: Datum?, _ amount: Datum?, from spans: [Span]) -> Datum {
      var figures = FigureWriter<RemovedFigures>(from: spans)
      figures.set(\.id, id)
      figures.set(\.title, title)
      figures.set(\.amount, amount)
      return figures.datum
    }
    return stages.map { stage in
      let price = stage.amount == nil ? nil : stage.terms.datum(of: \.price)
      return removal(
        stage.terms.datum(of: \.id), stage.terms.datum(of: \.title), price, from: stage.terms.spans)
    }
      + results.map {
        removal($0.terms.datum(of: \.id), $0.terms.datum(of: \.title), nil, from: $0.terms.spans)
      }
  }

  private func differences(by change: PlannedChange) -> [Datum] {
    var differences: [Datum] = []
    func add(_ title: Datum?, _ about: String, _ before: [Datum], _ after: Datum?) {
      guard let after else { return }
      var figures = FigureWriter<DifferenceFigures>(from: after.origin.spans)
      figures.set(\.title, title)
      figures.set(\.about, .text(about))
      figures.set(\.before, items: before)
      figures.set(\.after, after)
      differences.append(figures.datum)
    }
    for changed in change.terms.changes?.stages ?? [] {
      guard let stage = change.before.first(where: { $0.id == changed.id })?.terms else { continue }
      let title = stage.datum(of: \.title)
      add(title, "title", [title].compactMap { $0 }, changed.datum(of: \.title))
      add(title, "summary", [stage.datum(of: \.summary)].compactMap { $0 }, changed.datum(of: \.summary))
    }
    let results = change.before.flatMap(\.deliverables)
    for changed in change.terms.changes?.deliverables ?? [] {
      guard let result = results.first(where: { $0.id == changed.id })?.terms else { continue }
      let title = result.datum(of: \.title)
      add(title, "title", [title].compactMap { $0 }, changed.datum(of: \.title))
      add(title, "form", [result.datum(of: \.form)].compactMap { $0 }, changed.datum(of: \.form))
      add(
        title, "accepted_when", acceptance(of: result).compactMap { $0["standard"] }, changed.datum(of: \.acceptedWhen))
    }
    return differences
  }

  private func allowances(by change: PlannedChange) -> [Datum] {
    let earlier = inForce.changes.prefix { $0.id != change.id }.flatMap { $0.terms.allowances ?? [] }
    return (change.terms.allowances ?? []).compactMap { changed in
      guard let allowance = (terms.allowances ?? []).first(where: { $0.id == changed.id }) else { return nil }
      let before = earlier.filter { $0.id == changed.id }
      let each = before.compactMap { $0.datum(of: \.each) }.last ?? allowance.datum(of: \.each)
      var figures = FigureWriter<AllowanceChangeFigures>(from: changed.spans)
      figures.set(\.title, allowance.datum(of: \.title))
      figures.set(\.unit, allowance.datum(of: \.unit))
      figures.set(\.period, allowance.datum(of: \.period))
      figures.set(\.before, before.compactMap { $0.datum(of: \.amount) }.last ?? allowance.datum(of: \.amount))
      figures.set(\.after, changed.datum(of: \.amount))
      if changed.each != nil { figures.set(\.eachBefore, each) }
      figures.set(\.eachAfter, changed.datum(of: \.each))
      return figures.datum
    }
  }
}
