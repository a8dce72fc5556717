import Diagnostics
import Values

extension Rule {
  /// A change order that waits for its answer says rightly what the contract is worth before it.
  ///
  /// When another one is agreed meanwhile, its five figures are no longer right: issue it again, with a new revision of
  /// its number.
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
  /// price: 680
  /// days: 3wd
  /// # changes/prices.yaml
  /// title: A table of prices
  /// because: prices were to stand on the pages of the rooms
  /// adds:
  ///   deliverables:
  ///     - title: Table of prices
  ///       stage: build
  ///       accepted_when: every room has its price for every season
  /// price: 340
  /// days: 1wd
  /// # log/papers.yaml
  /// - id: CO-001
  ///   document: change-order
  ///   change: groups
  ///   issued:
  ///     on: 2026-04-20
  ///   agreed:
  ///     on: 2026-04-28
  ///     by: omar
  ///     via: email
  /// - id: CO-002
  ///   document: change-order
  ///   change: prices
  ///   issued:
  ///     on: 2026-04-22
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
  /// # changes/prices.yaml
  /// title: A table of prices
  /// because: prices were to stand on the pages of the rooms
  /// adds:
  ///   deliverables:
  ///     - title: Table of prices
  ///       stage: build
  ///       accepted_when: every room has its price for every season
  /// price: 340
  /// days: 1wd
  /// # log/papers.yaml
  /// - id: CO-001
  ///   document: change-order
  ///   change: groups
  ///   issued:
  ///     on: 2026-04-20
  ///   agreed:
  ///     on: 2026-04-28
  ///     by: omar
  ///     via: email
  /// - id: CO-002
  ///   document: change-order
  ///   change: prices
  ///   issued:
  ///     on: 2026-04-29
  /// ```
  static let openBeforeSum = Rule("open-before-sum", .warning, .work) { engagement in
    engagement.outdatedSums(\.pending).map { sum in
      Finding(
        "\(sum.change.name) waits for an answer and says that the contract is worth \(sum.printed) before it; it is \(sum.right)",
        at: sum.change.record?.issued?.span(of: \.on) ?? sum.change.record?.sent?.span(of: \.on), notes: sum.notes,
        help: "issue it again before it is agreed to")
    }
      + engagement.changes.flatMap { change in
        engagement.outdatedFees(of: change).map { fee, told in
          Finding(
            "\(change.name) waits for an answer and says that the fee of \(fee.stage.terms.name) is \(told) before it; it is \(fee.before)",
            at: change.record?.issued?.span(of: \.on) ?? change.record?.sent?.span(of: \.on),
            help: "issue it again before it is agreed to")
        }
      }
  }
}
