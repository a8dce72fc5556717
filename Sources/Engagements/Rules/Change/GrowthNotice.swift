import Diagnostics
import Values

extension Rule {
  /// When agreed changes have added so much to the price, it is time to speak of the whole.
  ///
  /// A client who agreed to each of them may not have seen what they come to. `growth_notice:` under `extra_work:` says
  /// from which part of the price on you are warned; write a larger one once you have spoken about it.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # changes/groups.yaml
  /// title: A page for groups
  /// because: no page of the list is for groups
  /// adds:
  ///   deliverables:
  ///     - title: Page for groups
  ///       stage: build
  ///       accepted_when: a group sends its days, and both of you receive them
  /// price: 3000
  /// days: 3wd
  /// # log/papers.yaml
  /// - id: CO-001
  ///   document: change-order
  ///   change: groups
  ///   issued:
  ///     on: 2026-05-04
  ///   agreed:
  ///     on: 2026-05-05
  ///     by: omar
  ///     via: email
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # changes/groups.yaml
  /// title: A page for groups
  /// because: no page of the list is for groups
  /// adds:
  ///   deliverables:
  ///     - title: Page for groups
  ///       stage: build
  ///       accepted_when: a group sends its days, and both of you receive them
  /// price: 680
  /// days: 3wd
  /// # log/papers.yaml
  /// - id: CO-001
  ///   document: change-order
  ///   change: groups
  ///   issued:
  ///     on: 2026-05-04
  ///   agreed:
  ///     on: 2026-05-05
  ///     by: omar
  ///     via: email
  /// ```
  static let growthNotice = Rule("growth-notice", .warning, .work) { engagement in
    guard !engagement.hasEnded, let limit = engagement.terms.extraWork?.growthNotice,
      let value = try? engagement.contractValue(), let growth = value.growth, growth >= limit
    else { return [] }
    let last = value.agreed.last.flatMap { line in engagement.changes.first { $0.id == line.id } }
    return [
      Finding(
        "agreed changes have added \(value.change) to \(value.original), and you want to be warned at \(limit.inWords)",
        at: last?.record?.agreed?.span(of: \.on),
        help: "speak with the client about the whole, then write a larger `growth_notice:` under `extra_work:`")
    ]
  }
}
