import Diagnostics
import Values

extension Rule {
  /// The last payment is no more than 40 % of the price.
  ///
  /// What is paid last is paid late; a last payment of half the price makes you the client's bank.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// payments:
  ///   schedule:
  ///     - id: advance
  ///       share: 30%
  ///       when: contract_agreed
  ///     - id: last
  ///       share: 70%
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
  ///       share: 40%
  ///       when: stage_accepted build
  ///     - id: last
  ///       share: 30%
  ///       when: stage_accepted launch
  /// ```
  static let lastPayment = Rule("last-payment", .warning, .contract) { engagement in
    guard let place = engagement.placeOfOwnPlan, let last = engagement.work.instalments.last,
      last.trigger != .contractAgreed, let share = engagement.share(of: last), share > Share(percent: 40)
    else { return [] }
    return [
      Finding(
        "the last payment is \(share.rounded.inWords) of the price", at: place,
        help: "let an earlier stage bring more of it: 40 % or less at the end")
    ]
  }
}

extension Engagement {
  /// Where the payment plan stands, if it was written for this client: the last payment of a schedule, or the key that
  /// makes the plan.
  var placeOfOwnPlan: Span? {
    guard let payments = terms.payments else { return nil }
    let places = [
      payments.schedule?.last.flatMap { $0.span(of: \.share) ?? $0.span(of: \.amount) }, payments.span(of: \.schedule),
      payments.span(of: \.rest), payments.span(of: \.advance),
    ]
    return places.lazy.compactMap { $0 }.first(where: isAuthored)
  }

  /// The part of the price that an instalment asks for.
  func share(of instalment: Instalment) -> Share? {
    guard let totals = work.totals else { return nil }
    return (try? instalment.exact / totals.asStated.amount).map { Share($0) }
  }
}

extension Share {
  init(percent: Int128) {
    self.init((try? Number(percent, over: 100)) ?? .zero)
  }

  /// To a tenth of a percent, for messages.
  var rounded: Share {
    (try? fraction.rounded(toPlaces: 3)).map { Share($0) } ?? self
  }
}
