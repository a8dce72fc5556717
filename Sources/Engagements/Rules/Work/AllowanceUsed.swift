import Diagnostics
import Values

extension Rule {
  /// When so much of an allowance is used as `tell_at:` says, the client hears of it.
  ///
  /// Whoever knows that one call is left chooses which. `dossier say` writes the message; that it was sent is recorded in
  /// log/allowances.yaml.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// allowances:
  ///   - id: visits
  ///     title: Visits to the house
  ///     unit: visits
  ///     amount: 1
  ///     beyond:
  ///       rate: consultant
  ///       tell_at: [80%, 100%]
  /// # log/meetings.yaml
  /// - id: tour
  ///   title: A tour of the house
  ///   planned:
  ///     on: 2026-04-07
  ///     day: 2026-04-14
  ///   held:
  ///     on: 2026-04-14
  ///     minutes: 90
  ///     with: [maria, jane]
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// allowances:
  ///   - id: visits
  ///     title: Visits to the house
  ///     unit: visits
  ///     amount: 1
  ///     beyond:
  ///       rate: consultant
  ///       tell_at: [80%, 100%]
  /// # log/meetings.yaml
  /// - id: tour
  ///   title: A tour of the house
  ///   planned:
  ///     on: 2026-04-07
  ///     day: 2026-04-14
  ///   held:
  ///     on: 2026-04-14
  ///     minutes: 90
  ///     with: [maria, jane]
  /// # log/allowances.yaml
  /// - id: visits
  ///   told:
  ///     on: 2026-04-15
  ///     to: [jane]
  ///     via: email
  /// ```
  static let allowanceUsed = Rule("allowance-used", .warning, .work) { engagement in
    engagement.allowancesToTell.compactMap { allowance, reached in
      guard let current = allowance.ledger.current, let available = try? current.available else { return nil }
      let unit = allowance.unit.isByPiece ? "\(allowance.unit.rawValue)" : "minutes"
      let days = current.days
      let commands =
        "`dossier say \(engagement.path) allowance-used`, "
        + "then `dossier mark \(engagement.path) \(allowance.id) told`"
      return Finding(
        "`\(allowance.id)`: \(current.used) of \(available) \(unit) from \(days.lowerBound) to \(days.upperBound) are used "
          + "since \(reached.on)",
        at: allowance.terms.span,
        help: "tell the client, before more is asked for than is included: \(commands)")
    }
  }
}
