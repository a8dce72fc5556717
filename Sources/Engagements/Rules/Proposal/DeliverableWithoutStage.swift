import Diagnostics

extension Rule {
  /// A deliverable that stands beside the stages names its stage.
  ///
  /// Documents print deliverables by stage: one of none would stand nowhere.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// deliverables:
  ///   - title: Contact form
  ///     accepted_when: a message sent from a phone arrives
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// deliverables:
  ///   - title: Contact form
  ///     stage: build
  ///     accepted_when: a message sent from a phone arrives
  /// ```
  static let deliverableWithoutStage = Rule("deliverable-without-stage", .error, .proposal) { engagement in
    let beside =
      (engagement.terms.deliverables ?? []) + engagement.changes.flatMap { $0.terms.adds?.deliverables ?? [] }
    return beside.filter { $0.lacks(\.stage) }.map { deliverable in
      Finding(
        "\(deliverable.name) belongs to no stage", at: deliverable.place(of: \.title),
        help: "write `stage:` and the stage's id, or move it under the stage's `delivers:`")
    }
  }
}
