import Diagnostics

extension Rule {
  /// A price by the hour has a cap.
  ///
  /// Without one the client buys at a price that nobody knows. A cap may be high; it is the figure above which you ask
  /// again.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// stages:
  ///   - id: launch
  ///     price:
  ///       hourly:
  ///         rate: consultant
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// stages:
  ///   - id: launch
  ///     price:
  ///       hourly:
  ///         rate: consultant
  ///         cap: 4800
  /// ```
  static let openPrice = Rule("open-price", .warning, .proposal) { engagement in
    engagement.allStages.compactMap { stage in
      guard case .hourly(_, cap: nil)? = stage.price, engagement.isAuthored(stage.place(of: \.price)) else {
        return nil
      }
      return Finding(
        "the price of \(stage.name) has no end", at: stage.place(of: \.price),
        help: "add the most it can come to: `cap: …`")
    }
  }
}
