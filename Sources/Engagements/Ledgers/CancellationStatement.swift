package import Values

/// What an early end leaves to be paid, or to be paid back: what was earned, less what came for it.
package struct CancellationStatement: Hashable, Sendable {
  /// What the payment of its balance is called, in either direction.
  package static let payment = "cancellation"

  package enum Side: String, CaseIterable, Sendable { case client, provider }

  /// Something that is earned, as prices are stated.
  package struct Line: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
      /// A stage that was accepted.
      case accepted
      /// A stage in work, by the share last told to the client or by its hours.
      case inProgress = "in_progress"
      /// What was more than an allowance includes.
      case beyond
      /// The fees of the periods until the end.
      case fees
    }

    package let kind: Kind
    /// The id of the stage or of the allowance.
    package let about: String
    package let price: Money
    package let earned: Money
    /// The same with its tax, where papers of its own say it; nil where it is taxed with the rest.
    let taxed: TaxedAmount?

    package init(_ kind: Kind, _ about: String, price: Money, earned: Money, taxed: TaxedAmount? = nil) {
      self.kind = kind
      self.about = about
      self.price = price
      self.earned = earned
      self.taxed = taxed
    }
  }

  package let side: Side
  package let lines: [Line]
  /// Σ of the lines.
  package let earned: Money
  /// What came, as prices are stated.
  package let received: Money
  /// Earned − received, and its tax; negative where it is paid back. What papers of their own ask for is taxed as they
  /// say, the rest together.
  package let balance: TaxedAmount
  /// What the client withholds of it; negative where it is paid back.
  package let withheld: Money
  /// The balance with its tax, less what is withheld: what is paid, or paid back.
  package let payable: Money

  /// - Parameter refundsAll: nothing counts as earned but the fees until the end, whatever the lines say, and what came for
  ///   the rest goes back to the last cent: a project that cannot be finished earns nothing; a service was rendered.
  package init(
    endedBy side: Side, lines: [Line], refundsAll: Bool = false, received: AmountReceived, treatment: TaxTreatment
  ) throws(ArithmeticError) {
    self.side = side
    self.lines = refundsAll ? lines.filter { $0.kind == .fees } : lines
    self.received = treatment.asStated(received.taxed)
    earned = try Money.sum(self.lines.map(\.earned), in: self.received.currency)
    let rest = try Money.sum(self.lines.filter { $0.taxed == nil }.map(\.earned), in: earned.currency)
    var taxed = try treatment.taxed(rest, at: treatment.effectiveRate(nil))
    for line in self.lines.compactMap(\.taxed) { taxed = try taxed + line }
    balance = try taxed - received.taxed
    withheld =
      refundsAll ? try treatment.withheld(of: taxed) - received.withheld : try treatment.withheld(of: balance)
    payable = try balance.gross - withheld
  }
}

/// What came for some payments, as they were asked for.
package struct AmountReceived: Hashable, Sendable {
  package let taxed: TaxedAmount
  /// What the client kept back of it, and paid to the tax office.
  package let withheld: Money

  package init(taxed: TaxedAmount, withheld: Money) {
    self.taxed = taxed
    self.withheld = withheld
  }
}

extension CancellationStatement.Line {
  /// The same, taxed as papers say.
  func taxed(_ amount: TaxedAmount) -> Self { Self(kind, about, price: price, earned: earned, taxed: amount) }

  /// A stage in work by the share of it that the client was last told.
  package init(stage: String, price: Money, stated: Share?) throws(ArithmeticError) {
    let earned = try stated.map { share throws(ArithmeticError) in try price * share.fraction }
    self.init(.inProgress, stage, price: price, earned: earned ?? .zero(price.currency))
  }

  /// A stage in work by its hours, each at the rate of its day, at most its price.
  package init(stage: String, price: Money, worked: Money) throws(ArithmeticError) {
    self.init(.inProgress, stage, price: price, earned: try worked.compared(to: price) > 0 ? price : worked)
  }
}
