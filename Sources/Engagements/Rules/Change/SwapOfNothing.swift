import Diagnostics
import Values

extension Rule {
  /// A change order that answers a swap says what goes out.
  ///
  /// Without it the client gets the new thing for nothing, and keeps what was to go.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/requests.yaml
  /// - id: R-001
  ///   asked:
  ///     on: 2026-04-20
  ///     by: jane
  ///     text: A page for groups instead of the training.
  ///   classed:
  ///     on: 2026-04-20
  ///     as: extra
  ///     because: no page of the list is for groups
  ///   decided:
  ///     on: 2026-04-21
  ///     outcome: swap
  /// # changes/groups.yaml
  /// title: A page for groups instead of the training
  /// requests
  /// because: no page of the list is for groups
  /// adds:
  ///   deliverables:
  ///     - title: Page for groups
  ///       stage: launch
  ///       accepted_when: a group sends its days, and both of you receive them
  /// price: 0
  /// days: 0
  /// # log/papers.yaml
  /// - id: CO-001
  ///   document: change-order
  ///   change: groups
  ///   issued:
  ///     on: 2026-05-04
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/requests.yaml
  /// - id: R-001
  ///   asked:
  ///     on: 2026-04-20
  ///     by: jane
  ///     text: A page for groups instead of the training.
  ///   classed:
  ///     on: 2026-04-20
  ///     as: extra
  ///     because: no page of the list is for groups
  ///   decided:
  ///     on: 2026-04-21
  ///     outcome: swap
  /// # changes/groups.yaml
  /// title: A page for groups instead of the training
  /// requests
  /// because: no page of the list is for groups
  /// adds:
  ///   deliverables:
  ///     - title: Page for groups
  ///       stage: launch
  ///       accepted_when: a group sends its days, and both of you receive them
  /// removes:
  ///   deliverables: [training]
  /// price: 0
  /// days: 0
  /// # log/papers.yaml
  /// - id: CO-001
  ///   document: change-order
  ///   change: groups
  ///   issued:
  ///     on: 2026-05-04
  /// ```
  static let swapOfNothing = Rule("swap-of-nothing", .warning, .changeOrder) { engagement in
    let swaps = engagement.swaps
    return engagement.changes.filter { $0.agreedOn == nil && !$0.isOver }.compactMap { change in
      // Calls and visits may be what goes out: an allowance that becomes another says so.
      guard let request = change.terms.requests?.first(where: swaps.contains), !change.removesWork,
        change.terms.allowances?.isEmpty ?? true
      else { return nil }
      return Finding(
        "\(change.name) answers `\(request)`, which is a swap, and nothing goes out",
        at: change.terms.place(of: \.requests), help: "say under `removes:` what is left out for it")
    }
  }
}
