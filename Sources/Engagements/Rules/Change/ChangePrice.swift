import Diagnostics
import Values

extension Rule {
  /// A change order says what it costs, in one way.
  ///
  /// Its price is that of the stages it adds, each as every stage has one, and besides an amount or hours at a rate for what
  /// it does within stages there are. A change for nothing says `price: 0`. A stage that has a price keeps it: what changes
  /// is the change order's own. The `fee:` of a stage that is paid by the period may become another.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # changes/groups.yaml
  /// title: A page for groups
  /// because: no page of the list is for groups
  /// adds:
  ///   deliverables:
  ///     - title: Page for groups
  ///       stage: build
  ///       accepted_when: a group sends its days, and both of you receive them
  /// hours: 6
  /// days: 3wd
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # changes/groups.yaml
  /// title: A page for groups
  /// because: no page of the list is for groups
  /// adds:
  ///   deliverables:
  ///     - title: Page for groups
  ///       stage: build
  ///       accepted_when: a group sends its days, and both of you receive them
  /// hours: 6
  /// rate: consultant
  /// days: 3wd
  /// ```
  static let changePrice = Rule("change-price", .error, .changeOrder) { engagement in
    engagement.changes.flatMap { change -> [Finding] in
      let terms = change.terms
      return [engagement.howPriced(change)].compactMap { $0 }
        + change.stages.filter { $0.terms.price != nil && $0.amount == nil }.map { stage in
          Finding(
            "\(stage.terms.name) has no price that the client knows before the yes", at: stage.terms.place(of: \.price),
            help: "write an amount; by the hour, `hours:` and `rate:` of the change order make one")
        }
        // One that is out may be overtaken by another yes: its own is refused then, and nobody else's.
        + (change.isOut ? [] : terms.changes?.stages ?? []).compactMap { changed in
          guard changed.price != nil, let stage = change.before.first(where: { $0.id == changed.id }),
            stage.terms.price != .later
          else { return nil }
          return Finding(
            "\(stage.terms.name) has a price already", at: changed.span(of: \.price),
            notes: [Diagnostic.Note("it is written here", at: stage.placeOfPrice)],
            help: "say what the change costs: `price: …` beside `days:`")
        }
        + (change.isOut ? [] : terms.changes?.stages ?? []).compactMap { changed in
          guard let fee = changed.fee, let stage = change.before.first(where: { $0.id == changed.id }) else {
            return nil
          }
          return stage.terms.mistake(in: fee, at: changed.span(of: \.fee), priceAt: stage.placeOfPrice)
        }
    }
  }
}

extension Engagement {
  /// What is wrong with the way in which a change order says its price.
  fileprivate func howPriced(_ change: PlannedChange) -> Finding? {
    let (terms, name) = (change.terms, change.name)
    if !terms.lacks(\.price), !terms.lacks(\.hours) {
      return Finding(
        "\(name) says a price and hours", at: terms.place(of: \.hours), help: "keep one of the two")
    }
    if !terms.lacks(\.hours), terms.lacks(\.rate) {
      return Finding(
        "\(name) says hours, and no rate for them", at: terms.place(of: \.hours),
        help: "add `rate:` with a rate of the practice")
    }
    if terms.lacks(\.hours), !terms.lacks(\.rate) {
      return Finding("\(name) says a rate, and no hours", at: terms.place(of: \.rate), help: "add `hours:`")
    }
    if let hours = terms.hours, hours.isNegative || hours == .zero {
      return Finding(
        "the hours of \(name) are \(hours)", at: terms.span(of: \.hours),
        help: "write how many there are, or `price:` with a minus sign for less work")
    }
    // What a stage costs that it adds is asked for there; hours that could not be read were complained of.
    guard change.lines.isEmpty, terms.lacks(\.price), change.stages.isEmpty, terms.isReadable(\.hours) else {
      return nil
    }
    if !terms.lacks(\.hours), let rate = terms.rate {
      guard let known = (practice.rates ?? []).first(where: { $0.id == rate }) else { return nil }
      guard known.isHourly else {
        return Finding(
          "\(name) says hours, and rate `\(rate)` is for a day", at: terms.place(of: \.rate),
          notes: [Diagnostic.Note("the rate is here", at: known.span(of: \.unit))],
          help: "name a rate for an hour, or write `price:`")
      }
      return Finding(
        "rate `\(rate)` has no amount in \(currency) on the day of \(name)", at: terms.place(of: \.rate),
        help: "add one to its history; nothing is converted")
    }
    return Finding(
      "nothing says what \(name) costs", at: terms.place(of: \.title),
      help: "add `price:`, or `hours:` and `rate:`; `price: 0` where it is free")
  }
}

extension Entry where F == StageFields {
  /// What is wrong with a fee that a change order gives it.
  fileprivate func mistake(in fee: Money, at span: Span?, priceAt place: Span?) -> Finding? {
    guard case .periodic(let before, _)? = self.price else {
      return Finding(
        "\(name) is not paid by the period", at: span, notes: [Diagnostic.Note("its price is here", at: place)],
        help: "say what the change costs: `price: …` beside `days:`")
    }
    guard fee.isNegative || fee.isZero || fee == before else { return nil }
    return Finding(
      fee == before ? "the fee of \(name) is \(fee) already" : "the fee of \(name) becomes \(fee)", at: span,
      help: fee == before
        ? "write what a period costs from then on, or take it away"
        : "write what a period costs; a stage that ends goes under `removes:`")
  }
}

extension PlannedStage {
  /// Where its price is written: in the terms, or in the change order that gave it one.
  fileprivate var placeOfPrice: Span? { changedBy.isEmpty ? terms.place(of: \.price) : terms.span(of: \.price) }
}
