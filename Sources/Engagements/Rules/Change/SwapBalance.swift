import Diagnostics
import Values

extension Rule {
  /// What is exchanged is of one value: what comes in costs what goes out, within five per cent.
  ///
  /// A swap with a price is a change order with a price, and is decided as a proposal.
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
  /// removes:
  ///   deliverables: [training]
  /// price: 680
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
  static let swapBalance = Rule("swap-balance", .error, .changeOrder) { engagement in
    let swaps = engagement.swaps
    return engagement.changes.compactMap { change in
      guard let request = change.terms.requests?.first(where: swaps.contains), let net = change.totals?.net,
        !net.isZero, !change.isBalanced
      else { return nil }
      return Finding(
        "\(change.name) answers `\(request)`, which is a swap, and its price is \(net)",
        at: change.terms.place(of: \.price),
        help: "let as much go out as comes in, or decide the request as `outcome: proposal`")
    }
  }
}

extension Engagement {
  /// The requests for which something goes out.
  var swaps: Set<String> { Set((log.requests ?? []).filter(\.isForExchange).compactMap(\.id)) }
}

extension PlannedChange {
  /// Whether what comes in and what goes out differ by five per cent of the larger at most.
  fileprivate var isBalanced: Bool {
    guard let currency = lines.first?.amount.currency,
      let comes = try? Money.sum(lines.map(\.amount).filter { !$0.isNegative }, in: currency),
      let goes = try? Money.sum(lines.map(\.amount).filter(\.isNegative), in: currency).negated(),
      let larger = (try? comes.compared(to: goes)).map({ $0 < 0 ? goes : comes }),
      let smaller = (try? comes.compared(to: goes)).map({ $0 < 0 ? comes : goes }), !larger.isZero,
      let difference = try? (larger - smaller) / larger
    else { return true }
    return Share(difference) <= Share(percent: 5)
  }
}
