import Diagnostics
import Values

extension Rule {
  /// What somebody was given to do is done by its day.
  ///
  /// Wrong:
  ///
  /// ```yaml
  /// # log/actions.yaml
  /// - id: A-001
  ///   given:
  ///     on: 2026-04-14
  ///     who: nikos
  ///     what: Find five people to test the booking page
  ///     until: 2026-04-28
  /// ```
  ///
  /// Right:
  ///
  /// ```yaml
  /// # log/actions.yaml
  /// - id: A-001
  ///   given:
  ///     on: 2026-04-14
  ///     who: nikos
  ///     what: Find five people to test the booking page
  ///     until: 2026-04-28
  ///   done:
  ///     on: 2026-04-27
  /// ```
  static let actionOverdue = Rule("action-overdue", .warning, .work) { engagement in
    guard !engagement.hasEnded else { return [] }
    let late = (engagement.log.actions ?? []).compactMap { action -> Late? in
      guard let id = action.id, action.done == nil, let given = action.given, let until = given.until,
        until < engagement.today
      else {
        return nil
      }
      return Late(name: "`\(id)`", until: until, span: given.span(of: \.until))
    }
    return late.finding("was to be done by", help: "add `done:`, or say with a new action by when it will be")
  }
}
