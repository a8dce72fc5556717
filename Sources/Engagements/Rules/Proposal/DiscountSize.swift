import Diagnostics
import Values

extension Rule {
  /// A discount is a part of the price or an amount, more than nothing and no more than the price.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// discount:
  ///   amount: 13000
  ///   reason: second project
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// discount:
  ///   amount: 1300
  ///   reason: second project
  /// ```
  static let discountSize = Rule("discount-size", .error, .proposal) { engagement in
    guard let discount = engagement.terms.discount else { return [] }
    if discount.lacks(\.percent), discount.lacks(\.amount) {
      return [
        Finding(
          "the discount says neither a part nor an amount", at: discount.span,
          help: "write `percent: 10%` or `amount: 1200.00`")
      ]
    }
    if let percent = discount.percent {
      let place = discount.span(of: \.percent)
      if let amount = discount.amount {
        return [
          Finding(
            "the discount says a part, \(percent.inWords), and an amount, \(amount)", at: place,
            help: "keep one of the two")
        ]
      }
      if percent.fraction > .one {
        return [Finding("the discount is more than the price: \(percent.inWords)", at: place)]
      }
      return percent.fraction > .zero ? [] : [Finding("the discount takes nothing off: \(percent.inWords)", at: place)]
    }
    guard let amount = discount.amount else { return [] }
    let place = discount.span(of: \.amount)
    if amount.isNegative || amount.isZero { return [Finding("the discount takes nothing off: \(amount)", at: place)] }
    for work in [engagement.work] + engagement.options.flatMap(\.options).map(\.work) {
      guard let price = work.totals?.subtotal, let order = try? amount.compared(to: price), order > 0 else { continue }
      return [Finding("the discount of \(amount) is more than the price of \(price)", at: place)]
    }
    return []
  }
}
