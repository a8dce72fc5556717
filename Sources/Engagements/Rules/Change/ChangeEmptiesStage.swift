import Diagnostics
import Values

extension Rule {
  /// A stage keeps something that can be accepted, or is taken away with all that it delivers.
  ///
  /// A stage without a result is never accepted. What is left to pay with it is due with the last stage instead.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # changes/groups.yaml
  /// title: Without training
  /// because: both editors know the system
  /// removes:
  ///   deliverables: [training]
  /// price: -500
  /// days: 0
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # changes/groups.yaml
  /// title: A film in place of training
  /// because: both editors know the system
  /// removes:
  ///   deliverables: [training]
  /// adds:
  ///   deliverables:
  ///     - title: Film for new editors
  ///       stage: launch
  ///       accepted_when: a new editor publishes a page after it
  /// price: -500
  /// days: 0
  /// ```
  static let changeEmptiesStage = Rule("change-empties-stage", .warning, .changeOrder) { engagement in
    engagement.changes.flatMap { change -> [Finding] in
      let removed = change.terms.removes?.deliverables ?? []
      let gone = Set(change.terms.removes?.stages ?? [])
      let filled = Set(change.deliverables.map(\.stage.id))
      return change.before.filter { stage in
        !stage.deliverables.isEmpty && stage.deliverables.allSatisfy { removed.contains($0.id) }
          && !gone.contains(stage.id) && !filled.contains(stage.id)
      }
      .map { stage in
        Finding(
          "\(change.name) takes away all that \(stage.terms.name) delivers, and leaves the stage",
          at: change.terms.removes?.place(of: \.deliverables),
          notes: [Diagnostic.Note("the stage is here", at: stage.terms.place(of: \.title))],
          help: "take the stage away, too, under `removes: stages:`, or say what it delivers instead")
      }
    }
  }
}
