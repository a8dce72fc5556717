package import Values

/// A fee for a period in which the service runs for some of its days only: fee × days in service ÷ days in the period,
/// actual days, both ends included.
package struct Proration: Hashable, Sendable {
  package struct Slice: Hashable, Sendable {
    package let days: ClosedRange<Day>
    package let amount: Money
  }

  package let fee: Money
  package let period: ClosedRange<Day>
  /// What lies in the period, in the order given.
  package let slices: [Slice]

  /// Slices of one period are rounded cumulatively: those that fill it come to the fee. They must not overlap; days
  /// outside the period are left out.
  package init(fee: Money, period: ClosedRange<Day>, inService: [ClosedRange<Day>]) throws(ArithmeticError) {
    let inside = inService.filter { $0.overlaps(period) }.map { $0.clamped(to: period) }
    let length = Int128(period.lengthInDays)
    let shares = try inside.map { days throws(ArithmeticError) in
      try Number(Int128(days.lengthInDays), over: length)
    }
    let amounts = try fee.split(byShares: shares)
    self.fee = fee
    self.period = period
    slices = zip(inside, amounts).map { Slice(days: $0, amount: $1) }
  }
}

extension ClosedRange<Day> {
  /// The number of days, both ends included.
  package var lengthInDays: Int { upperBound.days(since: lowerBound) + 1 }
}
