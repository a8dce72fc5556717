import Diagnostics
import Values

extension Rule {
  /// A deliverable is due inside its stage.
  ///
  /// Without a day of its own it is due at the stage's end.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// stages:
  ///   - id: build
  ///     delivers:
  ///       - id: booking-page
  ///         due: build.end+1w
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # engagement.yaml
  /// stages:
  ///   - id: build
  ///     delivers:
  ///       - id: booking-page
  ///         due: build.end-1w
  /// ```
  static let deliverableOutsideStage = Rule("deliverable-outside-stage", .error, .order) { engagement in
    engagement.allPlannedStages.flatMap { stage in
      stage.deliverables.compactMap { deliverable -> Finding? in
        guard let due = deliverable.due?.day, let start = stage.start?.day, let end = stage.due?.day,
          start <= end, !(start...end).contains(due)
        else { return nil }
        let stageSpan = stage.terms.span(of: \.due) ?? stage.terms.span(of: \.takes)
        return Finding(
          "\(deliverable.terms.name) is due on \(due), outside its stage, \(start) to \(end)",
          at: deliverable.terms.span(of: \.due), notes: [Diagnostic.Note("the stage is here", at: stageSpan)],
          help: "move the day, or take it away: it is then due at the end of the stage")
      }
    }
  }
}
