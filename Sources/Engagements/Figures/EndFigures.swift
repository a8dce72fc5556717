import Diagnostics
import Values

// An early end as documents read it.

extension Engagement {
  /// Whether notice was given to end it early.
  package var hasNotice: Bool { notice != nil }

  /// That which took effect, else the last one given.
  var notice: Entry<CancellationRecordFields>? {
    let notices = log.noticesOfEnd
    return notices.first { $0.effective.map { $0.on == endedOn } ?? false } ?? notices.last { $0.given != nil }
  }

  /// The day it took effect, or else the last of the notice.
  var endOfNotice: Day? { (try? lastDayOfNotice()) ?? nil }

  func lastDayOfNotice() throws(ArithmeticError) -> Day? {
    if let effective = notice?.effective?.on { return effective }
    return try notice.flatMap { notice throws(ArithmeticError) in try lastDayOfNotice(notice) }
  }

  /// The last day to pay, or to pay back, what an early end leaves; nil where nothing is left, or nothing says so.
  func lastDayToSettle(_ statement: CancellationStatement) throws(ArithmeticError) -> Day? {
    guard !statement.balance.gross.isZero, let from = endPaymentCounts(for: statement),
      let length = timeToSettle(statement)
    else { return nil }
    return try calendar.day(from, within: length)
  }

  /// The last day on which the client's material is handed over; nil where nobody gave notice, or nothing says so.
  func lastDayToHandOver() throws(ArithmeticError) -> Day? {
    guard let end = try lastDayOfNotice(), let length = terms.cancellation?.handoverWithin else { return nil }
    return try calendar.day(end, within: length)
  }

  /// Who gave notice. Where nobody is named, which is an error, nobody's side is taken but the practice's own.
  var sideOfNotice: CancellationStatement.Side {
    let by = notice?.given?.by
    return by == nil || people.isOurs(by) ? .provider : .client
  }

  /// The last day of the notice that a cancellation gives, as the terms have it; nil where they do not say.
  func lastDayOfNotice(_ cancellation: Entry<CancellationRecordFields>) throws(ArithmeticError) -> Day? {
    guard let given = cancellation.given?.on, let length = terms.cancellation?.notice else { return nil }
    return try calendar.day(given, within: length)
  }

  var endStatementFigures: Datum? {
    let side = sideOfNotice
    guard let statement = try? cancellation(by: side) else { return nil }
    let prices = work.stages.compactMap { $0.terms.span(of: \.price) }
    var figures = FigureWriter<EndStatementFigures>(from: prices + log.spans)
    figures.set(\.side, .text(side.rawValue))
    figures.set(\.rule, .text(inProgressRule(for: side)))
    figures.set(\.lines, items: statement.lines.map(earnedFigures))
    figures.set(\.earned, .money(statement.earned))
    figures.set(\.received, .money(statement.received))
    let isRefund = statement.balance.gross.isNegative
    figures.set(\.direction, .text(statement.balance.gross.isZero ? "none" : isRefund ? "refund" : "pay"))
    func size(_ amount: Money) -> Datum.Content? {
      (isRefund ? try? .zero(currency) - amount : amount).map(Datum.Content.money)
    }
    figures.set(\.net, size(statement.balance.net))
    if taxation?.treatment.kind == .standard { figures.set(\.tax, size(statement.balance.tax)) }
    figures.set(\.gross, size(statement.balance.gross))
    if !statement.withheld.isZero { figures.set(\.withheld, size(statement.withheld)) }
    figures.set(\.payable, size(statement.payable))
    figures.set(\.until, ((try? lastDayToSettle(statement)) ?? nil).map(Datum.Content.day))
    if state == .cancelled {
      figures.set(
        \.payment,
        paymentsInForce?.entries.first { $0.instalment.id == CancellationStatement.payment }.map(receivableFigures))
    }
    figures.set(\.handoverUntil, ((try? lastDayToHandOver()) ?? nil).map(Datum.Content.day))
    let lowering = (try? pricesToEarn().loweredBy) ?? []
    if !lowering.isEmpty { figures.set(\.loweredBy, items: lowering.compactMap { changeReference($0.id) }) }
    return figures.datum
  }

  private func earnedFigures(_ line: CancellationStatement.Line) -> Datum {
    let stage = (try? stagesInForce())?.first { $0.stage.id == line.about }?.stage
    var figures = FigureWriter<EarnedLineFigures>(from: stage?.terms.spans ?? log.spans)
    figures.set(\.kind, .text(line.kind.rawValue))
    figures.set(
      \.title,
      stage?.terms.datum(of: \.title) ?? changes.first { $0.id == line.about }?.terms.datum(of: \.title)
        ?? (terms.allowances ?? []).first { $0.id == line.about }?.datum(of: \.title))
    figures.set(\.price, .money(line.price))
    if line.kind == .inProgress { figures.set(\.share, stage?.lastTold?.held?.datum(of: \.done)) }
    figures.set(\.earned, .money(line.earned))
    return figures.datum
  }
}

extension Entry where F == LogFields {
  /// The cancellations that were not taken back.
  var noticesOfEnd: [Entry<CancellationRecordFields>] { (self.cancellations ?? []).filter { $0.withdrawn == nil } }
}
