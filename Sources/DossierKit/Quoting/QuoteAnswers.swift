import Diagnostics
import Engagements
package import Values

/// What only the author knows of an offer.
package struct QuoteAnswers: Sendable {
  package enum Cost: Sendable {
    case price(Money)
    case hours(Number, rate: String)

    /// Whether the price falls.
    var isReduction: Bool {
      if case .price(let money) = self { money.isNegative } else { false }
    }
  }

  /// What goes out, by its id.
  package enum Removal: Hashable, Sendable {
    case stage(String), deliverable(String)
  }

  package let title: String
  /// The name of its file; nil to make one of its title.
  package let id: String?
  /// Why it is outside the agreement, in words for the client; nil for the words that most offers have.
  package let because: String?
  package let cost: Cost
  /// What a period costs from then on, and of which stage; nil where no fee becomes another.
  package let fee: (stage: String, amount: Money)?
  package let removes: [Removal]
  /// By how much the last day moves, as the file has it.
  package let days: String
  /// By what each of the requests is accepted, in their order; what is not said is left to be filled in.
  package let acceptedWhen: [String?]
  /// How long it stands; nil for what the terms say.
  package let validFor: String?
  package let paid: TimeOfPayment

  package init(
    title: String, id: String?, because: String?, cost: Cost, fee: (stage: String, amount: Money)?,
    removes: [Removal], days: String, acceptedWhen: [String?], validFor: String?, paid: TimeOfPayment
  ) {
    self.title = title
    self.id = id
    self.because = because
    self.cost = cost
    self.fee = fee
    self.removes = removes
    self.days = days
    self.acceptedWhen = acceptedWhen
    self.validFor = validFor
    self.paid = paid
  }
}

/// By how much days move: `0`, `3wd`, `3 working days`; `3` for working days.
package func delayAnswer(_ text: String) throws(Complaint) -> String {
  let line = try lineAnswer(text)
  let isBare = line != "0" && line.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
  return try answer(isBare ? "\(line)wd" : lengthMeant(by: line) ?? line, to: ChangeFields.fields.days, as: .delay)
}

/// A number of hours above nothing: `6`, `1.5`, `6h`, `6 hours`.
package func hoursOfWorkAnswer(_ text: String, with mark: DecimalMark = .point) throws(Complaint) -> Number {
  let said = try lineAnswer(text)
  let line = lengthMeant(by: said) ?? said
  let written = try answer(
    line.hasSuffix("h") ? String(line.dropLast()) : line, to: ChangeFields.fields.hours, as: .number, with: mark)
  guard let hours = Number(written), hours > .zero else { throw .hoursOfWork(line) }
  return hours
}

/// A price, which may be nothing, or less than nothing for less work.
package func priceAnswer(
  _ text: String, in currency: Currency, with mark: DecimalMark = .point
) throws(Complaint) -> Money {
  let line = try answer(text, to: ChangeFields.fields.price, as: .amount(currency), with: mark)
  guard let number = Number(line), let money = Money(exactly: number, currency) else {
    throw .price(line)
  }
  return money
}

extension Quotable {
  /// A price, or hours at the rate by which extras are reckoned: `720`, `6h`.
  package func costAnswer(
    _ text: String, rate: String?, with mark: DecimalMark = .point
  ) throws(Complaint) -> QuoteAnswers.Cost {
    let said = try lineAnswer(text)
    let line = lengthMeant(by: said) ?? said
    guard line.hasSuffix("h") else {
      return .price(try priceAnswer(line, in: engagement.currency, with: mark))
    }
    return .hours(try hoursOfWorkAnswer(line, with: mark), rate: try rateAnswer(rate))
  }

  /// What a period of the stage that is paid by the period costs from then on; of several, its id comes first: `care=95`.
  package func feeAnswer(
    _ text: String, with mark: DecimalMark = .point
  ) throws(Complaint) -> (stage: String, amount: Money) {
    let line = try lineAnswer(text)
    let stages = engagement.inForce.stages.feesByThePeriod.map(\.stage.id)
    let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 || stages.count == 1, let first = stages.first else { throw .feeUnclear(stages) }
    let stage = parts.count == 2 ? try choiceAnswer(String(parts[0]), among: stages, of: .stagePaidByThePeriod) : first
    return (stage, try priceAnswer(String(parts.last ?? ""), in: engagement.currency, with: mark))
  }

  /// A result, or a stage with its results, that is not accepted and may go out. Where both are called alike, `stage/` or
  /// `deliverable/` before it says which.
  package func removalAnswer(_ text: String) throws(Complaint) -> QuoteAnswers.Removal {
    let work = engagement.inForce
    let stages = work.stages.filter { !$0.state.isAccepted && !work.isEmptied($0) }.map(\.id)
    let results = work.deliverables.filter { $0.state != .accepted }.map(\.id)
    let alike = Set(stages).intersection(results)
    let removals: [(name: String, removal: QuoteAnswers.Removal)] =
      results.map { (alike.contains($0) ? "deliverable/\($0)" : $0, .deliverable($0)) }
      + stages.map { (alike.contains($0) ? "stage/\($0)" : $0, .stage($0)) }
    let name = try choiceAnswer(text, among: removals.map(\.name), of: .openWork)
    guard let meant = removals.first(where: { $0.name == name }) else {
      throw .notAmong(removals.map(\.name), .openWork, text)
    }
    return meant.removal
  }

  /// The rate of the practice that is meant; without one, the rate by which extras are reckoned.
  package func rateAnswer(_ text: String?) throws(Complaint) -> String {
    let rates = engagement.hourlyRates.map(\.id)
    guard let text = text ?? rate else {
      throw rates.isEmpty ? .hourlyRateMissing(engagement.currency) : .hourlyRateUnclear(rates)
    }
    return try choiceAnswer(text, among: rates, of: .hourlyRate(engagement.currency))
  }
}
