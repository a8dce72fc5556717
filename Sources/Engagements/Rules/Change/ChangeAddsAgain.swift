import Diagnostics
import Values

extension Rule {
  /// What a change order adds is new: nothing of the agreement is called like it.
  ///
  /// A result that is there already and becomes something else stands under `changes:`.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # changes/groups.yaml
  /// title: A page for groups
  /// because: no page of the list is for groups
  /// adds:
  ///   deliverables:
  ///     - title: Booking page
  ///       stage: build
  ///       accepted_when: a group sends its days, and both of you receive them
  /// price: 680
  /// days: 3wd
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
  /// ```
  static let changeAddsAgain = Rule("change-adds-again", .error, .changeOrder) { engagement in
    var places: [String: Span?] = [:]
    for stage in engagement.agreedStages { places["stage `\(stage.id ?? "")`"] = .some(stage.span) }
    for result in engagement.agreedDeliverables { places["deliverable `\(result.id ?? "")`"] = .some(result.span) }
    // What was declined or taken back, or has lapsed, may be offered again.
    let alive = engagement.changes.filter { [.draft, .issued, .agreed].contains(engagement.state(of: $0)) }
    return alive.flatMap { change -> [Finding] in
      let stages = change.stages.map { ("stage `\($0.id)`", $0.terms.place(of: \.title)) }
      let results = change.deliverables.map { ("deliverable `\($0.id)`", $0.terms.place(of: \.title)) }
      return (stages + results).compactMap { name, place in
        guard let first = places.updateValue(place, forKey: name) else { return nil }
        return Finding(
          "there is a \(name) already", at: place, notes: [Diagnostic.Note("it is here", at: first)],
          help: "give the new one another title or an `id:`, or write the change of it under `changes:`")
      }
    }
  }
}
