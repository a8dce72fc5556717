import Diagnostics
import Values

extension Rule {
  /// A price is an amount that is not negative, or comes later, after a stage that is named.
  ///
  /// What is taken off stands under `discount:`, with its reason, so that every paper shows it as what it is. A price
  /// that comes later is no open end if the client knows when.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// stages:
  ///   - title: Second language
  ///     price: later
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// stages:
  ///   - title: Second language
  ///     price: later
  ///     priced_after: build
  /// ```
  static let stagePrice = Rule("stage-price", .error, .proposal) { engagement in
    engagement.allStages.flatMap { stage -> [Finding] in
      switch stage.price {
      case .fixed(let amount) where amount.isNegative:
        return [
          Finding(
            "the price of \(stage.name) is negative: \(amount)", at: stage.span(of: \.price),
            help: "write what is taken off under `discount:`, with its reason")
        ]
      case .later where stage.lacks(\.pricedAfter):
        return [
          Finding(
            "the price of \(stage.name) comes later, and nothing says when", at: stage.span(of: \.price),
            help: "name the stage after which the price comes: `priced_after: …`")
        ]
      case .later where stage.pricedAfter == stage.id:
        return [
          Finding(
            "the price of \(stage.name) comes after the stage itself", at: stage.span(of: \.pricedAfter),
            help: "name a stage before it")
        ]
      default: return []
      }
    }
  }
}
