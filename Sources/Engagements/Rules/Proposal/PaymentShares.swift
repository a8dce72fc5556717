import Diagnostics
import Values

extension Rule {
  /// The payments come to the price, exactly.
  ///
  /// Shares add up to 100 %, amounts to the price, or one payment takes the rest; shares and amounts stand together
  /// only with a rest. What is asked for twice, or never, is found by the client or by nobody.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// payments:
  ///   schedule:
  ///     - id: deposit
  ///       share: 30%
  ///       when: contract_agreed
  ///     - id: middle
  ///       share: 30%
  ///       when: stage_accepted plan
  ///     - id: last
  ///       share: 30%
  ///       when: stage_accepted launch
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// payments:
  ///   schedule:
  ///     - id: advance
  ///       share: 30%
  ///       when: contract_agreed
  ///     - id: middle
  ///       share: 30%
  ///       when: stage_accepted plan
  ///     - id: last
  ///       share: rest
  ///       when: stage_accepted launch
  /// ```
  static let paymentShares = Rule("payment-shares", .error, .proposal) { engagement in
    engagement.findingsOfPlan + engagement.changes.compactMap { engagement.finding(of: $0) }
  }
}

extension Engagement {
  fileprivate var findingsOfPlan: [Finding] {
    if let fault = work.planFault { return [finding(fault, in: work)] }
    // A plan may fit the price with one option and not with another.
    for option in options.flatMap(\.options) where !option.isTaken {
      guard let fault = option.work.planFault else { continue }
      return [finding(fault, in: option.work, with: option.terms.title ?? option.id)]
    }
    return []
  }

  fileprivate func finding(of change: PlannedChange) -> Finding? {
    let schedule = change.terms.payments ?? []
    let place = change.terms.place(of: \.payments)
    if let price = change.totals?.asStated, price.isNegative || price.isZero, !schedule.isEmpty {
      return Finding(
        "\(change.name) \(price.isZero ? "is free" : "lowers the price"), and asks for payments", at: place,
        help: price.isZero ? "take them away" : "take them away: the amount comes off the payments still to come")
    }
    guard let fault = change.planFault else { return nil }
    let (message, help) = sentences(about: fault, price: change.totals.map { "\($0.asStated)" } ?? "the price")
    return Finding(message, at: place, notes: notes(on: schedule), help: help)
  }

  fileprivate func finding(_ fault: PaymentPlanError, in work: Work, with option: String? = nil) -> Finding {
    let payments = terms.payments
    let place = payments.flatMap { payments in
      payments.datum(of: \.schedule) == nil ? payments.place(of: \.advance) : payments.place(of: \.schedule)
    }
    let (message, help) = sentences(about: fault, price: work.totals.map { "\($0.asStated)" } ?? "the price")
    return Finding(
      option.map { "with option `\($0)` \(message)" } ?? message, at: place ?? terms.place(of: \.payments),
      notes: notes(on: payments?.schedule ?? []), help: help)
  }

  /// What each payment asks for, as it is written.
  private func notes(on schedule: [Entry<InstalmentFields>]) -> [Diagnostic.Note] {
    let instalments = schedule.enumerated().map { index, instalment in
      "\(instalment.id ?? "payment \(index + 1)") \(instalment.asked)"
    }
    return instalments.isEmpty ? [] : [Diagnostic.Note(instalments.joined(separator: ", "))]
  }

  private func sentences(about fault: PaymentPlanError, price: String) -> (message: String, help: String?) {
    switch fault {
    case .sharesComeTo(let sum, let missing):
      let message = "payment shares come to \(sum.inWords), not 100 %"
      let difference = (try? Number.one - sum.fraction).map { Share($0) }
      if missing.isNegative {
        return (message, "the price is \(price); \(missing.withoutSign) more than that is asked for")
      }
      return (
        message, "the price is \(price); \(difference?.inWords ?? "a part") (\(missing)) is not asked for"
      )
    case .notTheWhole(let missing):
      if missing.isNegative {
        return ("payments ask for \(missing.withoutSign) more than the price", "the price is \(price)")
      }
      return (
        "payments leave \(missing) of the price", "the price is \(price); let one payment take the rest: `share: rest`"
      )
    case .mixWithoutRest:
      return (
        "shares and amounts stand together, and no payment takes the rest",
        "let one of them take what the others leave: `share: rest`"
      )
    case .severalRests(let ids):
      return (
        "\(ids.count) payments take the rest: \(ids.joined(separator: ", "))",
        "one takes what the others leave; give the others a share or an amount"
      )
    case .tooMuch(let excess):
      return (
        "payments ask for \(excess) more than the price, and leave no rest",
        "the price is \(price)"
      )
    case .arithmetic:
      return ("the amounts of the payments are too large to be computed", nil)
    }
  }
}

extension Entry where F == InstalmentFields {
  /// What it asks for, as it is written.
  fileprivate var asked: String {
    if let amount = self.amount { return "\(amount)" }
    switch self.share {
    case .share(let share)?: return share.inWords
    case .rest?: return "the rest"
    case nil: return "nothing"
    }
  }
}

extension Share {
  /// `30 %`, or a fraction where no finite percentage expresses it: `2/3`.
  var inWords: String {
    percent.exactPlaces == nil ? "\(fraction.numerator)/\(fraction.denominator)" : "\(percent) %"
  }
}

extension Money {
  fileprivate var withoutSign: Money { isNegative ? (try? negated()) ?? self : self }
}
