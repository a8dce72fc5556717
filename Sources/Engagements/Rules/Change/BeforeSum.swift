import Diagnostics
import Values

extension Rule {
  /// A change order that is agreed says rightly what the contract was worth before it.
  ///
  /// It was made with the changes agreed until then. Where another one was agreed since, its five figures were wrong on
  /// the day of the yes: such a change order is issued again before it is agreed to.
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
  ///   agreed:
  ///     on: 2026-04-30
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
  ///   agreed:
  ///     on: 2026-04-30
  ///     by: omar
  ///     via: email
  /// ```
  static let beforeSum = Rule("before-sum", .error, .work) { engagement in
    engagement.outdatedSums(\.agreed).map { sum in
      Finding(
        "\(sum.change.name) says that the contract was worth \(sum.printed) before it; on the day it was agreed it was \(sum.right)",
        at: sum.change.record?.agreed?.span(of: \.on), notes: sum.notes,
        help: "ask for a yes to the right figures: issue it again, and record the agreement to that")
    }
  }
}

extension Engagement {
  /// The fees that an open change order names as those before it, and that another yes has made others since.
  func outdatedFees(of change: PlannedChange) -> [(fee: FeeChange, told: Money)] {
    guard !change.feeChanges.isEmpty, let record = change.record, state(of: record) == .issued,
      let issued = record.issuedOn
    else { return [] }
    let told = asOf(issued).changes.first { $0.id == change.id }?.feeChanges ?? []
    return change.feeChanges.compactMap { fee in
      told.first { $0.stage.id == fee.stage.id && $0.before != fee.before }.map { (fee, $0.before) }
    }
  }
}

/// What a change order says the contract was worth before it, and what it was.
struct OutdatedSum {
  let change: PlannedChange
  let printed: String
  let right: Money
  /// Where the other ones were agreed.
  let notes: [Diagnostic.Note]
}

extension Engagement {
  /// The change orders that went out before others were agreed that stand before them.
  func outdatedSums(_ lines: KeyPath<ContractValue, [ContractValue.Line]>) -> [OutdatedSum] {
    guard let value = try? contractValue() else { return [] }
    let known = Dictionary(changes.map { ($0.id, $0) }) { first, _ in first }
    return value[keyPath: lines].compactMap { line in
      guard let change = known[line.id], let out = change.record?.issuedOn else { return nil }
      let before = value.agreed.prefix { $0.id != line.id }
      if before.contains(where: { known[$0.id]?.agreedOn == out }) {
        // Which of them came first on that day, the paper itself says.
        let path = "engagement.changes[\(change.id)].value.before"
        guard let told = change.record?.id.flatMap({ printed($0, path) }), told != line.before.description else {
          return nil
        }
        return OutdatedSum(change: change, printed: told, right: line.before, notes: [])
      }
      let since = before.filter { known[$0.id]?.agreedOn.map { $0 > out } ?? false }
      guard let sum = try? Money.sum(since.map(\.this), in: value.original.currency), !sum.isZero,
        let printed = try? line.before - sum
      else { return nil }
      let notes = since.compactMap { known[$0.id] }.map {
        Diagnostic.Note("\($0.name) was agreed here", at: $0.record?.agreed?.span(of: \.on))
      }
      return OutdatedSum(change: change, printed: printed.description, right: line.before, notes: notes)
    }
  }
}
