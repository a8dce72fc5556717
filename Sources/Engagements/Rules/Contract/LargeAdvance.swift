import Diagnostics
import Values

extension Rule {
  /// No more than half of the price is paid before the work.
  ///
  /// A client who has paid most of it has little left to hold you to the rest with, and knows it.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// payments:
  ///   advance: 60%
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// payments:
  ///   advance: 50%
  /// ```
  static let largeAdvance = Rule("large-advance", .warning, .contract) { engagement in
    guard engagement.placeOfOwnPlan != nil, let first = engagement.work.instalments.first,
      engagement.isAskedBeforeWork(first), let share = engagement.share(of: first), share > Share(percent: 50)
    else { return [] }
    let payments = engagement.terms.payments
    let own = payments?.schedule?.first.flatMap { $0.span(of: \.share) ?? $0.span(of: \.amount) }
    return [
      Finding(
        "the advance is \(share.rounded.inWords) of the price", at: own ?? payments?.place(of: \.advance),
        help: "ask for half of it at most, and for more as stages are accepted")
    ]
  }
}
