package import Values

/// What is agreed that a late payment costs beside itself.
package enum InterestTerms: Hashable, Sendable {
  /// What the law says, of which nothing is worked out.
  case statutory
  case none
  /// By the year.
  case rate(Share)
}

/// Simple interest on a payment that is late: for every day after the last day to pay, on what was open that day, a year
/// counted as 365 days.
package struct LateInterest: Hashable, Sendable {
  /// The first day that counts.
  package let since: Day
  /// The amount through the day it is looked at, rounded once.
  package let amount: Money

  /// - Parameters:
  ///   - open: what is still open.
  ///   - due: the last day to pay.
  ///   - receipts: what came and when, negative where it was paid back. The day on which it came counts.
  /// - Throws: where a day or the amount is out of range.
  package init(
    on open: Money, due: Day, receipts: [(on: Day, amount: Money)], rate: Share, through today: Day
  ) throws(ArithmeticError) {
    since = try due.adding(days: 1)
    var days = try open.amount * Number(Int128(max(0, today.days(since: due))))
    for receipt in receipts where receipt.on > due {
      days = try days + receipt.amount.amount * Number(Int128(min(receipt.on, today).days(since: due)))
    }
    amount = try Money(rounding: days * rate.fraction / Number(365), open.currency)
  }
}
