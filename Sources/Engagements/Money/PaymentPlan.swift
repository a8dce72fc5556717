package import Values

/// In which parts a price is paid, and what makes each of them due.
///
/// ``instalments(of:)`` turns it into amounts.
package struct PaymentPlan: Hashable, Sendable {
  package struct Term: Hashable, Sendable {
    package let id: String
    package let part: Part
    package let trigger: Trigger

    package init(id: String, part: Part, trigger: Trigger) {
      self.id = id
      self.part = part
      self.trigger = trigger
    }
  }

  package enum Part: Hashable, Sendable {
    case share(Share)
    case amount(Money)
    /// What the other parts leave. A plan has at most one.
    case rest
    /// Of what shares and amounts leave, the part that this price is of all such prices: `rest: by_stage`.
    case restByPrice(Money)
  }

  package let terms: [Term]

  package init(_ terms: [Term]) { self.terms = terms }

  /// The short form: an advance on agreement if there is one, the rest with each stage by its price.
  package init(advance: Part?, restByStage stages: [(id: String, price: Money)]) {
    self.init(
      advance,
      then: stages.map { Term(id: $0.id, part: .restByPrice($0.price), trigger: .stageAccepted($0.id)) })
  }

  /// The short form with the rest in one payment, once a stage is accepted.
  package init(advance: Part?, restOnceAccepted stage: String) {
    self.init(advance, then: [Term(id: "rest", part: .rest, trigger: .stageAccepted(stage))])
  }

  private init(_ advance: Part?, then rest: [Term]) {
    self.init((advance.map { [Term(id: "advance", part: $0, trigger: .contractAgreed)] } ?? []) + rest)
  }
}

/// Why a plan does not divide a price.
package enum PaymentPlanError: Error, Hashable, Sendable {
  /// Nothing takes the rest, and shares and amounts leave `missing`; negative where they ask for too much.
  case notTheWhole(missing: Money)
  /// All terms are shares, and come to `sum`.
  case sharesComeTo(sum: Share, missing: Money)
  /// Shares and amounts stand together, and no term takes the rest.
  case mixWithoutRest
  /// More than one term is the rest, or one is while others are by price.
  case severalRests(ids: [String])
  /// Shares and amounts ask for `excess` more than the price, so that nothing is left for the rest.
  case tooMuch(excess: Money)
  case arithmetic(ArithmeticError)
}

extension PaymentPlan {
  /// What each term asks for of `total`, exact and not yet rounded, in major units; together they are `total`.
  package func exactParts(of total: Money) throws(PaymentPlanError) -> [Number] {
    try checkKinds()
    let asked = try sum(of: terms.map(\.part), total: total)
    let rest = try arithmetic { () throws(ArithmeticError) in try total.amount - asked }
    if terms.contains(where: \.part.takesRest) {
      guard rest == .zero || rest.isNegative == total.isNegative && !total.isZero else {
        let excess = try arithmetic { () throws(ArithmeticError) in try Money(rounding: rest, total.currency).negated()
        }
        throw .tooMuch(excess: excess)
      }
    } else {
      try checkWhole(rest: rest, of: total)
    }
    return try arithmetic { () throws(ArithmeticError) in
      let prices = try Money.sum(terms.compactMap(\.part.restPrice), in: total.currency)
      return try terms.map { term throws(ArithmeticError) in
        switch term.part {
        case .share(let share): try total.amount * share.fraction
        case .amount(let amount): amount.amount
        case .rest: rest
        // Stages without a price share in nothing, and need not be divided by.
        case .restByPrice(let price): rest == .zero ? .zero : try rest * (price / prices)
        }
      }
    }
  }

  private func checkKinds() throws(PaymentPlanError) {
    let rests = terms.filter { $0.part == .rest }
    let others = terms.filter { $0.part.restPrice != nil }
    if rests.count > 1 || !rests.isEmpty && !others.isEmpty {
      throw .severalRests(ids: terms.filter(\.part.takesRest).map(\.id))
    }
    guard rests.isEmpty, others.isEmpty else { return }
    let shares = terms.filter { $0.part.share != nil }
    if !shares.isEmpty, shares.count < terms.count { throw .mixWithoutRest }
  }

  private func checkWhole(rest: Number, of total: Money) throws(PaymentPlanError) {
    let shares = terms.compactMap(\.part.share)
    let missing = try arithmetic { () throws(ArithmeticError) in try Money(rounding: rest, total.currency) }
    if !shares.isEmpty {
      let sum = try arithmetic { () throws(ArithmeticError) in
        var sum = Number.zero
        for share in shares { sum = try sum + share.fraction }
        return sum
      }
      guard sum == .one else { throw .sharesComeTo(sum: Share(sum), missing: missing) }
    } else if rest != .zero {
      throw .notTheWhole(missing: missing)
    }
  }

  private func sum(of parts: [Part], total: Money) throws(PaymentPlanError) -> Number {
    try arithmetic { () throws(ArithmeticError) in
      var sum = Number.zero
      for part in parts {
        switch part {
        case .share(let share): sum = try sum + total.amount * share.fraction
        case .amount(let amount):
          guard amount.currency == total.currency else { throw .currencies(amount.currency, total.currency) }
          sum = try sum + amount.amount
        case .rest, .restByPrice: break
        }
      }
      return sum
    }
  }
}

extension PaymentPlan.Part {
  fileprivate var share: Share? {
    if case .share(let share) = self { share } else { nil }
  }

  fileprivate var restPrice: Money? {
    if case .restByPrice(let price) = self { price } else { nil }
  }

  fileprivate var takesRest: Bool { self == .rest || restPrice != nil }
}

func arithmetic<Result>(_ calculate: () throws(ArithmeticError) -> Result) throws(PaymentPlanError) -> Result {
  do {
    return try calculate()
  } catch {
    throw .arithmetic(error)
  }
}
