import Diagnostics
import Values

extension Rule {
  /// Every stage of a project delivers something.
  ///
  /// A stage is accepted, and its payment due, when its deliverables are; one without any never ends. A stage whose price
  /// comes later gets its deliverables with its price, and a retainer has periods instead.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// stages:
  ///   - title: Photographs
  ///     price: 900
  ///     takes: 2w
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
  static let stageWithoutDeliverables = Rule("stage-without-deliverables", .error, .order) { engagement in
    guard engagement.terms.kind != "retainer" else { return [] }
    // Said by `impossible-trigger`.
    let schedules = [engagement.terms.payments?.schedule ?? []] + engagement.changes.map { $0.terms.payments ?? [] }
    let waitedFor = schedules.joined().compactMap { instalment -> String? in
      if case .stageAccepted(let stage)? = instalment.when { stage } else { nil }
    }
    return engagement.allStages.filter { stage in
      if stage.price?.isPeriodic == true { return false }
      return stage.price != .later && engagement.deliverables(of: stage).isEmpty
        && !waitedFor.contains { $0 == stage.id }
    }
    .map { stage in
      Finding(
        "\(stage.name) delivers nothing", at: stage.place(of: \.title),
        help: "add `delivers:` with a title and `accepted_when:` each")
    }
  }
}
