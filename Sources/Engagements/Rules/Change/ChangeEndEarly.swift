import Diagnostics
import Values

extension Rule {
  /// A change order leaves the contract running until its last stage is ready.
  ///
  /// Its `days:` move the contract's last day even where they move no stage; and what it brings in may last longer than
  /// the contract does.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # changes/earlier.yaml
  /// title: An earlier end
  /// because: you asked for it
  /// price: 0
  /// days: -20wd
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # changes/later.yaml
  /// title: A later end
  /// because: you asked for it
  /// price: 0
  /// days: 5wd
  /// ```
  static let changeEndEarly = Rule("change-end-early", .warning, .changeOrder) { engagement in
    guard !engagement.hasEnded else { return [] }
    return engagement.changes.compactMap { change in
      guard engagement.isOpen(change), !change.stages.isEmpty || (change.terms.days?.count ?? 0) < 0,
        let days = try? engagement.agreeing(change.id).workDays(), let end = days.end?.day
      else { return nil }
      let open = days.stages.filter { $0.stage.acceptedOn == nil }.compactMap { one in
        one.due.map { (stage: one.stage, day: $0.day) }
      }
      guard let last = open.max(by: { $0.day < $1.day }), end < last.day else { return nil }
      return Finding(
        "with \(change.name) the contract would end on \(end), and \(last.stage.terms.name) is ready on \(last.day)",
        at: change.terms.place(of: \.days),
        help: "say with `days:` by how much the contract's last day moves")
    }
  }
}
