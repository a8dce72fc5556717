/// How far an engagement has come.
package enum EngagementState: String, CaseIterable, Sendable {
  case lead, proposed, agreed, active, paused, closing, closed, cancelled
}

/// How far a stage has come: waiting → working → delivered → accepted → settled, that is paid.
package enum StageState: String, CaseIterable, Sendable {
  case waiting, working, delivered, accepted, settled

  /// Whether all its results are accepted, paid or not.
  package var isAccepted: Bool { self == .accepted || self == .settled }
}

/// How far a result has come: planned → in work → delivered → (returned → delivered)* → accepted.
package enum DeliverableState: String, CaseIterable, Sendable {
  case planned, inWork = "in_work", delivered, returned, accepted
}
