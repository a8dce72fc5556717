import Diagnostics

extension Rule {
  /// A stage says how long it takes, or the last day of its work.
  ///
  /// Without it there is no timeline, and no day for what the stage delivers. A stage whose price comes later gets its
  /// length with its price.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// stages:
  ///   - title: Photographs
  ///     price: 900
  ///     delivers:
  ///       - title: Ten pictures
  ///         accepted_when: all ten are on the site
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// stages:
  ///   - title: Photographs
  ///     price: 900
  ///     takes: 2w
  ///     delivers:
  ///       - title: Ten pictures
  ///         accepted_when: all ten are on the site
  /// ```
  static let stageLength = Rule("stage-length", .error, .proposal) { engagement in
    engagement.allStages.filter { $0.lacks(\.takes) && $0.lacks(\.due) && $0.price != .later }.map { stage in
      Finding(
        "\(stage.name) has neither a length nor a last day", at: stage.place(of: \.title),
        help: "write how long it takes, `takes: 6w`, or its days, `start:` and `due:`")
    }
  }
}
