import Diagnostics
import Values

// What the client is to hear of, without being asked for anything: control days, and how much is used of what is included.

extension Engagement {
  /// The control days that were held.
  var controlDayMatters: [Matter] {
    let days = try? workDays()
    return inForce.stages.flatMap { stage in
      stage.held.compactMap { record in
        // Of a stage that is accepted nobody is to hear how far it is.
        guard let held = record.held, let kept = days?.of(stage), stage.acceptedOn == nil || record.told != nil else {
          return nil
        }
        var figures = FigureWriter<ControlDayMatterFigures>(from: record.spans)
        figures.set(\.stage, stage.terms.datum(of: \.title))
        figures.set(\.at, held.datum(of: \.at))
        figures.set(\.on, held.datum(of: \.on))
        figures.set(\.answers, held.datum(of: \.answers))
        figures.set(\.onSchedule, held.datum(of: \.onSchedule))
        figures.set(\.done, held.datum(of: \.done))
        figures.set(\.due, (kept.due?.day ?? stage.due?.day).map(Datum.Content.day), from: stage.terms.spans)
        figures.set(
          \.next, (kept.checkpoints ?? []).compactMap(\.day).filter { $0 > today }.min().map(Datum.Content.day),
          from: stage.terms.spans)
        return Matter(
          .controlDay, record.id ?? "", record.told == nil ? .held : .told, title: stage.title,
          concerned: terms.checkpoints?.tell?.to ?? [decides].compactMap(\.self), data: figures.datum, at: record.span)
      }
    }
  }

  /// What is included, in the period that goes on.
  var allowanceMatters: [Matter] {
    guard contractEndedOn == nil else { return [] }
    return ((try? allowances()) ?? []).compactMap { allowance in
      guard let period = allowance.ledger.current, let available = try? period.available else { return nil }
      let reached = reached(allowance)
      let spans = allowance.terms.spans
      var figures = FigureWriter<AllowanceMatterFigures>(from: spans)
      figures.set(\.title, allowance.terms.datum(of: \.title))
      figures.set(\.unit, .text(allowance.unit.isByPiece ? allowance.unit.rawValue : "minutes"))
      figures.set(\.available, .number(available), from: spans)
      figures.set(\.used, .number(period.used), from: log.spans)
      figures.set(\.left, .number(period.left), from: log.spans)
      figures.set(\.usedUp, .bool(period.left == .zero), from: log.spans)
      let last = period.days.upperBound
      if allowance.terms.period != "engagement", contractEnds.map({ last < $0 }) ?? true {
        figures.set(\.until, .day(last), from: spans)
      }
      if period.charged > .zero { figures.set(\.beyond, period.charged.minutesLength, from: log.spans) }
      if period.unasked > .zero { figures.set(\.unagreed, period.unasked.minutesLength, from: log.spans) }
      let rate = practice.hourlyRate(allowance.terms.beyond?.rate)
      let perHour = hourlyRate(allowance.terms.beyond?.rate, on: today)
      let taxation = taxation(on: today)
      figures.set(\.rate, perHour.map(Datum.Content.money), from: rate?.spans ?? [])
      figures.set(
        \.rateGross, perHour.flatMap { withTax($0, taxation) }.map(Datum.Content.money),
        from: (rate?.spans ?? []) + (taxation?.row.spans ?? []))
      figures.set(\.step, allowance.terms.beyond?.datum(of: \.step))
      figures.set(\.askFirst, .bool(allowance.terms.beyond?.askFirst ?? true), from: spans)
      return Matter(
        .allowance, allowance.id, reached.map { $0.isTold ? .told : .reached } ?? .open,
        title: allowance.terms.title ?? allowance.id, concerned: [decides].compactMap(\.self), data: figures.datum,
        at: allowance.terms.span)
    }
  }
}
