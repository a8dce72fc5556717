import Diagnostics
import Values

extension Rule {
  /// A change order changes something, and something that is part of the agreement.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # changes/groups.yaml
  /// title: More calls
  /// because: the season is busier than we thought
  /// allowances:
  ///   - id: calls
  ///     amount: 8
  /// price: 0
  /// days: 0
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # changes/groups.yaml
  /// title: More calls
  /// because: the season is busier than we thought
  /// allowances:
  ///   - id: calls
  ///     amount: 8
  /// price: 0
  /// days: 0
  /// # engagement.yaml
  /// allowances:
  ///   - id: calls
  ///     title: Calls you ask for
  ///     amount: 6
  /// ```
  static let changeOfNothing = Rule("change-of-nothing", .error, .changeOrder) { engagement in
    engagement.changes.flatMap { change -> [Finding] in
      let terms = change.terms
      if terms.changesNothing, terms.isReadable(\.price), terms.isReadable(\.hours), change.totals?.net.isZero ?? true,
        terms.days?.count == 0
      {
        return [
          Finding(
            "\(change.name) changes nothing", at: terms.place(of: \.title),
            help: "say what it `adds:`, `changes:` or `removes:`, what it costs, or how days move")
        ]
      }
      let known = (engagement.terms.allowances ?? []).compactMap(\.id)
      let allowances = (terms.allowances ?? []).compactMap { changed -> Finding? in
        guard let id = changed.id, !known.contains(id) else { return nil }
        return Finding(
          "there is no allowance `\(id)`", at: changed.span(of: \.id),
          help: nearest(to: id, among: known).map { "did you mean `\($0)`?" }
            ?? (known.isEmpty ? nil : "there \(known.count == 1 ? "is" : "are") \(known.joined(separator: ", "))"))
      }
      return engagement.outsideTheWork(change) + allowances
    }
  }
}

extension Engagement {
  /// Stages and results of options that were not chosen, of the change itself, and what went out before it.
  fileprivate func outsideTheWork(_ planned: PlannedChange) -> [Finding] {
    let change = planned.terms
    let stages = (change.removes?.datum(of: \.stages)?.list ?? []) + (change.changes?.stages ?? []).ids
    let results = (change.removes?.datum(of: \.deliverables)?.list ?? []) + (change.changes?.deliverables ?? []).ids
    let known = (
      stages: planned.before.map(\.id), results: planned.before.flatMap(\.deliverables).map(\.id)
    )
    func findings(_ written: [Datum], _ kind: String, among known: [String], declared: [String]) -> [Finding] {
      written.compactMap { item in
        // A name that leads nowhere was complained of where it stands.
        guard let id = item.text, declared.contains(id), !known.contains(id) else { return nil }
        return Finding("\(kind) `\(id)` is not part of what was agreed", at: item.span)
      }
    }
    return findings(stages, "stage", among: known.stages, declared: allStages.compactMap(\.id))
      + findings(results, "deliverable", among: known.results, declared: allDeliverables.compactMap(\.id))
  }
}

extension [Entry<ChangedStageFields>] {
  fileprivate var ids: [Datum] { compactMap { $0.datum(of: \.id) } }
}

extension [Entry<ChangedDeliverableFields>] {
  fileprivate var ids: [Datum] { compactMap { $0.datum(of: \.id) } }
}

extension Entry where F == ChangeFields {
  /// Whether it says nothing but price and days.
  fileprivate var changesNothing: Bool {
    func isEmpty(_ lists: [[Datum]?]) -> Bool { lists.allSatisfy { ($0 ?? []).isEmpty } }
    return isEmpty([
      self.adds?.datum(of: \.stages)?.list, self.adds?.datum(of: \.deliverables)?.list,
      self.changes?.datum(of: \.stages)?.list, self.changes?.datum(of: \.deliverables)?.list,
      self.removes?.datum(of: \.stages)?.list, self.removes?.datum(of: \.deliverables)?.list,
      self.datum(of: \.allowances)?.list,
    ])
  }
}
