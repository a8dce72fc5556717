import Diagnostics
import Values

extension Rule {
  /// A stage that costs nothing is meant to.
  ///
  /// Before the first paper goes out a price of 0 is more often one still to be found than a gift.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/papers.yaml
  /// - id: P-2026-001
  ///   not: here
  /// - id: C-2026-001
  ///   not: here
  /// # engagement.yaml
  /// starts: 2026-06-02
  /// stages:
  ///   - id: launch
  ///     price: 0
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/papers.yaml
  /// - id: P-2026-001
  ///   not: here
  /// - id: C-2026-001
  ///   not: here
  /// # engagement.yaml
  /// starts: 2026-06-02
  /// stages:
  ///   - id: launch
  ///     price: 400
  /// ```
  static let freeStage = Rule("free-stage", .note, .proposal) { engagement in
    guard engagement.state == .lead else { return [] }
    return engagement.agreedStages.filter { $0.fixedPrice?.isZero == true }.map { stage in
      Finding(
        "\(stage.name) costs nothing", at: stage.span(of: \.price),
        help: "write what it costs, or `price: later` where that is found out on the way")
    }
  }
}
